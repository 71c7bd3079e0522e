/**
 * The metric registry. Ids are stable; a metric is one entry here, made of transitions or stages, so nothing is
 * counted in two places.
 */
import { daysPerMonth, daysPerYear } from '../../calendar/days.ts'
import { outcomes } from '../declaration/outcomes.ts'
import { detentionStages, exhaustedInUk, stagesWhere } from '../declaration/stages.ts'
import { broughtBack, transitionsTo } from '../declaration/transitions.ts'
import { type Limit, limits } from '../pathway/schemes/scheme-limits.ts'
import { resourceIds } from '../resources.ts'
import type { Incidence, ReplicationResult, Series } from '../result.ts'
import type { World } from '../world.ts'
import { facilityStages } from './census.ts'
import { costLineIds, discountFactor, factsOfLine, optimismOf } from './ledger.ts'
import {
  costs,
  countedApart,
  days,
  flow,
  perceivedRisk,
  ratio,
  stock,
  support,
  totalCost,
  units,
  use,
  wait,
} from './metric-readers.ts'
import type { Definition, Metric } from './metric-series.ts'
import {
  placeDays,
  schemeFlow,
  schemeGauge,
  schemeOpening,
  schemeStay,
  schemeStock,
} from './scheme-metric-readers.ts'

export type { Metric, MetricKind } from './metric-series.ts'

/** What the days on which each step limits a scheme are called. */
const limitLabels: Readonly<Record<Limit, string>> = {
  not_open: 'Days on which the scheme is not open',
  suspended: 'Days limited by a suspension',
  eligible: 'Days limited by the number of people to refer',
  pace: 'Days limited by the pace of referral',
  challenge: 'Days limited by the time that challenges take',
  beds: 'Days limited by detention beds',
  flights: 'Days limited by seats on flights',
  escorts: 'Days limited by escort teams',
  places: 'Days limited by places in the facility',
}

const definitions: readonly Definition[] = [
  flow('arrivals.small_boat', 'Small-boat arrivals', ['crosses', 'crosses_again']),
  flow('arrivals.small_boat.reentry', 'Small-boat arrivals of people returned before', ['crosses_again']),
  flow('arrivals.other', 'Arrivals by other routes', ['arrives_other', 'reenters_other', 'is_displaced']),
  flow('arrivals.exchange', 'Admitted under an exchange', ['admitted_in_exchange']),
  flow('intentions', 'People who would set out by small boat for the first time', [
    'intends',
    'is_deterred',
    'is_displaced',
  ]),
  flow('deterred', 'People deterred from crossing', ['is_deterred', 'is_displaced']),
  flow('displaced', 'Of those deterred, people who come by another route', ['is_displaced']),
  flow('deflected', 'People who cross avoiding the asylum system', ['is_deflected']),
  perceivedRisk('risk.perceived', 'Perceived risk of transfer or enforced return'),
  flow('crossings.taken_at_sea', 'Stopped at sea for transfer', ['taken_at_sea']),
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
  countedApart(
    'backlog.decision.over_six_months',
    'Awaiting an initial decision for more than six months',
    'overSixMonths',
  ),
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
  stock(
    'stock.out_of_uk',
    'Returned, left, moved on or settled abroad, and not set out again',
    stagesWhere(({ hasLeftUk }) => hasLeftUk === true),
  ),
  flow('returns.total', 'All returns', [
    'departs_voluntarily',
    'removed',
    'scheme_return_voluntary',
    'scheme_return_enforced',
  ]),
  wait('wait.return.median', 'Median time from exhaustion to return', 0.5, (world) => world.returnWait),
  flow('reentries', 'Returned people who set out again', ['reenters_boat', 'reenters_other']),
  stock(
    'detention.occupancy',
    'In detention',
    stagesWhere(({ place }) => place === 'detention'),
  ),
  stock('detention.occupancy.asylum', 'In detention for removal, asylum pathway', detentionStages('asylum')),
  stock('detention.occupancy.scheme', 'In detention for transfer', detentionStages('scheme')),
  stock('detention.occupancy.other', 'In detention, outside the asylum pathway', detentionStages('other')),
  units('detention.beds', 'Detention beds', 'beds', 'beds'),
  flow('scheme.referred', 'Referred to a scheme', ['referred', 'taken_at_sea'], true),
  flow('scheme.not_located', 'Referred and not located', ['not_located', 'not_located_claim'], true),
  flow(
    'scheme.challenge_succeeded',
    'Transfers stopped by a challenge',
    ['challenge_succeeds', 'challenge_succeeds_claim'],
    true,
  ),
  flow(
    'scheme.hold_expired',
    'Bailed or landed at the longest hold',
    ['hold_expires', 'hold_expires_claim', 'lands'],
    true,
  ),
  schemeFlow('scheme.left_before_transfer', 'Left for another reason before the transfer', [
    'raises_barrier',
    'departs_voluntarily',
    'loses_contact',
    'withdraws_departs',
    'withdraws_lost',
    'withdraws_removable',
    'withdraws_again',
    'scheme_ends_claim',
    'scheme_ends_referral',
  ]),
  flow('scheme.transferred', 'Transferred', ['transferred', 'transferred_for_processing'], true),
  schemeGauge(
    'scheme.families',
    'Transferred as members of a family',
    '',
    'flow',
    'people',
    (scheme) => scheme.families,
  ),
  schemeGauge('scheme.opened', 'Schemes that opened', 'schemes', 'flow', '', (scheme) => scheme.opened),
  schemeOpening('scheme.opening_days', 'Days from the start of the run to the opening'),
  schemeGauge('scheme.suspended', 'Suspended by a court', 'share', 'stock', '', (scheme) => scheme.suspended),
  flow(
    'scheme.decided',
    'Claims decided in the facility',
    ['refused_in_facility', 'refused_settles', 'granted_settles', 'granted_admitted'],
    true,
  ),
  schemeStock('scheme.queue', 'Referred, not yet transferred', [
    'scheme_referred',
    'scheme_awaiting_bed',
    'scheme_detained',
    'held_at_sea',
  ]),
  schemeStock('scheme.occupancy', 'In the facility', facilityStages),
  schemeGauge('scheme.places', 'Places open', 'places', 'stock', '', ({ facility }) => facility.units),
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
  ...limits.map((limit, i) =>
    schemeGauge(
      `scheme.limited_by.${limit}`,
      limitLabels[limit],
      'days',
      'flow',
      '',
      ({ limitDays }) => limitDays[i]!,
    ),
  ),
  placeDays('scheme.place_days.used', 'Place-days used', ['busy']),
  placeDays('scheme.place_days.offered', 'Place-days on offer, with those kept after a fall', [
    'busy',
    'idle',
  ]),
  placeDays('scheme.place_days.overrun', 'Place-days used beyond the places open after a fall', ['overrun']),
  ratio('scheme.utilisation', 'Share of place-days used', 'share', {
    numerator: 'scheme.place_days.used',
    denominator: 'scheme.place_days.offered',
    perScheme: true,
  }),
  schemeStay('scheme.stay.median', 'Median stay in the facility', 0.5),
  flow('scheme.brought_back', 'Brought back to the UK from a scheme', broughtBack, true),
  flow(
    'scheme.released_by_court',
    'Brought back after a court decision',
    ['released_by_court', 'released_by_court_claim'],
    true,
  ),
  flow(
    'scheme.brought_back_closed',
    'Brought back because the scheme is suspended or has ended',
    ['suspended_brought_back', 'suspended_claim'],
    true,
  ),
  flow(
    'scheme.released_unfit',
    'Brought back as medically unfit',
    ['released_unfit', 'released_unfit_claim'],
    true,
  ),
  flow(
    'scheme.recognised',
    'Recognised and admitted to the UK',
    ['recognised', 'recognised_claim', 'granted_admitted'],
    true,
  ),
  flow(
    'scheme.brought_back_limit',
    'Brought back at the limit of stay',
    ['brought_back_limit', 'brought_back_limit_claim'],
    true,
  ),
  flow(
    'scheme.brought_back_barrier',
    'Brought back to pursue a further submission',
    ['brought_back_barrier'],
    true,
  ),
  flow('scheme.moved_on', 'Left the facility and moved on', ['moves_on'], true),
  flow('scheme.remain_in_host', 'Remain in the host country', transitionsTo('in_host'), true),
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
    ...detentionStages('asylum'),
    ...detentionStages('scheme'),
  ]),
  days('days.at_sea', 'Person-days held on board for transfer', ['held_at_sea']),
  days('days.in_scheme', 'Person-days in a scheme’s facility', facilityStages),
  ...resourceIds.flatMap(use),
  ...costLineIds.map(costs),
  // Detention and support on the way to a scheme are not among them.
  totalCost(
    'cost.schemes',
    'Transfer schemes, all their own lines',
    () => 1,
    (line) => line.startsWith('scheme_'),
  ),
  ratio('cost.per_transferred', 'Cost of the scheme’s own lines per person transferred', 'GBP per person', {
    numerator: 'cost.schemes',
    denominator: 'scheme.transferred',
    per: 'people',
    perScheme: true,
  }),
  ratio(
    'cost.per_place_year',
    'Cost of the scheme’s own lines per place-year on offer',
    'GBP per place-year',
    {
      numerator: 'cost.schemes',
      denominator: 'scheme.place_days.offered',
      times: daysPerYear,
      perScheme: true,
    },
  ),
  ratio('cost.per_scheme_return', 'Cost of the scheme’s own lines per return from it', 'GBP per person', {
    numerator: 'cost.schemes',
    denominator: 'returns.from_scheme',
    per: 'people',
    perScheme: true,
  }),
  totalCost('cost.total', 'Total cost', () => 1),
  totalCost('cost.discounted', 'Total cost, discounted', discounted),
  totalCost('cost.discounted_3_percent', 'Total cost, discounted at 3.0 %', (_, i) =>
    discountFactor(0.03, i),
  ),
  totalCost('cost.optimism_bias', 'Uplift for optimism bias', ({ scenario }, _, line) =>
    optimismOf(scenario, line),
  ),
  totalCost(
    'cost.with_optimism_bias',
    'Total cost, with optimism bias',
    ({ scenario }, _, line) => 1 + optimismOf(scenario, line),
  ),
  totalCost('npsv', 'Net present social value', (world, i, line) => -social(line) * discounted(world, i)),
  totalCost(
    'npsv.with_optimism_bias',
    'Net present social value, with optimism bias',
    (world, i, line) => -social(line) * (1 + optimismOf(world.scenario, line)) * discounted(world, i),
  ),
]

function discounted(world: World, i: number): number {
  return discountFactor(world.scenario.costs.discount_rate, i)
}

/** 1 for lines that use up resources, 0 for transfers within society. */
function social(line: (typeof costLineIds)[number]): number {
  return factsOfLine(line).type === 'resource' ? 1 : 0
}

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
  const series: Series[] = []
  for (const definition of definitions) series.push(...definition.read(world, definition, series))
  const curves = world.incidence.curves(daysPerMonth)
  const incidence: Incidence[] = outcomes.map((cause, i) => ({ cause, cumulative: curves[i]! }))
  return {
    months: world.grid.labels,
    series,
    incidence,
    counts: { events: world.executive.delivered, parties: world.parties.count },
  }
}
