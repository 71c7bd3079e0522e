/** Figures that hold each other: shares of a whole, shares of at most a whole, and a part that cannot be more than all. */

import { sum } from '../../statistics/scores.ts'

/** Values by path. */
type Values = ReadonlyMap<string, number>

/** Shares that are a whole together, by the name of the whole. */
const wholes = [/^groups\.[^.]+\.(share_\w+)$/, /^decisions\.(withdrawal_ends)\.[^.]+$/]

/** Shares that are at most a whole together. */
const atMostWhole =
  /^schemes\.([^.]+)\.stay\.(?:judicial_release_share|medical_release_share|recognised_share|onward_share)$/

/** The whole that a figure is a part of; undefined for most. */
export const wholeOf = (id: string): string | undefined =>
  wholes.map((whole) => whole.exec(id)?.[1]).find((name) => name !== undefined)

const rounded = (value: number) => Number(value.toPrecision(12))

/**
 * The values that are moved, with those that make room for them. Where a share of a whole moves, the shares that are not
 * named make room in proportion; where all are named, or they leave no room, all are scaled to the whole.
 * @param usual all figures as declared
 */
export function withRoom(usual: Values, moved: Values): Map<string, number> {
  const values = new Map(moved)
  for (const whole of new Set([...moved.keys()].map(wholeOf)))
    if (whole !== undefined) for (const [id, value] of partsOf(whole, usual, moved)) values.set(id, value)
  const now = (id: string) => values.get(id) ?? usual.get(id)!
  const schemes = new Set([...moved.keys()].flatMap((id) => /^schemes\.([^.]+)\./.exec(id)?.[1] ?? []))
  for (const scheme of schemes) {
    const shares = [...usual.keys()].filter((id) => atMostWhole.exec(id)?.[1] === scheme)
    const total = sum(shares.map(now))
    if (total > 1)
      for (const [id, share] of shares.map((each) => [each, now(each)] as const))
        values.set(id, Math.floor((share / total) * 1e9) / 1e9)
    const [part, all] = ['opening_places', 'full_places'].map((key) => `schemes.${scheme}.capacity.${key}`)
    if (now(part!) > now(all!)) values.set(part!, now(all!))
  }
  return values
}

/** The shares of a whole, of which some have a new value. */
function partsOf(whole: string, usual: Values, moved: Values): [string, number][] {
  const parts = [...usual].filter(([id]) => wholeOf(id) === whole)
  const named = parts.flatMap(([id]) => (moved.has(id) ? [[id, moved.get(id)!] as const] : []))
  const others = parts.filter(([id]) => !moved.has(id))
  const taken = sum(named.map(([, value]) => value))
  const left = sum(others.map(([, value]) => value))
  const scaled = (of: readonly (readonly [string, number])[], by: number) =>
    of.map(([id, value]): [string, number] => [id, rounded(value * by)])
  return left > 0 && taken < 1
    ? [...scaled(named, 1), ...scaled(others, (1 - taken) / left)]
    : scaled([...named, ...others], 1 / (taken + left))
}
