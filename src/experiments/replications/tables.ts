/** The aggregated rows of a comparison, field for field as the run folder's tables hold them. */
import type { CountedIn } from '../../model/result.ts'
import type { TransferredRow } from './transferred.ts'

/** What a row is about: one metric, for one scheme or the whole system, counted in people, parties or neither. */
export interface MeasureKey {
  readonly metric: string
  /** Scheme id; '' for the whole system. */
  readonly scheme: string
  readonly counted_in: CountedIn
}

/** Mean over replications with its 95 % interval (null below 2) and quantiles over replications (null below 20). */
export interface Spread {
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly p05: number | null
  readonly p50: number | null
  readonly p95: number | null
}

/** A row of results/summary.csv: a flow's total over the horizon, a stock at its end, a wait over the run. */
export interface SummaryRow extends MeasureKey, Spread {
  readonly scenario: string
  readonly deterrence: string
  readonly unit: string
  /** In how many replications the metric is defined. */
  readonly replications: number
  /** Why the mean is blank; absent where it is not. */
  readonly note?: string
}

/** A row of results/differences.csv: scenario minus baseline, paired by replication. */
export interface DifferenceRow extends MeasureKey, Spread {
  readonly scenario: string
  readonly baseline: string
  readonly deterrence: string
  readonly unit: string
  /** A tie counts as half. Null where no pair is defined, or nothing differs in any. */
  readonly share_of_replications_above_zero: number | null
  /** In how many pairs of replications the difference is defined. */
  readonly replications: number
  /** How many members of an ensemble these reach; absent without one. Not in the file, which has the verdict. */
  readonly independent?: number
  /** Why the mean is blank, or what its interval means; absent where there is nothing to say. */
  readonly note?: string
}

/**
 * A row of results/if-open.csv: what a run’s tables hold on average over all replications, over those alone in which a
 * scheme opened.
 */
export interface IfOpenRow extends MeasureKey, Spread {
  readonly scenario: string
  /** '' where the row is of the level itself, not of a difference. */
  readonly baseline: string
  readonly deterrence: string
  readonly unit: string
  /** Mean over all replications, whether or not the scheme opened: that of summary.csv or differences.csv. */
  readonly mean_of_all: number | null
  /** Replications in which the scheme opened, of `replications` in all; any scheme, where `scheme` is blank. */
  readonly opened: number
  readonly replications: number
  readonly note?: string
}

/** A row of results/since-opening.csv: a scheme’s figures by months since it opened, where it did. */
export interface SinceOpeningRow extends MeasureKey, Spread {
  readonly scenario: string
  readonly deterrence: string
  /** 0 is the calendar month in which the scheme opens. */
  readonly months_since_opening: number
  readonly unit: string
  readonly p25: number | null
  readonly p75: number | null
  /** Replications in which the scheme opened and the run reaches this month. */
  readonly opened: number
}

/** A row of results/monthly.csv: a flow's total in the month, or a stock at its end. */
export interface MonthlyRow extends MeasureKey {
  readonly scenario: string
  readonly deterrence: string
  /** YYYY-MM, UTC. */
  readonly month: string
  readonly unit: string
  readonly mean: number | null
  readonly p05: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p95: number | null
}

/** A row of results/incidence.csv: cumulative incidence of one cause since rights were exhausted. */
export interface IncidenceRow {
  readonly scenario: string
  readonly deterrence: string
  readonly months_since_exhaustion: number
  readonly cause: string
  readonly mean: number
  readonly ci_low: number | null
  readonly ci_high: number | null
}

/**
 * A row of results/uncertainty.csv: what of the spread over replications is the ensemble’s parameters and what chance,
 * by analysis of variance over members. Null where it cannot be told.
 */
export interface UncertaintyRow extends MeasureKey {
  readonly scenario: string
  /** '' where the row is of the level itself, not of a difference. */
  readonly baseline: string
  readonly deterrence: string
  readonly unit: string
  readonly mean: number | null
  /** Standard deviations of a single replication: in all, by the parameters, and by all that each replication draws. */
  readonly sd_total: number | null
  readonly sd_parameters: number | null
  readonly sd_chance: number | null
  /** Variance by the parameters over the whole, with its 95 % interval. */
  readonly share_parameters: number | null
  readonly share_low: number | null
  readonly share_high: number | null
  /** Members behind the defined replications. */
  readonly members: number
  readonly replications: number
}

/** A row of results/by-group.csv: what a flow or a stock comes to in one nationality group. */
export interface GroupRow extends Omit<MeasureKey, 'scheme'>, Omit<Spread, 'p05' | 'p50' | 'p95'> {
  readonly scenario: string
  /** '' where the row is of the level itself, not of a difference. */
  readonly baseline: string
  readonly deterrence: string
  /** Id in the scenario; '' for people in detention outside the asylum pathway, who are of no group. */
  readonly group: string
  readonly group_label: string
  readonly unit: string
  /** Replications, or pairs of them, in which it is defined. */
  readonly replications: number
  /** As in `DifferenceRow`. */
  readonly independent?: number
}

/**
 * A row of results/simultaneous.csv: a main difference with the interval of its own, and with one that holds for all main
 * differences of the run at once; and what common luck gains.
 */
export interface SimultaneousRow extends MeasureKey {
  readonly scenario: string
  readonly baseline: string
  readonly deterrence: string
  readonly unit: string
  readonly mean: number
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly simultaneous_low: number | null
  readonly simultaneous_high: number | null
  /** Half-width over standard error, the same in every row. */
  readonly critical_value: number | null
  /** Differences that the intervals hold for at once. */
  readonly figures: number
  /** Variance of a difference between independent replications over that of the paired ones, with its 95 % interval. */
  readonly luck_gain: number | null
  readonly luck_gain_low: number | null
  readonly luck_gain_high: number | null
  readonly replications: number
  /** As in `DifferenceRow`; the replications where there is no ensemble. */
  readonly independent: number
  readonly note?: string
}

/** All tables of a run. */
export interface Tables {
  readonly summary: readonly SummaryRow[]
  readonly differences: readonly DifferenceRow[]
  readonly monthly: readonly MonthlyRow[]
  readonly incidence: readonly IncidenceRow[]
  /** Only of a comparison in which a scheme takes part. */
  readonly transferred?: readonly TransferredRow[]
  /** Only of a run that is asked for figures by nationality group. */
  readonly byGroup?: readonly GroupRow[]
  /** Only of a run with an ensemble. */
  readonly uncertainty?: readonly UncertaintyRow[]
  /** Only of a run with a transfer scheme. */
  readonly ifOpen?: readonly IfOpenRow[]
  readonly sinceOpening?: readonly SinceOpeningRow[]
  /** Only of a comparison that is asked for it. */
  readonly simultaneous?: readonly SimultaneousRow[]
}
