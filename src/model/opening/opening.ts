/**
 * The system as it stands at the start: published stocks where they exist, declared distributions where they do not.
 * Ages are spread evenly over their distribution, oldest first, so that queues begin in order of age.
 */
import { daysPerQuarter, daysPerYear } from '../../calendar/days.ts'
import { cumulative } from '../../closed-form/groups.ts'
import {
  arrivedBeforeClaim,
  claimingAgain,
  onwardAppeals,
  transfersUnderWay,
} from '../../closed-form/under-way.ts'
import { startCapacities } from '../capacity.ts'
import { Purpose } from '../declaration/purposes.ts'
import { Stage } from '../declaration/stages.ts'
import { triangular } from '../engine/distributions.ts'
import { Flag } from '../flags.ts'
import { hasSupportIfEntitled, isSupported } from '../measures/census.ts'
import { largestParty } from '../parties.ts'
import { levelOf } from '../pathway/crossing/arrivals.ts'
import { drawPeople, newParty } from '../pathway/crossing/newcomer.ts'
import { admitInExchange } from '../pathway/schemes/transfer.ts'
import { BedPriority } from '../resources.ts'
import { Origin, subjectOf } from '../subjects.ts'
import type { World } from '../world.ts'
import { returningAgain } from './opening-flows.ts'
import { allowedOfOnward, type OpeningMix, openingMix } from './opening-mix.ts'

const sixMonths = daysPerYear / 2

/**
 * Fills the model at time 0. Places everyone first, so that the opening census is the published stocks; then each begins the stage that
 * it is in.
 */
export function openStocks(world: World): void {
  const mix = openingMix(world.past, world.pastGroups)
  const exhausted = placeExhausted(world, mix)
  const granted = placeGranted(world, mix)
  const appeals = placeAppeals(world, mix)
  const lodging = placeLodging(world, mix)
  const onward = placeOnward(world, mix)
  const claims = placeClaims(world, mix)
  entitleExhausted(world, exhausted)
  entitle(world, [...claims, ...lodging, ...appeals, ...onward])
  const held = placeHeld(world)
  const detained = placeDetained(world, mix, peopleIn(world, held))
  const arrived = placeArrived(world)
  const withdrawn = placeClaimingAgain(world, mix)
  const returned = placeReturned(world, exhausted, detained.asylum)
  world.closeMonth()
  startCapacities(world)
  // Whoever is bailed because the scenario's own beds are fewer has begun another stage by now.
  const { parties } = world
  const begin = (parties: readonly number[]) => {
    for (const party of parties) world.begin(party)
  }
  for (const parties of [claims, appeals, lodging, onward, granted]) begin(parties)
  begin(detained.asylum.filter((party) => parties.stage(party) === Stage.detained))
  begin(held.filter((party) => parties.stage(party) === Stage.scheme_detained))
  for (const parties of [arrived, returned.arrived, withdrawn, returned.abroad, exhausted]) begin(parties)
  begin(detained.other.filter((party) => parties.stage(party) === Stage.other_detained))
}

/** Cases awaiting a decision, oldest first, until their people make up the published number. */
function placeClaims(world: World, mix: OpeningMix): number[] {
  const { stocks } = world.past
  const cases = Math.round(stocks.awaiting_decision / stocks.people_per_case)
  const placed: number[] = []
  // Published stocks are whole; one that somebody has multiplied need not be.
  let left = Math.round(stocks.awaiting_decision)
  for (let i = 0; left > 0; i++) {
    const party = openingParty(world, Origin.openingDecision, i, mix.claims, stocks.people_per_case - 1)
    if (world.parties.people(party) > left) world.parties.setPeople(party, left)
    left -= world.parties.people(party)
    world.parties.setWaitSince(party, -claimAge(world, Math.min(1, (i + 0.5) / cases)))
    world.parties.setClaimedAt(party, world.parties.waitSince(party))
    world.place(party, Stage.awaiting_decision)
    placed.push(party)
  }
  return placed
}

/** Age in days of the case at position p (0 oldest … 1 newest) of the awaiting-decision stock. */
function claimAge(world: World, p: number): number {
  const { stocks } = world.past
  const overTwelve = stocks.over_six_months_share * stocks.over_twelve_months_share
  if (p < overTwelve)
    return 2 * sixMonths - stocks.over_twelve_months_days * Math.log((p + 1e-9) / overTwelve)
  if (p < stocks.over_six_months_share) {
    return sixMonths + sixMonths * (1 - (p - overTwelve) / (stocks.over_six_months_share - overTwelve))
  }
  return sixMonths * (1 - (p - stocks.over_six_months_share) / (1 - stocks.over_six_months_share))
}

function placeAppeals(world: World, mix: OpeningMix): number[] {
  const { stocks } = world.past
  const placed: number[] = []
  for (let i = 0; i < stocks.appeals_open; i++) {
    const party = openingParty(
      world,
      Origin.openingAppeal,
      i,
      mix.appeals,
      world.past.arrivals.dependants_other_routes,
    )
    world.parties.setWaitSince(party, stocks.appeal_age_days * Math.log((i + 0.5) / stocks.appeals_open))
    world.place(party, Stage.awaiting_hearing)
    placed.push(party)
  }
  return placed
}

/** People refused shortly before the start who have not lodged their appeal yet. */
function placeLodging(world: World, mix: OpeningMix): number[] {
  const { appeals, stocks } = world.past
  const days = Math.min(appeals.lodging_days, daysPerQuarter)
  const people = (stocks.refusals_last_quarter * appeals.lodged_share * days) / daysPerQuarter
  const dependants = world.past.arrivals.dependants_other_routes
  return placePeople(world, Origin.openingLodging, Stage.lodging_appeal, mix.appeals, dependants, people)
}

/** People who came by small boat shortly before the start and have not claimed yet. */
function placeArrived(world: World): number[] {
  const { past, pastGroups, parties } = world
  const people = arrivedBeforeClaim(past) * levelOf(world, past, Purpose.levelSmallBoat)
  const dependants = past.arrivals.dependants_small_boat
  const { smallBoatShares } = pastGroups
  const placed = placePeople(world, Origin.openingArrived, Stage.arrived, smallBoatShares, dependants, people)
  for (const party of placed) parties.raise(party, Flag.byBoat)
  return placed
}

/** People who withdrew their claim before the start and will claim again. */
function placeClaimingAgain(world: World, mix: OpeningMix): number[] {
  const { past } = world
  const dependants = past.stocks.people_per_case - 1
  const people = claimingAgain(past)
  return placePeople(world, Origin.openingClaimingAgain, Stage.claiming_again, mix.claims, dependants, people)
}

/**
 * People returned before the start who will set out again, and how many do each day at the rate of the start; after them those who have
 * come again by another route and have not claimed yet.
 */
function placeReturned(
  world: World,
  exhausted: readonly number[],
  detained: readonly number[],
): { readonly abroad: number[]; readonly arrived: number[] } {
  const { past, pastGroups, parties, arrivals } = world
  const perDay = returningAgain(past, pastGroups, parties, exhausted, detained)
  arrivals.reentriesPerDay = perDay.reduce((sum, people) => sum + people, 0)
  if (arrivals.reentriesPerDay === 0) return { abroad: [], arrived: [] }
  const place = (stage: number, people: number, first: number) =>
    placePeople(
      world,
      Origin.openingReturned,
      stage,
      cumulative(perDay),
      past.arrivals.dependants_other_routes,
      people,
      first,
    )
  const abroad = place(Stage.awaiting_reentry, arrivals.reentriesPerDay * past.reentry.delay_days, 0)
  const byOther = arrivals.reentriesPerDay * (1 - past.reentry.small_boat_share)
  const arrived = place(Stage.arrived, byOther * past.arrivals.claim_delay_days, abroad.length)
  for (const party of arrived) parties.raise(party, Flag.reentered)
  return { abroad, arrived }
}

/** Onward appeals under way: as many as the present rate of disposals keeps going. */
function placeOnward(world: World, mix: OpeningMix): number[] {
  const { past, pastGroups, parties } = world
  const count = Math.round(onwardAppeals(past, pastGroups))
  const placed: number[] = []
  for (let i = 0; i < count; i++) {
    const party = openingParty(
      world,
      Origin.openingOnward,
      i,
      mix.onward,
      past.arrivals.dependants_other_routes,
    )
    const allowed = allowedOfOnward(past, pastGroups, parties.group(party))
    if (world.chance(allowed, party, Purpose.openingAllowed)) parties.raise(party, Flag.allowed)
    world.place(party, Stage.onward_appeal)
    placed.push(party)
  }
  return placed
}

/** The exhausted stock: its size and share in contact are drawn for the replication. */
function placeExhausted(world: World, mix: OpeningMix): number[] {
  const { past, calendarDraws, parties } = world
  const { stocks } = past
  const drawn = (range: { low: number; value: number; high: number }, purpose: number) =>
    triangular(calendarDraws.uniform(0, 0, purpose, 0), range.low, range.value, range.high)
  const count = Math.round(drawn(stocks.rights_exhausted, Purpose.openingExhausted))
  const contactShare = drawn(stocks.contact_share, Purpose.openingContactShare)
  const barrierShare = barrierShareInSteadyState(world)
  const placed: number[] = []
  for (let i = 0; i < count; i++) {
    const age = -stocks.exhausted_age_years * daysPerYear * Math.log((i + 0.5) / count)
    const party = openingParty(
      world,
      Origin.openingExhausted,
      i,
      mix.exhausted(age),
      past.arrivals.dependants_other_routes,
    )
    parties.setExhaustedAt(party, -age)
    parties.setBarrierFrom(party, age)
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
  const { preset, incidence_five_years, decision_days } = world.past.exhausted.barriers
  if (preset === 'none') return 0
  const outstanding = (-Math.log1p(-incidence_five_years) / 5) * (decision_days / daysPerYear)
  return outstanding / (1 + outstanding)
}

/** People granted shortly before the start who are still in the move-on period. */
function placeGranted(world: World, mix: OpeningMix): number[] {
  const { stocks, arrivals, support } = world.past
  const leavingDays = support.leaving_days ?? 0
  const perPerson = daysPerQuarter / stocks.grants_last_quarter
  const placed: number[] = []
  for (let i = 0, counted = 0; counted < stocks.grants_last_quarter; i++) {
    const subject = subjectOf(Origin.openingGranted, i)
    const people = drawPeople(world, world.past, subject, arrivals.dependants_other_routes)
    const grantedAt = -perPerson * (counted + people / 2)
    counted += people
    if (grantedAt + world.schedules.pastMoveOn.at(grantedAt) + leavingDays <= 0) continue
    const party = openingParty(world, Origin.openingGranted, i, mix.granted, arrivals.dependants_other_routes)
    world.parties.setWaitSince(party, grantedAt)
    world.place(party, Stage.move_on)
    placed.push(party)
  }
  return placed
}

/** Places parties in a stage until they have so many people. @param first number of the first party of that origin */
function placePeople(
  world: World,
  origin: number,
  stage: number,
  shares: Float64Array,
  dependants: number,
  people: number,
  first = 0,
): number[] {
  const placed: number[] = []
  for (let i = first, counted = 0; counted < people; i++) {
    const party = openingParty(world, origin, i, shares, dependants)
    world.place(party, stage)
    counted += world.parties.people(party)
    placed.push(party)
  }
  return placed
}

/** Sets who is on section 4 support among the exhausted in contact, so that their people are the published number. */
function entitleExhausted(world: World, exhausted: readonly number[]): void {
  const { parties, census, draws } = world
  const inContact = exhausted.filter((party) => parties.stage(party) !== Stage.lost_contact)
  const people = inContact.reduce((sum, party) => sum + parties.people(party), 0)
  const share = people > 0 ? world.past.stocks.section4 / people : 0
  for (const party of inContact) {
    const stage = parties.stage(party)
    const before = isSupported(parties, party, stage)
    const section4 = draws.uniform(parties.subject(party), 0, Purpose.section4, 0) < share
    parties.mark(party, Flag.section4, section4)
    const after = isSupported(parties, party, stage)
    if (after !== before) census.supported += after ? parties.people(party) : -parties.people(party)
  }
}

/**
 * Sets who is supported among open claims and appeals, so that with those already counted the supported population
 * is the published number. The same uniform as for newcomers decides, so a party keeps its place in the order. Where those whom support
 * goes with are too few for that number, everybody with an appeal at the start is one of them.
 */
function entitle(world: World, open: readonly number[]): void {
  const { parties, census, draws } = world
  const { supported: wanted } = world.past.stocks
  const among = (some: readonly number[], holds: typeof isSupported) =>
    some.filter((party) => holds(parties, party, parties.stage(party)))
  const others = census.supported - peopleIn(world, among(open, isSupported))
  if (peopleIn(world, among(open, hasSupportIfEntitled)) < wanted - others)
    for (const party of open) parties.lower(party, Flag.unsupportedOnAppeal)
  const able = among(open, hasSupportIfEntitled)
  const people = peopleIn(world, able)
  const share = people > 0 ? (wanted - others) / people : 0
  for (const party of open)
    parties.mark(party, Flag.entitled, draws.uniform(parties.subject(party), 0, Purpose.entitled, 0) < share)
  const entitled = able.filter((party) => parties.has(party, Flag.entitled))
  census.supported = others + peopleIn(world, entitled)
}

/**
 * People held for transfer by schemes that were open before the start, their notice spread evenly; and those who will be admitted in
 * exchange for transfers before the start.
 */
function placeHeld(world: World): number[] {
  const { past, pastGroups, parties, resources } = world
  const { smallBoatShares } = pastGroups
  const placed: number[] = []
  // They are among those detained; a family may be more than are left.
  let left = Math.floor(past.stocks.detained * (1 - past.stocks.detained_asylum_share)) - largestParty
  for (const scheme of world.schemes) {
    const values = past.schemes[scheme.id]
    if (values === undefined || !scheme.wasOpen) continue
    const { held, owed } = transfersUnderWay(values)
    const most = Math.min(held, left)
    const taken = smallBoatShares.map((share, g) =>
      scheme.groups.has(g) ? share - (smallBoatShares[g - 1] ?? 0) : 0,
    )
    const dependants = values.eligibility.families === 'excluded' ? 0 : past.arrivals.dependants_small_boat
    for (let counted = 0; counted < most; ) {
      const party = openingParty(world, Origin.openingTransfer, placed.length, cumulative(taken), dependants)
      const noticeEnds = (values.referral.notice_days * (counted + 0.5)) / Math.ceil(most)
      parties.raise(party, Flag.byBoat | Flag.referred | Flag.claimant)
      parties.setScheme(party, scheme.index)
      parties.setTransferableFrom(party, noticeEnds)
      parties.setWaitSince(party, noticeEnds - values.referral.notice_days - 1)
      parties.setClaimedAt(party, parties.waitSince(party))
      world.place(party, Stage.scheme_detained)
      resources.beds.request(party, parties.people(party), BedPriority.pathway)
      scheme.underNotice.add(party)
      counted += parties.people(party)
      left -= parties.people(party)
      placed.push(party)
    }
    admitInExchange(world, scheme, owed)
  }
  return placed
}

const peopleIn = ({ parties }: World, placed: readonly number[]): number =>
  placed.reduce((sum, party) => sum + parties.people(party), 0)

/**
 * People in detention: some in the asylum pathway with directions pending, the rest outside it.
 * @param held people held for transfer, who are among those detained
 */
function placeDetained(
  world: World,
  mix: OpeningMix,
  held: number,
): { readonly asylum: readonly number[]; readonly other: readonly number[] } {
  const { past, parties } = world
  const { beds } = world.resources
  const detained = Math.round(past.stocks.detained)
  const inPathway = Math.round(detained * past.stocks.detained_asylum_share)
  const placed = { asylum: [] as number[], other: [] as number[] }
  for (let i = 0; i < Math.max(inPathway, detained - held); i++) {
    const asylum = i < inPathway
    const origin = asylum ? Origin.openingDetained : Origin.openingOtherDetained
    const index = asylum ? i : i - inPathway
    const age =
      past.stocks.exhausted_age_years *
      daysPerYear *
      world.draws.exponential(subjectOf(origin, index), 0, Purpose.openingRemaining, 1)
    const party = openingParty(world, origin, index, mix.exhausted(age), 0)
    parties.setExhaustedAt(party, -age)
    parties.setBarrierFrom(party, age)
    world.place(party, asylum ? Stage.detained : Stage.other_detained)
    beds.request(party, 1, asylum ? BedPriority.pathway : BedPriority.other)
    placed[asylum ? 'asylum' : 'other'].push(party)
  }
  return placed
}

function openingParty(
  world: World,
  origin: number,
  index: number,
  shares: Float64Array,
  dependants: number,
): number {
  return newParty(world, subjectOf(origin, index), shares, dependants, Flag.opening)
}
