/** What `solve` is to reach: a level, by the end of a month, in people or in parties. */
import { monthGrid } from '../../calendar/days.ts'
import type { Level } from '../../experiments/break-even/level.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { findMetric } from '../../model/measures/metrics.ts'
import { anyNumber, wrong } from '../../terminal/numbers.ts'

/**
 * The level that a metric is to reach.
 * @param start first day of the run, of so many years
 * @throws InputError where the metric is not so counted, or the run has no such month
 */
export function levelAsked(
  metric: string,
  asked: {
    readonly level: string
    readonly by?: string | undefined
    readonly countedIn?: string | undefined
  },
  start: string,
  years: number,
): Level {
  const { kind, countedIn: known } = findMetric(metric)!
  const read = anyNumber('--level', asked.level)
  const counted = asked.countedIn ?? (known.includes('people') ? 'people' : '')
  const { labels } = monthGrid(start, years)
  const isTotalOnly = kind === 'wait' || kind === 'ratio'
  const problems: Problem[] = [
    ...('problem' in read ? [read.problem] : []),
    ...(known.some((each) => each === counted)
      ? []
      : [
          wrong(
            '--counted-in',
            counted,
            known.filter((each) => each !== '').join(' or ') || 'none: it is not counted',
          ),
        ]),
    ...(asked.by === undefined || (!isTotalOnly && labels.includes(asked.by))
      ? []
      : [
          wrong(
            '--by',
            asked.by,
            isTotalOnly
              ? `none: ${metric} is known of the whole run alone`
              : `a month of the run, from ${labels[0]} to ${labels.at(-1)}`,
          ),
        ]),
  ]
  if (problems.length > 0) throw new InputError(problems)
  return {
    value: (read as { value: number }).value,
    counted_in: counted as Level['counted_in'],
    ...(asked.by !== undefined && { by: asked.by }),
  }
}
