import { loadSeries, seriesFiles } from '../src/evidence/load.ts'
import { originSettings } from '../src/experiments/history/origin.ts'
import { Published } from '../src/experiments/history/published.ts'
import { quartersBetween } from '../src/experiments/history/quarters.ts'
import { InputError } from '../src/input-error.ts'
import { loadScenario, openScenarios } from '../src/scenarios/load.ts'

const published = new Published(seriesFiles().flatMap((f) => loadSeries(f)))
const open = openScenarios(['current-policy'])
const v = loadScenario('current-policy').values
const base = {
  claimShare: v.arrivals.claim_share,
  claimsAgainShare: v.decisions.withdrawal_ends.claims_again,
  dependantsSmallBoat: v.arrivals.dependants_small_boat,
  exhausted: v.stocks.rights_exhausted,
}
for (const q of quartersBetween('2017-Q4', '2024-Q4')) {
  try {
    const s = originSettings(published, q, base)
    const [l] = open(s)
    const d = l!.values
    console.log(
      q,
      d.stocks.awaiting_decision,
      d.stocks.people_per_case.toFixed(3),
      d.stocks.over_six_months_share.toFixed(3),
      d.stocks.over_twelve_months_share.toFixed(2),
      d.stocks.appeals_open,
      d.decisions.caseworkers.value.toFixed(0),
      d.decisions.productivity.value.toFixed(2),
      d.decisions.quarterly_variation.toFixed(2),
      d.decisions.withdrawal_rate.toFixed(3),
      d.decisions.administrative_rate.toFixed(3),
      d.appeals.disposals_per_quarter.value,
      d.arrivals.small_boat.central,
      d.arrivals.other_routes.central,
      d.arrivals.dependants_other_routes.toFixed(2),
      d.stocks.section4,
      JSON.stringify(d.stocks.rights_exhausted),
      d.support.non_hotel_places.value,
    )
  } catch (e) {
    if (e instanceof InputError) console.log(q, e.problems.slice(0, 3))
    else console.log(q, String(e))
  }
}
