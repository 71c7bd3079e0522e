/** A scenario at a share of national volume, with its schemes: what a first look at many parameters can afford. */
import type { Schedule } from '../../calendar/step-function.ts'
import { scaledScenario } from '../../scenarios/schema/scale.ts'
import type { Scenario, SchemeValues } from '../../scenarios/schema/schema.ts'

/** Fewest seats of a flight, so that a family finds room. */
const fewestSeats = 4

/** Scales the whole system and the size, pace and fixed costs of its schemes; what is paid by person or by day stays as it is. */
export function scaledSystem(national: Scenario, share: number): Scenario {
  if (share === 1) return national
  const schemes = Object.entries(national.schemes).map(([id, scheme]) => [id, scaledScheme(scheme, share)])
  return { ...scaledScenario(national, share), schemes: Object.fromEntries(schemes) }
}

/** As many seats a week as the share has, on flights that are smaller before they are fewer. */
function scaledScheme(scheme: SchemeValues, share: number): SchemeValues {
  const { capacity, referral, cost } = scheme
  const seats = Math.max(Math.min(fewestSeats, capacity.seats_per_flight), capacity.seats_per_flight * share)
  const fewer = capacity.seats_per_flight === 0 ? 1 : (capacity.seats_per_flight * share) / seats
  return {
    ...scheme,
    capacity: {
      ...capacity,
      opening_places: capacity.opening_places * share,
      full_places: scheduleAt(capacity.full_places, share),
      seats_per_flight: seats,
      flights_per_week: capacity.flights_per_week * fewer,
    },
    referral: { ...referral, per_week: scheduleAt(referral.per_week, share) },
    cost: {
      ...cost,
      sunk: cost.sunk * share,
      set_up: cost.set_up * share,
      committed: cost.committed * share,
      per_year: cost.per_year * share,
      step: cost.step * share,
      step_at: Math.max(1, cost.step_at * share),
      per_flight: (cost.per_flight * share) / fewer,
    },
  }
}

const scheduleAt = ({ value, changes }: Schedule, share: number): Schedule => ({
  value: value * share,
  changes: changes.map((change) => ({ ...change, value: change.value * share })),
})
