/**
 * The capacities that the whole system shares, each declared once: what is scheduled, where people wait for it and hold it, what it is called.
 * The world, calendar changes, checks, metrics and charts are derived from it.
 */
import { daysPerQuarter } from '../calendar/days.ts'
import type { Schedule } from '../calendar/step-function.ts'
import { delayed } from '../closed-form/lags.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import type { StageId } from './declaration/stages.ts'
import type { ResourceOptions } from './engine/resource-options.ts'
import type { CostLine } from './measures/ledger.ts'
import { largestParty } from './parties.ts'

interface ResourceDeclaration {
  /** Also the cause of a transition that happens when a unit is free. */
  readonly name: string
  /** The name within a sentence, where it differs. */
  readonly inText?: string
  /** Stages in which a party waits for units. */
  readonly waitsIn: readonly StageId[]
  /** Stages in which a party holds them; failures of checks name the first. */
  readonly heldIn: readonly [StageId, ...StageId[]]
  /** Whether units are held as well when a party has moved on. */
  readonly heldLonger?: true
  /** The line of the ledger that grows with it or its use. */
  readonly cost: CostLine | 'none'
  /** What the scenario schedules, as it comes about. */
  readonly schedule: (scenario: Scenario) => Schedule
  /** Whole units that a value of the schedule stands for; it is rounded unless given. */
  readonly units?: (scenario: Scenario, value: number) => number
  /** Fewest units up to the opening census, which may hold more people than the schedule has room for. */
  readonly leastAtOpening?: (past: Scenario) => number
  /** How its line is served. */
  readonly service?: (
    scenario: Scenario,
  ) => Pick<ResourceOptions, 'priorities' | 'maxUnits' | 'discipline' | 'reversedShare' | 'whenCapacityFalls'>
  /** In the ids of its metrics; the word for a unit, in the singular; and for the share of its time that is used. */
  readonly metric: { readonly id: string; readonly unit: string; readonly used: string }
}

/** Every shared resource, in the order of tables and charts. */
export const resources = {
  caseworkers: {
    name: 'caseworkers',
    waitsIn: ['awaiting_decision', 'awaiting_renewal'],
    heldIn: ['in_decision', 'in_renewal'],
    cost: 'decisions',
    schedule: ({ decisions, lags, start }) => delayed(decisions.caseworkers, lags.caseworkers, start),
    service: ({ decisions: { discipline, other_end_share } }) => ({
      discipline,
      reversedShare: other_end_share,
    }),
    metric: { id: 'caseworkers', unit: 'Caseworker', used: 'Share of caseworker time used' },
  },
  tribunal: {
    name: 'tribunal',
    inText: 'the tribunal',
    waitsIn: ['awaiting_hearing'],
    heldIn: ['in_hearing'],
    cost: 'appeals',
    schedule: ({ appeals, lags, start }) => delayed(appeals.disposals_per_quarter, lags.tribunal, start),
    units: tribunalSlots,
    service: ({ appeals: { discipline } }) => ({ discipline }),
    metric: { id: 'tribunal', unit: 'Slot', used: 'Share of tribunal slots used' },
  },
  beds: {
    name: 'detention beds',
    waitsIn: ['awaiting_bed', 'scheme_awaiting_bed', 'other_awaiting_bed'],
    heldIn: ['detained', 'awaiting_escort', 'scheme_detained', 'other_detained', 'other_awaiting_escort'],
    cost: 'detention',
    schedule: ({ removals, lags, start }) => delayed(removals.beds, lags.beds, start),
    leastAtOpening: ({ stocks }) => Math.round(stocks.detained),
    service: ({ removals }) => ({
      priorities: 2,
      maxUnits: largestParty,
      whenCapacityFalls: removals.when_beds_fall,
    }),
    metric: { id: 'detention', unit: 'Bed', used: 'Share of detention beds used' },
  },
  escorts: {
    name: 'escort teams',
    waitsIn: ['awaiting_escort', 'other_awaiting_escort'],
    heldIn: ['being_removed'],
    heldLonger: true,
    cost: 'returns_enforced',
    schedule: ({ removals, lags, start }) => delayed(removals.escort_teams, lags.escort_teams, start),
    metric: { id: 'escorts', unit: 'Team', used: 'Share of escort teams used' },
  },
} as const satisfies Record<string, ResourceDeclaration>

/** Priorities for detention beds: people outside the pathway first, then removals and transfers alike. */
export const BedPriority = { other: 0, pathway: 1 } as const

export type ResourceId = keyof typeof resources
export type ResourceName = (typeof resources)[ResourceId]['name']
/** Resources in their declared order. */
export const resourceIds = Object.keys(resources) as ResourceId[]

/** What is declared of a resource. */
export const resourceOf = (id: ResourceId): ResourceDeclaration => resources[id]
/** Those that a party may hold when it has moved on. */
export const heldLonger = resourceIds.filter((id) => resourceOf(id).heldLonger === true)

/** The name as the label of a row or an axis. */
export function labelOf(id: ResourceId): string {
  const { name } = resourceOf(id)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The name within a sentence. */
export const wordsOf = (id: ResourceId): string => resourceOf(id).inText ?? resourceOf(id).name

/** What is made for each resource. */
export function eachResource<T>(make: (id: ResourceId) => T): Readonly<Record<ResourceId, T>> {
  return Object.fromEntries(resourceIds.map((id) => [id, make(id)])) as Record<ResourceId, T>
}

/** Whole units of a resource for a value of its schedule. */
export function unitsOf(id: ResourceId, scenario: Scenario, value: number): number {
  return resourceOf(id).units?.(scenario, value) ?? Math.round(value)
}

/** Tribunal slots for a disposal rate: the rate times the time one appeal holds a slot, at least one while there is any capacity. */
function tribunalSlots(scenario: Scenario, disposalsPerQuarter: number): number {
  if (disposalsPerQuarter === 0) return 0
  return Math.max(1, Math.round((disposalsPerQuarter / daysPerQuarter) * scenario.appeals.hearing_days))
}

/** The ids of the metrics of a resource's use. */
export function useMetrics(id: ResourceId) {
  const name = resourceOf(id).metric.id
  return {
    used: `capacity.${name}.used`,
    offered: `capacity.${name}.offered`,
    overrun: `capacity.${name}.overrun`,
    share: `utilisation.${name}`,
  }
}
