/** What `solve` is to reach: a level, by the end of a month, in people or in parties. */
import { monthGrid } from '../../calendar/days.ts'
import type { Level } from '../../experiments/break-even/level.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { findMetric } from '../../model/measures/metrics.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { anyNumber, wrong } from '../../terminal/numbers.ts'

/**
 * The level that a metric is to reach.
 * @param option the scenario whose metric it is, run for so many years
 * @throws InputError where the metric is not so counted, or the run has no such month or scheme
 */
export function levelAsked(
  metric: string,
  asked: {
    readonly level: string
    readonly by?: string | undefined
    readonly countedIn?: string | undefined
    readonly scheme?: string | undefined
  },
  { start, schemes }: Scenario,
  years: number,
): Level {
  const { kind, countedIn: known, perScheme } = findMetric(metric)!
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
    ...(asked.scheme === undefined || (perScheme && Object.hasOwn(schemes, asked.scheme))
      ? []
      : [
          wrong(
            '--scheme',
            asked.scheme,
            perScheme ? Object.keys(schemes).join(' or ') : `none: ${metric} is of the whole system`,
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
    ...(asked.scheme !== undefined && { scheme: asked.scheme }),
    ...(asked.by !== undefined && { by: asked.by }),
  }
}
