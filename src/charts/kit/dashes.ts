import { palette } from './theme.ts'

/** Lengths of dashes and gaps, by position of a line in its panel; the first is solid. */
export const dashes: readonly (readonly number[])[] = [
  [1, 0],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [5, 5],
  [14, 4],
]

/** Colour and dash of a line that has those of its position and no other’s. */
export function styleOf(position: number): { readonly colour: string; readonly dash: readonly number[] } {
  const [colour, dash] = [palette[position], dashes[position]]
  if (colour === undefined || dash === undefined) throw new Error(`no style is left for line ${position + 1}`)
  return { colour, dash }
}
