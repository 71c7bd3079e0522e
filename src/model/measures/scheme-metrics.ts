/** Metrics of transfer schemes, each for every scheme and for all of them together. */
import { type ExitMetric, exitMetrics, exitsOf } from '../declaration/facility-exits.ts'
import { stagesWhere } from '../declaration/stages.ts'
import { broughtBack, referredToScheme, transferredToHost } from '../declaration/transitions.ts'
import { type Limit, limits } from '../pathway/schemes/scheme-limits.ts'
import { facilityStages } from './census.ts'
import { flow, ratio } from './metric-readers.ts'
import type { Definition } from './metric-series.ts'
import {
  placeDays,
  schemeFlow,
  schemeGauge,
  schemeOpening,
  schemeStay,
  schemeStock,
} from './scheme-metric-readers.ts'

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

/** What those who leave a facility are called, by the way out. Returns are among those of `pathway-metrics.ts`. */
const exitLabels: Readonly<Record<Exclude<ExitMetric, 'returns.from_scheme'>, string>> = {
  'scheme.released_by_court': 'Brought back after a court decision',
  'scheme.brought_back_closed': 'Brought back because the scheme is suspended or has ended',
  'scheme.released_unfit': 'Brought back as medically unfit',
  'scheme.recognised': 'Recognised and admitted to the UK',
  'scheme.brought_back_limit': 'Brought back at the limit of stay',
  'scheme.brought_back_barrier': 'Brought back to pursue a further submission',
  'scheme.moved_on': 'Left the facility and moved on',
  'scheme.remain_in_host': 'Remain in the host country',
}

/** In the order of tables. */
export const schemeMetrics: readonly Definition[] = [
  flow('scheme.referred', 'Referred to a scheme', referredToScheme, true),
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
  flow('scheme.transferred', 'Transferred', transferredToHost, true),
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
  schemeStock(
    'scheme.queue',
    'Referred, not yet transferred',
    stagesWhere(({ withScheme, place }) => withScheme === true && place !== 'host'),
  ),
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
  flow('scheme.brought_back', ['Brought back to the UK from a scheme', 'Brought back'], broughtBack, true),
  ...exitMetrics.flatMap((metric) =>
    metric === 'returns.from_scheme' ? [] : [flow(metric, exitLabels[metric], exitsOf(metric), true)],
  ),
]
