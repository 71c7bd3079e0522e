/**
 * Past forecasts: the model opened at the end of many quarters and run on, with the inputs that followed given as
 * observed (conditional) or left to the model (unconditional). What happened is never seen by a run.
 */

import { quarterAfter, quartersBetween } from '../../calendar/periods.ts'
import type { SettingSource } from '../../scenarios/document/settings.ts'
import type { Inputs } from '../../scenarios/inputs/input-rows.ts'
import type { SeriesName } from '../../scenarios/inputs/series.ts'
import type { LoadedScenario, Setting } from '../../scenarios/load.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import {
  type Execution,
  type Participant,
  type Plan,
  type Replicated,
  replicate,
} from '../replications/replicate.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { accommodationSettings, observedPlaces } from './accommodation.ts'
import { appealSettings, disposalsOfModel, receiptsBeside } from './appeal-settings.ts'
import { counterparts } from './counterparts.ts'
import { dress, type PastError, pastErrors } from './dressing.ts'
import { givenSettings, inputsFrom } from './given.ts'
import { decidedAhead, housingAhead, inputsAhead, ratesAhead } from './input-forecasts.ts'
import { forecastSource, observedSource } from './input-sources.ts'
import { observedInputs, tierOf } from './observed.ts'
import { type OriginBase, originName, originSettings } from './origin.ts'
import { paceFor } from './pace.ts'
import { overSixMonthsShare, type Published } from './published.ts'
import {
  type BacktestRow,
  backtestRow,
  type Forecast,
  type Mode,
  type ScoreRow,
  scoresOf,
} from './scoring.ts'
import { simulatedQuarters } from './simulated.ts'

/** From where forecasts start. */
export interface Origins {
  readonly published: Published
  /** Quarters at whose end the model is opened, in order of time. */
  readonly quarters: readonly string[]
  /** Quarters forecast from each. */
  readonly ahead: number
  /** Loads the baseline with settings. */
  readonly load: (settings: readonly Setting[]) => LoadedScenario
}

/** What is to be run. */
export interface BacktestPlan {
  readonly published: Published
  readonly openings: readonly Opening[]
  readonly ahead: number
  readonly replications: number
  readonly seed: string
  readonly version: string
}

/** One opening of the model. */
export interface Opening {
  readonly mode: Mode
  readonly origin: string
  readonly scenario: Participant
}

/** An opening with all that a run folder keeps of its scenario. */
export interface LoadedOpening extends Opening {
  readonly scenario: LoadedScenario
}

/** What came of it. */
export interface Backtest extends Omit<Replicated, 'sets'> {
  readonly rows: readonly BacktestRow[]
  /** Of the forecasts before dressing. */
  readonly errors: readonly PastError[]
  readonly scores: readonly ScoreRow[]
}

/** Series that are scored. Decisions and outcomes follow from the inputs given, so they are not. */
export const conditionalSeries: readonly string[] = [
  'awaiting_initial_decision_people',
  'awaiting_over_6_months',
  overSixMonthsShare,
  'ftt_asylum_open_caseload',
  'supported_asylum_people',
  'hotel_people',
  'appeals_lodged',
  'ftt_asylum_receipts',
]

/** Series that are scored where they are forecast, not given: all. */
export const unconditionalSeries: readonly string[] = [
  overSixMonthsShare,
  ...counterparts.map(({ series }) => series),
]

/** Opens the model at every origin, in both modes where what followed is published. */
export function openingsOf({ published, quarters, ahead, load }: Origins): LoadedOpening[] {
  const base = load([]).values
  return quarters.flatMap((origin) => {
    const settings = openingSettings(published, origin, base)
    const opened = load(settings).values
    const free = load([...settings, ...forecastAfter(published, origin, settings, load)])
    const unconditional: LoadedOpening = { mode: 'unconditional', origin, scenario: free }
    const given = observedAfter(published, origin, ahead, opened)
    if (given.length === 0) return [unconditional]
    const observed = load([...settings, ...given])
    return [unconditional, { mode: 'conditional' as const, origin, scenario: observed }]
  })
}

/** What opens the model at a quarter's end. */
export const openedAt = (published: Published, origin: string, load: Origins['load']): Setting[] =>
  openingSettings(published, origin, load([]).values)

/** The opening as published, with accommodation by type, and appeals as the tribunal's own past tells. */
function openingSettings(published: Published, origin: string, base: Scenario): Setting[] {
  const settings = originSettings(published, origin, baseOf(base))
  return [...settings, ...accommodationSettings(published, origin), ...appealSettings(published, origin)]
}

/**
 * The inputs after an origin where nobody gives them: forecast, each series by the method that was best in its past.
 */
export function forecastAfter(
  published: Published,
  origin: string,
  settings: readonly Setting[],
  load: Origins['load'],
  given: Given = { inputs: {}, source: [] },
): Setting[] {
  const own = load(settings).values
  const rates = [
    ...ratesAhead(published, origin, given.inputs),
    ...housingAhead(published, origin, own, given.inputs),
  ]
  const { values } = load([...settings, ...rates])
  const inputs = paceFor(
    values,
    inputsAhead(published, origin, values, given.inputs),
    decidedAhead(published, origin, values, given.inputs),
  )
  const forecast = forecastSource(published, origin)
  const sourceOf = (series: SeriesName): SettingSource =>
    given.inputs[series] === undefined ? forecast(series) : givenOrForecast(given.source, forecast(series))
  return [...rates, ...givenSettings(values, disposalsOfModel(published, origin, inputs), sourceOf)]
}

/** Inputs that hold in place of forecasts, and where they are from. */
export interface Given {
  readonly inputs: Inputs
  readonly source: readonly string[]
}

const givenOrForecast = (
  given: readonly string[],
  { source, ...forecast }: SettingSource,
): SettingSource => ({
  ...forecast,
  source: [...given, ...[source].flat()],
  note: 'Given by the inputs file, or forecast by the method that was best in the past of the series',
})

/** What opens the model at a quarter's end with the inputs after it given as observed, as far as they are published. */
export function conditionalSettings(
  published: Published,
  origin: string,
  ahead: number,
  load: Origins['load'],
): Setting[] {
  const settings = openedAt(published, origin, load)
  return [...settings, ...observedAfter(published, origin, ahead, load(settings).values)]
}

/** What the baseline says of those quantities that an origin scales. */
const baseOf = ({ arrivals, decisions, stocks }: Scenario): OriginBase => ({
  claimShare: arrivals.claim_share,
  claimsAgainShare: decisions.withdrawal_ends.claims_again,
  dependantsSmallBoat: arrivals.dependants_small_boat,
  exhausted: stocks.rights_exhausted,
})

/** The inputs of the quarters after an origin, as observed; none where none is published. */
function observedAfter(published: Published, origin: string, ahead: number, opened: Scenario): Setting[] {
  const known = quartersBetween(quarterAfter(origin), quarterAfter(origin, ahead)).filter(
    (quarter) => published.quarterly('initial_outcomes_all').get(quarter) !== undefined,
  )
  if (known.length === 0) return []
  const { decisions, stocks } = opened
  const rows = observedInputs(published, known[0]!, known.at(-1)!, {
    staff: decisions.caseworkers.value,
    peoplePerCase: stocks.people_per_case,
  })
  const places = observedPlaces(published, known, origin)
  const decided = new Map(
    known.map((each) => [
      each,
      published.at('initial_grants', each) + published.at('initial_refusals', each),
    ]),
  )
  const inputs = paceFor(opened, inputsFrom([...rows, ...places]), decided)
  const sourceOf = observedSource(published, origin, known)
  return [
    ...givenSettings(opened, disposalsOfModel(published, origin, inputs), sourceOf),
    { text: 'name', path: ['name'], value: `${originName(origin)}${observedEnding}` },
  ]
}

const observedEnding = '-observed'

/** The opening that a scenario of that name is. @throws RangeError if it is none */
export function openingNamed(name: string): Pick<Opening, 'mode' | 'origin'> {
  const parts = /^origin-(\d{4})-q([1-4])(-observed)?$/.exec(name)
  if (parts === null) throw new RangeError(`scenario ${name} is no opening of a back-test`)
  return {
    origin: `${parts[1]}-Q${parts[2]}`,
    mode: parts[3] === observedEnding ? 'conditional' : 'unconditional',
  }
}

/** Runs the openings, dresses the forecasts with the errors that were known at each origin, and scores them. */
export async function backtest(plan: BacktestPlan, execution: Execution): Promise<Backtest> {
  const { sets, ...rest } = await replicate(jobPlan(plan), execution)
  const raw = plan.openings.flatMap((opening) => {
    const set = sets.find(({ scenario }) => scenario === opening.scenario.name)!
    return set.replications.length === 0 ? [] : forecastsOf(plan, opening, set)
  })
  const errors = pastErrors(plan.published, raw)
  const forecasts = dress(errors, raw)
  const rows = forecasts.flatMap((forecast) => backtestRow(plan.published, forecast) ?? [])
  return { ...rest, rows, errors, scores: scoresOf(rows) }
}

/** Every opening as a scenario of one plan. */
export const jobPlan = (plan: BacktestPlan): Plan & Pick<BacktestPlan, 'replications'> => ({
  scenarios: plan.openings.map(({ scenario }) => scenario),
  baseline: '',
  deterrence: ['none'],
  seed: plan.seed,
  horizonYears: plan.ahead / 4,
  replications: plan.replications,
  version: plan.version,
})

/** The samples of one opening, by series and quarters ahead. */
export function forecastsOf(
  { published, ahead }: Pick<BacktestPlan, 'published' | 'ahead'>,
  { mode, origin }: Pick<Opening, 'mode' | 'origin'>,
  set: ReplicationSet,
): Forecast[] {
  const wanted = mode === 'conditional' ? conditionalSeries : unconditionalSeries
  const values = simulatedQuarters(set)
  const tier = tierOf(published, origin, 4)
  const beside = receiptsBeside(published, origin)
  return wanted.flatMap((series) =>
    Array.from({ length: ahead }, (_, i) => i + 1).flatMap((quarters) => {
      const sample = values.get(series)!.get(quarterAfter(origin, quarters))
      const measured = published.quarterly(series).get(origin) !== undefined
      return sample === undefined || !measured
        ? []
        : [{ mode, origin, tier, series, ahead: quarters, sample: sample.map((n) => n + beside(series)) }]
    }),
  )
}
