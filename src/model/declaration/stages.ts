/**
 * The pathway as a declaration, first part: the stages a party can be in and what each waits for. With the
 * transitions it is what the census, the stage balance, the event log and the metrics are derived from.
 */
import { numbered } from './numbered.ts'
import type { DetentionUser, StageDeclaration } from './stage-declaration.ts'

/** Leave that is to be renewed goes on until that is decided. */
const withLeave = { place: 'uk', daysOf: 'none', support: 'none', wait: 'none' } as const

/** Who is gone from the model waits for nothing. */
const gone = { place: 'gone', waitsFor: '', support: 'none', wait: 'none' } as const

export const stages = {
  outside: { label: 'Outside the model', place: 'abroad', waitsFor: '', support: 'none', wait: 'none' },
  coast: {
    label: 'On the coast',
    place: 'abroad',
    waitsFor: 'a place in a boat on a crossable day',
    support: 'none',
    wait: 'none',
  },
  retrying: {
    label: 'Stopped, will try again',
    place: 'abroad',
    waitsFor: 'the next attempt',
    support: 'none',
    wait: 'none',
  },
  arrived: {
    label: 'Arrived, not yet claimed',
    place: 'uk',
    daysOf: 'none',
    waitsFor: 'lodging the claim',
    support: 'none',
    wait: 'none',
  },
  awaiting_decision: {
    label: 'Awaiting an initial decision',
    place: 'uk',
    daysOf: 'waiting',
    waitsFor: 'a caseworker, withdrawal or closure',
    support: 'claim',
    wait: 'decision',
  },
  in_decision: {
    label: 'With a caseworker',
    place: 'uk',
    daysOf: 'waiting',
    waitsFor: 'the decision, withdrawal or closure',
    support: 'claim',
    wait: 'decision',
  },
  claiming_again: {
    label: 'Withdrawn, will claim again',
    place: 'uk',
    daysOf: 'none',
    waitsFor: 'the new claim',
    support: 'none',
    wait: 'none',
  },
  lodging_appeal: {
    label: 'Refused, lodging an appeal',
    place: 'uk',
    daysOf: 'waiting',
    waitsFor: 'lodging',
    support: 'appeal',
    wait: 'none',
  },
  awaiting_hearing: {
    label: 'Appeal open',
    place: 'uk',
    daysOf: 'waiting',
    waitsFor: 'a tribunal slot',
    support: 'appeal',
    wait: 'appeal',
  },
  in_hearing: {
    label: 'Appeal being heard',
    place: 'uk',
    daysOf: 'waiting',
    waitsFor: 'the disposal',
    support: 'appeal',
    wait: 'appeal',
  },
  onward_appeal: {
    label: 'Onward appeal',
    place: 'uk',
    daysOf: 'waiting',
    waitsFor: 'the higher court',
    support: 'appeal',
    wait: 'none',
  },
  move_on: {
    label: 'Granted, in the move-on period',
    place: 'uk',
    daysOf: 'none',
    waitsFor: 'the end of support',
    support: 'claim',
    wait: 'none',
  },
  awaiting_renewal: {
    ...withLeave,
    label: 'Leave to be renewed, awaiting a caseworker',
    waitsFor: 'a caseworker',
  },
  in_renewal: { ...withLeave, label: 'Renewal with a caseworker', waitsFor: 'the decision on the renewal' },
  rights_exhausted: {
    label: 'Rights exhausted, in contact',
    place: 'uk',
    daysOf: 'exhausted',
    waitsFor: 'the earliest of departure, loss of contact, a barrier, selection or referral',
    support: 'exhausted',
    wait: 'return',
  },
  lost_contact: {
    label: 'Rights exhausted, out of contact',
    place: 'uk',
    daysOf: 'exhausted',
    waitsFor: 'departure or renewed contact',
    support: 'none',
    wait: 'return',
  },
  barrier: {
    label: 'Further submission outstanding',
    place: 'uk',
    daysOf: 'exhausted',
    waitsFor: 'a decision on the further submission',
    support: 'exhausted',
    wait: 'return',
  },
  awaiting_bed: {
    label: 'Selected for removal, awaiting a detention bed',
    place: 'uk',
    daysOf: 'exhausted',
    waitsFor: 'a detention bed',
    support: 'exhausted',
    wait: 'return',
  },
  detained: {
    label: 'Detained, removal directions pending',
    place: 'detention',
    waitsFor: 'removal directions',
    support: 'none',
    wait: 'return',
    detains: 'asylum',
  },
  awaiting_escort: {
    label: 'Detained, awaiting an escort',
    place: 'detention',
    waitsFor: 'an escort team',
    support: 'none',
    wait: 'return',
    detains: 'asylum',
  },
  being_removed: {
    label: 'Being removed',
    place: 'uk',
    daysOf: 'none',
    waitsFor: 'arrival in the country of return',
    support: 'none',
    wait: 'return',
  },
  scheme_referred: {
    label: 'Referred to a scheme',
    place: 'uk',
    daysOf: 'exhausted',
    waitsFor: 'the end of a legal challenge',
    support: 'scheme',
    wait: 'decision or return',
    withScheme: true,
  },
  scheme_awaiting_bed: {
    label: 'Referred, awaiting a detention bed',
    place: 'uk',
    daysOf: 'exhausted',
    waitsFor: 'a detention bed',
    support: 'scheme',
    wait: 'decision or return',
    withScheme: true,
  },
  scheme_detained: {
    label: 'Detained for transfer',
    place: 'detention',
    waitsFor: 'a seat and a place, or the longest hold',
    support: 'none',
    wait: 'decision or return',
    detains: 'scheme',
    withScheme: true,
  },
  held_at_sea: {
    label: 'Held on board for transfer',
    place: 'abroad',
    waitsFor: 'passage and a place, or the longest hold',
    support: 'none',
    wait: 'none',
    withScheme: true,
  },
  in_processing: {
    label: 'In the scheme’s facility, claim being decided',
    place: 'host',
    waitsFor: 'the decision, release or the limit of stay',
    support: 'none',
    wait: 'none',
    withScheme: true,
  },
  in_facility: {
    label: 'In the scheme’s facility',
    place: 'host',
    waitsFor: 'return, release or the limit of stay',
    support: 'none',
    wait: 'return',
    withScheme: true,
  },
  awaiting_reentry: {
    label: 'Returned, will set out again',
    place: 'abroad',
    waitsFor: 'setting out',
    support: 'none',
    wait: 'none',
    hasLeftUk: true,
  },
  deterred: {
    ...gone,
    label: 'Deterred, did not set out',
  },
  gave_up: { ...gone, label: 'Gave up crossing' },
  no_claim: {
    ...gone,
    label: 'Arrived and made no claim',
  },
  closed: { ...gone, label: 'Closed administratively' },
  departed: {
    ...gone,
    label: 'Withdrew and left the UK',
    hasLeftUk: true,
    ends: true,
  },
  left_unrecorded: {
    ...gone,
    label: 'Left the UK unrecorded',
    hasLeftUk: true,
    ends: true,
  },
  granted: { ...gone, label: 'Granted leave' },
  regularised: {
    ...gone,
    label: 'Granted leave after rights were exhausted',
    ends: true,
  },
  returned: {
    ...gone,
    label: 'Returned',
    hasLeftUk: true,
    ends: true,
  },
  in_host: {
    ...gone,
    label: 'Remains in the host country',
    hasLeftUk: true,
    ends: true,
  },
  moved_on: {
    ...gone,
    label: 'Moved on from the host country',
    hasLeftUk: true,
    ends: true,
  },
  other_awaiting_bed: {
    label: 'Outside the pathway, awaiting a bed',
    place: 'uk',
    daysOf: 'none',
    waitsFor: 'a detention bed',
    support: 'none',
    wait: 'none',
  },
  other_detained: {
    label: 'Outside the pathway, detained',
    place: 'detention',
    waitsFor: 'the end of detention',
    support: 'none',
    wait: 'none',
    detains: 'other',
  },
  other_awaiting_escort: {
    label: 'Outside the pathway, awaiting an escort',
    place: 'detention',
    waitsFor: 'an escort team',
    support: 'none',
    wait: 'none',
    detains: 'other',
  },
  other_left: {
    ...gone,
    label: 'Outside the pathway, left detention',
  },
} as const satisfies Record<string, StageDeclaration>

export type StageId = keyof typeof stages
/** Stages in which a case has ended in a way of its own. */
export type EndedStage = {
  [Id in StageId]: (typeof stages)[Id] extends { readonly ends: true } ? Id : never
}[StageId]
/** Stages in which a claim waits for an initial decision in the UK. */
export type DecisionStage = {
  [Id in StageId]: (typeof stages)[Id]['wait'] extends 'decision' ? Id : never
}[StageId]
/** Stages in their declared order; a stage's number is its index here. */
export const stageIds = Object.keys(stages) as StageId[]
/** Number of each stage. */
export const Stage = numbered(stageIds)

/** What is declared of a stage. */
export const stageOf = (id: StageId): StageDeclaration => stages[id]

/** The stages of which something holds. */
export const stagesWhere = (holds: (stage: StageDeclaration) => boolean): readonly StageId[] =>
  stageIds.filter((id) => holds(stages[id]))

/** By stage number, 1 where something holds of the stage. */
export const stageFlags = (holds: (stage: StageDeclaration) => boolean): Uint8Array =>
  Uint8Array.from(stageIds, (id) => (holds(stages[id]) ? 1 : 0))

/** Whether rights are exhausted in the stage, of those at least who have no claim open, and the case is not over. */
export const isExhausted = ({ wait }: StageDeclaration): boolean =>
  wait === 'return' || wait === 'decision or return'

/** Stages of an exhausted case that is still open and in the UK. */
export const exhaustedInUk = stagesWhere(
  (stage) => isExhausted(stage) && (stage.place === 'uk' || stage.place === 'detention'),
)

/** Stages whose people are in a detention bed, by the user of the bed. */
export const detentionStages = (user: DetentionUser): readonly StageId[] =>
  stagesWhere(({ detains }) => detains === user)
