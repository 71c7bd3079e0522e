/** What a party starts on entering each stage: its queue, its clocks. A new stage does not compile until it has an entry. */
import type { StageId } from '../declaration/stages.ts'
import type { Step } from '../world.ts'
import { awaitHigherCourt, awaitTribunal, hear } from './appeals.ts'
import { awaitBoat, awaitRetry } from './crossing/crossing.ts'
import { awaitClaim, awaitLodging, awaitNewClaim, queueClaim, workOnClaim } from './decisions.ts'
import { awaitBarrierDecision, waitInContact, waitOutOfContact } from './exhausted.ts'
import { afterReturn, afterTransfer, awaitReentry } from './reentry.ts'
import { awaitBed, awaitDirections, awaitEscort, awaitOtherBed, detainOther, travel } from './removals.ts'
import { awaitRenewal, queueRenewal, workOnRenewal } from './renewals.ts'
import { stayInFacility } from './schemes/facility.ts'
import { awaitBedForTransfer, beginReferral, holdAtSea, holdForTransfer } from './schemes/schemes.ts'
import { startMoveOn } from './support.ts'

/** Nothing follows of itself. */
const end: Step = () => {}

export const begin: Readonly<Record<StageId, Step>> = {
  outside: end,
  coast: awaitBoat,
  retrying: awaitRetry,
  arrived: awaitClaim,
  awaiting_decision: queueClaim,
  in_decision: workOnClaim,
  claiming_again: awaitNewClaim,
  lodging_appeal: awaitLodging,
  awaiting_hearing: awaitTribunal,
  in_hearing: hear,
  onward_appeal: awaitHigherCourt,
  move_on: startMoveOn,
  awaiting_renewal: queueRenewal,
  in_renewal: workOnRenewal,
  rights_exhausted: waitInContact,
  lost_contact: waitOutOfContact,
  barrier: awaitBarrierDecision,
  awaiting_bed: awaitBed,
  detained: awaitDirections,
  awaiting_escort: awaitEscort,
  being_removed: travel,
  scheme_referred: beginReferral,
  scheme_awaiting_bed: awaitBedForTransfer,
  scheme_detained: holdForTransfer,
  held_at_sea: holdAtSea,
  in_processing: stayInFacility,
  in_facility: stayInFacility,
  awaiting_reentry: awaitReentry,
  deterred: end,
  gave_up: end,
  no_claim: end,
  closed: end,
  departed: end,
  left_unrecorded: end,
  granted: awaitRenewal,
  regularised: end,
  returned: afterReturn,
  in_host: afterTransfer,
  moved_on: afterTransfer,
  other_awaiting_bed: awaitOtherBed,
  other_detained: detainOther,
  other_awaiting_escort: awaitEscort,
  other_left: end,
}
