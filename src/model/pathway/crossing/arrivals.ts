/**
 * The start of a day: is it crossable, who forms the intention to cross, who claims by other routes, who is
 * detained outside the pathway. Everything here is drawn from the calendar, so it is the same in every
 * scenario of a replication that shares the arrivals parameters.
 */

import { dateAfter, daysBetween, daysPerYear, monthGrid } from '../../../calendar/days.ts'
import { isGiven, meanDaysOfMonth, spreadOverDays } from '../../../calendar/given-days.ts'
import type { Scenario } from '../../../scenarios/schema/schema.ts'
import { Event } from '../../declaration/events.ts'
import { Purpose } from '../../declaration/purposes.ts'
import { Stage } from '../../declaration/stages.ts'
import { Transition } from '../../declaration/transitions.ts'
import type { Deterrence } from '../../deterrence.ts'
import { poisson } from '../../engine/distributions.ts'
import { Tie } from '../../engine/event-list.ts'
import { Flag } from '../../flags.ts'
import { gammaMultiplier } from '../../gamma.ts'
import { Origin, subjectOf } from '../../subjects.ts'
import type { World } from '../../world.ts'
import { boatShare } from '../reentry.ts'
import { launchBoats } from './crossing.ts'
import { type Intentions, intentionsFor } from './intentions.ts'
import { waitingBefore } from './leaving.ts'
import { newParty } from './newcomer.ts'

/** Draws the replication’s arrival levels and schedules the first day. */
export function openArrivals(world: World): void {
  const { scenario, past, arrivals } = world
  arrivals.otherLevel = levelOf(world, scenario, Purpose.levelOtherRoutes)
  const days = world.grid.monthOfDay.length
  arrivals.givenOther = spreadOverDays(scenario.arrivals.given.other_routes, scenario.start, days, () => 1)
  const intentions = intentionsOf(world, scenario)
  arrivals.intentions = intentions.perDay
  openCoast(world, sameArrivals(scenario, past) ? intentions : intentionsOf(world, past))
  world.at(0, Event.day, 0)
}

/** Multiplier of a route's level in this replication, as a scenario spreads it. */
export const levelOf = ({ calendarDraws }: World, { arrivals }: Scenario, purpose: number): number =>
  gammaMultiplier(calendarDraws.uniform(0, 0, purpose, 0), arrivals.level_variation)

/** Whether the same people are to arrive by small boat in both. */
const sameArrivals = (a: Scenario, b: Scenario): boolean =>
  a === b ||
  JSON.stringify([a.arrivals, a.crossing.month_shares]) ===
    JSON.stringify([b.arrivals, b.crossing.month_shares])

/**
 * People on the coast at the start: those of the days before whom the weather of that month has left there, and those
 * stopped in the days before who will try again.
 */
function openCoast(world: World, { cameBefore, retrying }: Intentions): void {
  const { arrivals, past, calendarDraws } = world
  const month = monthBefore(world)
  let waiting = 0
  arrivals.crossable = waitingBefore(past, calendarDraws, month, (daysBefore, share) => {
    waiting += share * cameBefore[daysBefore]!
  })
  place(Origin.openingCoast, Stage.coast, waiting)
  place(Origin.openingRetrying, Stage.retrying, retrying)

  function place(origin: number, stage: number, people: number): void {
    const dependants = past.arrivals.dependants_small_boat
    for (let i = 0, counted = 0; counted < people; i++) {
      const party = newParty(
        world,
        subjectOf(origin, i),
        world.pastGroups.smallBoatShares,
        dependants,
        Flag.opening,
      )
      counted += world.parties.people(party)
      world.place(party, stage)
      world.begin(party)
    }
  }
}

/** One day: `day` is its number from the start. */
export function startDay(world: World, day: number): void {
  const month = world.grid.monthOfDay[day] as number
  const { arrivals, scenario, calendarDraws } = world
  const chain = arrivals.crossable
    ? scenario.crossing.crossable_after_crossable
    : scenario.crossing.crossable_after_not
  arrivals.crossable = calendarDraws.chance(chain[month] as number, day, 0, Purpose.weather, 0)
  formIntentions(world, day)
  claimByOtherRoutes(world, day)
  detainOthers(world, day)
  if (arrivals.crossable) launchBoats(world, day)
  if (day + 1 < world.grid.horizon) world.at(day + 1, Event.day, day + 1)
}

/** Days in which the calendar comes round, leap years and all: beyond the solved span, intentions repeat. */
const calendarCycle = 4 * daysPerYear

/**
 * Days after a given period for whose months nothing is wanted. Who came to the coast late in the period leaves in them; were the own
 * level wanted there, which may be far lower, fewer than given would set out.
 */
const daysAfterGiven = 92

/**
 * Intentions of a run: from the arrivals given for its days, and the level elsewhere. They are those from which so many would
 * arrive if the crossing were as in the past: an option that stops more boats does not make more people set out. They are solved for over
 * a span that the given periods set and not the run: until a year after the last of them, and one round of the calendar more. A longer
 * run repeats that round, so that no month depends on how long the run is.
 */
function intentionsOf(world: World, of: Scenario): Intentions {
  const { past, grid } = world
  const { start, crossing } = of
  const given = of.arrivals.given.small_boat
  const ends = given.map(({ until }) => daysBetween(start, until))
  const years = Math.ceil(Math.max(0, ...ends) / daysPerYear) + 1 + calendarCycle / daysPerYear
  const days = monthGrid(start, years).horizon
  // Some months more: what lies beyond the last of them is not solved for, which bears on those just before.
  const solvedDays = monthGrid(start, years + 0.25).horizon
  const { monthOfDay } = monthGrid(start, years + 1)
  const level = levelOf(world, of, Purpose.levelSmallBoat)
  const perYear = ({ arrivals: { small_boat, path } }: Scenario) => small_boat[path] * level
  const weight = (day: number) => {
    const month = monthOfDay[day] ?? monthOf(dateAfter(start, day))
    return crossing.month_shares[month]! / meanDaysOfMonth[month]!
  }
  const givenDays = spreadOverDays(given, start, monthOfDay.length, weight)
  const arriving = Float64Array.from({ length: monthOfDay.length }, (_, day) =>
    isGiven(givenDays, day) ? givenDays[day]! : perYear(of) * weight(day),
  )
  const before = monthBefore(world)
  const perDayBefore = (perYear(past) * past.crossing.month_shares[before]!) / meanDaysOfMonth[before]!
  const monthAt = (day: number) => (day < 0 ? before : monthOfDay[day]!)
  const isAfterGiven = (day: number) =>
    !isGiven(givenDays, day) && ends.some((end) => end <= day && day < end + daysAfterGiven)
  const solved = intentionsFor(past, arriving, perDayBefore, monthAt, solvedDays, isAfterGiven)
  const perDay = new Float64Array(grid.monthOfDay.length)
  for (let day = 0; day < perDay.length; day++)
    perDay[day] = day < days ? solved.perDay[day]! : perDay[day - calendarCycle]!
  return { ...solved, perDay }
}

/** Month of the year, 0 to 11, that ended before the start. */
const monthBefore = ({ grid }: World): number => (grid.monthOfDay[0]! + 11) % 12

/**
 * People who form the intention to cross for the first time: those of the day less the people who set out again at the rate of the
 * start, who are among the arrivals that are published and given.
 */
function formIntentions(world: World, day: number): void {
  const { arrivals, scenario, calendarDraws } = world
  const dependants = scenario.arrivals.dependants_small_boat
  const anew = arrivals.reentriesPerDay * boatShare(world, world.past, day)
  const people = Math.max(0, arrivals.intentions[day]! - anew)
  const parties = poisson(calendarDraws.uniform(day, 0, Purpose.intentions, 0), people / (1 + dependants))
  for (let i = 0; i < parties; i++) {
    const subject = subjectOf(Origin.smallBoat, arrivals.smallBoatParties++)
    const party = newParty(world, subject, world.groups.smallBoatShares, dependants, 0)
    if (!isDeterred(world, party)) world.move(party, Transition.intends)
  }
  if (world.deterrence) deflect(world, world.deterrence, day, people / (1 + dependants))
}

/**
 * Whether the party does not set out by boat because of the perceived risk; if so it is moved: it comes by another route
 * or not at all. The draw is the party's own, so that at a given risk those deterred only grow with the strength.
 */
function isDeterred(world: World, party: number): boolean {
  const { deterrence, parties, now, risk } = world
  if (deterrence === undefined) return false
  const share = deterrence.intentions(parties.group(party), now, risk.months)
  if (share >= 1 || world.uniform(party, Purpose.deterred) < share) return false
  const displaced = world.chance(deterrence.displacedShare, party, Purpose.displaced)
  world.move(party, displaced ? Transition.is_displaced : Transition.is_deterred)
  return true
}

/** People who set out because of the perceived risk, where a hypothesis says that intentions rise: they avoid the asylum system. */
function deflect(world: World, deterrence: Deterrence, day: number, partiesPerDay: number): void {
  const { arrivals, calendarDraws, groups, scenario, parties } = world
  const shares = Object.values(scenario.groups)
  for (let group = 0; group < groups.ids.length; group++) {
    const more = deterrence.intentions(group, world.now, world.risk.months) - 1
    if (more <= 0) continue
    const mean = partiesPerDay * shares[group]!.share_small_boat * more
    const count = poisson(calendarDraws.uniform(day, 0, Purpose.deflected, group), mean)
    for (let i = 0; i < count; i++) {
      const subject = subjectOf(Origin.deflected, arrivals.deflectedParties++)
      const party = newParty(
        world,
        subject,
        groups.smallBoatShares,
        scenario.arrivals.dependants_small_boat,
        Flag.avoidsClaim,
      )
      parties.setGroup(party, group)
      world.move(party, Transition.is_deflected)
    }
  }
}

function claimByOtherRoutes(world: World, day: number): void {
  const { arrivals, scenario, calendarDraws } = world
  const dependants = scenario.arrivals.dependants_other_routes
  const people = isGiven(arrivals.givenOther, day)
    ? arrivals.givenOther[day]!
    : (scenario.arrivals.other_routes[scenario.arrivals.path] * arrivals.otherLevel) / daysPerYear
  const anew = arrivals.reentriesPerDay * (1 - boatShare(world, world.past, day))
  const mean = Math.max(0, people - anew) / (1 + dependants)
  const parties = poisson(calendarDraws.uniform(day, 0, Purpose.otherClaims, 0), mean)
  for (let i = 0; i < parties; i++) {
    const subject = subjectOf(Origin.otherRoute, arrivals.otherParties++)
    const party = newParty(world, subject, world.groups.otherRouteShares, dependants, 0)
    world.move(party, Transition.arrives_other)
  }
}

function detainOthers(world: World, day: number): void {
  const { arrivals, scenario, calendarDraws } = world
  const parties = poisson(
    calendarDraws.uniform(day, 0, Purpose.otherUsers, 0),
    scenario.removals.other_users_per_day,
  )
  for (let i = 0; i < parties; i++) {
    const subject = subjectOf(Origin.otherDetention, arrivals.otherUsers++)
    const party = world.parties.create(subject, 0, 1, 0)
    world.startClock(party, day + world.uniform(party, Purpose.otherArrival), Event.otherArrives, Tie.seize)
  }
}

const monthOf = (date: string): number => Number(date.slice(5, 7)) - 1
