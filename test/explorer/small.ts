/** A comparison that takes seconds: a system of some thousand people, in the words of the command line. */
import { firstState, type State } from '../../src/explorer/state.ts'

/** Settings that make the system small. */
export const small: readonly string[] = [
  'stocks.awaiting_decision=800',
  'stocks.appeals_open=900',
  'stocks.rights_exhausted=900',
  'stocks.refusals_last_quarter=260',
  'stocks.grants_last_quarter=120',
  'stocks.section4=60',
  'stocks.supported=1500',
  'stocks.dispersal=1100',
  'stocks.disposals_last_quarter=170',
  'stocks.detained=20',
  'arrivals.small_boat.central=800',
  'arrivals.other_routes.central=900',
]

/** A hub in that system, open from its second month. */
export const smallHub: State = {
  ...firstState,
  settings: [...small, 'schemes.hub.agreement.opens=2026-08-01'],
  seed: 7,
  replications: 2,
  horizon: 0.25,
}
