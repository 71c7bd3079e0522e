/** Where the inputs after an origin are from: each from the published series that it is made of. */
import type { SettingSource } from '../../scenarios/document/settings.ts'
import type { SeriesName } from '../../scenarios/inputs/series.ts'
import { sourcesOfPlaces } from './accommodation.ts'
import { intakeAt } from './appeal-settings.ts'
import { type ForecastInput, sourcesOfForecast } from './forecast-series.ts'
import { allOf, sourcesOfAll, staffAt } from './last-published.ts'
import type { Published } from './published.ts'

/** The provenance of an input, by its series. */
export type SourceOf = (series: SeriesName) => SettingSource

const decided = ['initial_grants', 'initial_refusals'] as const

/** The published series that an input as observed is made of; claims are less those that the model makes itself. */
const observedFrom: Partial<Record<SeriesName, readonly string[]>> = {
  small_boat_arrivals: ['small_boat_arrivals'],
  asylum_claims_people: ['asylum_claims_people', 'small_boat_arrivals', 'initial_withdrawals'],
  decisions_per_caseworker_month: decided,
  initial_grant_rate_of_grants_plus_refusals: decided,
  initial_withdrawals: ['initial_withdrawals'],
  initial_administrative_outcomes: ['initial_administrative_outcomes'],
}

/** The provenance of inputs as observed in the quarters after an origin. */
export const observedSource =
  (published: Published, origin: string, quarters: readonly string[]): SourceOf =>
  (series) => {
    const own = sourcesOfAll(published, observedFrom[series] ?? [], quarters)
    return {
      source: allOf(own, besides(published, origin, quarters)[series]?.() ?? []),
      confidence: 'derived',
      note: `As observed from ${quarters[0]} to ${quarters.at(-1)}`,
    }
  }

/** Sources of inputs that are not published alike in every quarter. */
function besides(
  published: Published,
  origin: string,
  quarters: readonly string[],
): Partial<Record<SeriesName, () => readonly string[]>> {
  const staff = () => {
    const after = published.sourcesOf('asylum_caseworking_staff_fte', quarters)
    return after.length > 0 ? after : staffAt(published, origin).sources
  }
  return {
    asylum_caseworking_staff_fte: staff,
    decisions_per_caseworker_month: staff,
    ftt_asylum_disposals: () => {
      const counted = published.quarterly('ftt_asylum_disposals')
      return allOf(
        published.sourcesOf('ftt_asylum_disposals', quarters),
        published.sourcesOf(
          'appeals_determined',
          quarters.filter((quarter) => !counted.has(quarter)),
        ),
        sourcesOfIntake(published, origin),
      )
    },
    dispersal_places: () => sourcesOfPlaces(published, quarters),
  }
}

/** The series that a forecast of an input is made of. */
const forecastFrom: Partial<Record<SeriesName, readonly ForecastInput[]>> = {
  small_boat_arrivals: ['small_boat_arrivals', 'asylum_claims_people'],
  asylum_claims_people: ['asylum_claims_people', 'small_boat_arrivals', 'withdrawal_rate'],
  decisions_per_caseworker_month: [
    'decided',
    'asylum_claims_people',
    'withdrawal_rate',
    'administrative_rate',
  ],
  initial_grant_rate_of_grants_plus_refusals: ['grant_rate'],
  initial_withdrawals: ['withdrawal_rate'],
  initial_administrative_outcomes: ['administrative_rate'],
  ftt_asylum_disposals: ['ftt_asylum_disposals', 'decided', 'grant_rate'],
  dispersal_places: ['dispersal_places'],
}

/** The provenance of inputs that are forecast from their own past, up to an origin. */
export const forecastSource =
  (published: Published, origin: string): SourceOf =>
  (series) => {
    const past = (forecastFrom[series] ?? []).map((name) => sourcesOfForecast(published, name, origin))
    return {
      source: allOf(...past, ...alsoForecastFrom(published, origin, series)),
      confidence: 'assumption',
      note: 'Forecast by the method that was best in the past of the series',
    }
  }

function alsoForecastFrom(published: Published, origin: string, series: SeriesName): (readonly string[])[] {
  switch (series) {
    case 'asylum_caseworking_staff_fte':
    case 'decisions_per_caseworker_month':
      return [staffAt(published, origin).sources]
    case 'ftt_asylum_disposals':
      return [sourcesOfIntake(published, origin)]
    default:
      return []
  }
}

const sourcesOfIntake = (published: Published, origin: string): readonly string[] => {
  const intake = intakeAt(published, origin)
  return intake === undefined ? [] : allOf(intake.sources.line, intake.sources.gained)
}
