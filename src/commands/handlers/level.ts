/** What `solve` is to reach: a level, by the end of a month, in people or in parties, of a scheme or a nationality group. */
import { monthGrid } from '../../calendar/days.ts'
import type { Level } from '../../experiments/break-even/level.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { findMetric, isByGroup, type Metric } from '../../model/measures/metrics.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { anyNumber, wrong } from '../../terminal/numbers.ts'
import { nearestName } from '../../words/nearest.ts'

/** What the command line says of the level. */
interface Asked {
  readonly level: string
  readonly by?: string | undefined
  readonly countedIn?: string | undefined
  readonly scheme?: string | undefined
  readonly group?: string | undefined
}

/**
 * The level that a metric is to reach.
 * @param option the scenario whose metric it is, run for so many years
 * @throws InputError where the metric is not so counted, or the run has no such month, scheme or group
 */
export function levelAsked(id: string, asked: Asked, option: Scenario, years: number): Level {
  const metric = findMetric(id)!
  const read = anyNumber('--level', asked.level)
  const counted = asked.countedIn ?? (metric.countedIn.includes('people') ? 'people' : '')
  const problems: Problem[] = [
    ...('problem' in read ? [read.problem] : valueProblems(metric, read.value)),
    ...countedProblems(metric, counted),
    ...schemeProblems(metric, asked, option),
    ...groupProblems(metric, asked, option),
    ...monthProblems(metric, asked, monthGrid(option.start, years).labels),
  ]
  if (problems.length > 0) throw new InputError(problems)
  return {
    value: (read as { value: number }).value,
    counted_in: counted as Level['counted_in'],
    ...(asked.scheme !== undefined && { scheme: asked.scheme }),
    ...(asked.group !== undefined && { group: asked.group }),
    ...(asked.by !== undefined && { by: asked.by }),
  }
}

/** Only money can come out below nothing. */
function valueProblems({ id, unit }: Metric, value: number): Problem[] {
  if (value >= 0 || unit.startsWith('GBP')) return []
  return [wrong('--level', String(value), `0 or more: ${id} is never below`)]
}

function countedProblems({ countedIn }: Metric, counted: string): Problem[] {
  if (countedIn.some((each) => each === counted)) return []
  const allowed = countedIn.filter((each) => each !== '').join(' or ')
  return [wrong('--counted-in', counted, allowed || 'none: it is not counted')]
}

function schemeProblems({ id, perScheme }: Metric, { scheme }: Asked, { schemes }: Scenario): Problem[] {
  if (scheme === undefined || (perScheme && Object.hasOwn(schemes, scheme))) return []
  const allowed = perScheme ? Object.keys(schemes).join(' or ') : `none: ${id} is of the whole system`
  return [wrong('--scheme', scheme, allowed)]
}

/** A group’s figures are totals of the whole system. */
function groupProblems({ id }: Metric, { group, by, scheme }: Asked, { groups }: Scenario): Problem[] {
  if (group === undefined) return []
  const known = Object.keys(groups)
  const together = [by !== undefined && '--by', scheme !== undefined && '--scheme'].filter(
    (option) => option !== false,
  )
  if (!isByGroup(id)) return [wrong('--group', group, `none: ${id} is not counted by group`)]
  return [
    ...(known.includes(group)
      ? []
      : [wrong('--group', group, `one of ${known.join(', ')}`, nearestName(group, known))]),
    ...together.map((option) => ({
      file: '--group',
      path: '',
      found: `found together with ${option}`,
      allowed: 'one of the two: a group is counted over the whole run and system',
    })),
  ]
}

function monthProblems({ id, kind }: Metric, { by }: Asked, months: readonly string[]): Problem[] {
  const isTotalOnly = kind === 'peak' || kind === 'wait' || kind === 'ratio'
  if (by === undefined || (!isTotalOnly && months.includes(by))) return []
  const allowed = isTotalOnly
    ? `none: ${id} is known of the whole run alone`
    : `a month of the run, from ${months[0]} to ${months.at(-1)}`
  return [wrong('--by', by, allowed)]
}
