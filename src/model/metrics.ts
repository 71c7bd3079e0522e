/**
 * The metric registry. Ids are stable; a metric is one entry here, made of transitions or stages, so nothing is
 * counted in two places.
 */
import { daysPerMonth } from './calendar.ts'
import { SchemeSlot } from './census.ts'
import { type CostLine, costLines, discountFactor } from './ledger.ts'
import {
  costs,
  type Definition,
  days,
  flow,
  type Metric,
  schemeGauge,
  schemeStay,
  schemeStock,
  schemeUtilisation,
  stock,
  support,
  totalCost,
  units,
  utilisation,
  wait,
} from './metric-readers.ts'
import { exhaustedInUk } from './pathway/stages.ts'
import { broughtBack } from './pathway/transitions.ts'
import type { Incidence, ReplicationResult } from './result.ts'
import { incidenceCauses } from './waits.ts'
import type { World } from './world.ts'

export type { Metric, MetricKind } from './metric-readers.ts'

const definitions: readonly Definition[] = [
  flow('arrivals.small_boat', 'Small-boat arrivals', ['crosses', 'crosses_again']),
  flow('arrivals.small_boat.reentry', 'Small-boat arrivals of people returned before', ['crosses_again']),
  flow('arrivals.other', 'Arrivals by other routes', ['arrives_other', 'reenters_other']),
  flow('crossings.intercepted', 'Attempts stopped before leaving', ['intercepted', 'gives_up']),
  stock('stock.coast', 'Waiting to cross', ['coast', 'retrying']),
  flow('claims.lodged', 'Asylum claims', ['lodges_claim', 'lodges_new_claim']),
  flow('claims.withdrawn', 'Claims withdrawn', [
    'withdraws_departs',
    'withdraws_lost',
    'withdraws_removable',
    'withdraws_again',
  ]),
  flow('claims.closed', 'Claims closed administratively', ['is_closed']),
  flow('decisions.made', 'Initial decisions', [
    'granted_initially',
    'refused_will_appeal',
    'refused_no_appeal',
    'refused_no_appeal_lost',
  ]),
  flow('decisions.granted', 'Initial grants', ['granted_initially']),
  flow('decisions.refused', 'Initial refusals', [
    'refused_will_appeal',
    'refused_no_appeal',
    'refused_no_appeal_lost',
  ]),
  stock('backlog.decision', 'Awaiting an initial decision', ['awaiting_decision', 'in_decision']),
  wait('wait.decision.median', 'Median wait for an initial decision', 0.5, (world) => world.decisionWait),
  wait(
    'wait.decision.p90',
    '90th percentile wait for an initial decision',
    0.9,
    (world) => world.decisionWait,
  ),
  flow('appeals.lodged', 'Appeals lodged', ['lodges_appeal']),
  flow('appeals.determined', 'Appeals allowed or dismissed', [
    'appeal_allowed',
    'appeal_allowed_onward',
    'appeal_dismissed',
    'appeal_dismissed_lost',
    'appeal_dismissed_onward',
  ]),
  flow('appeals.allowed', 'Appeals allowed', ['appeal_allowed', 'appeal_allowed_onward']),
  flow('appeals.withdrawn', 'Appeals withdrawn', ['appeal_withdrawn', 'appeal_withdrawn_lost']),
  stock('backlog.appeal', 'Open first-tier appeals', ['awaiting_hearing', 'in_hearing']),
  stock('stock.onward_appeal', 'Onward appeals', ['onward_appeal']),
  wait('wait.appeal.median', 'Median wait for an appeal', 0.5, (world) => world.appealWait),
  wait('wait.appeal.p90', '90th percentile wait for an appeal', 0.9, (world) => world.appealWait),
  stock('stock.rights_exhausted', 'Rights exhausted, in the UK', exhaustedInUk),
  stock('stock.lost_contact', 'Rights exhausted, out of contact', ['lost_contact']),
  stock('stock.barrier', 'Further submissions outstanding', ['barrier']),
  flow('lost_contact', 'People who lose contact', [
    'loses_contact',
    'withdraws_lost',
    'refused_no_appeal_lost',
    'appeal_dismissed_lost',
    'appeal_withdrawn_lost',
    'onward_dismissed_lost',
    'not_located_for_removal',
    'not_located',
  ]),
  flow('barriers.arisen', 'Further submissions made', ['raises_barrier', 'brought_back_barrier']),
  flow('regularised', 'Granted leave after rights were exhausted', ['barrier_granted', 'recognised']),
  flow('removals.cancelled', 'Removal directions cancelled', ['directions_cancelled']),
  flow('returns.voluntary', 'Voluntary returns', ['departs_voluntarily']),
  flow('returns.enforced', 'Enforced returns', ['removed']),
  flow(
    'returns.from_scheme',
    'Returns from a scheme',
    ['scheme_return_voluntary', 'scheme_return_enforced'],
    true,
  ),
  flow('returns.total', 'All returns', [
    'departs_voluntarily',
    'removed',
    'scheme_return_voluntary',
    'scheme_return_enforced',
  ]),
  wait('wait.return.median', 'Median time from exhaustion to return', 0.5, (world) => world.returnWait),
  flow('reentries', 'Returned people who set out again', ['reenters_boat', 'reenters_other']),
  stock('detention.occupancy', 'In detention', [
    'detained',
    'awaiting_escort',
    'scheme_detained',
    'other_detained',
    'other_awaiting_escort',
  ]),
  stock('detention.occupancy.asylum', 'In detention for removal, asylum pathway', [
    'detained',
    'awaiting_escort',
  ]),
  stock('detention.occupancy.scheme', 'In detention for transfer', ['scheme_detained']),
  stock('detention.occupancy.other', 'In detention, outside the asylum pathway', [
    'other_detained',
    'other_awaiting_escort',
  ]),
  units('detention.beds', 'Detention beds', 'beds', 'beds'),
  flow('scheme.referred', 'Referred to a scheme', ['referred'], true),
  flow('scheme.not_located', 'Referred and not located', ['not_located'], true),
  flow('scheme.challenge_succeeded', 'Transfers stopped by a challenge', ['challenge_succeeds'], true),
  flow('scheme.hold_expired', 'Bailed at the longest hold', ['hold_expires'], true),
  flow('scheme.transferred', 'Transferred', ['transferred'], true),
  schemeStock('scheme.queue', 'Referred, not yet transferred', [
    SchemeSlot.referred,
    SchemeSlot.awaitingBed,
    SchemeSlot.detained,
  ]),
  schemeStock('scheme.occupancy', 'In the facility', [SchemeSlot.inFacility]),
  schemeGauge('scheme.places', 'Places open', 'places', 'stock', '', (scheme) => scheme.places),
  schemeGauge(
    'scheme.places_blocked',
    'Places held by people for whom no document will be issued',
    '',
    'stock',
    'people',
    (scheme) => scheme.blocked,
  ),
  schemeGauge(
    'scheme.missed_vulnerable',
    'Transferred, though they should have been screened out',
    '',
    'flow',
    'people',
    (scheme) => scheme.missedVulnerable,
  ),
  schemeUtilisation('scheme.utilisation', 'Share of place-days used'),
  schemeStay('scheme.stay.median', 'Median stay in the facility', 0.5),
  flow('scheme.brought_back', 'Brought back to the UK from a scheme', broughtBack, true),
  flow('scheme.released_by_court', 'Brought back after a court decision', ['released_by_court'], true),
  flow('scheme.released_unfit', 'Brought back as medically unfit', ['released_unfit'], true),
  flow('scheme.recognised', 'Recognised and brought back', ['recognised'], true),
  flow('scheme.brought_back_limit', 'Brought back at the limit of stay', ['brought_back_limit'], true),
  flow('scheme.moved_on', 'Left the facility and moved on', ['moves_on'], true),
  flow('scheme.remain_in_host', 'Remain in the host country', ['released_in_host', 'settled_in_host'], true),
  support('support.supported', 'Supported people', 'supported'),
  support('support.hotels', 'Supported people in hotels', 'hotels'),
  days('days.waiting', 'Person-days awaiting a decision or an appeal', [
    'awaiting_decision',
    'in_decision',
    'lodging_appeal',
    'awaiting_hearing',
    'in_hearing',
    'onward_appeal',
  ]),
  days('days.exhausted', 'Person-days in the UK with rights exhausted', [
    'rights_exhausted',
    'lost_contact',
    'barrier',
    'awaiting_bed',
    'scheme_referred',
    'scheme_awaiting_bed',
  ]),
  days('days.detained', 'Person-days in detention, asylum pathway and schemes', [
    'detained',
    'awaiting_escort',
    'scheme_detained',
  ]),
  days('days.in_scheme', 'Person-days in a scheme’s facility', ['in_facility']),
  utilisation('utilisation.caseworkers', 'Share of caseworker time used', 'caseworkers'),
  utilisation('utilisation.tribunal', 'Share of tribunal slots used', 'tribunal'),
  utilisation('utilisation.detention', 'Share of detention beds used', 'beds'),
  utilisation('utilisation.escorts', 'Share of escort teams used', 'escorts'),
  ...(Object.keys(costLines) as CostLine[]).map(costs),
  totalCost('cost.total', 'Total cost', () => 1),
  totalCost('cost.discounted', 'Total cost, discounted', (world, i) =>
    discountFactor(world.scenario.costs.discount_rate, i),
  ),
]

/** Every metric, in the order of tables and of `ReplicationResult.series`. */
export const metrics: readonly Metric[] = definitions.map(({ read: _, unit, ...metric }) => ({
  ...metric,
  unit: unit === '' ? 'count' : unit,
}))

/** The metric of that id, or undefined. */
export function findMetric(id: string): Metric | undefined {
  return metrics.find((metric) => metric.id === id)
}

/** Reads every metric from a finished replication. */
export function collect(world: World): ReplicationResult {
  const series = definitions.flatMap((definition) => definition.read(world, definition))
  const curves = world.incidence.curves(daysPerMonth)
  const incidence: Incidence[] = incidenceCauses.map((cause, i) => ({ cause, cumulative: curves[i]! }))
  return {
    months: world.grid.labels,
    series,
    incidence,
    counts: { events: world.executive.delivered, parties: world.parties.count },
  }
}
