/** A small world in which a stronger deterrent effect deters fewer people, because it leaves fewer transfers to be seen. */
import { simulate } from '../../src/model/simulate.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, onArrival, opensAt, smallScenario, total, withScheme } from './model.ts'

const effects = [0.93, 0.95]

/** People deterred at two strengths of an announcement's effect, the weaker first. */
export function closedLoop() {
  const [weaker, stronger] = effects.map((effect) => ({ effect, deterred: deterredAt(effect) }))
  return { weaker: weaker!, stronger: stronger! }
}

function deterredAt(effect: number): number {
  const plain = smallScenario(hub, [], 0.1)
  const fixed = (value: number) => ({ value, changes: [] })
  const baseline: Scenario = {
    ...plain,
    schemes: {},
    arrivals: {
      ...plain.arrivals,
      other_routes: { low: 0, central: 0, high: 0 },
      level_variation: 0,
    },
    stocks: { ...plain.stocks, awaiting_decision: 50 },
    decisions: { ...plain.decisions, caseworkers: fixed(80), quarterly_variation: 0 },
  }
  const option = withScheme(
    { ...baseline, schemes: plain.schemes },
    {
      ...opensAt(30),
      ...onArrival,
      eligibility: { reasons: [], families: 'included', vulnerable_share: 0 },
      referral: { per_week: fixed(60), located_share: 1, lead_time_days: 0 },
      challenge: { probability: 0 },
      capacity: {
        opening_places: 4000,
        full_places: fixed(4000),
        seats_per_flight: 200,
        flights_per_week: 7,
      },
    },
  )
  const h = {
    ...plain.deterrence['illustrative-low']!,
    zero_share: 0,
    strength: { low: 1e-9, value: 1e-9, high: 1e-9 },
    lag_days: 28,
    smoothing_days: 90,
    displaced_share: 0,
    announcement_effect: effect,
    announcement_half_life_days: 30,
  }
  const result = simulate({
    scenario: { ...option, deterrence: { h } },
    baseline,
    deterrence: 'h',
    seed: 'loop',
    replication: 1,
    horizonYears: 5,
  })
  return total(result, 'deterred')!
}
