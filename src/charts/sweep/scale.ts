/** Where values of a lever stand along an axis. */
import type { SweepValue } from '../../scenarios/designs/sweep-schema.ts'

/** How values stand along the axis: as their sizes do, as their ratios do, or one after the other where they are words. */
export function scaleOf(values: readonly SweepValue[]): 'linear' | 'log' | 'words' {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length < values.length || numbers.length < 2) return 'words'
  if (numbers.length < 3 || Math.min(...numbers) <= 0) return 'linear'
  return unevenness(numbers.map(Math.log)) < unevenness(numbers) ? 'log' : 'linear'
}

/** Largest step between neighbours over the smallest. */
function unevenness(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const steps = sorted.slice(1).map((value, i) => value - sorted[i]!)
  return Math.max(...steps) / Math.min(...steps)
}

/** Where each value stands, the first at 0 and the last at 1 (of numbers, the least and the largest). */
export function positionsOf(values: readonly SweepValue[]): number[] {
  const scale = scaleOf(values)
  const at = values.map((value, i) =>
    scale === 'words' ? i : scale === 'log' ? Math.log(value as number) : (value as number),
  )
  const [least, most] = [Math.min(...at), Math.max(...at)]
  return at.map((each) => (most === least ? 0 : Number(((each - least) / (most - least)).toFixed(6))))
}
