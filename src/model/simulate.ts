/** One replication: (scenario, seed, replication) → its result. Pure: the same arguments give the same result anywhere. */

import { daysPerYear, monthGrid } from '../calendar/days.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { changeCapacity, scheduleCapacityChanges } from './capacity.ts'
import { Event, type EventKind, eventKinds, firstSystemEvent } from './declaration/events.ts'
import { noDeterrence, type RiskRecord } from './deterrence.ts'
import { type Endings, endingsOf, type Followed } from './endings.ts'
import { Tie } from './engine/event-list.ts'
import type { EventLog } from './event-log.ts'
import { checkBalance, checkHolders, checkLittlesLaw, checkResources } from './measures/invariants.ts'
import { collect } from './measures/metrics.ts'
import { closeOpenWaits } from './measures/open-waits.ts'
import { openStocks } from './opening/opening.ts'
import { decideOnward, dispose, reachHigherCourt, startHearing } from './pathway/appeals.ts'
import { begin } from './pathway/begin.ts'
import { openArrivals, startDay } from './pathway/crossing/arrivals.ts'
import { tryAgain } from './pathway/crossing/crossing.ts'
import { closeClaim, decide, lodgeAppeal, lodgeClaim, startDecision, withdraw } from './pathway/decisions.ts'
import {
  decideBarrier,
  departOnOffer,
  departVoluntarily,
  leaveUnrecorded,
  loseContact,
  raiseBarrier,
  regainContact,
} from './pathway/exhausted.ts'
import { useUpHazards } from './pathway/hazards.ts'
import { reenter } from './pathway/reentry.ts'
import {
  completeRemoval,
  detainOutsidePathway,
  endOtherDetention,
  evictFromBed,
  reachDirections,
  returnEscort,
  selectForRemoval,
  startDetention,
  startEscort,
} from './pathway/removals.ts'
import { decideRenewal, fallDueForRenewal } from './pathway/renewals.ts'
import { beginResponse, endResponse } from './pathway/response.ts'
import {
  attemptReturnFromFacility,
  decideInFacility,
  departFromFacility,
  raiseBarrierInFacility,
  reachLimit,
  releaseFromFacility,
} from './pathway/schemes/facility.ts'
import { endChallenge, endNotice, expireHold, openSchemes, runSchemeDay } from './pathway/schemes/schemes.ts'
import { arriveInExchange, fly } from './pathway/schemes/transfer.ts'
import { endMoveOn } from './pathway/support.ts'
import type { ReplicationResult } from './result.ts'
import { type Pathway, World } from './world.ts'

export interface Replication {
  readonly scenario: Scenario
  /** Name of a deterrence hypothesis of the scenario, or `none`. */
  readonly deterrence: string
  /**
   * The scenario that it is compared with: the opening and all that is exogenous come from it, and at its perceived risk nobody is
   * deterred. The scenario itself unless given.
   */
  readonly baseline?: Scenario
  readonly seed: string
  /** Number of the replication. */
  readonly replication: number
  readonly horizonYears: number
  /** Whether flows and stocks are counted by nationality group as well; not unless given. */
  readonly byGroup?: true
  /** Months between two counts of everybody afresh, against which the running counts are checked; 12 unless given. */
  readonly recountEvery?: number
  /** Receives every transition, where one is wanted. */
  readonly log?: EventLog
}

/** What each kind of event does. A new kind does not compile until it has an entry. */
const handlers: Readonly<Record<EventKind, (world: World, target: number) => void>> = {
  triesAgain: tryAgain,
  claims: lodgeClaim,
  withdraws: withdraw,
  closes: closeClaim,
  decided: decide,
  lodgesAppeal: lodgeAppeal,
  disposed: dispose,
  onwardReady: reachHigherCourt,
  onwardDecided: decideOnward,
  moveOnEnds: endMoveOn,
  renewalDue: fallDueForRenewal,
  renewalDecided: decideRenewal,
  departs: departVoluntarily,
  departsOnOffer: departOnOffer,
  raisesBarrier: raiseBarrier,
  barrierDecided: decideBarrier,
  losesContact: loseContact,
  regainsContact: regainContact,
  leavesUnrecorded: leaveUnrecorded,
  selected: selectForRemoval,
  directionsDue: reachDirections,
  removed: completeRemoval,
  challengeEnds: endChallenge,
  noticeEnds: endNotice,
  holdExpires: expireHold,
  facilityRelease: releaseFromFacility,
  facilityDeparture: departFromFacility,
  facilityAttempt: attemptReturnFromFacility,
  facilityBarrier: raiseBarrierInFacility,
  facilityLimit: reachLimit,
  facilityDecided: decideInFacility,
  admittedInExchange: arriveInExchange,
  reenters: reenter,
  otherArrives: detainOutsidePathway,
  otherEnds: endOtherDetention,
  capacityChanges: changeCapacity,
  day: startDay,
  census: closeMonth,
  schemeAnnounced: (world) => world.deterrence?.renewAnnouncement(world.now),
  schemeDay: (world, scheme) => runSchemeDay(world, world.schemes[scheme]!),
  flight: (world, scheme) => fly(world, world.schemes[scheme]!),
  escortBack: returnEscort,
}
/** What the world is given of the stage files. */
const pathway: Pathway = {
  leave: (world, party) => {
    useUpHazards(world, party)
    endResponse(world, party)
  },
  enter: beginResponse,
  begin,
  serve: {
    caseworkers: startDecision,
    tribunal: startHearing,
    beds: startDetention,
    escorts: startEscort,
  },
  evict: evictFromBed,
}
const byKind = eventKinds.map((kind) => handlers[kind])

/**
 * Runs one replication to its horizon.
 * @throws BrokenInvariant where the model’s own checks fail.
 */
export function simulate(run: Replication): ReplicationResult {
  return collect(simulated(run))
}

/** Runs one replication to its horizon and says, besides, where people are at the end. @throws as `simulate` */
export function simulateAndFollow(
  run: Replication,
  followed: Followed,
): { readonly result: ReplicationResult; readonly endings: Endings } {
  const world = simulated(run)
  return { result: collect(world), endings: endingsOf(world, followed) }
}

/** Runs one replication to its horizon. */
function simulated(run: Replication): World {
  const world = opened(run)
  world.executive.run()
  closeOpenWaits(world)
  return world
}

/** A replication with everyone who is there at the start and all that is known beforehand on the calendar; no time has passed. */
export function opened(run: Replication): World {
  const { scenario, seed, replication, horizonYears, log } = run
  const grid = monthGrid(scenario.start, horizonYears)
  const dispatch = (kind: number, target: number) => {
    if (kind < firstSystemEvent) world.parties.setClock(target, -1)
    byKind[kind]!(world, target)
    world.gone.free()
  }
  const world = new World({
    scenario,
    past: run.baseline ?? scenario,
    grid,
    seed,
    replication,
    capacity: expectedParties(scenario, grid.horizon),
    dispatch,
    pathway,
    log,
    byGroup: run.byGroup ?? false,
    ...(run.recountEvery !== undefined && { recountEvery: run.recountEvery }),
    hypothesis: hypothesisOf(run),
  })
  openSchemes(world, seed, replication)
  scheduleCapacityChanges(world)
  openArrivals(world)
  openStocks(world)
  for (let month = 1; month < grid.ends.length; month++)
    world.at(grid.ends[month]!, Event.census, month, Tie.census)
  return world
}

/** The deterrence hypothesis of a run with the risk at which nobody is deterred: that of the baseline, under the same luck. */
function hypothesisOf(run: Replication) {
  const { scenario, deterrence, baseline } = run
  if (deterrence === noDeterrence || baseline === undefined || baseline === scenario) return undefined
  const values = scenario.deterrence[deterrence]
  if (values === undefined) {
    const known = [noDeterrence, ...Object.keys(scenario.deterrence)]
    throw new RangeError(`deterrence hypothesis "${deterrence}"; known: ${known.join(', ')}`)
  }
  return { values, baseline: baselineRisk(run, baseline) }
}

/** Risk records of baselines that were asked for lately, by what they depend on; the oldest goes first. */
const baselineRisks = new Map<string, RiskRecord>()
const mostBaselineRisks = 200

function baselineRisk(run: Replication, baseline: Scenario): RiskRecord {
  const { seed, replication, horizonYears } = run
  const key = JSON.stringify([seed, replication, horizonYears, baseline])
  const known = baselineRisks.get(key)
  if (known !== undefined) return known
  const { risk } = simulated({
    scenario: baseline,
    deterrence: noDeterrence,
    seed,
    replication,
    horizonYears,
  })
  if (baselineRisks.size >= mostBaselineRisks) baselineRisks.delete(baselineRisks.keys().next().value!)
  baselineRisks.set(key, risk.record)
  return risk.record
}

function closeMonth(world: World, month: number): void {
  const label = world.grid.labels[month]!
  world.closeMonth()
  const last = month === world.grid.ends.length - 1
  if (last || month % world.recountEvery === 0) checkBalance(world, label)
  checkResources(world, label)
  checkHolders(world, label)
  if (!last) return
  checkLittlesLaw(world, label)
  // What is due at this very instant belongs to the next month, so that the log has what the metrics count.
  world.executive.stop()
}

/** Parties a run is likely to hold at one time: opening stocks and the arrivals of a year. There is room for more. */
function expectedParties(scenario: Scenario, horizon: number): number {
  const { stocks, arrivals, removals } = scenario
  const opening =
    stocks.awaiting_decision + stocks.appeals_open + stocks.rights_exhausted.high + removals.beds.value
  const yearly = 1.3 * arrivals.small_boat[arrivals.path] + arrivals.other_routes[arrivals.path]
  return Math.ceil(
    opening + (yearly / daysPerYear + removals.other_users_per_day) * Math.min(horizon, daysPerYear),
  )
}
