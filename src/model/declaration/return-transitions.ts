/** The pathway once rights are exhausted: contact, further submissions, removal and setting out again; detention outside the pathway. */
import type { TransitionDeclaration } from './transition.ts'

/** Where an offer to people who leave can be taken up, as `departure_offer.stages` has it. */
const offerStages = ['rights_exhausted', 'awaiting_bed', 'barrier', 'lost_contact'] as const

/** Where a party whose rights are exhausted lives in the community and in contact. */
const inCommunity = ['rights_exhausted', 'awaiting_bed', 'scheme_referred', 'scheme_awaiting_bed'] as const

/** See `transitions.ts`. */
export const returnTransitions = {
  loses_contact: { from: inCommunity, to: 'lost_contact', activity: 'loses contact', cause: 'own clock' },
  regains_contact: {
    from: ['lost_contact'],
    to: 'rights_exhausted',
    activity: 'is in contact again',
    cause: 'own clock',
  },
  raises_barrier: {
    from: [...inCommunity, 'scheme_detained'],
    to: 'barrier',
    activity: 'makes a further submission',
    cause: 'own clock',
  },
  barrier_refused: {
    from: ['barrier'],
    to: 'rights_exhausted',
    activity: 'has the further submission refused',
    cause: 'further submissions',
  },
  barrier_granted: {
    from: ['barrier'],
    to: 'regularised',
    activity: 'is granted on a further submission',
    cause: 'further submissions',
    outcome: 'regularised',
  },
  departs_voluntarily: {
    from: [...inCommunity, 'lost_contact'],
    to: 'returned',
    activity: 'returns voluntarily',
    cause: 'own clock',
    outcome: 'voluntary_return',
  },
  departs_on_offer: {
    from: offerStages,
    to: 'returned',
    activity: 'returns on an offer',
    cause: 'offer',
    outcome: 'voluntary_return',
  },
  departs_paid: {
    from: ['rights_exhausted', 'awaiting_bed', 'lost_contact'],
    to: 'returned',
    activity: 'returns voluntarily, and is paid as offered',
    cause: 'own clock',
    outcome: 'voluntary_return',
  },
  leaves_unrecorded: {
    from: ['lost_contact'],
    to: 'left_unrecorded',
    activity: 'leaves the UK unrecorded',
    cause: 'own clock',
    unrecorded: true,
    outcome: 'voluntary_return',
  },
  selected: {
    from: ['rights_exhausted'],
    to: 'awaiting_bed',
    activity: 'is selected for enforced removal',
    cause: 'enforcement',
  },
  enters_detention: {
    from: ['awaiting_bed'],
    to: 'detained',
    activity: 'enters detention',
    cause: 'detention beds',
  },
  directions_cancelled: {
    from: ['detained'],
    to: 'rights_exhausted',
    activity: 'has removal directions cancelled and is bailed',
    cause: 'removal directions',
  },
  bailed_awaiting_escort: {
    from: ['awaiting_escort'],
    to: 'rights_exhausted',
    activity: 'is bailed because beds were closed',
    cause: 'detention beds',
  },
  directions_set: {
    from: ['detained'],
    to: 'awaiting_escort',
    activity: 'has removal directions carried forward',
    cause: 'removal directions',
  },
  removal_starts: {
    from: ['awaiting_escort'],
    to: 'being_removed',
    activity: 'leaves under escort',
    cause: 'escort teams',
  },
  removed: {
    from: ['being_removed'],
    to: 'returned',
    activity: 'is returned (enforced)',
    cause: 'escort teams',
    counts: 'returned_by_force',
    outcome: 'enforced_return',
  },
  not_located_for_removal: {
    from: ['rights_exhausted'],
    to: 'lost_contact',
    activity: 'cannot be located for removal',
    cause: 'enforcement',
  },
  plans_reentry: {
    from: ['returned', 'moved_on', 'in_host'],
    to: 'awaiting_reentry',
    activity: 'will set out again',
    cause: 'own clock',
  },
  reenters_boat: {
    from: ['awaiting_reentry'],
    to: 'coast',
    activity: 'sets out again by small boat',
    cause: 'own clock',
  },
  reenters_other: {
    from: ['awaiting_reentry'],
    to: 'arrived',
    activity: 'arrives again by another route',
    cause: 'own clock',
  },
  other_requests_bed: {
    from: ['outside'],
    to: 'other_awaiting_bed',
    activity: 'is to be detained (outside the asylum pathway)',
    cause: 'outside the asylum pathway',
  },
  other_enters: {
    from: ['other_awaiting_bed'],
    to: 'other_detained',
    activity: 'enters detention (outside the asylum pathway)',
    cause: 'detention beds',
  },
  other_released: {
    from: ['other_detained'],
    to: 'other_left',
    activity: 'leaves detention (outside the asylum pathway)',
    cause: 'outside the asylum pathway',
  },
  other_bailed: {
    from: ['other_awaiting_escort'],
    to: 'other_left',
    activity: 'leaves detention because beds were closed (outside the asylum pathway)',
    cause: 'detention beds',
  },
  other_directions: {
    from: ['other_detained'],
    to: 'other_awaiting_escort',
    activity: 'awaits an escort (outside the asylum pathway)',
    cause: 'outside the asylum pathway',
  },
  other_removed: {
    from: ['other_awaiting_escort'],
    to: 'other_left',
    activity: 'is returned (outside the asylum pathway)',
    cause: 'escort teams',
  },
} as const satisfies Record<string, TransitionDeclaration>

/** Transitions by which people whose rights are exhausted leave the UK by their own decision. */
export const voluntaryDepartures = ['departs_voluntarily', 'departs_on_offer', 'departs_paid'] as const
