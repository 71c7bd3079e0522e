/** The series that inputs may hold: named and counted as the published ones in `src/evidence/uk`. */

/** A series, with the limits of a value. */
export interface InputSeries {
  readonly unit: string
  readonly min: number
  readonly max: number
  /** Path of the schedule that the series sets as it stands; absent where the value is worked out. */
  readonly sets?: readonly string[]
  /** What a month's value is multiplied by, where the schedule counts by the quarter. */
  readonly monthTimes?: number
}

const people = { unit: 'people', min: 0, max: 1e7 } as const

/** Every series by name. */
export const inputSeries = {
  small_boat_arrivals: people,
  asylum_claims_people: people,
  asylum_caseworking_staff_fte: {
    unit: 'FTE',
    min: 0,
    max: 100_000,
    sets: ['decisions', 'caseworkers'],
  },
  decisions_per_caseworker_month: {
    unit: 'decisions per FTE per month',
    min: 0.01,
    max: 100,
    sets: ['decisions', 'productivity'],
  },
  initial_grant_rate_of_grants_plus_refusals: { unit: 'share', min: 0.001, max: 0.999 },
  initial_withdrawals: people,
  initial_administrative_outcomes: people,
  ftt_asylum_disposals: {
    unit: 'appeals',
    min: 0,
    max: 300_000,
    sets: ['appeals', 'disposals_per_quarter'],
    monthTimes: 3,
  },
  non_hotel_places: { ...people, sets: ['support', 'non_hotel_places'] },
  detention_irc_beds: { unit: 'beds', min: 0, max: 1e6, sets: ['removals', 'beds'] },
} as const satisfies Record<string, InputSeries>

export type SeriesName = keyof typeof inputSeries
/** Names of the series, in the order of the table. */
export const seriesNames = Object.keys(inputSeries) as SeriesName[]
