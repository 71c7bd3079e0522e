/** A small world in which a stronger deterrent effect deters fewer people, because it leaves fewer transfers to be seen. */
import { simulate } from '../../src/model/simulate.ts'
import { parseSetting } from '../../src/scenarios/document/settings.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'

const effects = [0.9, 0.93]

/** People deterred at two strengths of an announcement's effect, the weaker first. */
export function closedLoop() {
  const [weaker, stronger] = effects.map((effect) => ({ effect, deterred: deterredAt(effect) }))
  return { weaker: weaker!, stronger: stronger! }
}

const fixed = (value: number) => ({ value, changes: [] })

/** A hub that opens on a known day and takes people on arrival, in a system of a tenth of the national one. */
const settings = [
  'schemes.hub.stage=on_arrival',
  'schemes.hub.agreement.announced=2026-07-01',
  'schemes.hub.agreement.not_before=2026-07-01',
  'schemes.hub.agreement.agreed_after_days=30',
  'schemes.hub.agreement.opening_median_days=30',
  'schemes.hub.agreement.opening_spread=0',
  'schemes.hub.eligibility.reasons=[]',
  'schemes.hub.eligibility.families=included',
  'schemes.hub.eligibility.vulnerable_share=0',
  'schemes.hub.referral.located_share=1',
  'schemes.hub.referral.lead_time_days=0',
  'schemes.hub.challenge.probability=0',
  'schemes.hub.processing.where=facility',
  'schemes.hub.processing.days=60',
]

/** The system alone, with few people waiting for a decision and no luck in arrivals and decisions. */
function worlds(): { readonly baseline: Scenario; readonly option: Scenario } {
  const { schemes, ...plain } = scaledScenario(
    loadScenario('return-hubs', settings.map(parseSetting)).values,
    0.1,
  )
  const baseline: Scenario = {
    ...plain,
    schemes: {},
    arrivals: { ...plain.arrivals, other_routes: { low: 0, central: 0, high: 0 }, level_variation: 0 },
    stocks: { ...plain.stocks, awaiting_decision: 50 },
    decisions: { ...plain.decisions, caseworkers: fixed(80), quarterly_variation: 0 },
  }
  const own = schemes['hub']!
  const hub = {
    ...own,
    referral: { ...own.referral, per_week: fixed(60) },
    capacity: {
      ...own.capacity,
      opening_places: 4000,
      full_places: fixed(4000),
      seats_per_flight: 200,
      flights_per_week: 7,
    },
  }
  return { baseline, option: { ...baseline, schemes: { hub } } }
}

function deterredAt(effect: number): number {
  const { baseline, option } = worlds()
  const hypothesis = {
    ...baseline.deterrence['illustrative-low']!,
    zero_share: 0,
    strength: { low: 1e-9, value: 1e-9, high: 1e-9 },
    lag_days: 28,
    smoothing_days: 90,
    displaced_share: 0,
    announcement_effect: effect,
    announcement_half_life_days: 30,
  }
  const { series } = simulate({
    scenario: { ...option, deterrence: { h: hypothesis } },
    baseline,
    deterrence: 'h',
    seed: 'loop',
    replication: 1,
    horizonYears: 5,
  })
  return series.find(({ metric, countedIn }) => metric === 'deterred' && countedIn === 'people')!.total!
}
