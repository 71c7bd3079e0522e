/** What must hold between the fields of a scenario, beyond the shape that the schema checks. */

import type { Change } from '../../calendar/step-function.ts'
import { findEvidence } from '../../evidence/load.ts'
import type { Wording } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import { parametersOf } from '../schema/parameters.ts'
import { noResponse } from '../schema/response.ts'
import type { ScenarioDocument } from '../schema/schema.ts'
import { hasStay } from '../schema/scheme.ts'
import { dependants, firstOfMonth, monthShares, section4People, supportedPeople } from './rules-of-sense.ts'

/** A rule that does not hold, and the path where to say so. */
export interface BrokenRule {
  readonly path: readonly (string | number)[]
  readonly wording: Wording
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function* sums({ decisions, groups }: ScenarioDocument): Generator<BrokenRule> {
  const ends = sumOf(Object.values(decisions.withdrawal_ends).map(({ value }) => value))
  if (Math.abs(ends - 1) > 1e-9) {
    yield { path: ['decisions', 'withdrawal_ends'], wording: messages.sumToOne(ends, 'shares') }
  }
  for (const share of ['share_small_boat', 'share_other_routes', 'share_opening_stocks'] as const) {
    const total = sumOf(Object.values(groups).map((group) => group[share].value))
    if (Math.abs(total - 1) > 1e-6) {
      yield { path: ['groups'], wording: messages.sumToOne(total, `values of ${share} over the groups`) }
    }
  }
}

function* ranges(document: ScenarioDocument): Generator<BrokenRule> {
  for (const [path, { value, low, high }] of parametersOf(document)) {
    if (typeof value === 'object') continue
    if ((low !== undefined && low > value) || (high !== undefined && value > high)) {
      yield {
        path,
        wording: messages.outOfRange(value, String(low ?? 'not given'), String(high ?? 'not given')),
      }
    }
  }
}

/** Schedules that also apply to what happened before the start. */
const reachesBack = ['support.move_on_days']

function* schedules(document: ScenarioDocument): Generator<BrokenRule> {
  for (const [path, { changes = [] }] of parametersOf(document)) {
    const own = [...changes.entries()].filter(([, change]) => !change.given)
    for (const [place, [index, { from, until }]] of own.entries()) {
      const at = [...path, 'changes', index, 'from']
      const before = own[place - 1]?.[1]
      if (until !== undefined)
        yield { path: [...path, 'changes', index, 'until'], wording: messages.endWithoutGiven() }
      if (from <= document.start && !reachesBack.includes(path.join('.')))
        yield { path: at, wording: messages.changeBeforeStart(from, document.start) }
      else if (before && from <= before.from)
        yield { path: at, wording: messages.changesNotInOrder(from, before.from) }
    }
  }
}

/** Given periods of schedules and of arrivals: each has an end, none begins before the start, and none overlaps another. */
function* givenPeriods(document: ScenarioDocument): Generator<BrokenRule> {
  for (const [path, { value, changes = [] }] of parametersOf(document)) {
    const isList = Array.isArray(value) && value.some((part) => typeof part === 'object')
    const all = (isList ? value : changes) as readonly Change[]
    const given = [...all.entries()].filter(([, change]) => isList || change.given)
    for (const [place, [index, { from, until }]] of given.entries()) {
      const at = [...path, isList ? 'value' : 'changes', index]
      const before = given[place - 1]?.[1].until
      if (until === undefined) yield { path: at, wording: messages.givenWithoutEnd() }
      else if (until <= from) yield { path: at, wording: messages.givenPeriodReversed(from, until) }
      else if (from < document.start)
        yield { path: at, wording: messages.givenBeforeStart(from, document.start) }
      else if (before !== undefined && from < before)
        yield { path: at, wording: messages.givenPeriodsOverlap(from, before) }
    }
  }
}

function* eligibleGroups({ schemes, groups }: ScenarioDocument): Generator<BrokenRule> {
  for (const [id, scheme] of Object.entries(schemes)) {
    for (const [index, group] of scheme.eligibility.groups.entries()) {
      if (Object.hasOwn(groups, group)) continue
      const path = ['schemes', id, 'eligibility', 'groups', index]
      yield { path, wording: messages.unknownGroup(group, Object.keys(groups)) }
    }
  }
}

function* groupsCovered(document: ScenarioDocument): Generator<BrokenRule> {
  const { groups } = document
  for (const section of ['cooperation', 'departure_offer'] as const) {
    for (const [index, group] of document[section].groups.entries()) {
      if (Object.hasOwn(groups, group)) continue
      yield {
        path: [section, 'groups', index],
        wording: messages.unknownGroup(group, Object.keys(groups)),
      }
    }
  }
}

function* responseInForce({ response }: ScenarioDocument): Generator<BrokenRule> {
  const known = [noResponse, ...Object.keys(response.hypotheses)]
  if (!known.includes(response.in_force))
    yield { path: ['response', 'in_force'], wording: messages.unknownResponse(response.in_force, known) }
}

/** Documents and removal directions come after a refusal, so they cannot be reasons to take people before one. */
function* reasonsByStage({ schemes }: ScenarioDocument): Generator<BrokenRule> {
  for (const [id, { stage, eligibility }] of Object.entries(schemes)) {
    if (stage === 'rights_exhausted' || eligibility.reasons.length === 0) continue
    yield { path: ['schemes', id, 'eligibility', 'reasons'], wording: messages.reasonBeforeDecision(stage) }
  }
}

/** What a party may be barred from is kept in one byte. */
const mostSchemes = 8

function* numberOfSchemes({ schemes }: ScenarioDocument): Generator<BrokenRule> {
  const count = Object.keys(schemes).length
  if (count > mostSchemes) yield { path: ['schemes'], wording: messages.tooManySchemes(count, mostSchemes) }
}

/** A scheme opens with no more places than it is to have. Experiments may set either: the fewer are then built. */
function* openingPlaces({ schemes }: ScenarioDocument): Generator<BrokenRule> {
  for (const [id, { capacity }] of Object.entries(schemes)) {
    const { opening_places: opening, full_places: full } = capacity
    const isSet = [opening.source, full.source].flat().includes('--set')
    if (isSet || opening.value <= full.value) continue
    yield {
      path: ['schemes', id, 'capacity', 'opening_places'],
      wording: messages.openingAboveFull(opening.value, full.value),
    }
  }
}

const dayOf = (date: string): number => Date.parse(date) / 86_400_000

/** A stated opening is not before the start: the opening stocks hold nobody in a facility, so a run cannot begin with a scheme in being. */
function* statedOpenings({ schemes, start }: ScenarioDocument): Generator<BrokenRule> {
  for (const [id, { agreement }] of Object.entries(schemes)) {
    const { announced, opens, opening_median_days: days, opening_spread: spread } = agreement
    const late = dayOf(start) - dayOf(announced.value)
    if (opens !== undefined || spread.value > 0 || days.value >= late) continue
    yield {
      path: ['schemes', id, 'agreement', 'opening_median_days'],
      wording: messages.openedBeforeStart(days.value, announced.value, start, late),
    }
  }
}

/** Nobody is released for want of a flight before the notice has run. */
function* noticeWithinHold({ schemes }: ScenarioDocument): Generator<BrokenRule> {
  for (const [id, { stage, referral, capacity }] of Object.entries(schemes)) {
    const [notice, hold] = [referral.notice_days.value, capacity.max_hold_days.value]
    if (stage === 'intercepted' || notice < hold) continue
    yield {
      path: ['schemes', id, 'referral', 'notice_days'],
      wording: messages.noticeBeyondHold(notice, hold),
    }
  }
}

/**
 * A day of opening that is fixed is not before the scheme is announced, nor before the first day that its evidence allows. It is before
 * the start only where nobody stays, as the opening stocks hold nobody in a facility.
 */
function* openingDays({ schemes, start }: ScenarioDocument): Generator<BrokenRule> {
  for (const [id, { agreement, stage, processing, at_limit }] of Object.entries(schemes)) {
    const { opens, announced, not_before: first } = agreement
    const stays = hasStay({ stage, processing, at_limit: { ...at_limit, days: at_limit.days.value } })
    const path = ['schemes', id, 'agreement', 'opens']
    if (opens === undefined) continue
    if (opens.value < announced.value)
      yield { path, wording: messages.opensTooEarly(opens.value, 'announced', announced.value) }
    else if (opens.value < first.value)
      yield { path, wording: messages.opensTooEarly(opens.value, 'not_before', first.value) }
    else if (opens.value < start && stays)
      yield { path, wording: messages.opensTooEarly(opens.value, 'start', start) }
  }
}

/** Of those in a facility each leaves one way: the shares that are released and that move on are parts of one whole. */
function* releases({ schemes }: ScenarioDocument): Generator<BrokenRule> {
  for (const [id, { stay }] of Object.entries(schemes)) {
    const { judicial_release_share, medical_release_share, recognised_share, onward_share } = stay
    const total = sumOf(
      [judicial_release_share, medical_release_share, recognised_share, onward_share].map(
        ({ value }) => value,
      ),
    )
    if (total > 1 + 1e-9) yield { path: ['schemes', id, 'stay'], wording: messages.releasesAboveOne(total) }
  }
}

function* arrivalPaths({ arrivals }: ScenarioDocument): Generator<BrokenRule> {
  for (const route of ['small_boat', 'other_routes'] as const) {
    const { low, central, high } = arrivals[route]
    if (low.value <= central.value && central.value <= high.value) continue
    yield {
      path: ['arrivals', route],
      wording: messages.pathsNotInOrder(low.value, central.value, high.value),
    }
  }
}

/** What dispersal gains or costs apart is told from what it had at the start. */
function* dispersalAtStart({ stocks, support, costs }: ScenarioDocument): Generator<BrokenRule> {
  if (stocks.dispersal !== undefined) return
  const asked = [
    [['support', 'dispersal_places'], support.dispersal_places],
    [['support', 'dispersal_growth'], support.dispersal_growth],
    [['costs', 'other_night'], costs.other_night],
  ] as const
  for (const [path, parameter] of asked)
    if (parameter !== undefined) yield { path, wording: messages.dispersalAtStartUnknown() }
}

function* leavingShares({ crossing }: ScenarioDocument): Generator<BrokenRule> {
  const [least, mean] = [crossing.least_leaving_share.value, crossing.leaving_share.value]
  if (least > mean)
    yield {
      path: ['crossing', 'least_leaving_share', 'value'],
      wording: messages.leastAboveMean(least, mean),
    }
}

/** Parameters that have been looked at: many documents share them. */
const notWithheld = new WeakSet<object>()

function* withheldSources(document: ScenarioDocument): Generator<BrokenRule> {
  for (const [path, parameter] of parametersOf(document)) {
    if (notWithheld.has(parameter)) continue
    const ids = [parameter.source].flat()
    if (!ids.some((id) => findEvidence(id)?.withheld)) notWithheld.add(parameter)
    for (const id of ids) {
      const reason = findEvidence(id)?.withheld
      if (reason) yield { path: [...path, 'source'], wording: messages.withheldEvidence(id, reason) }
    }
  }
}

/** Every rule that a document of the right shape breaks; empty if none. */
export const brokenRules = (document: ScenarioDocument): readonly BrokenRule[] =>
  [
    sums,
    ranges,
    schedules,
    givenPeriods,
    eligibleGroups,
    groupsCovered,
    responseInForce,
    reasonsByStage,
    numberOfSchemes,
    openingPlaces,
    statedOpenings,
    noticeWithinHold,
    openingDays,
    releases,
    arrivalPaths,
    dispersalAtStart,
    leavingShares,
    firstOfMonth,
    monthShares,
    dependants,
    section4People,
    supportedPeople,
    withheldSources,
  ].flatMap((rule) => [...rule(document)])
