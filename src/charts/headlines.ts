/** The outcomes that stand for a comparison: efficiency, people’s time and cost alike. */

/** Outcomes that share a unit and therefore a scale. */
export interface HeadlineGroup {
  readonly title: string
  /** Words under the axis. */
  readonly unit: string
  readonly metrics: readonly Headline[]
}

/** A metric as charts name it. */
export interface Headline {
  readonly id: string
  readonly label: string
  /** Shown also where several options are compared and space is short. */
  readonly brief: boolean
}

/** In the order in which charts show them. */
export const headlines: readonly HeadlineGroup[] = [
  {
    title: 'People',
    unit: 'Difference in people',
    metrics: [
      { id: 'returns.total', label: 'Returns, all types', brief: true },
      { id: 'scheme.transferred', label: 'Transferred to the scheme', brief: false },
      { id: 'scheme.brought_back', label: 'Brought back to the UK', brief: false },
      { id: 'arrivals.small_boat', label: 'Small-boat arrivals', brief: false },
      { id: 'backlog.decision', label: 'Awaiting a decision at the end', brief: true },
      { id: 'stock.rights_exhausted', label: 'Rights exhausted, at the end', brief: true },
      { id: 'barriers.arisen', label: 'Barriers to removal arisen', brief: false },
      { id: 'lost_contact', label: 'Lost contact', brief: false },
      { id: 'support.supported', label: 'Supported at the end', brief: true },
      { id: 'detention.occupancy', label: 'In detention at the end', brief: false },
    ],
  },
  {
    title: 'Waits',
    unit: 'Difference in days per case',
    metrics: [
      { id: 'wait.decision.median', label: 'Median wait for a decision', brief: false },
      { id: 'wait.return.median', label: 'Median wait for return', brief: false },
    ],
  },
  {
    title: 'Person-days over the run',
    unit: 'Difference in person-days',
    metrics: [
      { id: 'days.detained', label: 'Days in detention', brief: true },
      { id: 'days.in_scheme', label: 'Days in a scheme’s facility', brief: false },
    ],
  },
  {
    title: 'Cost over the run',
    unit: 'Difference in £ million',
    metrics: [{ id: 'cost.total', label: 'Total cost', brief: true }],
  },
]
