/** The research agenda: which parameters decide a figure, and how much of that rests on what. */
import type { Measure } from './evaluate.ts'
import { type Support, supportOf, supports } from './evidence.ts'
import type { Factor } from './factors.ts'
import { type IndexRow, type Method, rankedBy } from './row.ts'

/** What decides one figure. */
export interface Agenda extends Measure {
  /** At most five, the most decisive first. */
  readonly deciding: readonly { readonly factor: Factor; readonly row: IndexRow }[]
  /** Share of the sum of the ranking statistic over all parameters told from chance; empty where there is none. */
  readonly shares: readonly { readonly support: Support; readonly share: number }[]
}

/** Most parameters that are named. */
const mostNamed = 5

/** Whether a row tells an effect from chance: a swing by its verdict or, from few replications, by not being zero; others by their interval. */
export const isTold = ({ statistic, value, ci_low, verdict, stage }: IndexRow): boolean => {
  if (value === null || stage === 'screening') return false
  if (statistic === 'swing') return verdict === 'more' || verdict === 'fewer'
  return ci_low !== null && ci_low > 0
}

/** The agenda of each figure, in the order of the rows. @param factors by the name that rows give them */
export function agendaOf(rows: readonly IndexRow[], factors: readonly Factor[], method: Method): Agenda[] {
  const byId = new Map(factors.map((factor) => [factor.id, factor]))
  const figures = new Map(rows.map(({ of, metric }) => [`${of} ${metric}`, { of, metric }]))
  return [...figures.values()].map(({ of, metric }) => {
    const told = rows
      .filter((row) => row.of === of && row.metric === metric)
      .filter((row) => row.statistic === rankedBy[method] && isTold(row))
      .flatMap((row) => {
        const factor = byId.get(row.parameter)
        return factor === undefined ? [] : [{ factor, row }]
      })
    const sum = told.reduce((total, { row }) => total + Math.abs(row.value!), 0)
    const shares = supports.map((support) => ({
      support,
      share:
        told
          .filter(({ factor }) => supportOf(factor) === support)
          .reduce((total, { row }) => total + Math.abs(row.value!), 0) / sum,
    }))
    return { of, metric, deciding: told.slice(0, mostNamed), shares: sum > 0 ? shares : [] }
  })
}
