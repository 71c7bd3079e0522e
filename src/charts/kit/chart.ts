/** What a chart reads: the tables of a run and what the run was. Pure data. */
import type { TopLevelSpec } from 'vega-lite'
import type { CurveRow } from '../../experiments/break-even/deterrence-curve.ts'
import type {
  DifferenceRow,
  IfOpenRow,
  IncidenceRow,
  MonthlyRow,
  SinceOpeningRow,
  SummaryRow,
  UncertaintyRow,
} from '../../experiments/replications/tables.ts'
import type { TransferredRow } from '../../experiments/replications/transferred.ts'

/** One published value that a modelled series continues. */
export interface HistorySeries {
  readonly metric: string
  readonly counted_in: string
  /** 'YYYY-MM'; a stock is the value at that month’s end. */
  readonly period: string
  readonly value: number
  /** Publisher and title, or source id. */
  readonly source: string
}

/** Strength of a deterrence hypothesis with its plausible range. */
export interface Strength {
  readonly low: number
  readonly value: number
  readonly high: number
}

/** A transfer scheme of a scenario, as charts name it and decide whether it is theirs to show. */
export interface ChartScheme {
  readonly label: string
  /** Whether the comparison is about it: no other scenario of the run, or not every one, has it on these terms. */
  readonly isCompared: boolean
  /** Whether people stay in a facility; in some they are the host’s the day after. */
  readonly hasStay: boolean
}

/** Everything the charts of one run are made from. */
export interface ChartInput {
  /** In the user’s order; charts put the baseline first. */
  readonly scenarios: readonly {
    readonly name: string
    readonly title: string
    /** Its transfer schemes, by id. */
    readonly schemes?: Readonly<Record<string, ChartScheme>>
  }[]
  readonly baseline: string
  /** Names of the deterrence hypotheses that were run; 'none' is always one of them. */
  readonly deterrence: readonly string[]
  readonly seed: string
  readonly replications: number
  readonly horizonYears: number
  /** First day of the run, 'YYYY-MM-DD', UTC. */
  readonly start: string
  readonly toolVersion: string
  /** Financial year of the prices, such as '2024/25'. */
  readonly priceBase: string
  readonly summary: readonly SummaryRow[]
  readonly differences: readonly DifferenceRow[]
  readonly monthly: readonly MonthlyRow[]
  readonly incidence: readonly IncidenceRow[]
  /** Where people transferred are at the end and would have been; only of a comparison in which a scheme takes part. */
  readonly transferred?: readonly TransferredRow[]
  readonly history: readonly HistorySeries[]
  /** Figures of the replications in which a scheme opened, and by months since; only of a run with a scheme. */
  readonly ifOpen?: readonly IfOpenRow[]
  readonly sinceOpening?: readonly SinceOpeningRow[]
  /** Strengths of the deterrence hypotheses as the scenarios have them, by name. */
  readonly strengths?: Readonly<Record<string, Strength>>
  /** Differences by strength of deterrence; empty where it was not varied. */
  readonly curve?: readonly CurveRow[]
  /** Name of the file of changes that every scenario was run with, the baseline included. */
  readonly layer?: string
  /** The parameter sets behind the replications, as a phrase: `10 of 200 parameter sets, fitted at 2024-Q4`. */
  readonly parameterSets?: string
  /** What of the spread is parameters and what chance; only of a run with an ensemble. */
  readonly uncertainty?: readonly UncertaintyRow[]
}

/** A finished chart: a Vega-Lite specification with its data inside, and the words that go with it. */
export interface Chart {
  /** File name without ending; lower-case words joined by hyphens. */
  readonly id: string
  /** The finding in a sentence, at most 90 characters, true of this run. */
  readonly title: string
  /** Text alternative: chart type, data and main message with figures. */
  readonly description: string
  /** Measure, place, period and where the figures come from. */
  readonly source: string
  /** What the intervals are and what they leave out. */
  readonly note: string
  readonly spec: TopLevelSpec
}

/** The specification as a file has it. */
export const specificationText = ({ spec }: Chart): string => `${JSON.stringify(spec, null, 2)}\n`

/** Makes one chart, or undefined where the run has nothing for it to show. Pure. */
export type ChartMaker = (input: ChartInput) => Chart | undefined

/** Makes charts of a kind, as many as the run needs. Pure. */
export type ChartsMaker = (input: ChartInput) => readonly Chart[]

/** The baseline's title, as the words of a chart name it. */
export const baselineTitle = (input: ChartInput): string =>
  input.scenarios.find(({ name }) => name === input.baseline)?.title ?? input.baseline
