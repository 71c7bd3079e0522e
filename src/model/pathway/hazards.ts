/**
 * Clocks that stop and go on: withdrawal and closure of a claim that waits; loss of contact and selection for removal once rights
 * are exhausted. Each strikes when the hazard that the party has been exposed to reaches a threshold of its own. What is used up
 * is kept while the party is with a scheme or in detention, so that nobody who is sent back has a fresh chance, or a chance less.
 */
import { daysPerYear } from '../../calendar/days.ts'
import { Purpose } from '../declaration/purposes.ts'
import { type StageId, stageIds } from '../declaration/stages.ts'
import { type TransitionId, transitionsFrom } from '../declaration/transitions.ts'
import { Flag } from '../flags.ts'
import type { World } from '../world.ts'
import { documentAt, hastened, workedDays } from './latent.ts'
import { noteOffer } from './offers.ts'

/** What a party can be exposed to in a stage: what may happen to it there. */
const Exposure = { withdrawal: 1, closure: 2, loss: 4, selection: 8 } as const

const happens = (stage: StageId, transition: TransitionId, exposure: number) =>
  transitionsFrom(stage).includes(transition) ? exposure : 0

/** By stage number. */
const exposures = Uint8Array.from(
  stageIds,
  (id) =>
    happens(id, 'withdraws_lost', Exposure.withdrawal) |
    happens(id, 'is_closed', Exposure.closure) |
    happens(id, 'loses_contact', Exposure.loss) |
    happens(id, 'selected', Exposure.selection),
)

/** Counts what the party has been exposed to in the stage that it is about to leave, and notes an offer that it had there. With a scheme it is what its claim makes of it. */
export function useUpHazards(world: World, party: number): void {
  const { parties, now, response } = world
  noteOffer(world, party)
  const exposed = exposures[parties.stage(party)]!
  if (exposed === 0) return
  const since = parties.stageSince(party)
  const claimOpen = (exposed & Exposure.loss) === 0 || parties.has(party, Flag.claimant)
  parties.addLeaverHazard(
    party,
    claimOpen
      ? withdrawalHazard(world, party, since, now) / daysPerYear
      : (now - since + (response?.ahead(party, 'loss_of_contact', now) ?? 0)) * lossRate(world),
  )
  if ((exposed & Exposure.closure) !== 0)
    parties.addOfficeHazard(party, world.schedules.closure.integral(since, now) / daysPerYear)
  const rate = (exposed & Exposure.selection) !== 0 ? selectionRate(world, party) : 0
  if (rate === 0) return
  const from = Math.max(since, documentAt(world, party))
  parties.addOfficeHazard(party, rate * workedDays(world, party, from, now, selectionSpeed(world)))
}

/** When the party would withdraw its claim, if it goes on waiting from now. */
export function withdrawalAt(world: World, party: number): number {
  const left = world.exponential(party, Purpose.withdrawal) - world.parties.leaverHazard(party)
  const due = atLeastNow(left) * daysPerYear
  const { response, now } = world
  const { withdrawal } = world.schedules
  const pace = response?.pace(party, 'withdrawals') ?? 1
  if (response === undefined || pace === 1) return withdrawal.reaches(now, due)
  const before = withdrawal.integral(now, response.from(party))
  if (before >= due) return withdrawal.reaches(now, due)
  const within = pace * withdrawal.integral(response.from(party), response.until(party))
  if (before + within < due) return withdrawal.reaches(response.until(party), due - before - within)
  return withdrawal.reaches(response.from(party), (due - before) / pace)
}

/** What the party has been exposed to of withdrawing its claim, in days times the rate per year. */
function withdrawalHazard({ schedules, response }: World, party: number, since: number, now: number): number {
  const usual = schedules.withdrawal.integral(since, now)
  const pace = response?.pace(party, 'withdrawals') ?? 1
  if (response === undefined || pace === 1) return usual
  const [from, until] = [response.from(party), Math.min(now, response.until(party))]
  return until <= from ? usual : usual + (pace - 1) * schedules.withdrawal.integral(from, until)
}

/** When the party's claim would be closed, if it goes on waiting for a decision from now. */
export function closureAt(world: World, party: number): number {
  const left = world.exponential(party, Purpose.closure) - world.parties.officeHazard(party)
  return world.schedules.closure.reaches(world.now, atLeastNow(left) * daysPerYear)
}

/** When the party would lose contact, if it stays in the community from now. */
export function lossAt(world: World, party: number): number {
  const { parties } = world
  const left =
    world.exponential(party, Purpose.losesContact, parties.losses(party)) - parties.leaverHazard(party)
  const time = world.now + atLeastNow(left) / lossRate(world)
  return world.response?.strikesAt(party, 'loss_of_contact', time) ?? time
}

/** When the party would be selected for removal, if it stays in contact from now; Infinity if never. */
export function selectionAt(world: World, party: number): number {
  const rate = selectionRate(world, party)
  const from = Math.max(world.now, documentAt(world, party))
  if (rate === 0 || from === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  const { parties } = world
  const left =
    world.exponential(party, Purpose.selection, parties.selections(party)) - parties.officeHazard(party)
  return hastened(world, party, from + atLeastNow(left) / rate, from, selectionSpeed(world))
}

/** The party has been selected for removal: a next time takes a new draw. */
export function endSelection({ parties }: World, party: number): void {
  parties.countSelection(party)
  parties.setOfficeHazard(party, 0)
}

/** A hazard that is left: rounding apart it is above 0. */
const atLeastNow = (left: number): number => Math.max(Number.MIN_VALUE, left)

/** Per day. */
const lossRate = ({ scenario }: World): number => scenario.exhausted.lost_contact_rate / daysPerYear

/** Per day with a document, before any cooperation. */
const selectionRate = ({ groups, parties }: World, party: number): number =>
  groups.enforcementRate[parties.group(party)]!

const selectionSpeed = ({ scenario }: World): number => scenario.cooperation.enforcement_speed
