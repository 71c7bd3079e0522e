/** From monthly results to quarters: a stock on the quarter's last day, a flow over its three months. */
import { quarterOfMonth } from '../../calendar/periods.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import type { Counterpart } from './counterparts.ts'

/** A counterpart's values by whole quarter of the run: one number for each replication, in the set's order. */
export function valuesByQuarter(set: ReplicationSet, of: Counterpart): Map<string, Float64Array> {
  const series = of.metrics.map((metric) => {
    const found = set.position({ metric, scheme: '', countedIn: of.countedIn })
    if (found === undefined) throw new RangeError(`${set.scenario} does not measure ${metric}`)
    return found
  })
  // The first month is the opening census: it ends a quarter before the run.
  const run = set.months.slice(1)
  const quarters = [...new Set(run.map(quarterOfMonth))].filter(
    (quarter) => run.filter((month) => quarterOfMonth(month) === quarter).length === 3,
  )
  return new Map(
    quarters.map((quarter) => {
      const months = set.months.flatMap((month, m) => (m > 0 && quarterOfMonth(month) === quarter ? [m] : []))
      const read = of.kind === 'stock' ? months.slice(-1) : months
      const values = Float64Array.from(set.replications, (_, at) =>
        read.reduce((sum, m) => sum + series.reduce((each, s) => each + set.valueOf(at, s, m), 0), 0),
      )
      return [quarter, values] as const
    }),
  )
}
