/** The files of a break-even run's results/ as bytes: what the run writes and what `verify` compares. */
import type { Switching, SwitchingPlan } from '../experiments/break-even/switching.ts'
import { csv } from './results-csv.ts'

/** What was asked of the option. */
type Asked = Pick<SwitchingPlan, 'metric' | 'hypothesis'> & { readonly scenario: string }

/** Content by path in the run folder. */
export function breakEvenFiles(
  { scenario, metric, hypothesis }: Asked,
  { answers }: Switching,
): Map<string, string> {
  const text = (value: number | null) => (value === null ? '' : String(value))
  const rows = answers.map(({ parameter, unit, low, high, answer }) => ({
    scenario,
    parameter,
    unit,
    metric,
    deterrence: hypothesis,
    status: answer.status,
    value: text(answer.value),
    ci_low: text(answer.low),
    ci_high: text(answer.high),
    from: String(low),
    to: String(high),
    sign_changes: String(answer.changes),
    replications: String(answer.replications),
    precision_reached: answer.precise ? 'yes' : 'no',
  }))
  const points = answers.flatMap(({ parameter, answer }) =>
    answer.points.map((point) => ({
      parameter,
      value: String(point.value),
      mean: String(point.mean),
      ci_low: text(point.ci_low),
      ci_high: text(point.ci_high),
      replications: String(point.replications),
    })),
  )
  return new Map([
    ['results/break-even.csv', csv(rows, Object.keys(rows[0] ?? {}))],
    ['results/points.csv', csv(points, ['parameter', 'value', 'mean', 'ci_low', 'ci_high', 'replications'])],
  ])
}
