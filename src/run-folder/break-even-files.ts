/** The files of a break-even run's results/ as bytes: what the run writes and what `verify` compares. */
import type { Switching, SwitchingPlan } from '../experiments/break-even/switching.ts'
import { fileOf } from './table.ts'
import { breakEvenTables } from './tables.ts'

/** What was asked of the option. */
type Asked = Pick<SwitchingPlan, 'metric' | 'hypothesis'> & { readonly scenario: string }

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
  return new Map([fileOf(breakEvenTables.answers, rows), fileOf(breakEvenTables.points, points)])
}
