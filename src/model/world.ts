/**
 * One replication in progress: people, resources, clocks and counts, shared by the stage files of the pathway.
 * A stage file holds what happens in its stage; this class holds what all of them need.
 */

import { dateAfter, daysBetween, daysPerMonth, daysPerQuarter, type MonthGrid } from '../calendar/days.ts'
import { type Schedule, StepFunction } from '../calendar/step-function.ts'
import { compileGroups, type Groups } from '../closed-form/groups.ts'
import type { HypothesisValues, Scenario } from '../scenarios/schema/schema.ts'
import { ArrivalsState } from './arrivals-state.ts'
import { type BarrierHazard, barrierHazard } from './barriers.ts'
import { isReturn } from './declaration/outcomes.ts'
import { isExhausted, Stage, type StageId, stageFlags, stageIds } from './declaration/stages.ts'
import {
  exhaustsRights,
  isUnrecorded,
  transitionAllowed,
  transitionIds,
  transitionOutcome,
  transitionTarget,
} from './declaration/transitions.ts'
import { Deterrence, type RiskRecord } from './deterrence.ts'
import { Tie } from './engine/event-list.ts'
import { Executive } from './engine/executive.ts'
import { AddressedDraws, deriveKey } from './engine/random.ts'
import { Resource } from './engine/resource.ts'
import { neverStarts } from './engine/resource-options.ts'
import type { EventLog } from './event-log.ts'
import { Flag } from './flags.ts'
import { GoneParties } from './gone.ts'
import { HigherCourts } from './higher-courts.ts'
import { Census } from './measures/census.ts'
import { GroupCounter } from './measures/group-counter.ts'
import { placesBefore } from './measures/housing.ts'
import { RiskCounter } from './measures/risk-counter.ts'
import { type ResourceMonth, resourceMonth } from './measures/usage.ts'
import { IncidenceRecorder, WaitRecorder } from './measures/waits.ts'
import { type DepartureOffer, offerOf } from './offer.ts'
import { Parties } from './parties.ts'
import type { SchemeState } from './pathway/schemes/scheme-state.ts'
import { PersonDraws } from './person-draws.ts'
import { eachResource, type ResourceId, resourceOf, unitsOf } from './resources.ts'
import { type Response, responseIn } from './response.ts'
import { BrokenInvariant } from './result.ts'
import { compileSchedules, drawMultipliers, type QuarterMultipliers, type Schedules } from './schedules.ts'

/** What happens to a party at some point of the pathway. */
export type Step = (world: World, party: number) => void

/** What the stage files give to the world, which knows of no stage what happens in it. */
export interface Pathway {
  /** Counts what a party has been exposed to in the stage that it is about to leave. */
  readonly leave: Step
  /** Settles what a party responds to in the stage that it has just entered. */
  readonly enter: Step
  /** What a party starts on entering each stage: its queue, its clocks. */
  readonly begin: Readonly<Record<StageId, Step>>
  /** A unit of a resource is free for a party that waits for it. */
  readonly serve: Readonly<Record<ResourceId, Step>>
  /** The capacity of a resource has fallen and a party must leave it. */
  readonly evict: Step
}

const isWithScheme = stageFlags(({ withScheme }) => withScheme === true)
const isOpenExhausted = stageFlags(isExhausted)

export class World {
  readonly scenario: Scenario
  /** The scenario that the opening and all that is exogenous come from: the baseline of a comparison. */
  readonly past: Scenario
  readonly grid: MonthGrid
  readonly executive: Executive
  readonly parties: Parties
  readonly census: Census
  readonly groups: Groups
  /** Nationality groups as they were before the start. */
  readonly pastGroups: Groups
  /** Draws addressed by party. */
  readonly draws: PersonDraws
  /** Draws addressed by day, or by nothing but the replication. */
  readonly calendarDraws: AddressedDraws
  /** Shared capacities. Those of the past hold up to the opening census: see `startCapacities`. */
  readonly resources: Readonly<Record<ResourceId, Resource>>
  /** People waiting on the coast: a line that boats are filled from. */
  readonly coast: Resource
  readonly schedules: Schedules
  readonly higherCourts: HigherCourts
  readonly quarters: QuarterMultipliers
  readonly barrierHazard: BarrierHazard
  /** That of the past, which has sorted the people who are there at the start. */
  readonly pastBarrierHazard: BarrierHazard
  /** 1 for nationality groups under the scenario's cooperation on returns, which holds from `cooperationFrom`. */
  readonly cooperating: Uint8Array
  readonly cooperationFrom: number
  /** First day of the claims on which leave is granted for a time. */
  readonly renewalsFrom: number
  /** The offer to people who leave, where it is made to anybody. */
  readonly offer: DepartureOffer | undefined
  readonly schemes: SchemeState[] = []
  /** Resources whose capacity has fallen: only they may be in use beyond it, by the policy `finish`. */
  readonly lowered = new Set<Resource>()
  readonly decisionWait: WaitRecorder
  readonly appealWait: WaitRecorder
  readonly returnWait: WaitRecorder
  /** Stays in each scheme’s facility, and in all of them together. */
  readonly facilityStay: WaitRecorder[] = []
  readonly anyFacilityStay: WaitRecorder
  readonly resourceMonths: ResourceMonth[] = []
  readonly incidence: IncidenceRecorder
  readonly arrivals = new ArrivalsState()
  readonly log: EventLog | undefined
  /** What observers could count of transfers and returns. */
  readonly risk: RiskCounter
  /** Counts by nationality group, where they are asked for. */
  readonly byGroup: GroupCounter | undefined
  /** How intentions depend on that; undefined under `none`. */
  readonly deterrence: Deterrence | undefined
  /** How people respond who could be sent; undefined under `none`. */
  readonly response: Response | undefined
  /** Months between two recounts of everybody. */
  readonly recountEvery: number
  /** Parties that go for good in the event that is being dealt with. */
  readonly gone: GoneParties
  readonly #leave: Step
  readonly #enter: Step
  /** By stage number. */
  readonly #begin: readonly Step[]

  constructor(options: {
    scenario: Scenario
    past: Scenario
    grid: MonthGrid
    seed: string
    replication: number
    capacity: number
    dispatch: (kind: number, target: number) => void
    pathway: Pathway
    log: EventLog | undefined
    /** Whether flows and stocks are counted by nationality group as well. */
    byGroup?: boolean
    /** Months between two recounts of everybody: see `checkBalance`. */
    recountEvery?: number
    /** A deterrence hypothesis and the baseline's risk record, unless `none` is run. */
    hypothesis?: { readonly values: HypothesisValues; readonly baseline: RiskRecord } | undefined
  }) {
    const { scenario, past, grid, seed, replication, pathway } = options
    this.scenario = scenario
    this.past = past
    this.grid = grid
    this.log = options.log
    this.recountEvery = options.recountEvery ?? 12
    this.#leave = pathway.leave
    this.#enter = pathway.enter
    this.#begin = stageIds.map((id) => pathway.begin[id])
    this.executive = new Executive(grid.horizon, options.dispatch)
    this.groups = compileGroups(scenario)
    this.pastGroups = past === scenario ? this.groups : compileGroups(past)
    this.draws = new PersonDraws(seed, [replication, 'party'], Object.keys(scenario.schemes))
    this.calendarDraws = new AddressedDraws(deriveKey(seed, replication, 'calendar'))
    this.response = responseIn(scenario, this.calendarDraws)
    this.parties = new Parties(options.capacity, this.response !== undefined)
    this.risk = new RiskCounter(this.parties, grid.ends.length, this.groups.ids.length)
    this.byGroup = options.byGroup
      ? new GroupCounter(this.parties, this.groups.ids.length, grid.ends.length - 1)
      : undefined
    const { hypothesis } = options
    this.deterrence =
      hypothesis &&
      new Deterrence(hypothesis.values, this.calendarDraws, this.risk.record, hypothesis.baseline)
    this.schedules = compileSchedules(scenario, past)
    this.higherCourts = new HigherCourts(this.schedules.onward)
    this.quarters = drawMultipliers(scenario, this.calendarDraws, grid.horizon)
    this.census = new Census(
      this.parties,
      grid.ends,
      Object.keys(scenario.schemes).length,
      placesBefore(past, (schedule) => this.#before(schedule)),
      scenario.support.marginal_hotel_share,
    )
    this.barrierHazard = barrierHazard(scenario.exhausted.barriers)
    this.pastBarrierHazard = barrierHazard(past.exhausted.barriers)
    const { cooperation } = scenario
    this.cooperating = Uint8Array.from(this.groups.ids, (id) => (cooperation.groups.includes(id) ? 1 : 0))
    // Documents of those who are there at the start are those of the past, which knows no cooperation.
    this.cooperationFrom = Math.max(0, daysBetween(scenario.start, cooperation.from))
    this.renewalsFrom = daysBetween(scenario.start, scenario.renewals.claims_from)
    this.offer = offerOf(scenario)
    const clock = this.executive
    const expectedItems = options.capacity
    this.resources = this.#shared(pathway, expectedItems)
    this.gone = new GoneParties(this.parties, this.resources, this.response)
    this.coast = new Resource({ name: 'coast', capacity: 0, clock, expectedItems, onStart: neverStarts })
    this.decisionWait = new WaitRecorder(grid.horizon)
    this.appealWait = new WaitRecorder(grid.horizon)
    this.anyFacilityStay = new WaitRecorder(grid.horizon)
    this.returnWait = new WaitRecorder(grid.horizon)
    this.incidence = new IncidenceRecorder(grid.horizon)
  }

  get now(): number {
    return this.executive.now
  }

  /** What the past schedules for the day before the start. */
  #before(schedule: Schedule): number {
    return new StepFunction(schedule, this.past.start).at(0)
  }

  /** The shared resources, with the capacities of the past. */
  #shared(pathway: Pathway, expectedItems: number): Readonly<Record<ResourceId, Resource>> {
    const { scenario, past, executive: clock } = this
    return eachResource((id) => {
      const { name, schedule, leastAtOpening, service } = resourceOf(id)
      return new Resource({
        ...service?.(scenario),
        name,
        capacity: Math.max(unitsOf(id, past, this.#before(schedule(past))), leastAtOpening?.(past) ?? 0),
        clock,
        expectedItems,
        onStart: (party) => pathway.serve[id](this, party),
        onEvict: (party) => pathway.evict(this, party),
      })
    })
  }

  /** A uniform draw for the party in its current episode. */
  uniform(party: number, purpose: number, n = 0): number {
    return this.draws.uniform(this.parties.subject(party), this.parties.episode(party), purpose, n)
  }

  /** An exponential draw with mean 1 for the party in its current episode. */
  exponential(party: number, purpose: number, n = 0): number {
    return this.draws.exponential(this.parties.subject(party), this.parties.episode(party), purpose, n)
  }

  /** Whether something of the given probability happens to the party in its current episode. */
  chance(probability: number, party: number, purpose: number, n = 0): boolean {
    return this.uniform(party, purpose, n) < probability
  }

  /**
   * When a caseworker who begins now has done the work of so many decisions, at the pace of each day: a change of productivity holds
   * for cases under way too. Infinity after the horizon.
   */
  decidedAt(decisions: number): number {
    const { quarters, grid } = this
    const { productivity } = this.schedules
    let left = decisions * daysPerMonth
    let from = this.now
    while (from <= grid.horizon) {
      const quarter = Math.floor(from / daysPerQuarter)
      const varied = productivity.isGivenAt(from) ? 1 : quarters.productivity[quarter]!
      const pace = productivity.at(from) * varied
      const until = Math.min(productivity.changesAfter(from), (quarter + 1) * daysPerQuarter)
      if (pace * (until - from) >= left) return from + left / pace
      left -= pace * (until - from)
      from = until
    }
    return Number.POSITIVE_INFINITY
  }

  /** Disposals per day, now. */
  disposalPace(): number {
    const { quarters, now } = this
    const { disposals } = this.schedules
    const varied = disposals.isGivenAt(now) ? 1 : quarters.disposals[Math.floor(now / daysPerQuarter)]!
    return (disposals.at(now) / daysPerQuarter) * varied
  }

  /** Probability of a grant to the party if its claim is decided now. */
  grantProbability(party: number): number {
    const own = this.groups.grantRate[this.parties.group(party)]!
    const odds = this.schedules.grantOdds.at(this.now)
    return odds === 1 ? own : (own * odds) / (1 - own + own * odds)
  }

  /** Sets the party's one pending event. The party must have none. */
  startClock(party: number, time: number, kind: number, tie: number = Tie.clock): void {
    this.parties.setClock(party, this.executive.scheduleAt(time, tie, kind, party))
  }

  /** Cancels the party's pending event, if it has one. */
  stopClock(party: number): void {
    this.executive.cancel(this.parties.clock(party))
    this.parties.setClock(party, -1)
  }

  /**
   * Moves the party to the stage the transition leads to, where it starts what belongs to that stage.
   * Throws BrokenInvariant if it may not start from where the party is.
   */
  move(party: number, transition: number): void {
    const { parties } = this
    const from = parties.stage(party)
    if (transitionAllowed[transition * stageIds.length + from] === 0) {
      throw new BrokenInvariant(
        stageIds[from] as string,
        dateAfter(this.scenario.start, this.now).slice(0, 7),
        `transition "${transitionIds[transition]}" may not start here`,
      )
    }
    const to = transitionTarget[transition]!
    this.#leave(this, party)
    this.census.record(transition, party, from, to, this.now)
    this.risk.count(transition, party, from, to)
    this.byGroup?.count(transition, party)
    const outcome = transitionOutcome[transition]!
    if (outcome >= 0) this.#endCase(party, from, outcome, isUnrecorded[transition] === 1)
    if (exhaustsRights[transition] === 1) {
      parties.startExhaustion(party, this.now)
      parties.startHazards(party)
    }
    parties.setStage(party, to)
    parties.setStageSince(party, this.now)
    this.log?.record(
      this.now,
      parties.subject(party),
      parties.episode(party),
      transition,
      parties.people(party),
      parties.scheme(party),
    )
    if (parties.scheme(party) >= 0 && isWithScheme[to] === 0) this.#leaveScheme(party, to)
    this.begin(party)
  }

  /** Starts what a party starts on entering the stage that it is in. */
  begin(party: number): void {
    this.#enter(this, party)
    const stage = this.parties.stage(party)
    this.#begin[stage]!(this, party)
    if (this.parties.stage(party) === stage) this.gone.note(party)
  }

  /** A claim is no longer in the hands of a scheme; a place that it kept in the queue for a decision is given up. */
  endClaimWithScheme(party: number): void {
    const { caseworkers } = this.resources
    if (caseworkers.isAside(party)) caseworkers.giveUp(party)
    this.parties.lower(party, Flag.claimant)
  }

  /** The party enters a stage outside any scheme. A claim that goes on keeps its place in the queue for a decision. */
  #leaveScheme(party: number, to: number): void {
    this.parties.setScheme(party, -1)
    if (to === Stage.awaiting_decision) this.parties.lower(party, Flag.claimant)
    else this.endClaimWithScheme(party)
  }

  /** Notes how the party’s case ends; of cases exhausted during the run, when. What nobody records leaves the case open to the horizon. */
  #endCase(party: number, from: number, outcome: number, unrecorded: boolean): void {
    const { parties } = this
    parties.setWayOut(party, outcome + 1)
    const since = parties.exhaustedAt(party)
    const claimOpen = parties.has(party, Flag.claimant)
    if (since < 0 || claimOpen || isOpenExhausted[from] === 0) return
    if (unrecorded) {
      this.incidence.openAtHorizon(this.grid.horizon - since)
      this.returnWait.cutShort(this.grid.horizon - since)
      return
    }
    const days = this.now - since
    this.incidence.ended(outcome, days)
    if (isReturn[outcome] === 1) this.returnWait.ended(days)
    else this.returnWait.cutShort(days)
  }

  /** Puts a new party straight into a stage, as part of the opening stocks. */
  place(party: number, stage: number): void {
    this.parties.setStage(party, stage)
    this.census.place(party, stage)
    this.risk.place(party, stage)
  }

  /** Schedules a system event (not a party's own clock). */
  at(time: number, kind: number, target: number, tie: number = Tie.calendar): void {
    this.executive.scheduleAt(time, tie, kind, target)
  }

  /** Closes the month that ends now: the opening census is the first. */
  closeMonth(): void {
    if (this.risk.transferred > 0) this.deterrence?.renewAnnouncement(this.now)
    this.risk.closeMonth()
    this.census.closeMonth(this.now)
    this.byGroup?.closeMonth()
    this.resourceMonths.push(resourceMonth(this))
  }

  /** Changes a resource's capacity and notes a fall. */
  setCapacity(resource: Resource, capacity: number): void {
    if (capacity < resource.capacity) this.lowered.add(resource)
    resource.setCapacity(capacity)
  }

  /** Adds a transfer scheme, with a record of its stays. */
  addScheme(scheme: SchemeState): void {
    this.schemes.push(scheme)
    this.facilityStay.push(new WaitRecorder(this.grid.horizon))
  }
}
