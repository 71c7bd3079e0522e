/**
 * The system as it stands at the start: published stocks where they exist, declared distributions where they do not.
 * Ages are spread evenly over their distribution, oldest first, so that queues begin in order of age.
 */
import { daysPerYear } from './calendar.ts'
import { isSupported } from './census.ts'
import { triangular } from './engine/distributions.ts'
import { Tie } from './engine/event-list.ts'
import { Flag, Origin, subjectOf } from './parties.ts'
import { awaitTribunal } from './pathway/appeals.ts'
import { awaitCaseworker } from './pathway/decisions.ts'
import { Event } from './pathway/events.ts'
import { awaitBarrierDecision, waitInContact, waitOutOfContact } from './pathway/exhausted.ts'
import { newParty } from './pathway/newcomer.ts'
import { Purpose } from './pathway/purposes.ts'
import { awaitDirections } from './pathway/removals.ts'
import { Stage } from './pathway/stages.ts'
import { BedPriority, type World } from './world.ts'

const sixMonths = daysPerYear / 2

/** Fills the model at time 0. Places everyone first, so that the opening census is the published stocks, then starts the queues. */
export function openStocks(world: World): void {
  const exhausted = placeExhausted(world)
  const granted = placeGranted(world)
  const appeals = placeAppeals(world)
  const claims = placeClaims(world)
  entitle(world, [...claims, ...appeals])
  const detained = placeDetained(world)
  world.closeMonth()

  for (const party of claims) awaitCaseworker(world, party)
  for (const party of appeals) awaitTribunal(world, party)
  for (const party of granted) {
    const left = world.scenario.support.move_on_days * world.uniform(party, Purpose.openingRemaining)
    world.startClock(party, left, Event.moveOnEnds)
  }
  for (const party of detained) awaitDirections(world, party)
  for (const party of exhausted) {
    const stage = world.parties.stage[party]
    if (stage === Stage.barrier) awaitBarrierDecision(world, party)
    else if (stage === Stage.rights_exhausted) waitInContact(world, party)
    else waitOutOfContact(world, party)
  }
  scheduleOtherDetained(world)
}

/** Cases awaiting a decision, oldest first, until their people make up the published number. */
function placeClaims(world: World): number[] {
  const { stocks } = world.scenario
  const cases = Math.round(stocks.awaiting_decision / stocks.people_per_case)
  const placed: number[] = []
  let left = stocks.awaiting_decision
  for (let i = 0; left > 0; i++) {
    const party = openingParty(world, Origin.openingDecision, i, stocks.people_per_case - 1)
    if (world.parties.people[party]! > left) world.parties.people[party] = left
    left -= world.parties.people[party]!
    world.parties.waitSince[party] = -claimAge(world, Math.min(1, (i + 0.5) / cases))
    world.place(party, Stage.awaiting_decision)
    placed.push(party)
  }
  return placed
}

/** Age in days of the case at position p (0 oldest … 1 newest) of the awaiting-decision stock. */
function claimAge(world: World, p: number): number {
  const { stocks } = world.scenario
  const overTwelve = stocks.over_six_months_share * stocks.over_twelve_months_share
  if (p < overTwelve)
    return 2 * sixMonths - stocks.over_twelve_months_days * Math.log((p + 1e-9) / overTwelve)
  if (p < stocks.over_six_months_share) {
    return sixMonths + sixMonths * (1 - (p - overTwelve) / (stocks.over_six_months_share - overTwelve))
  }
  return sixMonths * (1 - (p - stocks.over_six_months_share) / (1 - stocks.over_six_months_share))
}

function placeAppeals(world: World): number[] {
  const { stocks } = world.scenario
  const placed: number[] = []
  for (let i = 0; i < stocks.appeals_open; i++) {
    const party = openingParty(
      world,
      Origin.openingAppeal,
      i,
      world.scenario.arrivals.dependants_other_routes,
    )
    world.parties.waitSince[party] = stocks.appeal_age_days * Math.log((i + 0.5) / stocks.appeals_open)
    world.place(party, Stage.awaiting_hearing)
    placed.push(party)
  }
  return placed
}

/** The exhausted stock: its size and share in contact are drawn for the replication. */
function placeExhausted(world: World): number[] {
  const { scenario, calendarDraws, parties } = world
  const { stocks } = scenario
  const drawn = (range: { low: number; value: number; high: number }, purpose: number) =>
    triangular(calendarDraws.uniform(0, 0, purpose, 0), range.low, range.value, range.high)
  const count = Math.round(drawn(stocks.rights_exhausted, Purpose.openingExhausted))
  const contactShare = drawn(stocks.contact_share, Purpose.openingContactShare)
  const barrierShare = barrierShareInSteadyState(world)
  const placed: number[] = []
  for (let i = 0; i < count; i++) {
    const party = openingParty(world, Origin.openingExhausted, i, scenario.arrivals.dependants_other_routes)
    const age = -stocks.exhausted_age_years * daysPerYear * Math.log((i + 0.5) / count)
    parties.exhaustedAt[party] = -age
    parties.barrierFrom[party] = age
    let stage: number = Stage.lost_contact
    if (world.chance(contactShare, party, Purpose.openingContact)) {
      stage = world.chance(barrierShare, party, Purpose.openingBarrier)
        ? Stage.barrier
        : Stage.rights_exhausted
    }
    world.place(party, stage)
    placed.push(party)
  }
  return placed
}

/** Share of those in contact with a further submission outstanding, if submissions arise and are decided at their mean rates. */
function barrierShareInSteadyState(world: World): number {
  const { preset, incidence_five_years, decision_days } = world.scenario.exhausted.barriers
  if (preset === 'none') return 0
  const outstanding = (-Math.log1p(-incidence_five_years) / 5) * (decision_days / daysPerYear)
  return outstanding / (1 + outstanding)
}

/** People granted shortly before the start who are still in the move-on period. */
function placeGranted(world: World): number[] {
  const { scenario } = world
  const people =
    (scenario.stocks.grants_last_quarter * Math.min(scenario.support.move_on_days, daysInQuarter)) /
    daysInQuarter
  const placed: number[] = []
  for (let i = 0, counted = 0; counted < people; i++) {
    const party = openingParty(world, Origin.openingGranted, i, scenario.arrivals.dependants_other_routes)
    world.place(party, Stage.move_on)
    counted += world.parties.people[party]!
    placed.push(party)
  }
  return placed
}

const daysInQuarter = daysPerYear / 4

/**
 * Sets who is supported among open claims and appeals, so that with those already counted the supported population
 * is the published number. The same uniform as for newcomers decides, so a party keeps its place in the order.
 */
function entitle(world: World, open: readonly number[]): void {
  const { parties, census, draws } = world
  let supported = 0
  let people = 0
  for (const party of open) {
    people += parties.people[party]!
    if (isSupported(parties, party, parties.stage[party]!)) supported += parties.people[party]!
  }
  const wanted = world.scenario.stocks.supported - (census.supported - supported)
  const share = people > 0 ? wanted / people : 0
  let total = census.supported - supported
  for (const party of open) {
    const entitled = draws.uniform(parties.subject[party]!, 0, Purpose.entitled, 0) < share
    parties.flags[party] = entitled
      ? parties.flags[party]! | Flag.entitled
      : parties.flags[party]! & ~Flag.entitled
    if (entitled) total += parties.people[party]!
  }
  census.supported = total
}

/** People in detention: some in the asylum pathway with directions pending, the rest outside it. */
function placeDetained(world: World): number[] {
  const { scenario, parties, beds } = world
  const occupied = Math.round(scenario.removals.beds.value * scenario.stocks.detained_share_of_beds)
  const inPathway = Math.round(occupied * scenario.stocks.detained_asylum_share)
  const placed: number[] = []
  for (let i = 0; i < occupied; i++) {
    const asylum = i < inPathway
    const origin = asylum ? Origin.openingDetained : Origin.openingOtherDetained
    const party = openingParty(world, origin, asylum ? i : i - inPathway, 0)
    const age =
      scenario.stocks.exhausted_age_years *
      daysPerYear *
      world.exponential(party, Purpose.openingRemaining, 1)
    parties.exhaustedAt[party] = -age
    parties.barrierFrom[party] = age
    world.place(party, asylum ? Stage.detained : Stage.other_detained)
    beds.request(party, 1, asylum ? BedPriority.pathway : BedPriority.other)
    if (asylum) placed.push(party)
  }
  return placed
}

function scheduleOtherDetained(world: World): void {
  const { parties } = world
  for (let party = 0; party < parties.count; party++) {
    if (parties.stage[party] !== Stage.other_detained) continue
    const left = world.scenario.removals.other_users_days * world.exponential(party, Purpose.openingRemaining)
    world.startClock(party, left, Event.otherEnds, Tie.release)
  }
}

function openingParty(world: World, origin: number, index: number, dependants: number): number {
  return newParty(world, subjectOf(origin, index), world.groups.openingShares, dependants, Flag.opening)
}
