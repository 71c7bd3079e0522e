/**
 * What is latent in a party whose rights are exhausted: when a document would come, when it would leave of its own
 * accord, when a barrier would arise. Pure functions of the party’s draws and of the days counted so far, so that
 * the same person has the same luck in every scenario, and nothing needs to be stored.
 */

import { Purpose } from '../declaration/purposes.ts'
import { documentsAfter } from '../opening/opening-mix.ts'
import { Origin, originOf } from '../subjects.ts'
import type { World } from '../world.ts'

/** Days of stay since exhaustion that the party had already behind it at the start of the run (0 for new cases). */
function openingDays(world: World, party: number): number {
  return Math.max(0, -world.parties.exhaustedAt(party))
}

/** Time at which a travel document is there: before now if there is one already, Infinity if none is ever issued. */
export function documentAt(world: World, party: number): number {
  const time = ownDocumentAt(world, party)
  const { response } = world
  if (response === undefined || !Number.isFinite(time)) return time
  return response.strikesAt(party, 'documents', time - world.parties.documentAhead(party))
}

/** The same without a response to a scheme. */
function ownDocumentAt(world: World, party: number): number {
  const { groups, past, pastGroups, parties } = world
  const group = parties.group(party)
  // People detained at the start have directions pending, so they have a document.
  if (parties.exhaustedAt(party) < 0 && originOf(parties.subject(party)) === Origin.openingDetained)
    return Number.NEGATIVE_INFINITY
  const age = openingDays(world, party)
  let undocumented = groups.undocumentedShare[group]!
  let never = groups.neverDocumentedShare[group]!
  if (age > 0) {
    const shares = documentsAfter(past, pastGroups, group, age)
    undocumented = shares.undocumented / (shares.undocumented + shares.documented)
    never = shares.undocumented > 0 ? shares.never / shares.undocumented : 0
  }
  if (!world.chance(undocumented, party, Purpose.undocumented)) return Number.NEGATIVE_INFINITY
  const { cooperation } = world.scenario
  if (world.chance(never, party, Purpose.neverDocumented)) {
    if (!cooperates(world, party)) return Number.POSITIVE_INFINITY
    if (!world.chance(cooperation.newly_documented_share, party, Purpose.cooperation))
      return Number.POSITIVE_INFINITY
    const from = Math.max(world.cooperationFrom, parties.exhaustedAt(party))
    return from + groups.documentDays[group]! * world.exponential(party, Purpose.cooperationDays)
  }
  const needed = age + groups.documentDays[group]! * world.exponential(party, Purpose.document)
  const time = parties.exhaustedAt(party) + needed - parties.ownDays(party)
  return hastened(world, party, time, parties.exhaustedAt(party), cooperation.document_speed)
}

/** Whether the party’s country of origin is one of those whose cooperation the scenario assumes. */
export function cooperates(world: World, party: number): boolean {
  const { parties, cooperating, scenario } = world
  if (cooperating[parties.group(party)] === 0) return false
  const share = scenario.cooperation.covered_share
  return share === 1 || world.draws.chance(share, parties.subject(party), 0, Purpose.cooperatingCountry)
}

/**
 * When a clock that began at `since` and would end at `time` ends, if it runs at `speed` from the day of cooperation on.
 */
export function hastened(world: World, party: number, time: number, since: number, speed: number): number {
  if (speed === 1 || !cooperates(world, party)) return time
  const from = Math.max(world.cooperationFrom, since)
  return time <= from ? time : from + (time - from) / speed
}

/** Days that a clock has run from `since` to `until`, if it runs at `speed` from the day of cooperation on: `hastened` the other way round. */
export function workedDays(world: World, party: number, since: number, until: number, speed: number): number {
  if (until <= since) return 0
  if (speed === 1 || !cooperates(world, party)) return until - since
  const from = Math.max(world.cooperationFrom, since)
  return until <= from ? until - since : from - since + (until - from) * speed
}

/** Time at which the party would leave of its own accord. */
export function departureAt(world: World, party: number): number {
  const { groups, parties } = world
  const rate = groups.departureRate[parties.group(party)]!
  if (rate === 0) return Number.POSITIVE_INFINITY
  const needed = openingDays(world, party) + world.exponential(party, Purpose.departure) / rate
  const time = parties.exhaustedAt(party) + needed - parties.ownDays(party)
  const { response } = world
  if (response === undefined) return time
  return response.strikesAt(party, 'departures', time - parties.departureAhead(party))
}

/** Days of stay in the UK since exhaustion, up to now. */
export function stayDays(world: World, party: number): number {
  return world.now - world.parties.exhaustedAt(party) - world.parties.awayDays(party)
}

/** Time at which the next barrier would arise, if the stay goes on in the UK. */
export function barrierAt(world: World, party: number): number {
  const { parties, barrierHazard } = world
  const frailty =
    world.pastBarrierHazard.frailtyScale(openingDays(world, party)) *
    world.exponential(party, Purpose.frailty)
  const threshold =
    barrierHazard.cumulative(parties.barrierFrom(party), frailty) +
    world.exponential(party, Purpose.barrier, parties.barriers(party))
  const stay = barrierHazard.inverse(threshold, frailty)
  return parties.exhaustedAt(party) + parties.awayDays(party) + stay
}
