/** The outcomes that stand for a comparison: efficiency, people’s time and cost alike. */

/** A metric as charts name it. */
export interface Headline {
  readonly id: string
  readonly label: string
  /** Words under an axis of differences in it. */
  readonly axis: string
}

const people = 'Difference in people'

/** Returns, all and by type. */
export const returnsHeadlines: readonly Headline[] = [
  { id: 'returns.total', label: 'Returns, all types', axis: people },
  { id: 'returns.voluntary', label: 'Voluntary returns', axis: people },
  { id: 'returns.enforced', label: 'Enforced returns', axis: people },
  { id: 'returns.from_scheme', label: 'Returned home from a scheme', axis: people },
]

/** What a scheme does, of which the baseline has none. */
export const schemeHeadlines: readonly Headline[] = [
  { id: 'scheme.transferred', label: 'Transferred to the scheme', axis: people },
  { id: 'scheme.brought_back', label: 'Brought back to the UK', axis: people },
]

/** All other outcomes, in the order in which charts show them. */
export const otherHeadlines: readonly Headline[] = [
  { id: 'cost.total', label: 'Total cost', axis: 'Difference in £ million' },
  { id: 'arrivals.small_boat', label: 'Small-boat arrivals', axis: people },
  { id: 'backlog.decision', label: 'Awaiting a decision at the end', axis: people },
  { id: 'wait.decision.median', label: 'Median wait for a decision', axis: 'Difference in days' },
  { id: 'stock.rights_exhausted', label: 'Rights exhausted, at the end', axis: people },
  { id: 'barriers.arisen', label: 'Further submissions made', axis: people },
  { id: 'lost_contact', label: 'Lost contact', axis: people },
  { id: 'wait.return.median', label: 'Median wait for return', axis: 'Difference in days' },
  { id: 'support.supported', label: 'Supported at the end', axis: people },
  { id: 'detention.occupancy', label: 'In detention at the end', axis: people },
  { id: 'days.detained', label: 'Days in detention', axis: 'Difference in person-days' },
]

const named = (id: string) =>
  [...returnsHeadlines, ...otherHeadlines].filter((headline) => headline.id === id)

/** Those shown where several options are compared and space is short. */
export const briefHeadlines: readonly Headline[] = [
  'returns.total',
  'backlog.decision',
  'stock.rights_exhausted',
  'support.supported',
  'days.detained',
  'cost.total',
].flatMap(named)

/** What an outcome is called; undefined for one that is no headline. */
export const headlineOf = (id: string): Headline | undefined =>
  [...returnsHeadlines, ...schemeHeadlines, ...otherHeadlines].find((headline) => headline.id === id)
