/**
 * The pathway as a declaration, first part: the stages a party can be in and what each waits for. With the
 * transitions it is what the census, the stage balance, the event log and the metrics are derived from.
 */
import { numbered } from './numbered.ts'

/** How a stage entitles a party to asylum support. */
export type SupportRule = 'none' | 'claim' | 'exhausted' | 'scheme'

interface StageDeclaration {
  readonly label: string
  /** Where the party is while in the stage. */
  readonly place: 'abroad' | 'uk' | 'detention' | 'host' | 'gone'
  /** What ends the stay, in words. Empty for an end state. */
  readonly waitsFor: string
  readonly support: SupportRule
}

export const stages = {
  outside: { label: 'Outside the model', place: 'abroad', waitsFor: '', support: 'none' },
  coast: {
    label: 'On the coast',
    place: 'abroad',
    waitsFor: 'a place in a boat on a crossable day',
    support: 'none',
  },
  retrying: {
    label: 'Stopped, will try again',
    place: 'abroad',
    waitsFor: 'the next attempt',
    support: 'none',
  },
  arrived: { label: 'Arrived, not yet claimed', place: 'uk', waitsFor: 'lodging the claim', support: 'none' },
  awaiting_decision: {
    label: 'Awaiting an initial decision',
    place: 'uk',
    waitsFor: 'a caseworker, withdrawal or closure',
    support: 'claim',
  },
  in_decision: {
    label: 'With a caseworker',
    place: 'uk',
    waitsFor: 'the decision, withdrawal or closure',
    support: 'claim',
  },
  claiming_again: {
    label: 'Withdrawn, will claim again',
    place: 'uk',
    waitsFor: 'the new claim',
    support: 'none',
  },
  lodging_appeal: { label: 'Refused, lodging an appeal', place: 'uk', waitsFor: 'lodging', support: 'claim' },
  awaiting_hearing: { label: 'Appeal open', place: 'uk', waitsFor: 'a tribunal slot', support: 'claim' },
  in_hearing: { label: 'Appeal being heard', place: 'uk', waitsFor: 'the disposal', support: 'claim' },
  onward_appeal: { label: 'Onward appeal', place: 'uk', waitsFor: 'the higher court', support: 'claim' },
  move_on: {
    label: 'Granted, in the move-on period',
    place: 'uk',
    waitsFor: 'the end of support',
    support: 'claim',
  },
  rights_exhausted: {
    label: 'Rights exhausted, in contact',
    place: 'uk',
    waitsFor: 'the earliest of departure, loss of contact, a barrier, selection or referral',
    support: 'exhausted',
  },
  lost_contact: {
    label: 'Rights exhausted, out of contact',
    place: 'uk',
    waitsFor: 'departure or renewed contact',
    support: 'none',
  },
  barrier: {
    label: 'Further submission outstanding',
    place: 'uk',
    waitsFor: 'a decision on the further submission',
    support: 'exhausted',
  },
  awaiting_bed: {
    label: 'Selected for removal, awaiting a detention bed',
    place: 'uk',
    waitsFor: 'a detention bed',
    support: 'exhausted',
  },
  detained: {
    label: 'Detained, removal directions pending',
    place: 'detention',
    waitsFor: 'removal directions',
    support: 'none',
  },
  awaiting_escort: {
    label: 'Detained, awaiting an escort',
    place: 'detention',
    waitsFor: 'an escort team',
    support: 'none',
  },
  being_removed: {
    label: 'Being removed',
    place: 'uk',
    waitsFor: 'arrival in the country of return',
    support: 'none',
  },
  scheme_referred: {
    label: 'Referred to a scheme',
    place: 'uk',
    waitsFor: 'the end of a legal challenge',
    support: 'scheme',
  },
  scheme_awaiting_bed: {
    label: 'Referred, awaiting a detention bed',
    place: 'uk',
    waitsFor: 'a detention bed',
    support: 'scheme',
  },
  scheme_detained: {
    label: 'Detained for transfer',
    place: 'detention',
    waitsFor: 'a seat and a place, or the longest hold',
    support: 'none',
  },
  held_at_sea: {
    label: 'Held on board for transfer',
    place: 'abroad',
    waitsFor: 'passage and a place, or the longest hold',
    support: 'none',
  },
  in_processing: {
    label: 'In the scheme’s facility, claim being decided',
    place: 'host',
    waitsFor: 'the decision, release or the limit of stay',
    support: 'none',
  },
  in_facility: {
    label: 'In the scheme’s facility',
    place: 'host',
    waitsFor: 'return, release or the limit of stay',
    support: 'none',
  },
  awaiting_reentry: {
    label: 'Returned, will set out again',
    place: 'abroad',
    waitsFor: 'setting out',
    support: 'none',
  },
  deterred: { label: 'Deterred, did not set out', place: 'gone', waitsFor: '', support: 'none' },
  gave_up: { label: 'Gave up crossing', place: 'gone', waitsFor: '', support: 'none' },
  no_claim: { label: 'Arrived and made no claim', place: 'gone', waitsFor: '', support: 'none' },
  closed: { label: 'Closed administratively', place: 'gone', waitsFor: '', support: 'none' },
  departed: { label: 'Withdrew and left the UK', place: 'gone', waitsFor: '', support: 'none' },
  granted: { label: 'Granted leave', place: 'gone', waitsFor: '', support: 'none' },
  regularised: {
    label: 'Granted leave after rights were exhausted',
    place: 'gone',
    waitsFor: '',
    support: 'none',
  },
  returned: { label: 'Returned', place: 'gone', waitsFor: '', support: 'none' },
  in_host: { label: 'Remains in the host country', place: 'gone', waitsFor: '', support: 'none' },
  moved_on: { label: 'Moved on from the host country', place: 'gone', waitsFor: '', support: 'none' },
  other_awaiting_bed: {
    label: 'Outside the pathway, awaiting a bed',
    place: 'uk',
    waitsFor: 'a detention bed',
    support: 'none',
  },
  other_detained: {
    label: 'Outside the pathway, detained',
    place: 'detention',
    waitsFor: 'the end of detention',
    support: 'none',
  },
  other_awaiting_escort: {
    label: 'Outside the pathway, awaiting an escort',
    place: 'detention',
    waitsFor: 'an escort team',
    support: 'none',
  },
  other_left: { label: 'Outside the pathway, left detention', place: 'gone', waitsFor: '', support: 'none' },
} as const satisfies Record<string, StageDeclaration>

export type StageId = keyof typeof stages
/** Stages in their declared order; a stage's number is its index here. */
export const stageIds = Object.keys(stages) as StageId[]
/** Number of each stage. */
export const Stage = numbered(stageIds)

/** Stages of an exhausted case that is still open and in the UK. */
export const exhaustedInUk: readonly StageId[] = [
  'rights_exhausted',
  'lost_contact',
  'barrier',
  'awaiting_bed',
  'detained',
  'awaiting_escort',
  'being_removed',
  'scheme_referred',
  'scheme_awaiting_bed',
  'scheme_detained',
]

/** Stages of people who have left the UK in the run and have not set out for it again. Those in a facility may still be brought back. */
export const outOfUk: readonly StageId[] = ['returned', 'awaiting_reentry', 'departed', 'in_host', 'moved_on']
