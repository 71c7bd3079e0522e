/**
 * What a transfer scheme costs, from its terms and from what happened: the arithmetic alone, so that published worked
 * examples can be run through the same code as a simulated month.
 */

import { daysPerYear } from '../../calendar/days.ts'
import type { SchemeValues } from '../../scenarios/schema/schema.ts'

/** What a scheme charges for: its `cost` section. Pounds. */
export type SchemeTerms = SchemeValues['cost']

/** What a scheme did in a period. */
export interface SchemeVolumes {
  /** Whether its preparations fall due in the period. */
  readonly prepared: boolean
  /** Whether a host agrees in the period. */
  readonly agreed: boolean
  readonly openDays: number
  readonly placesBuilt: number
  readonly placeDays: number
  readonly personDays: number
  /** People transferred before the period, and in it. */
  readonly transferredBefore: number
  readonly transferred: number
  readonly flights: number
  /** People settled or released in the host country. */
  readonly settled: number
  readonly challenges: number
  readonly returnedVoluntarily: number
  readonly returnedByForce: number
  readonly movedOn: number
  readonly broughtBack: number
}

/** Nothing happened. */
export const noVolumes: SchemeVolumes = {
  prepared: false,
  agreed: false,
  openDays: 0,
  placesBuilt: 0,
  placeDays: 0,
  personDays: 0,
  transferredBefore: 0,
  transferred: 0,
  flights: 0,
  settled: 0,
  challenges: 0,
  returnedVoluntarily: 0,
  returnedByForce: 0,
  movedOn: 0,
  broughtBack: 0,
}

/** Pounds on each line of a scheme in a period. */
export const schemeLines = {
  scheme_set_up: (terms, { prepared }) => (prepared ? terms.set_up : 0),
  scheme_committed: (terms, { agreed }) => (agreed ? terms.committed : 0),
  scheme_step: (terms, { transferredBefore, transferred }) =>
    transferredBefore < terms.step_at && transferredBefore + transferred >= terms.step_at ? terms.step : 0,
  scheme_running: (terms, { openDays }) => (openDays * terms.per_year) / daysPerYear,
  scheme_places: (terms, { placesBuilt, placeDays }) =>
    placesBuilt * terms.per_place_built + (placeDays * terms.per_place_year) / daysPerYear,
  scheme_stay: (terms, { personDays }) => personDays * terms.per_person_day,
  scheme_transfer: (terms, { transferred, flights }) =>
    transferred * (terms.per_person + terms.flight_per_person) + flights * terms.per_flight,
  scheme_challenges: (terms, { challenges }) => challenges * terms.per_challenge,
  scheme_settled: (terms, { settled }) => settled * terms.per_settled,
  scheme_exits: (terms, { returnedVoluntarily, returnedByForce, movedOn }) =>
    returnedVoluntarily * terms.on_exit +
    returnedByForce * terms.enforced_return +
    movedOn * terms.on_moving_on,
  scheme_brought_back: (terms, { broughtBack }) => broughtBack * terms.brought_back,
} as const satisfies Record<string, (terms: SchemeTerms, volumes: SchemeVolumes) => number>

export type SchemeLine = keyof typeof schemeLines
