/** Metrics of the pathway: arrivals, claims, decisions, appeals, what follows them, returns and detention. */
import { exitsOf } from '../declaration/facility-exits.ts'
import { voluntaryDepartures } from '../declaration/return-transitions.ts'
import type { OpenWait } from '../declaration/stage-declaration.ts'
import { detentionStages, exhaustedInUk, stagesWhere } from '../declaration/stages.ts'
import {
  declarationOf,
  type TransitionId,
  transitionsFrom,
  transitionsTo,
  transitionsWhere,
} from '../declaration/transitions.ts'
import { countedApart, flow, perceivedRisk, stock, units, wait } from './metric-readers.ts'
import type { Definition } from './metric-series.ts'

const waitingFor = (what: OpenWait) => stagesWhere(({ wait }) => wait === what)
const but = (all: readonly TransitionId[], except: readonly TransitionId[]) =>
  all.filter((id) => !except.includes(id))

const decisionsMade = transitionsFrom('in_decision').filter((id) => declarationOf(id).cause === 'caseworkers')
const decisionsGranted: readonly TransitionId[] = ['granted_initially']
const renewalsRefused: readonly TransitionId[] = [
  'renewal_refused_will_appeal',
  'renewal_refused',
  'renewal_refused_lost',
]
const appealsWithdrawn: readonly TransitionId[] = ['appeal_withdrawn', 'appeal_withdrawn_lost']

/** In the order of tables. */
export const pathwayMetrics: readonly Definition[] = [
  flow('arrivals.small_boat', 'Small-boat arrivals', ['crosses', 'crosses_again']),
  flow('arrivals.small_boat.reentry', 'Small-boat arrivals of people returned before', ['crosses_again']),
  flow('arrivals.other', 'Arrivals by other routes', ['arrives_other', 'reenters_other', 'is_displaced']),
  flow('arrivals.exchange', 'Admitted under an exchange', ['admitted_in_exchange']),
  flow('intentions', 'People who would set out by small boat for the first time', [
    'intends',
    'is_deterred',
    'is_displaced',
  ]),
  flow('deterred', ['People deterred from crossing', 'Deterred'], ['is_deterred', 'is_displaced']),
  flow('displaced', 'Of those deterred, people who come by another route', ['is_displaced']),
  flow('deflected', 'People who cross avoiding the asylum system', ['is_deflected']),
  perceivedRisk('risk.perceived', 'Perceived risk of transfer or enforced return'),
  flow('crossings.taken_at_sea', 'Stopped at sea for transfer', ['taken_at_sea']),
  flow(
    'crossings.intercepted',
    ['Attempts stopped before leaving', 'Stopped leaving'],
    transitionsWhere(({ cause }) => cause === 'interception'),
  ),
  stock('stock.coast', 'Waiting to cross', ['coast', 'retrying']),
  flow('claims.lodged', 'Asylum claims', ['lodges_claim', 'lodges_new_claim']),
  flow('claims.withdrawn', 'Claims withdrawn', [
    'withdraws_departs',
    'withdraws_lost',
    'withdraws_removable',
    'withdraws_again',
  ]),
  flow('claims.closed', 'Claims closed administratively', ['is_closed']),
  flow('decisions.made', 'Initial decisions', decisionsMade),
  flow('decisions.granted', 'Initial grants', decisionsGranted),
  flow('decisions.refused', 'Initial refusals', but(decisionsMade, decisionsGranted)),
  stock('backlog.decision', ['Awaiting an initial decision', 'Awaiting a decision'], waitingFor('decision')),
  countedApart(
    'backlog.decision.over_six_months',
    'Awaiting an initial decision for more than six months',
    'overSixMonths',
  ),
  wait(
    'wait.decision.median',
    ['Median wait for an initial decision', 'Median decision wait'],
    0.5,
    (world) => world.decisionWait,
  ),
  wait(
    'wait.decision.p90',
    '90th percentile wait for an initial decision',
    0.9,
    (world) => world.decisionWait,
  ),
  flow('renewals.due', ['Renewals of leave that fall due', 'Renewals due'], ['renewal_due']),
  flow('renewals.decided', ['Renewals of leave decided', 'Renewals decided'], transitionsFrom('in_renewal')),
  flow('renewals.refused', 'Renewals of leave refused', renewalsRefused),
  stock(
    'renewals.backlog',
    ['Renewals of leave awaiting a decision', 'Renewals waiting'],
    ['awaiting_renewal', 'in_renewal'],
  ),
  flow('appeals.lodged', 'Appeals lodged', ['lodges_appeal']),
  flow(
    'appeals.determined',
    ['Appeals allowed or dismissed', 'Appeals decided'],
    but(transitionsFrom('in_hearing'), appealsWithdrawn),
  ),
  flow('appeals.allowed', 'Appeals allowed', ['appeal_allowed', 'appeal_allowed_onward']),
  flow('appeals.withdrawn', 'Appeals withdrawn', appealsWithdrawn),
  stock('backlog.appeal', ['Open first-tier appeals', 'Open appeals'], waitingFor('appeal')),
  stock('stock.onward_appeal', 'Onward appeals', ['onward_appeal']),
  wait(
    'wait.appeal.median',
    ['Median wait for an appeal', 'Median appeal wait'],
    0.5,
    (world) => world.appealWait,
  ),
  wait('wait.appeal.p90', '90th percentile wait for an appeal', 0.9, (world) => world.appealWait),
  stock('stock.rights_exhausted', ['Rights exhausted, in the UK', 'Rights exhausted'], exhaustedInUk),
  stock('stock.lost_contact', 'Rights exhausted, out of contact', ['lost_contact']),
  stock('stock.barrier', 'Further submissions outstanding', ['barrier']),
  flow('lost_contact', ['People who lose contact', 'Lost contact'], transitionsTo('lost_contact')),
  flow('barriers.arisen', ['Further submissions made', 'Further submissions'], transitionsTo('barrier')),
  flow('regularised', 'Granted leave after rights were exhausted', transitionsTo('regularised')),
  flow('removals.cancelled', 'Removal directions cancelled', ['directions_cancelled']),
  flow('returns.voluntary', 'Voluntary returns', voluntaryDepartures),
  flow(
    'offers.taken',
    ['Returned on an offer who would not have returned by then', 'Returned on an offer'],
    ['departs_on_offer'],
  ),
  flow(
    'offers.paid',
    ['Paid to return, with those who would have returned anyway', 'Paid to return'],
    ['departs_on_offer', 'departs_paid'],
  ),
  flow('returns.enforced', 'Enforced returns', ['removed']),
  flow('returns.from_scheme', 'Returns from a scheme', exitsOf('returns.from_scheme'), true),
  stock(
    'stock.out_of_uk',
    'Returned, left, moved on or settled abroad, and not set out again',
    stagesWhere(({ hasLeftUk }) => hasLeftUk === true),
  ),
  flow('returns.total', 'All returns', transitionsTo('returned')),
  flow(
    'departures.withdrawn',
    ['Left the UK on withdrawing a claim', 'Left on withdrawal'],
    ['withdraws_departs'],
  ),
  flow(
    'departures.unrecorded',
    ['Left the UK out of contact, unrecorded', 'Left unrecorded'],
    ['leaves_unrecorded'],
  ),
  flow(
    'departures.total',
    ['Returned or left the UK, recorded or not', 'Returned or left'],
    [...transitionsTo('returned'), 'withdraws_departs', 'leaves_unrecorded'],
  ),
  wait(
    'wait.return.median',
    ['Median time from exhaustion to return', 'Median wait for return'],
    0.5,
    (world) => world.returnWait,
  ),
  flow(
    'reentries',
    ['Returned people who set out again', 'Setting out again'],
    transitionsFrom('awaiting_reentry'),
  ),
  stock(
    'detention.occupancy',
    'In detention',
    stagesWhere(({ place }) => place === 'detention'),
  ),
  stock('detention.occupancy.asylum', 'In detention for removal, asylum pathway', detentionStages('asylum')),
  stock('detention.occupancy.scheme', 'In detention for transfer', detentionStages('scheme')),
  stock('detention.occupancy.other', 'In detention, outside the asylum pathway', detentionStages('other')),
  units('detention.beds', 'Detention beds', 'beds', 'beds'),
]
