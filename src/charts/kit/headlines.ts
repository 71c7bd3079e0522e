/** The outcomes that stand for a comparison: efficiency, people’s time and cost alike, as charts name them. */
import { findMetric } from '../../model/measures/metrics.ts'

/** A metric as charts name it. */
export interface Headline {
  readonly id: string
  readonly label: string
  /** Words under an axis of differences in it. */
  readonly axis: string
}

const units: Readonly<Record<string, string>> = { count: 'people', GBP: '£ million' }

/** The metric with its words: a stock is that at the end, and days are told as such. */
function headline(id: string): Headline {
  const found = findMetric(id)
  if (found === undefined) throw new RangeError(`${id} is no metric`)
  const { short, kind, unit } = found
  const inDays = unit === 'person-days' ? `, ${unit}` : ''
  return {
    id,
    label: `${short}${kind === 'stock' ? ' at the end' : inDays}`,
    axis: `Difference in ${units[unit] ?? unit}`,
  }
}

/** Returns, all and by type. */
export const returnsHeadlines: readonly Headline[] = [
  'returns.total',
  'returns.voluntary',
  'returns.enforced',
  'returns.from_scheme',
].map(headline)

/** What a scheme does, of which the baseline has none. */
export const schemeHeadlines: readonly Headline[] = ['scheme.transferred', 'scheme.brought_back'].map(
  headline,
)

/** All other outcomes, in the order in which charts show them. */
export const otherHeadlines: readonly Headline[] = [
  'cost.total',
  'arrivals.small_boat',
  'backlog.decision',
  'wait.decision.median',
  'stock.rights_exhausted',
  'barriers.arisen',
  'lost_contact',
  'wait.return.median',
  'support.supported',
  'detention.occupancy',
  'days.detained',
].map(headline)

/** Those shown where several options are compared and space is short. */
export const briefHeadlines: readonly Headline[] = [
  'returns.total',
  'backlog.decision',
  'stock.rights_exhausted',
  'support.supported',
  'days.detained',
  'cost.total',
].map(headline)

/** What an outcome is called; undefined for one that is no headline. */
export const headlineOf = (id: string): Headline | undefined =>
  [...returnsHeadlines, ...schemeHeadlines, ...otherHeadlines].find((each) => each.id === id)
