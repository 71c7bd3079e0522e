/**
 * The cost ledger: public cost by line and month, in real prices of the scenario’s price base, from person-days and
 * events. People detained outside the asylum pathway are not charged. Avoided support is never imputed: people who are
 * not supported cost no support, so nothing is saved on them. Discounted by the Green Book schedule, by year of the
 * run, the first being year 0.
 */

import { daysPerQuarter, daysPerYear } from '../../calendar/days.ts'
import { StepFunction } from '../../calendar/step-function.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { voluntaryDepartures } from '../declaration/return-transitions.ts'
import { detentionStages, Stage } from '../declaration/stages.ts'
import {
  broughtBack,
  Transition,
  type TransitionId,
  transitionsFrom,
  transitionsTo,
} from '../declaration/transitions.ts'
import type { SchemeState } from '../pathway/schemes/scheme-state.ts'
import { resourceOf, unitsOf } from '../resources.ts'
import type { World } from '../world.ts'
import { facilityDays } from './census.ts'
import { noVolumes, type SchemeLine, type SchemeVolumes, schemeLines } from './scheme-costs.ts'

/** The event that makes a line due: what must happen before a pound of it is spent. */
export type DueAt =
  | 'each day'
  | 'a disposal'
  | 'a departure'
  | 'a return'
  | 'the start'
  | 'the announcement'
  | 'the agreement'
  | 'a number transferred'
  | 'each day open'
  | 'places opening, and each day they are open'
  | 'a transfer or flight'
  | 'a challenge'
  | 'remaining in the host'
  | 'leaving the facility'
  | 'bringing back'

/** What a cost line is in an appraisal. */
interface CostLineFacts {
  readonly label: string
  /** Resources used up; a transfer within the UK, which is no net social cost; or sunk, in no total. */
  readonly type: 'resource' | 'transfer' | 'sunk'
  /** What it grows with. */
  readonly basis: 'fixed' | 'step' | 'per place' | 'per person' | 'per day' | 'on exit'
  readonly due: DueAt
  /** Category of optimism bias; none for spending that is already observed. */
  readonly bias?: keyof Scenario['costs']['optimism_bias']
}

/** Cost lines in the order of the ledger. */
export const costLines = {
  support_hotels: { label: 'Hotel accommodation', type: 'resource', basis: 'per day', due: 'each day' },
  support_other: {
    label: 'Accommodation outside hotels',
    type: 'resource',
    basis: 'per day',
    due: 'each day',
  },
  support_subsistence: { label: 'Subsistence payments', type: 'transfer', basis: 'per day', due: 'each day' },
  detention: {
    label: 'Detention, asylum pathway and schemes',
    type: 'resource',
    basis: 'per day',
    due: 'each day',
  },
  decisions: { label: 'Caseworkers', type: 'resource', basis: 'fixed', due: 'each day' },
  decisions_added: {
    label: 'Caseworkers beyond those at the start',
    type: 'resource',
    basis: 'fixed',
    due: 'each day',
    bias: 'outsourcing',
  },
  appeals: { label: 'Tribunal disposals', type: 'resource', basis: 'per person', due: 'a disposal' },
  appeals_added: {
    label: 'Tribunal disposals beyond those at the start',
    type: 'resource',
    basis: 'per person',
    due: 'a disposal',
    bias: 'outsourcing',
  },
  returns_voluntary: { label: 'Voluntary returns', type: 'resource', basis: 'on exit', due: 'a departure' },
  offers: { label: 'Payments to people who leave', type: 'resource', basis: 'on exit', due: 'a departure' },
  returns_enforced: { label: 'Enforced returns', type: 'resource', basis: 'on exit', due: 'a return' },
  removals_added: {
    label: 'Detention beds and escort teams beyond those at the start',
    type: 'resource',
    basis: 'fixed',
    due: 'each day',
    bias: 'outsourcing',
  },
  programme: {
    label: 'Programmes besides transfer schemes',
    type: 'resource',
    basis: 'fixed',
    due: 'each day',
    bias: 'outsourcing',
  },
  scheme_sunk: { label: 'Scheme: spent before the start', type: 'sunk', basis: 'fixed', due: 'the start' },
  scheme_set_up: {
    label: 'Scheme: fixed set-up',
    type: 'resource',
    basis: 'fixed',
    due: 'the announcement',
    bias: 'equipment_and_development',
  },
  scheme_committed: {
    label: 'Scheme: payments agreed by contract',
    type: 'resource',
    basis: 'fixed',
    due: 'the agreement',
  },
  scheme_step: {
    label: 'Scheme: payment at a number transferred',
    type: 'resource',
    basis: 'step',
    due: 'a number transferred',
  },
  scheme_running: {
    label: 'Scheme: fixed running cost',
    type: 'resource',
    basis: 'fixed',
    due: 'each day open',
    bias: 'outsourcing',
  },
  scheme_places: {
    label: 'Scheme: building and keeping places',
    type: 'resource',
    basis: 'per place',
    due: 'places opening, and each day they are open',
    bias: 'non_standard_buildings',
  },
  scheme_stay: {
    label: 'Scheme: people in the facility',
    type: 'resource',
    basis: 'per day',
    due: 'each day',
    bias: 'outsourcing',
  },
  scheme_transfer: {
    label: 'Scheme: payments and flights',
    type: 'resource',
    basis: 'per person',
    due: 'a transfer or flight',
    bias: 'outsourcing',
  },
  scheme_challenges: {
    label: 'Scheme: legal challenges',
    type: 'resource',
    basis: 'per person',
    due: 'a challenge',
  },
  scheme_settled: {
    label: 'Scheme: people settled in the host',
    type: 'resource',
    basis: 'on exit',
    due: 'remaining in the host',
  },
  scheme_exits: {
    label: 'Scheme: returns from the host',
    type: 'resource',
    basis: 'on exit',
    due: 'leaving the facility',
  },
  scheme_brought_back: {
    label: 'Scheme: bringing people back',
    type: 'resource',
    basis: 'on exit',
    due: 'bringing back',
  },
} as const satisfies Record<string, CostLineFacts>
export type CostLine = keyof typeof costLines
export const costLineIds = Object.keys(costLines) as CostLine[]

/** The facts of a line. */
export const factsOfLine = (line: CostLine): CostLineFacts => costLines[line]

/** Pounds in month `m` (1 is the first month of the run) on a line that is not a scheme’s. */
const systemLines: Partial<Record<CostLine, (world: World, m: number) => number>> = {
  support_hotels: (world, m) => hotelDays(world, m) * world.scenario.costs.hotel_night,
  support_other: otherAccommodation,
  support_subsistence: (world, m) => {
    const { subsistence_week, subsistence_week_catered } = world.scenario.costs
    return (
      (hotelDays(world, m) * subsistence_week_catered + otherSupportDays(world, m) * subsistence_week) / 7
    )
  },
  detention: (world, m) =>
    gained(m, (i) => {
      const { daysPeople } = world.census.months[i]!
      return charged.reduce((sum, stage) => sum + daysPeople[stage]!, 0)
    }) * world.scenario.costs.detention_day,
  decisions: (world, m) => caseworkerDays(world, m).asAtStart * caseworkerDay(world),
  decisions_added: (world, m) => caseworkerDays(world, m).added * caseworkerDay(world),
  appeals: (world, m) => appealsDisposed(world, m).asAtStart * world.scenario.costs.appeal,
  appeals_added: (world, m) => appealsDisposed(world, m).added * world.scenario.costs.appeal,
  returns_voluntary: (world, m) =>
    people(world, m, voluntaryDepartures) * world.scenario.costs.voluntary_return,
  offers: (world, m) => gained(m, (i) => world.resourceMonths[i]!.paidOnOffers),
  returns_enforced: (world, m) => people(world, m, ['removed']) * world.scenario.costs.enforced_return,
  removals_added: (world, m) =>
    addedDays(world, m, 'beds') * world.scenario.costs.added_bed_day +
    addedDays(world, m, 'escorts') * world.scenario.costs.added_team_day,
  programme: (world, m) => {
    const { grid } = world
    const { programme } = world.schedules
    const days = grid.ends[m]! - grid.ends[m - 1]!
    return (days * programme.at(grid.ends[m - 1]!)) / daysPerYear
  },
}

/** What those outside hotels cost, by type where the scenario says what sets the types apart; all at one price where it does not. */
function otherAccommodation(world: World, m: number): number {
  const { costs, support } = world.scenario
  const byType = costs.other_night !== undefined || support.subsistence_only !== undefined
  if (!byType) return otherSupportDays(world, m) * costs.dispersal_night
  const elsewhere = otherSupportDays(world, m) - dispersalDays(world, m) - subsistenceOnlyDays(world, m)
  return (
    dispersalDays(world, m) * costs.dispersal_night + elsewhere * (costs.other_night ?? costs.dispersal_night)
  )
}

/** Pounds in month `m` on dispersal, a part of the accommodation outside hotels; null where it is not told apart. */
export function dispersalCost(world: World, m: number): number | null {
  if (world.scenario.stocks.dispersal === undefined) return null
  return dispersalDays(world, m) * world.scenario.costs.dispersal_night
}

/** Pounds in month `m` on what is neither hotels nor dispersal; null where it is not told apart. */
export function elsewhereCost(world: World, m: number): number | null {
  const dispersal = dispersalCost(world, m)
  return dispersal === null ? null : otherAccommodation(world, m) - dispersal
}

/** Stages whose days in detention are charged. */
const charged = [...detentionStages('asylum'), ...detentionStages('scheme')].map((id) => Stage[id])

const caseworkerDay = ({ scenario }: World) => scenario.costs.caseworker_year / daysPerYear

/** So much as there was before the start, and what has been added: new spending, which carries optimism bias. */
const parted = (amount: number, atStart: number) => ({
  asAtStart: Math.min(amount, atStart),
  added: Math.max(0, amount - atStart),
})

/** Unit-days in month `m` of beds or escort teams beyond those scheduled at the start. */
function addedDays({ past, grid, resourceMonths }: World, m: number, id: 'beds' | 'escorts'): number {
  const atStart = unitsOf(id, past, new StepFunction(resourceOf(id).schedule(past), past.start).at(0))
  const days = gained(m, (i) => grid.ends[i]!)
  return parted(
    gained(m, (i) => resourceMonths[i]!.shared[id].capacity),
    days * atStart,
  ).added
}

const caseworkerDays = (world: World, m: number) =>
  parted(
    gained(m, (i) => world.resourceMonths[i]!.shared.caseworkers.capacity),
    gained(m, (i) => world.grid.ends[i]!) * world.resourceMonths[0]!.shared.caseworkers.units,
  )

const appealsDisposed = (world: World, m: number) => {
  const quarters = gained(m, (i) => world.grid.ends[i]!) / daysPerQuarter
  // What chance adds in a month is no added capacity.
  const added =
    (world.schedules.disposals.at(world.grid.ends[m - 1]!) - world.schedules.pastDisposals) * quarters
  const disposed = parties(world, m, disposals)
  return parted(disposed, disposed - Math.max(0, Math.min(added, disposed)))
}

const disposals = transitionsFrom('in_hearing')

/** Pounds in month `m` on a line of scheme `k`. */
function ofScheme(world: World, line: CostLine, k: number, m: number): number {
  const scheme = world.schemes[k]!
  const { cost } = scheme.values
  if (line === 'scheme_sunk') return m === 1 ? cost.sunk + dueBeforeStart(scheme) : 0
  return schemeLines[line as SchemeLine](cost, volumesOf(world, k, m))
}

/** Pounds of a scheme that fell due before the start: they are sunk. What a scheme that was open then has cost besides is not counted. */
function dueBeforeStart({ values, preparedAt, agreedAt }: SchemeState): number {
  const before = { ...noVolumes, prepared: preparedAt < 0, agreed: agreedAt < 0 }
  return schemeLines.scheme_set_up(values.cost, before) + schemeLines.scheme_committed(values.cost, before)
}

/** What scheme `k` did in month `m`. */
function volumesOf(world: World, k: number, m: number): SchemeVolumes {
  const { ends } = world.grid
  const { preparedAt, agreedAt } = world.schemes[k]!
  const isIn = (time: number) => time >= ends[m - 1]! && time < ends[m]!
  const month = (i: number) => world.resourceMonths[i]!.schemes[k]!
  const gain = (read: (of: ReturnType<typeof month>) => number) => gained(m, (i) => read(month(i)))
  const moved = (ids: readonly TransitionId[]) => schemePeople(world, k, m, ids)
  return {
    prepared: isIn(preparedAt),
    agreed: isIn(agreedAt),
    openDays: gain((of) => of.openDays),
    placesBuilt: gain((of) => of.placesBuilt),
    placeDays: gain((of) => of.facility.capacity),
    personDays: gained(m, (i) => facilityDays(world.census.months[i]!.schemes[k]!)),
    transferredBefore: month(m - 1).transferred,
    transferred: gain((of) => of.transferred),
    flights: gain((of) => of.flown),
    settled: moved(transitionsTo('in_host')),
    challenges: gain((of) => of.challenges),
    returnedVoluntarily: moved(['scheme_return_voluntary']),
    returnedByForce: moved(['scheme_return_enforced']),
    movedOn: moved(['moves_on']),
    broughtBack: moved(broughtBack),
  }
}

/** Pounds by month on a line for the whole system, or for scheme `k` alone; index 0 is the first month of the run. */
export function lineByMonth(world: World, line: CostLine, k?: number): number[] {
  const system = systemLines[line]
  return world.grid.labels.slice(1).map((_, i) => {
    let pounds = 0
    if (system && k === undefined) pounds += system(world, i + 1)
    if (line.startsWith('scheme_')) {
      for (const { index } of world.schemes)
        if (k === undefined || k === index) pounds += ofScheme(world, line, index, i + 1)
    }
    return pounds
  })
}

/** Years after which the Green Book’s rate falls, and the rate it falls to. */
const firstStep = { years: 30, rate: 0.03 }

/**
 * Discount factor of month `i` (0 is the first of the run): the rate for years 0 to 30, and no more than 3.0 % a year
 * from then on (Green Book, schedule to year 75).
 */
export function discountFactor(rate: number, i: number): number {
  const year = Math.floor(i / 12)
  const early = Math.min(year, firstStep.years)
  return Math.pow(1 + rate, -early) * Math.pow(1 + Math.min(rate, firstStep.rate), -(year - early))
}

/** Uplift for optimism bias on a line, as a share of it. */
export function optimismOf(scenario: Scenario, line: CostLine): number {
  const { bias } = factsOfLine(line)
  return bias === undefined ? 0 : scenario.costs.optimism_bias[bias]
}

function gained(month: number, cumulative: (i: number) => number): number {
  return cumulative(month) - cumulative(month - 1)
}

const hotelDays = (world: World, m: number) => gained(m, (i) => world.census.months[i]!.hotelDays)
const otherSupportDays = (world: World, m: number) =>
  gained(m, (i) => world.census.months[i]!.otherSupportDays)
const dispersalDays = (world: World, m: number) =>
  gained(m, (i) => world.census.months[i]!.dispersalDays ?? 0)
const subsistenceOnlyDays = (world: World, m: number) =>
  gained(m, (i) => world.census.months[i]!.subsistenceOnlyDays ?? 0)

function parties(world: World, month: number, ids: readonly TransitionId[]): number {
  return ids.reduce((sum, id) => sum + world.census.months[month]!.flowParties[Transition[id]]!, 0)
}

function people(world: World, month: number, ids: readonly TransitionId[]): number {
  return ids.reduce((sum, id) => sum + world.census.months[month]!.flowPeople[Transition[id]]!, 0)
}

function schemePeople(world: World, k: number, month: number, ids: readonly TransitionId[]): number {
  return ids.reduce((sum, id) => sum + world.census.months[month]!.schemes[k]!.flowPeople[Transition[id]]!, 0)
}
