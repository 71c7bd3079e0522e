/** The pathway as a declaration, second part: every transition between stages, and what happens in it. */
import { numbered } from './numbered.ts'
import { Stage, type StageId, stageIds } from './stages.ts'

interface TransitionDeclaration {
  readonly from: readonly StageId[]
  readonly to: StageId
  /** What happens, as the event log words it. */
  readonly activity: string
}

const inCommunity = ['rights_exhausted', 'awaiting_bed', 'scheme_referred', 'scheme_awaiting_bed'] as const
/** Where a claim waits that may be withdrawn: for a decision, with a caseworker, or with a scheme. */
const claimOpen = ['awaiting_decision', 'in_decision', 'scheme_referred', 'scheme_awaiting_bed'] as const
const inHost = ['in_processing', 'in_facility'] as const

export const transitions = {
  intends: { from: ['outside'], to: 'coast', activity: 'intends to cross by small boat' },
  is_deterred: { from: ['outside'], to: 'deterred', activity: 'does not set out' },
  is_displaced: {
    from: ['outside'],
    to: 'arrived',
    activity: 'arrives by another route instead of a small boat',
  },
  is_deflected: { from: ['outside'], to: 'coast', activity: 'intends to cross, avoiding the asylum system' },
  admitted_in_exchange: { from: ['outside'], to: 'arrived', activity: 'is admitted in exchange' },
  taken_at_sea: { from: ['coast'], to: 'held_at_sea', activity: 'is stopped at sea for transfer' },
  lands: { from: ['held_at_sea'], to: 'arrived', activity: 'is landed in the UK' },
  intercepted: { from: ['coast'], to: 'retrying', activity: 'is stopped before leaving' },
  tries_again: { from: ['retrying'], to: 'coast', activity: 'tries again' },
  gives_up: { from: ['coast'], to: 'gave_up', activity: 'is stopped and gives up' },
  crosses: { from: ['coast'], to: 'arrived', activity: 'arrives by small boat' },
  crosses_again: { from: ['coast'], to: 'arrived', activity: 'arrives again by small boat after a return' },
  arrives_other: { from: ['outside'], to: 'arrived', activity: 'arrives by another route' },
  makes_no_claim: { from: ['arrived'], to: 'no_claim', activity: 'makes no claim' },
  lodges_claim: { from: ['arrived'], to: 'awaiting_decision', activity: 'claims asylum' },
  lodges_new_claim: { from: ['claiming_again'], to: 'awaiting_decision', activity: 'claims asylum again' },
  starts_decision: {
    from: ['awaiting_decision'],
    to: 'in_decision',
    activity: 'is taken up by a caseworker',
  },
  is_closed: {
    from: ['awaiting_decision', 'in_decision'],
    to: 'closed',
    activity: 'is closed administratively',
  },
  withdraws_departs: { from: claimOpen, to: 'departed', activity: 'withdraws and leaves the UK' },
  withdraws_lost: {
    from: claimOpen,
    to: 'lost_contact',
    activity: 'is treated as withdrawn, out of contact',
  },
  withdraws_removable: {
    from: claimOpen,
    to: 'rights_exhausted',
    activity: 'withdraws and is removable',
  },
  withdraws_again: {
    from: claimOpen,
    to: 'claiming_again',
    activity: 'withdraws, will claim again',
  },
  granted_initially: { from: ['in_decision'], to: 'move_on', activity: 'is granted at the initial decision' },
  refused_will_appeal: { from: ['in_decision'], to: 'lodging_appeal', activity: 'is refused, will appeal' },
  refused_no_appeal: {
    from: ['in_decision'],
    to: 'rights_exhausted',
    activity: 'is refused and does not appeal',
  },
  refused_no_appeal_lost: {
    from: ['in_decision'],
    to: 'lost_contact',
    activity: 'is refused, does not appeal, out of contact',
  },
  lodges_appeal: { from: ['lodging_appeal'], to: 'awaiting_hearing', activity: 'lodges an appeal' },
  starts_hearing: { from: ['awaiting_hearing'], to: 'in_hearing', activity: 'has a tribunal slot' },
  appeal_allowed: { from: ['in_hearing'], to: 'move_on', activity: 'wins the appeal' },
  appeal_allowed_onward: {
    from: ['in_hearing'],
    to: 'onward_appeal',
    activity: 'wins the appeal, the Home Office appeals',
  },
  appeal_dismissed: { from: ['in_hearing'], to: 'rights_exhausted', activity: 'loses the appeal' },
  appeal_dismissed_lost: {
    from: ['in_hearing'],
    to: 'lost_contact',
    activity: 'loses the appeal, out of contact',
  },
  appeal_dismissed_onward: {
    from: ['in_hearing'],
    to: 'onward_appeal',
    activity: 'loses the appeal and appeals onward',
  },
  appeal_withdrawn: { from: ['in_hearing'], to: 'rights_exhausted', activity: 'withdraws the appeal' },
  appeal_withdrawn_lost: {
    from: ['in_hearing'],
    to: 'lost_contact',
    activity: 'withdraws the appeal, out of contact',
  },
  onward_allowed: { from: ['onward_appeal'], to: 'move_on', activity: 'is granted after the onward appeal' },
  onward_dismissed: { from: ['onward_appeal'], to: 'rights_exhausted', activity: 'loses the onward appeal' },
  onward_dismissed_lost: {
    from: ['onward_appeal'],
    to: 'lost_contact',
    activity: 'loses the onward appeal, out of contact',
  },
  leaves_support: { from: ['move_on'], to: 'granted', activity: 'leaves asylum support after a grant' },
  loses_contact: { from: inCommunity, to: 'lost_contact', activity: 'loses contact' },
  regains_contact: { from: ['lost_contact'], to: 'rights_exhausted', activity: 'is in contact again' },
  raises_barrier: {
    from: [...inCommunity, 'scheme_detained'],
    to: 'barrier',
    activity: 'makes a further submission',
  },
  barrier_refused: {
    from: ['barrier'],
    to: 'rights_exhausted',
    activity: 'has the further submission refused',
  },
  barrier_granted: { from: ['barrier'], to: 'regularised', activity: 'is granted on a further submission' },
  departs_voluntarily: {
    from: [...inCommunity, 'lost_contact'],
    to: 'returned',
    activity: 'returns voluntarily',
  },
  selected: { from: ['rights_exhausted'], to: 'awaiting_bed', activity: 'is selected for enforced removal' },
  enters_detention: { from: ['awaiting_bed'], to: 'detained', activity: 'enters detention' },
  directions_cancelled: {
    from: ['detained'],
    to: 'rights_exhausted',
    activity: 'has removal directions cancelled and is bailed',
  },
  bailed_awaiting_escort: {
    from: ['awaiting_escort'],
    to: 'rights_exhausted',
    activity: 'is bailed because beds were closed',
  },
  directions_set: {
    from: ['detained'],
    to: 'awaiting_escort',
    activity: 'has removal directions carried forward',
  },
  removal_starts: { from: ['awaiting_escort'], to: 'being_removed', activity: 'leaves under escort' },
  removed: { from: ['being_removed'], to: 'returned', activity: 'is returned (enforced)' },
  not_located_for_removal: {
    from: ['rights_exhausted'],
    to: 'lost_contact',
    activity: 'cannot be located for removal',
  },
  referred: {
    from: ['rights_exhausted', 'awaiting_decision'],
    to: 'scheme_referred',
    activity: 'is referred to the scheme',
  },
  not_located: { from: ['scheme_referred'], to: 'rights_exhausted', activity: 'cannot be located' },
  not_located_claim: {
    from: ['scheme_referred'],
    to: 'awaiting_decision',
    activity: 'cannot be located for transfer; the claim goes on',
  },
  challenge_succeeds: {
    from: ['scheme_referred'],
    to: 'rights_exhausted',
    activity: 'wins the challenge to transfer',
  },
  challenge_succeeds_claim: {
    from: ['scheme_referred'],
    to: 'awaiting_decision',
    activity: 'wins the challenge to transfer; the claim goes on',
  },
  transfer_cleared: {
    from: ['scheme_referred'],
    to: 'scheme_awaiting_bed',
    activity: 'is cleared for transfer',
  },
  detained_for_transfer: {
    from: ['scheme_awaiting_bed'],
    to: 'scheme_detained',
    activity: 'enters detention for transfer',
  },
  hold_expires: {
    from: ['scheme_detained'],
    to: 'rights_exhausted',
    activity: 'is bailed at the longest hold',
  },
  hold_expires_claim: {
    from: ['scheme_detained'],
    to: 'awaiting_decision',
    activity: 'is bailed at the longest hold; the claim goes on',
  },
  scheme_ends_claim: {
    from: ['scheme_referred', 'scheme_awaiting_bed', 'scheme_detained'],
    to: 'awaiting_decision',
    activity: 'leaves the scheme, which has ended; the claim goes on',
  },
  scheme_ends_referral: {
    from: ['scheme_referred', 'scheme_awaiting_bed', 'scheme_detained'],
    to: 'rights_exhausted',
    activity: 'leaves the scheme, which has ended',
  },
  transferred: {
    from: ['scheme_detained', 'held_at_sea'],
    to: 'in_facility',
    activity: 'is transferred to the facility',
  },
  transferred_for_processing: {
    from: ['scheme_detained', 'held_at_sea'],
    to: 'in_processing',
    activity: 'is transferred to the facility for a decision',
  },
  refused_in_facility: {
    from: ['in_processing'],
    to: 'in_facility',
    activity: 'is refused in the facility',
  },
  refused_settles: {
    from: ['in_processing'],
    to: 'in_host',
    activity: 'is refused in the facility and remains in the host country',
  },
  granted_settles: {
    from: ['in_processing'],
    to: 'in_host',
    activity: 'is granted in the facility and settles in the host country',
  },
  granted_admitted: {
    from: ['in_processing'],
    to: 'granted',
    activity: 'is granted in the facility and admitted to the UK',
  },
  scheme_return_voluntary: {
    from: inHost,
    to: 'returned',
    activity: 'returns voluntarily from the host',
  },
  scheme_return_enforced: {
    from: ['in_facility'],
    to: 'returned',
    activity: 'is returned from the host with a document',
  },
  released_by_court: {
    from: ['in_facility'],
    to: 'rights_exhausted',
    activity: 'is brought back after a court decision',
  },
  released_unfit: {
    from: ['in_facility'],
    to: 'rights_exhausted',
    activity: 'is brought back as medically unfit',
  },
  suspended_brought_back: {
    from: ['in_facility'],
    to: 'rights_exhausted',
    activity: 'is brought back because the scheme is suspended or has ended',
  },
  released_by_court_claim: {
    from: inHost,
    to: 'awaiting_decision',
    activity: 'is brought back after a court decision; the claim goes on in the UK',
  },
  released_unfit_claim: {
    from: inHost,
    to: 'awaiting_decision',
    activity: 'is brought back as medically unfit; the claim goes on in the UK',
  },
  brought_back_limit_claim: {
    from: inHost,
    to: 'awaiting_decision',
    activity: 'is brought back at the limit of stay; the claim goes on in the UK',
  },
  suspended_claim: {
    from: inHost,
    to: 'awaiting_decision',
    activity: 'is brought back because the scheme is suspended or has ended; the claim goes on in the UK',
  },
  recognised_claim: {
    from: inHost,
    to: 'granted',
    activity: 'is recognised and admitted to the UK',
  },
  brought_back_barrier: {
    from: ['in_facility'],
    to: 'barrier',
    activity: 'is brought back to pursue a further submission',
  },
  brought_back_limit: {
    from: ['in_facility'],
    to: 'rights_exhausted',
    activity: 'is brought back at the limit of stay',
  },
  recognised: { from: ['in_facility'], to: 'regularised', activity: 'is recognised and brought back' },
  moves_on: { from: inHost, to: 'moved_on', activity: 'leaves the facility and moves on' },
  released_in_host: { from: inHost, to: 'in_host', activity: 'is released in the host country' },
  settled_in_host: { from: inHost, to: 'in_host', activity: 'settles in the host country' },
  plans_reentry: {
    from: ['returned', 'moved_on', 'in_host'],
    to: 'awaiting_reentry',
    activity: 'will set out again',
  },
  reenters_boat: { from: ['awaiting_reentry'], to: 'coast', activity: 'sets out again by small boat' },
  reenters_other: { from: ['awaiting_reentry'], to: 'arrived', activity: 'arrives again by another route' },
  other_requests_bed: {
    from: ['outside'],
    to: 'other_awaiting_bed',
    activity: 'is to be detained (outside the asylum pathway)',
  },
  other_enters: {
    from: ['other_awaiting_bed'],
    to: 'other_detained',
    activity: 'enters detention (outside the asylum pathway)',
  },
  other_released: {
    from: ['other_detained'],
    to: 'other_left',
    activity: 'leaves detention (outside the asylum pathway)',
  },
  other_bailed: {
    from: ['other_awaiting_escort'],
    to: 'other_left',
    activity: 'leaves detention because beds were closed (outside the asylum pathway)',
  },
  other_directions: {
    from: ['other_detained'],
    to: 'other_awaiting_escort',
    activity: 'awaits an escort (outside the asylum pathway)',
  },
  other_removed: {
    from: ['other_awaiting_escort'],
    to: 'other_left',
    activity: 'is returned (outside the asylum pathway)',
  },
} as const satisfies Record<string, TransitionDeclaration>

export type TransitionId = keyof typeof transitions

/** Transitions by which people come back to the UK from a scheme’s facility. */
export const broughtBack = [
  'released_by_court',
  'released_unfit',
  'brought_back_barrier',
  'brought_back_limit',
  'recognised',
  'suspended_brought_back',
  'released_by_court_claim',
  'released_unfit_claim',
  'brought_back_limit_claim',
  'suspended_claim',
  'recognised_claim',
  'granted_admitted',
] as const satisfies readonly TransitionId[]

export const transitionIds = Object.keys(transitions) as TransitionId[]
export const Transition = numbered(transitionIds)

/** Stage each transition leads to, by transition number. */
export const transitionTarget = Uint8Array.from(transitionIds, (id) => Stage[transitions[id].to])

/** 1 where a transition may start from a stage: index transition × number of stages + stage. */
export const transitionAllowed = new Uint8Array(transitionIds.length * stageIds.length)
for (const id of transitionIds) {
  for (const from of transitions[id].from as readonly StageId[]) {
    transitionAllowed[Transition[id] * stageIds.length + Stage[from]] = 1
  }
}
