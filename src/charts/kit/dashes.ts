/** Lengths of dashes and gaps, by position of a line in its panel; the first is solid. */
export const dashes: readonly (readonly number[])[] = [
  [1, 0],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [5, 5],
  [14, 4],
]
