/** What one replication returns: plain data that can cross a worker boundary and be stored as JSON. */

/** Parties are claims (a person or a family); people are heads; '' where neither applies (money, shares, waits). */
export type CountedIn = '' | 'people' | 'parties'

/** One metric of one replication. */
export interface Series {
  readonly metric: string
  /** Scheme id, or '' for the whole system. */
  readonly scheme: string
  readonly countedIn: CountedIn
  /**
   * One value a month, aligned with `ReplicationResult.months`. The first month is the opening census
   * (the day before the start): stocks have a value there, flows and waits are null.
   * Flow: the month’s total. Stock: value at month end. Wait: null (waits are whole-run statistics).
   */
  readonly monthly: readonly (number | null)[]
  /** Flow: total over the horizon. Stock: value at its end. Wait: the statistic over the run. Null where undefined. */
  readonly total: number | null
}

/** What the flows and stocks of one replication come to in one nationality group. */
export interface GroupResult {
  /** Id in the scenario, or '' for people in detention outside the asylum pathway, who are of no group. */
  readonly id: string
  readonly label: string
  /** In the order of the metric registry. Over all groups, '' included, a total adds up to the whole system’s. */
  readonly series: readonly GroupSeries[]
}

/** One metric of one group: a flow’s total over the run, a stock at its end. */
export interface GroupSeries extends Pick<Series, 'metric' | 'countedIn'> {
  readonly total: number
}

/** Cumulative incidence of one cause among parties whose rights were exhausted during the run (Aalen–Johansen). */
export interface Incidence {
  readonly cause: string
  /** Value at 0, 1, 2 … months since exhaustion, as a share of the cohort. Null where nobody is still at risk. */
  readonly cumulative: readonly (number | null)[]
}

export interface ReplicationResult {
  /** 'YYYY-MM' in UTC; the first is the opening month (for a start on 2025-01-01: '2024-12'). */
  readonly months: readonly string[]
  /** In the order of the metric registry; the same order in every replication of a scenario. */
  readonly series: readonly Series[]
  readonly incidence: readonly Incidence[]
  readonly counts: { readonly events: number; readonly parties: number }
  /** By nationality group, in the scenario’s order; only of a job that asks for it. */
  readonly groups?: readonly GroupResult[]
  /** Where people are at the end, packed; only of a job that asks for it. */
  readonly endings?: string
}

/** An invariant of the model failed in a replication. The job is recorded as failed; others finish. */
export class BrokenInvariant extends Error {
  readonly stage: string
  readonly month: string
  constructor(stage: string, month: string, detail: string) {
    super(`stage "${stage}", ${month}: ${detail}`)
    this.name = 'BrokenInvariant'
    this.stage = stage
    this.month = month
  }
}
