/** The files of a break-even run's results/ as bytes: what the run writes and what `verify` compares. */
import type { Level } from '../experiments/break-even/level.ts'
import type { Switching, SwitchingPlan } from '../experiments/break-even/switching.ts'
import { fileOf } from './table.ts'
import { breakEvenTables } from './tables.ts'

/** What was asked of the option. */
type Asked = Pick<SwitchingPlan, 'metric' | 'hypothesis' | 'level'> & { readonly scenario: string }

/** Content by path in the run folder. */
export function breakEvenFiles(asked: Asked, { answers }: Switching): Map<string, string> {
  const { scenario, metric, hypothesis } = asked
  const rows = answers.map(({ parameter, unit, low, high, answer }) => ({
    scenario,
    parameter,
    unit,
    metric,
    deterrence: hypothesis,
    status: answer.status,
    value: answer.value,
    ci_low: answer.low,
    ci_high: answer.high,
    from: low,
    to: high,
    sign_changes: answer.changes,
    replications: answer.replications,
    precision_reached: answer.precise ? ('yes' as const) : ('no' as const),
  }))
  const points = answers.flatMap(({ parameter, answer }) =>
    answer.points.map((point) => ({ parameter, ...point })),
  )
  return new Map([
    fileOf(breakEvenTables.answers, rows),
    fileOf(breakEvenTables.points, points),
    ...(asked.level ? [fileOf(breakEvenTables.level, levelRows(asked.level, metric, answers))] : []),
  ])
}

/** What a level takes, and what the option costs more than the baseline there. */
const levelRows = (
  { value: level, counted_in, scheme = '', group = '', by = '' }: Level,
  metric: string,
  answers: Switching['answers'],
) =>
  answers.map(({ parameter, unit, answer, cost }) => ({
    parameter,
    unit,
    value: answer.value,
    metric,
    counted_in,
    scheme,
    group,
    level,
    by,
    cost_difference: cost?.mean ?? null,
    cost_ci_low: cost?.ci_low ?? null,
    cost_ci_high: cost?.ci_high ?? null,
  }))
