/** What a mean difference may honestly be called. One rule for every table, text and chart. */

/**
 * Fewest independent replications for a verdict. Differences that are as often above as below zero have one sign in all
 * of n replications with a probability of 2^(1 − n): 6 is the least n for which that is below 5 % (3.1 %). With fewer, even
 * differences that agree to the last digit can be chance, whatever the width of their interval.
 */
export const fewestForVerdict = 6

/**
 * `none`: identical in every replication. `unknown`: no interval, or too few replications. `unclear`: the 95 % interval
 * of the mean reaches zero. Otherwise the sign of the mean.
 */
export type Verdict = 'more' | 'fewer' | 'none' | 'unclear' | 'unknown'

/** A mean with its 95 % interval, and over how many replications. */
export interface Judged {
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly replications: number
  /** How many of them are independent, where not all are: the members that an ensemble reached. */
  readonly independent?: number
}

/** The verdict on a difference. A missing one, or one without a mean, is `unknown`. */
export function verdictOf(row: Judged | undefined): Verdict {
  if (row === undefined || row.mean === null || row.ci_low === null || row.ci_high === null) return 'unknown'
  if (row.ci_low === 0 && row.ci_high === 0) return 'none'
  if ((row.independent ?? row.replications) < fewestForVerdict) return 'unknown'
  if (row.ci_low <= 0 && row.ci_high >= 0) return 'unclear'
  return row.mean > 0 ? 'more' : 'fewer'
}

/** Whether the verdict is a difference with a sign. */
export const isClear = (verdict: Verdict): boolean => verdict === 'more' || verdict === 'fewer'

/** 1 or −1 where a difference is clearly more or fewer, else 0. */
export function clearSign(row: Judged | undefined): -1 | 0 | 1 {
  const verdict = verdictOf(row)
  return verdict === 'more' ? 1 : verdict === 'fewer' ? -1 : 0
}
