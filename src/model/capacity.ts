/** Capacity by calendar: of the shared resources, and of accommodation outside hotels; and whom support reaches. */
import { type Schedule, StepFunction } from '../calendar/step-function.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { Event } from './declaration/events.ts'
import { Tie } from './engine/event-list.ts'
import { placesAt } from './measures/housing.ts'
import { changeSupportedShare } from './pathway/support.ts'
import { resourceIds, resourceOf, unitsOf } from './resources.ts'
import type { World } from './world.ts'

interface Change {
  /** Undefined where the scenario does not have it. */
  schedule(scenario: Scenario): Schedule | undefined
  apply(world: World, value: number): void
}

/** Where supported people live follows from all that bears on it. */
const house = (world: World) =>
  world.census.setOutsideHotels(placesAt(world.scenario, world.schedules, world.now), world.now)

/** What dispersal accommodation gains, a part every day. */
const growth: Change = { schedule: ({ support }) => support.dispersal_growth, apply: house }

/** What changes by calendar; the target of a `capacityChanges` event is an index here. */
const changes: readonly Change[] = [
  ...resourceIds.map((id) => ({
    schedule: resourceOf(id).schedule,
    apply: (world: World, value: number) =>
      world.setCapacity(world.resources[id], unitsOf(id, world.scenario, value)),
  })),
  {
    schedule: ({ support }) => support.supported_share,
    apply: (world, value) => {
      if (value < 1 || world.now > 0) changeSupportedShare(world)
    },
  },
  ...(['non_hotel_places', 'dispersal_places', 'subsistence_only'] as const).map((name) => ({
    schedule: ({ support }: Scenario) => support[name],
    apply: house,
  })),
  growth,
]

function scheduled({ schedule }: Change, { scenario }: World): StepFunction | undefined {
  const of = schedule(scenario)
  return of && new StepFunction(of, scenario.start)
}

/** From the first instant on the scenario's own capacities hold; until then, those of the past. */
export function startCapacities(world: World): void {
  for (const change of changes) {
    const steps = scheduled(change, world)
    if (steps) change.apply(world, steps.at(0))
  }
}

/** Schedules every calendar change of the scenario. */
export function scheduleCapacityChanges(world: World): void {
  for (const [which, change] of changes.entries()) {
    for (const time of scheduled(change, world)?.times ?? []) {
      if (time > 0) world.at(time, Event.capacityChanges, which, Tie.calendar)
    }
  }
  if (world.schedules.dispersalGrowth?.values.some((rate) => rate !== 0))
    for (let day = 1; day < world.grid.horizon; day++)
      world.at(day, Event.capacityChanges, changes.indexOf(growth), Tie.calendar)
}

/** A change falls due. */
export function changeCapacity(world: World, which: number): void {
  const change = changes[which]!
  change.apply(world, scheduled(change, world)!.at(world.now))
}
