/**
 * What is to be expected of a scenario with inputs, day by day: claims, decisions, and the people awaiting one.
 * The stock is projected from the opening one with the flows that are given and, where none is, with the scenario's
 * own expectation; no later published stock is used.
 */
import { dateAfter, daysBetween, daysPerMonth, daysPerYear } from '../../calendar/days.ts'
import { isGiven, meanDaysOfMonth, spreadOverDays } from '../../calendar/given-days.ts'
import { StepFunction } from '../../calendar/step-function.ts'
import { delayed } from '../../closed-form/lags.ts'
import { arrivedBeforeClaim, claimingAgain } from '../../closed-form/under-way.ts'
import type { Scenario } from '../schema/schema.ts'
import type { Inputs } from './input-rows.ts'
import { type ByKind, Kind, ProjectedQueue, weighted } from './projected-queue.ts'
import type { SeriesName } from './series.ts'

/** What is expected of a period. */
export interface Expected {
  readonly days: number
  /** First claims of people who came by small boat, and new claims after a withdrawal: people. */
  readonly claimsByBoat: number
  readonly newClaims: number
  /** People whose claims are decided, by where they came from. */
  readonly decided: ByKind
  /** Mean number of people awaiting a decision. */
  readonly stock: number
  /** Whether the flows take everyone out of the stock before the period ends. */
  readonly runsOut: boolean
}

/** Expectations of any period up to the end of the last input. */
export type Projection = (period: { readonly from: string; readonly until: string }) => Expected

/** Projects a scenario with inputs. */
export function project(scenario: Scenario, inputs: Inputs): Projection {
  const { start } = scenario
  const ends = Object.values(inputs).map((list) => daysBetween(start, list.at(-1)!.until))
  const days = Math.max(0, ...ends)
  const daily = followed(scenario, expectedFlows(scenario, inputs, days), days)
  return ({ from, until }) => {
    const [first, end] = [daysBetween(start, from), daysBetween(start, until)]
    const sum = (of: Float64Array) => of.slice(first, end).reduce((total, value) => total + value, 0)
    return {
      days: end - first,
      claimsByBoat: sum(daily.claimsByBoat),
      newClaims: sum(daily.newClaims),
      decided: [sum(daily.decided[0]), sum(daily.decided[1]), sum(daily.decided[2])],
      stock: sum(daily.stock) / (end - first),
      runsOut: sum(daily.short) > 0,
    }
  }
}

/** What is expected of a day before the queue is followed: what is given, else by the scenario. */
interface Flows {
  /** People who arrive by small boat. */
  readonly boats: (day: number) => number
  /** People who claim and did not come by small boat, of all who claim. */
  readonly others: (day: number, claimsByBoat: number, newClaims: number) => number
  /** Decisions made, withdrawals and closures at a mean number of people who await a decision. */
  readonly decisions: (day: number) => number
  /** @param decided people decided on the day */
  readonly withdrawn: (day: number, awaiting: number, decided: number) => number
  readonly closed: (day: number, awaiting: number) => number
}

function expectedFlows(scenario: Scenario, inputs: Inputs, days: number): Flows {
  const { start, arrivals, crossing, decisions } = scenario
  const monthOf = (day: number) => Number(dateAfter(start, day).slice(5, 7)) - 1
  const boatWeight = (day: number) => crossing.month_shares[monthOf(day)]! / meanDaysOfMonth[monthOf(day)]!
  const given = (series: SeriesName, weight = (_day: number) => 1) =>
    spreadOverDays(inputs[series] ?? [], start, days, weight)
  const boats = given('small_boat_arrivals', boatWeight)
  const earlierBoats = spreadOverDays(arrivals.given.small_boat, start, days, boatWeight)
  const claims = given('asylum_claims_people')
  const earlierOther = spreadOverDays(arrivals.given.other_routes, start, days, () => 1)
  const withdrawals = given('initial_withdrawals')
  const closures = given('initial_administrative_outcomes')
  const staff = dailyRate(
    inputs,
    'asylum_caseworking_staff_fte',
    scenario,
    delayed(decisions.caseworkers, scenario.lags.caseworkers, scenario.start),
  )
  const pace = dailyRate(inputs, 'decisions_per_caseworker_month', scenario, decisions.productivity)
  const withdrawalRate = new StepFunction(decisions.withdrawal_rate, start)
  const closureRate = new StepFunction(decisions.administrative_rate, start)
  const first = (day: number, ...lists: Float64Array[]) => lists.find((list) => isGiven(list, day))?.[day]
  return {
    boats: (day) => first(day, boats, earlierBoats) ?? arrivals.small_boat[arrivals.path] * boatWeight(day),
    others: (day, claimsByBoat, newClaims) => {
      const all = first(day, claims)
      return all === undefined
        ? (first(day, earlierOther) ?? arrivals.other_routes[arrivals.path] / daysPerYear)
        : Math.max(0, all - claimsByBoat - newClaims)
    },
    decisions: (day) => (staff(day) * pace(day)) / daysPerMonth,
    withdrawn: (day, awaiting, decided) =>
      first(day, withdrawals) ??
      (decisions.withdrawal_by === 'decision' && !withdrawalRate.isGivenAt(day)
        ? (decided * decisions.withdrawn_share) / (1 - decisions.withdrawn_share)
        : (awaiting * withdrawalRate.at(day)) / daysPerYear),
    closed: (day, awaiting) => first(day, closures) ?? (awaiting * closureRate.at(day)) / daysPerYear,
  }
}

/** The queue day by day. */
interface Daily {
  readonly claimsByBoat: Float64Array
  readonly newClaims: Float64Array
  readonly decided: readonly [Float64Array, Float64Array, Float64Array]
  readonly stock: Float64Array
  /** 1 on days on which the flows take everyone out. */
  readonly short: Float64Array
}

/** Follows the queue from the opening stock. */
function followed(scenario: Scenario, flows: Flows, days: number): Daily {
  const { arrivals, decisions, stocks } = scenario
  const daily = {
    claimsByBoat: new Float64Array(days),
    newClaims: new Float64Array(days),
    decided: [new Float64Array(days), new Float64Array(days), new Float64Array(days)] as const,
    stock: new Float64Array(days),
    short: new Float64Array(days),
  }
  const perCase: ByKind = [
    stocks.people_per_case,
    1 + arrivals.dependants_small_boat,
    1 + arrivals.dependants_other_routes,
  ]
  const queue = new ProjectedQueue(stocks.awaiting_decision, perCase)
  const decided = new Float64Array(perCase.length)
  // People who are still to claim, and cases that are to be claimed again; those of the opening are what the model places.
  const claimsIn = dailyShare(arrivals.claim_delay_days)
  const claimsAgainIn = dailyShare(decisions.claims_again_days)
  let toClaim = arrivedBeforeClaim(scenario)
  const toClaimAgain: [number, number, number] = [claimingAgain(scenario) / perCase[Kind.opening], 0, 0]
  for (let day = 0; day < days; day++) {
    toClaim += arrivals.claim_share * flows.boats(day)
    const claimsByBoat = toClaim * claimsIn
    toClaim -= claimsByBoat
    const newCases = toClaimAgain.map((cases) => cases * claimsAgainIn) as unknown as ByKind
    const newClaims = weighted(newCases, perCase)
    const before = queue.people
    queue.enter([
      newCases[Kind.opening],
      newCases[Kind.smallBoat] + claimsByBoat / perCase[Kind.smallBoat],
      newCases[Kind.otherRoute] + flows.others(day, claimsByBoat, newClaims) / perCase[Kind.otherRoute],
    ])
    const undecided = decide(queue, flows.decisions(day), decisions, decided)
    const present = queue.people
    const withdrawn = flows.withdrawn(
      day,
      (before + present) / 2,
      weighted(decided as unknown as ByKind, perCase),
    )
    const ended = withdrawn + flows.closed(day, (before + present) / 2)
    for (const kind of Object.values(Kind)) {
      const left = present > 0 ? (queue.waiting[kind] * Math.min(withdrawn, present)) / present : 0
      toClaimAgain[kind] += decisions.withdrawal_ends.claims_again * left - newCases[kind]
    }
    if (present > 0) queue.leave(Math.min(present, ended) / present)
    daily.short[day] = undecided > 0 || ended > present ? 1 : 0
    daily.claimsByBoat[day] = claimsByBoat
    daily.newClaims[day] = newClaims
    for (const kind of Object.values(Kind)) daily.decided[kind][day] = decided[kind]! * perCase[kind]
    daily.stock[day] = (before + queue.people) / 2
  }
  return daily
}

/** Takes so many cases from the ends of the queue, counted by kind in `decided`. Returns how many were wanting. */
function decide(
  queue: ProjectedQueue,
  made: number,
  { other_end_share, discipline }: Scenario['decisions'],
  decided: Float64Array,
): number {
  decided.fill(0)
  const newest = made * other_end_share
  const newestFirst = discipline === 'newest-first'
  return queue.decide(made - newest, newestFirst, decided) + queue.decide(newest, !newestFirst, decided)
}

/** Share of people with an exponential delay of a mean of so many days for whom it ends within a day. */
const dailyShare = (days: number): number => (days > 0 ? -Math.expm1(-1 / days) : 1)

/** A schedule with a series in force for the periods it names, by day. */
function dailyRate(
  inputs: Inputs,
  series: SeriesName,
  scenario: Scenario,
  schedule: Scenario['decisions']['caseworkers'],
): (day: number) => number {
  const changes = (inputs[series] ?? []).map(({ from, until, value }) => ({
    from,
    until,
    value,
    given: true as const,
  }))
  const own = changes.length === 0 ? schedule.changes : schedule.changes.filter((change) => !change.given)
  const inForce = new StepFunction({ ...schedule, changes: [...own, ...changes] }, scenario.start)
  return (day) => inForce.at(day)
}
