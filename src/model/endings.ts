/** Where each party is at the end of a run, in the words of an appraisal: to compare what became of the same people. */

import { type Outcome, outcomes } from './declaration/outcomes.ts'
import { type EndedStage, type StageId, stageIds } from './declaration/stages.ts'
import type { Parties } from './parties.ts'
import { isOutsidePathway } from './subjects.ts'
import type { World } from './world.ts'

/** Where somebody can be at the end, with the words for it. */
export const endings = {
  returned_voluntarily: 'Returned voluntarily or left',
  returned_enforced: 'Returned by force',
  returned_from_scheme: 'Returned from a hub',
  in_host: 'Stays in the host country',
  moved_on: 'Moved on elsewhere',
  in_facility: 'In a hub',
  in_contact: 'In the UK, in contact',
  out_of_contact: 'In the UK, out of contact',
  detained: 'In detention',
  further_submission: 'Further submission open',
  claim_open: 'Claim or appeal open',
  granted: 'Granted leave',
  not_arrived: 'Not in the UK yet',
} as const
export type Ending = keyof typeof endings
/** In their declared order; an ending’s number is its index here. */
export const endingIds = Object.keys(endings) as Ending[]

/** The ending that a stage stands for; of those who are abroad after leaving, the way they left decides. */
const ofStage: {
  readonly [Id in StageId]: Ending | (Id extends EndedStage | 'awaiting_reentry' ? 'as they left' : never)
} = {
  outside: 'not_arrived',
  coast: 'not_arrived',
  retrying: 'not_arrived',
  arrived: 'claim_open',
  awaiting_decision: 'claim_open',
  in_decision: 'claim_open',
  claiming_again: 'claim_open',
  lodging_appeal: 'claim_open',
  awaiting_hearing: 'claim_open',
  in_hearing: 'claim_open',
  onward_appeal: 'claim_open',
  move_on: 'granted',
  awaiting_renewal: 'granted',
  in_renewal: 'granted',
  rights_exhausted: 'in_contact',
  lost_contact: 'out_of_contact',
  barrier: 'further_submission',
  awaiting_bed: 'in_contact',
  detained: 'detained',
  awaiting_escort: 'detained',
  being_removed: 'returned_enforced',
  scheme_referred: 'in_contact',
  scheme_awaiting_bed: 'in_contact',
  scheme_detained: 'detained',
  held_at_sea: 'not_arrived',
  in_processing: 'in_facility',
  in_facility: 'in_facility',
  awaiting_reentry: 'as they left',
  deterred: 'not_arrived',
  gave_up: 'not_arrived',
  no_claim: 'out_of_contact',
  closed: 'out_of_contact',
  departed: 'as they left',
  left_unrecorded: 'as they left',
  granted: 'granted',
  regularised: 'granted',
  returned: 'as they left',
  in_host: 'as they left',
  moved_on: 'as they left',
  other_awaiting_bed: 'in_contact',
  other_detained: 'detained',
  other_awaiting_escort: 'detained',
  other_left: 'returned_enforced',
}

/** Where those are who left the UK, by how their case ended. Somebody regularised has not left. */
const ofOutcome: Readonly<Record<Outcome, Ending>> = {
  voluntary_return: 'returned_voluntarily',
  enforced_return: 'returned_enforced',
  returned_from_scheme: 'returned_from_scheme',
  regularised: 'granted',
  remains_in_host: 'in_host',
  moved_on: 'moved_on',
}

const number = (ending: Ending) => endingIds.indexOf(ending)
const asTheyLeft = 255
const endingOfStage = Uint8Array.from(stageIds, (id) =>
  ofStage[id] === 'as they left' ? asTheyLeft : number(ofStage[id]),
)
/** By way out, one more than the number of the outcome. Who was abroad after a return when the run began has left by no transition of it. */
const endingOfWayOut = Uint8Array.of(number('not_arrived'), ...outcomes.map((id) => number(ofOutcome[id])))

/** Of whom the endings are wanted: everybody in the asylum pathway, or the people whom a scheme has transferred. */
export type Followed = 'all' | 'transferred'

/** Endings by party, in the order of subjects. */
export interface Endings {
  readonly subjects: Uint32Array
  /** Numbers of `endingIds`. */
  readonly endings: Uint8Array
  /** Of people transferred: how many each party is, and the scheme that did so last, by its place in the scenario. */
  readonly transfers?: { readonly people: Uint8Array; readonly schemes: Uint8Array }
}

/** Reads the endings of a finished replication. */
export function endingsOf({ parties }: World, followed: Followed): Endings {
  const slots = inOrderOfSubjects(parties, followed)
  const read = <Kind extends Uint8Array | Uint32Array>(into: Kind, of: (party: number) => number) => {
    for (let i = 0; i < slots.length; i++) into[i] = of(slots[i]!)
    return into
  }
  const ends = new Uint8Array(slots.length)
  for (let i = 0; i < slots.length; i++)
    ends[i] = endingOf(parties.stage(slots[i]!), parties.wayOut(slots[i]!))
  return {
    subjects: read(new Uint32Array(slots.length), (party) => parties.subject(party)),
    endings: ends,
    ...(followed === 'transferred' && {
      transfers: {
        people: read(new Uint8Array(slots.length), (party) => parties.people(party)),
        schemes: read(new Uint8Array(slots.length), (party) => parties.transferredBy(party)),
      },
    }),
  }
}

/** Bits of a subject below those that name its line: the origin, and the scheme of people admitted in exchange. */
const bitsWithinLine = 19

/**
 * Slots of the parties wanted, in the order of subjects. The parties of one line are made in the order of their numbers, so that
 * counting those of each line tells where each party belongs.
 */
function inOrderOfSubjects(parties: Parties, followed: Followed): Uint32Array {
  const { count } = parties
  const before = new Uint32Array(2 ** (32 - bitsWithinLine) + 1)
  for (let party = 0; party < count; party++)
    if (isWanted(parties, party, followed)) before[(parties.subject(party) >>> bitsWithinLine) + 1]!++
  for (let line = 1; line < before.length; line++) before[line]! += before[line - 1]!
  const slots = new Uint32Array(before[before.length - 1]!)
  for (let party = 0; party < count; party++)
    if (isWanted(parties, party, followed))
      slots[before[parties.subject(party) >>> bitsWithinLine]!++] = party
  return slots
}

function isWanted(parties: Parties, party: number, followed: Followed): boolean {
  return followed === 'transferred'
    ? parties.transferredBy(party) >= 0
    : !isOutsidePathway(parties.subject(party))
}

function endingOf(stage: number, wayOut: number): number {
  const ending = endingOfStage[stage]!
  return ending === asTheyLeft ? endingOfWayOut[wayOut]! : ending
}
