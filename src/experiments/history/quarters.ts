/** From monthly results to quarters: a stock on the quarter's last day, a flow over its three months. */
import type { ReplicationSet } from '../replications/replication-set.ts'
import type { Counterpart } from './counterparts.ts'

/** The quarter in which a month 'YYYY-MM' lies. */
export const quarterOfMonth = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`

/** The quarter so many after another; before it where `by` is below 0. */
export function quarterAfter(quarter: string, by = 1): string {
  const { year, number } = partsOf(quarter)
  const index = 4 * year + number - 1 + by
  return `${Math.floor(index / 4)}-Q${(((index % 4) + 4) % 4) + 1}`
}

/** The quarters from one to another, both included. */
export function quartersBetween(from: string, to: string): string[] {
  const quarters: string[] = []
  for (let quarter = from; quarter <= to; quarter = quarterAfter(quarter)) quarters.push(quarter)
  return quarters
}

function partsOf(quarter: string): { year: number; number: number } {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter)
  if (match === null) throw new RangeError(`quarter "${quarter}"; written as 2024-Q4`)
  return { year: Number(match[1]), number: Number(match[2]) }
}

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
