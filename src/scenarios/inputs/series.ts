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
  dispersal_places: { ...people, sets: ['support', 'dispersal_places'] },
  detention_irc_beds: { unit: 'beds', min: 0, max: 1e6, sets: ['removals', 'beds'] },
} as const satisfies Record<string, InputSeries>

export type SeriesName = keyof typeof inputSeries
/** Names of the series, in the order of the table. */
export const seriesNames = Object.keys(inputSeries) as SeriesName[]

const byRefusals =
  'appeals are lodged after refusals: set appeals.lodged_share, and give the decisions (staff, productivity, grant rate)'
const byDecisions =
  'decisions are made by staff: give asylum_caseworking_staff_fte, decisions_per_caseworker_month and initial_grant_rate_of_grants_plus_refusals'
const stock = 'a stock follows from what comes in and goes out: give the flows'

/** Published series that are no inputs, since the model works them out, and what to give in their place. */
export const workedOut: Readonly<Record<string, string>> = {
  ftt_asylum_receipts: byRefusals,
  appeals_lodged: byRefusals,
  initial_outcomes_all: byDecisions,
  initial_decisions: byDecisions,
  initial_grants: byDecisions,
  initial_refusals: byDecisions,
  awaiting_initial_decision_people: stock,
  ftt_asylum_open_caseload: stock,
  supported_asylum_people: stock,
  hotel_people: `${stock}, or non_hotel_places or dispersal_places`,
}

/** What is often called by another name, which is not like it. */
export const meantSeries: Readonly<Record<string, SeriesName>> = {
  asylum_caseworkers: 'asylum_caseworking_staff_fte',
  caseworkers: 'asylum_caseworking_staff_fte',
  staff: 'asylum_caseworking_staff_fte',
  productivity: 'decisions_per_caseworker_month',
}
