/**
 * How many places a scheme's pace and stay can fill: people arrive at so many a day, stay so many days, and by Little's
 * law so many are there once arrivals and departures balance. Places beyond that stay empty.
 */
import type { Schedule } from '../calendar/step-function.ts'
import { exitMetrics } from '../model/declaration/facility-exits.ts'
import type { SchemeValues } from '../scenarios/schema/schema.ts'
import type { SummaryRow } from './replications/tables.ts'

/** What fills a scheme's places, as a run had it. */
export interface Fill {
  /** Places open to the UK in the end. */
  readonly places: number
  /** Referrals a week, in the end, and the share of people referred who were transferred. */
  readonly perWeek: number
  readonly transferredShare: number
  /** Seats a week. */
  readonly seatsPerWeek: number
  /** Mean days in the facility: person-days there over people who left it, so that stays not yet over count as far as they went. */
  readonly stay: number
  /** Places that are taken once the numbers have settled. */
  readonly filled: number
}

/**
 * @param summary rows of one scenario and hypothesis
 * @returns undefined where nobody was transferred, or nobody has left the facility yet
 */
export function fillOf(
  summary: readonly SummaryRow[],
  scheme: string,
  values: SchemeValues,
): Fill | undefined {
  const mean = (metric: string) =>
    summary.find((row) => row.metric === metric && row.scheme === scheme && row.counted_in !== 'parties')
      ?.mean ?? 0
  const left = exitMetrics.reduce((sum, metric) => sum + mean(metric), 0)
  const referred = mean('scheme.referred') - mean('scheme.queue')
  const transferred = mean('scheme.transferred')
  if (left === 0 || referred <= 0 || transferred === 0) return undefined
  const { capacity, referral } = values
  const perWeek = inTheEnd(referral.per_week)
  const seatsPerWeek = capacity.seats_per_flight * capacity.flights_per_week
  const transferredShare = Math.min(1, transferred / referred)
  const stay = mean('scheme.place_days.used') / left
  return {
    places: Math.floor(inTheEnd(capacity.full_places) * (1 - capacity.contested_share.value)),
    perWeek,
    transferredShare,
    seatsPerWeek,
    stay,
    filled: (Math.min(perWeek * transferredShare, seatsPerWeek) / 7) * stay,
  }
}

const inTheEnd = ({ value, changes }: Schedule) => changes.at(-1)?.value ?? value

/** Share of the places that must be filled for nothing to be said. */
const worthSaying = 0.9

/** Whether places are open that pace and stay cannot fill. */
export const hasIdlePlaces = ({ places, filled }: Fill): boolean => filled < worthSaying * places
