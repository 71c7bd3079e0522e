/**
 * What must hold in every replication, checked at every month end and at the horizon. A failure names the stage and
 * stops the replication: the job is recorded as failed.
 */

import { Stage, type StageId, stageIds } from '../declaration/stages.ts'
import type { Resource } from '../engine/resource.ts'
import { resourceIds, resourceOf } from '../resources.ts'
import { BrokenInvariant } from '../result.ts'
import type { World } from '../world.ts'
import { isSupported, longWait, waitsForDecision } from './census.ts'

const S = stageIds.length

/**
 * Stage balance: opening stock + entered = left + present, for every stage, in parties and in people.
 * Those present are counted afresh from the parties, and so are the people supported and those who have waited long.
 */
export function checkBalance(world: World, month: string): void {
  const { parties, census } = world
  const presentParties = parties.ended.inStage.parties.slice()
  const presentPeople = parties.ended.inStage.people.slice()
  let supported = 0
  let waitingLong = 0
  for (let party = 0; party < parties.count; party++) {
    const stage = parties.stage(party)
    const people = parties.people(party)
    presentParties[stage]! += 1
    presentPeople[stage]! += people
    if (isSupported(parties, party, stage)) supported += people
    if (waitsForDecision[stage] === 1 && world.now - parties.waitSince(party) > longWait)
      waitingLong += people
  }
  const opening = census.months[0]!
  for (let stage = 1; stage < S; stage++) {
    balance(
      stage,
      month,
      'parties',
      opening.presentParties,
      census.enteredParties,
      census.leftParties,
      presentParties,
    )
    balance(
      stage,
      month,
      'people',
      opening.presentPeople,
      census.enteredPeople,
      census.leftPeople,
      presentPeople,
    )
  }
  const { supported: counted, overSixMonths } = census.months.at(-1)!
  agree('awaiting_decision', month, 'waiting for more than six months', overSixMonths.people, waitingLong)
  agree('awaiting_decision', month, 'supported', counted, supported)
}

/** People counted as they come and go, and counted afresh. */
function agree(stage: string, month: string, who: string, counted: number, afresh: number): void {
  if (counted !== afresh)
    throw new BrokenInvariant(
      stage,
      month,
      `${counted} people ${who} by the counts, ${afresh} counted afresh`,
    )
}

function balance(
  stage: number,
  month: string,
  countedIn: string,
  opening: Float64Array,
  entered: Float64Array,
  left: Float64Array,
  present: Float64Array,
): void {
  if (opening[stage]! + entered[stage]! === left[stage]! + present[stage]!) return
  throw new BrokenInvariant(
    stageIds[stage]!,
    month,
    `${opening[stage]} ${countedIn} at the opening + ${entered[stage]} entered ≠ ${left[stage]} left + ${present[stage]} present`,
  )
}

/** No resource above its capacity but by the declared policy, and none idle while someone waits who fits. */
export function checkResources(world: World, month: string): void {
  for (const id of resourceIds) checkResource(world, world.resources[id], resourceOf(id).heldIn[0], month)
  for (const scheme of world.schemes) checkResource(world, scheme.facility, 'in_facility', month)
}

function checkResource(world: World, resource: Resource, stage: string, month: string): void {
  if (resource.overrun === 0) world.lowered.delete(resource)
  else if (!world.lowered.has(resource)) {
    throw new BrokenInvariant(
      stage,
      month,
      `${resource.name}: ${resource.busy} in use of ${resource.capacity}`,
    )
  }
  if (resource.nextThatFits() >= 0) {
    throw new BrokenInvariant(stage, month, `${resource.name}: idle while someone waits who fits`)
  }
}

/** Those who wait for a resource or hold it are those in the stages that it declares. */
export function checkHolders(world: World, month: string): void {
  for (const id of resourceIds) {
    const { waiting, serving } = world.resources[id]
    const { name, waitsIn, heldIn, heldLonger } = resourceOf(id)
    const [toWait, toHold] = [partiesIn(world, waitsIn), partiesIn(world, heldIn)]
    if (waiting !== toWait)
      throw new BrokenInvariant(
        waitsIn[0]!,
        month,
        `${name}: ${waiting} wait, ${toWait} are where they would`,
      )
    if (serving < toHold || (serving > toHold && heldLonger !== true))
      throw new BrokenInvariant(
        heldIn[0],
        month,
        `${name}: ${serving} hold it, ${toHold} are where they would`,
      )
  }
}

function partiesIn({ census }: World, of: readonly StageId[]): number {
  return of.reduce((sum, stage) => sum + census.presentParties[Stage[stage]]!, 0)
}

/**
 * Little’s law within the run’s window: the time integral of those present in a stage equals the sum of the stays
 * of those who left it and of those still there, each counted from the start of the window.
 */
export function checkLittlesLaw(world: World, month: string): void {
  const { parties, census, now } = world
  const { inStage } = parties.ended
  const stays = census.sojourn.map(
    (days, stage) => days + now * inStage.parties[stage]! - inStage.since[stage]!,
  )
  for (let party = 0; party < parties.count; party++) {
    stays[parties.stage(party)]! += now - parties.stageSince(party)
  }
  const days = census.months.at(-1)!.daysParties
  for (let stage = 1; stage < S; stage++) {
    if (Math.abs(stays[stage]! - days[stage]!) > 1e-6 * Math.max(1, days[stage]!)) {
      throw new BrokenInvariant(
        stageIds[stage]!,
        month,
        `${days[stage]} party-days by the counts, ${stays[stage]} by the stays`,
      )
    }
  }
}
