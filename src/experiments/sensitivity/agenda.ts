/** The research agenda: which parameters decide a figure, and how much of that rests on what. */
import type { Measure } from './evaluate.ts'
import { type Support, supportOf, supports } from './evidence.ts'
import type { Factor } from './factors.ts'
import { type IndexRow, isTold, type Method, rankedBy } from './row.ts'

/** A parameter, or a group of them, that a figure depends on. */
export interface Deciding {
  /** Absent for a group. */
  readonly factor?: Factor
  readonly row: IndexRow
}

/** What decides one figure. */
export interface Agenda extends Measure {
  /** At most five, the most decisive first. */
  readonly deciding: readonly Deciding[]
  /** Those that were run in full and change the figure by more than nothing, but are not told from chance; at most five, the largest first. */
  readonly unclear: readonly Deciding[]
  /** Share of the sum of the ranking statistic over all parameters told from chance; empty where there is none, or where groups were varied. */
  readonly shares: readonly { readonly support: Support; readonly share: number }[]
}

/** Most parameters that are named. */
const mostNamed = 5
/** Least share of a variance that is named: what rounds to nothing decides nothing. */
const leastShare = 0.005

/** The agenda of each figure, in the order of the rows. @param factors by the name that rows give them */
export function agendaOf(rows: readonly IndexRow[], factors: readonly Factor[], method: Method): Agenda[] {
  const byId = new Map(factors.map((factor) => [factor.id, factor]))
  const figures = new Map(rows.map(({ of, metric }) => [`${of} ${metric}`, { of, metric }]))
  return [...figures.values()].map(({ of, metric }) => {
    const own = rows
      .filter((row) => row.of === of && row.metric === metric && row.statistic === rankedBy[method])
      .filter(({ value }) => method !== 'sobol' || (value ?? 0) >= leastShare)
      .map((row): Deciding => {
        const factor = byId.get(row.parameter)
        return { row, ...(factor && { factor }) }
      })
    const told = own.filter(({ row }) => isTold(row))
    const unclear = own.filter(
      ({ row }) => row.stage === 'full' && row.value !== null && row.value !== 0 && !isTold(row),
    )
    const size = (of: readonly Deciding[]) => of.reduce((total, { row }) => total + Math.abs(row.value!), 0)
    const sum = size(told.filter(({ factor }) => factor !== undefined))
    const shares = supports.map((support) => ({
      support,
      share: size(told.filter(({ factor }) => factor && supportOf(factor) === support)) / sum,
    }))
    return {
      of,
      metric,
      deciding: told.slice(0, mostNamed),
      unclear: unclear.slice(0, mostNamed),
      shares: sum > 0 ? shares : [],
    }
  })
}
