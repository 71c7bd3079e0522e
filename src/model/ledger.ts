/**
 * The cost ledger: public cost by line and month, in real prices of the scenario’s price base, from person-days and
 * events. People detained outside the asylum pathway are not charged. Discounted at the social time preference rate,
 * by year of the run, the first being year 0.
 */
import { daysPerYear } from './calendar.ts'
import { detentionUsers, SchemeSlot } from './census.ts'
import { broughtBack, Transition, type TransitionId } from './pathway/transitions.ts'
import type { World } from './world.ts'

/** Cost lines in the order of the ledger. */
export const costLines = {
  support_hotels: 'Supported people in hotels',
  support_other: 'Supported people outside hotels',
  detention: 'Detention, asylum pathway and schemes',
  decisions: 'Caseworkers',
  appeals: 'Tribunal disposals',
  returns_voluntary: 'Voluntary returns',
  returns_enforced: 'Enforced returns',
  scheme_set_up: 'Scheme: fixed set-up',
  scheme_places: 'Scheme: building and keeping places',
  scheme_stay: 'Scheme: people in the facility',
  scheme_transfer: 'Scheme: payments and flights per person',
  scheme_challenges: 'Scheme: legal challenges',
  scheme_exits: 'Scheme: returns from the host',
  scheme_brought_back: 'Scheme: bringing people back',
} as const
export type CostLine = keyof typeof costLines

/** Pounds in month `m` (1 is the first month of the run) on a line that is not a scheme’s. */
const systemLines: Partial<Record<CostLine, (world: World, m: number) => number>> = {
  support_hotels: (world, m) => {
    const { costs } = world.scenario
    return (
      gained(m, (i) => world.census.months[i]!.hotelDays) *
      (costs.hotel_night + costs.subsistence_week_catered / 7)
    )
  },
  support_other: (world, m) => {
    const { costs } = world.scenario
    const days = gained(m, (i) => world.census.months[i]!.otherSupportDays)
    return days * (costs.dispersal_night + costs.subsistence_week / 7)
  },
  detention: (world, m) =>
    gained(m, (i) => {
      const { daysPeople } = world.census.months[i]!
      return [...detentionUsers.asylum, ...detentionUsers.scheme].reduce(
        (sum, stage) => sum + daysPeople[stage]!,
        0,
      )
    }) * world.scenario.costs.detention_day,
  decisions: (world, m) =>
    (gained(m, (i) => world.resourceMonths[i]!.caseworkers.capacity) * world.scenario.costs.caseworker_year) /
    daysPerYear,
  appeals: (world, m) => parties(world, m, disposals) * world.scenario.costs.appeal,
  returns_voluntary: (world, m) =>
    people(world, m, ['departs_voluntarily']) * world.scenario.costs.voluntary_return,
  returns_enforced: (world, m) => people(world, m, ['removed']) * world.scenario.costs.enforced_return,
}

const disposals: readonly TransitionId[] = [
  'appeal_allowed',
  'appeal_allowed_onward',
  'appeal_dismissed',
  'appeal_dismissed_lost',
  'appeal_dismissed_onward',
  'appeal_withdrawn',
  'appeal_withdrawn_lost',
]

/** Pounds in month `m` on a line of scheme `k`. */
const schemeLines: Partial<Record<CostLine, (world: World, k: number, m: number) => number>> = {
  scheme_set_up: (world, k, m) => {
    const scheme = world.schemes[k]!
    const { ends } = world.grid
    return scheme.announcedAt >= ends[m - 1]! && scheme.announcedAt < ends[m]! ? scheme.values.cost.set_up : 0
  },
  scheme_places: (world, k, m) => {
    const { cost } = world.schemes[k]!.values
    const built = gained(m, (i) => world.resourceMonths[i]!.schemes[k]!.placesBuilt)
    const placeDays = gained(m, (i) => world.resourceMonths[i]!.schemes[k]!.placeDays)
    return built * cost.per_place_built + (placeDays * cost.per_place_year) / daysPerYear
  },
  scheme_stay: (world, k, m) =>
    gained(m, (i) => world.census.months[i]!.schemes[k]!.daysPeople[SchemeSlot.inFacility]!) *
    world.schemes[k]!.values.cost.per_person_day,
  scheme_transfer: (world, k, m) => {
    const { cost } = world.schemes[k]!.values
    return schemePeople(world, k, m, ['transferred']) * (cost.per_person + cost.flight_per_person)
  },
  scheme_challenges: (world, k, m) =>
    gained(m, (i) => world.resourceMonths[i]!.schemes[k]!.challenges) *
    world.schemes[k]!.values.cost.per_challenge,
  scheme_exits: (world, k, m) => {
    const { cost } = world.schemes[k]!.values
    return (
      schemePeople(world, k, m, ['scheme_return_voluntary']) * cost.on_exit +
      schemePeople(world, k, m, ['scheme_return_enforced']) * cost.enforced_return
    )
  },
  scheme_brought_back: (world, k, m) =>
    schemePeople(world, k, m, broughtBack) * world.schemes[k]!.values.cost.brought_back,
}

/** Pounds by month on a line for the whole system, or for scheme `k` alone; index 0 is the first month of the run. */
export function lineByMonth(world: World, line: CostLine, k?: number): number[] {
  const system = systemLines[line]
  const scheme = schemeLines[line]
  return world.grid.labels.slice(1).map((_, i) => {
    let pounds = 0
    if (system && k === undefined) pounds += system(world, i + 1)
    if (scheme) {
      for (const { index } of world.schemes)
        if (k === undefined || k === index) pounds += scheme(world, index, i + 1)
    }
    return pounds
  })
}

/** Discount factor of month `i` (0 is the first of the run). */
export function discountFactor(rate: number, i: number): number {
  return (1 + rate) ** -Math.floor(i / 12)
}

function gained(month: number, cumulative: (i: number) => number): number {
  return cumulative(month) - cumulative(month - 1)
}

function parties(world: World, month: number, ids: readonly TransitionId[]): number {
  return ids.reduce((sum, id) => sum + world.census.months[month]!.flowParties[Transition[id]]!, 0)
}

function people(world: World, month: number, ids: readonly TransitionId[]): number {
  return ids.reduce((sum, id) => sum + world.census.months[month]!.flowPeople[Transition[id]]!, 0)
}

function schemePeople(world: World, k: number, month: number, ids: readonly TransitionId[]): number {
  return ids.reduce((sum, id) => sum + world.census.months[month]!.schemes[k]!.flowPeople[Transition[id]]!, 0)
}
