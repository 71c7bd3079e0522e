/** Rows of a run's tables that a page quotes. */

interface Row {
  readonly scenario: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: string
}

/** Whether a row has the metric of a scenario, in people where people are counted. @param scheme '' for the whole system */
export const isFigure =
  (scenario: string, metric: string, scheme: string) =>
  (row: Row): boolean =>
    row.scenario === scenario &&
    row.metric === metric &&
    row.scheme === scheme &&
    row.counted_in !== 'parties'
