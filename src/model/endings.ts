/** Where each party is at the end of a run, in the words of an appraisal: to compare what became of the same people. */

import { type Outcome, outcomes } from './declaration/outcomes.ts'
import { type EndedStage, Stage, type StageId, stageIds } from './declaration/stages.ts'
import type { Roll } from './ended-parties.ts'
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
  const rolls = [parties, parties.ended]
  const wanted = rolls.map((roll) => wantedOf(roll, followed))
  const count = wanted[0]!.length + wanted[1]!.length
  const found = {
    subjects: new Uint32Array(count),
    endings: new Uint8Array(count),
    people: new Uint8Array(count),
    schemes: new Uint8Array(count),
  }
  let at = 0
  for (const [k, roll] of rolls.entries()) {
    for (const i of wanted[k]!) {
      found.subjects[at] = roll.subject(i)
      found.endings[at] = endingOf(roll.stage(i), roll.wayOut(i))
      found.people[at] = roll.people(i)
      found.schemes[at++] = roll.transferredBy(i)
    }
  }
  const order = inOrder(found.subjects)
  const sorted = <Kind extends Uint8Array | Uint32Array>(column: Kind): Kind =>
    column.map((_, i) => column[order[i]!]!) as Kind
  return {
    subjects: sorted(found.subjects),
    endings: sorted(found.endings),
    ...(followed === 'transferred' && {
      transfers: { people: sorted(found.people), schemes: sorted(found.schemes) },
    }),
  }
}

/** Places of those on a roll whose endings are wanted. */
function wantedOf(roll: Roll, followed: Followed): Uint32Array {
  const places = new Uint32Array(roll.count)
  let count = 0
  for (let i = 0; i < roll.count; i++) {
    if (roll.stage(i) === Stage.outside) continue
    if (followed === 'transferred' ? roll.transferredBy(i) >= 0 : !isOutsidePathway(roll.subject(i)))
      places[count++] = i
  }
  return places.subarray(0, count)
}

/** The places of 32-bit numbers in rising order: by their lower halves, then by their upper ones. O(numbers). */
function inOrder(numbers: Uint32Array): Uint32Array {
  let order = Uint32Array.from(numbers, (_, i) => i)
  for (const shift of [0, 16]) {
    const half = (i: number) => (numbers[i]! >>> shift) & 0xffff
    const before = new Uint32Array(2 ** 16 + 1)
    for (const i of order) before[half(i) + 1]!++
    for (let value = 1; value < before.length; value++) before[value]! += before[value - 1]!
    const next = new Uint32Array(order.length)
    for (const i of order) next[before[half(i)]!++] = i
    order = next
  }
  return order
}

function endingOf(stage: number, wayOut: number): number {
  const ending = endingOfStage[stage]!
  return ending === asTheyLeft ? endingOfWayOut[wayOut]! : ending
}
