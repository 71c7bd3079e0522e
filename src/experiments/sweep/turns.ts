/** What becomes of a conclusion where one parameter has another value: of a design that tries its parameters one at a time. */
import type { CountedIn } from '../../model/result.ts'
import { type Verdict, verdictOf } from '../../statistics/verdict.ts'
import type { DifferenceRow } from '../replications/tables.ts'
import type { AtPoint } from './sweep.ts'
import type { SweepPoint } from './sweep-points.ts'

/**
 * `turns`: clearly more becomes clearly fewer, or the other way round. `fades`: a clear difference is no longer so. `appears`: a
 * difference becomes clear. `stays`: none of these. `unknown`: too few replications for a verdict.
 */
export const turnWords = ['turns', 'fades', 'appears', 'stays', 'unknown'] as const
export type Turn = (typeof turnWords)[number]

/** A difference from the baseline at one other value, beside that at the usual ones. */
export interface TurnRow {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: CountedIn
  readonly unit: string
  readonly parameter: string
  readonly value: string
  readonly usual_mean: number | null
  readonly usual_verdict: Verdict
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly replications: number
  readonly verdict: Verdict
  readonly conclusion: Turn
}

/** What becomes of a verdict. */
export function turnOf(usual: Verdict, now: Verdict): Turn {
  if (usual === 'unknown' || now === 'unknown') return 'unknown'
  if (usual === now) return 'stays'
  const isSign = (verdict: Verdict) => verdict === 'more' || verdict === 'fewer'
  if (isSign(usual)) return isSign(now) ? 'turns' : 'fades'
  return isSign(now) ? 'appears' : 'stays'
}

/** The rows, by point; the first point has the usual values. */
export function turnsOf(
  points: readonly SweepPoint[],
  differences: readonly AtPoint<DifferenceRow>[],
): TurnRow[] {
  const [usual, ...others] = points
  if (usual === undefined) return []
  const keyOf = (row: DifferenceRow) =>
    [row.scenario, row.deterrence, row.metric, row.scheme, row.counted_in].join(' ')
  const before = new Map(
    differences.filter(({ point }) => point === usual.id).map((row) => [keyOf(row), row]),
  )
  return others.flatMap(({ id, values }) => {
    const [parameter, value] = Object.entries(values).find(([name, at]) => usual.values[name] !== at)!
    return differences
      .filter(({ point }) => point === id)
      .flatMap((row): TurnRow[] => {
        const first = before.get(keyOf(row))
        if (first === undefined) return []
        const { scenario, deterrence, metric, scheme, counted_in, unit } = row
        const { mean, ci_low, ci_high, replications } = row
        const [usual_verdict, verdict] = [verdictOf(first), verdictOf(row)]
        return [
          {
            ...{ scenario, deterrence, metric, scheme, counted_in, unit, parameter, value: String(value) },
            ...{ usual_mean: first.mean, usual_verdict, mean, ci_low, ci_high, replications, verdict },
            conclusion: turnOf(usual_verdict, verdict),
          },
        ]
      })
  })
}
