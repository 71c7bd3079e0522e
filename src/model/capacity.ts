/** Capacity by calendar: of the shared resources, and of accommodation outside hotels; and whom support reaches. */
import { type Schedule, StepFunction } from '../calendar/step-function.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { Event } from './declaration/events.ts'
import { Tie } from './engine/event-list.ts'
import { changeSupportedShare } from './pathway/support.ts'
import { resourceIds, resourceOf, unitsOf } from './resources.ts'
import type { World } from './world.ts'

interface Change {
  schedule(scenario: Scenario): Schedule
  apply(world: World, value: number): void
}

/** What changes by calendar; the target of a `capacityChanges` event is an index here. */
const changes: readonly Change[] = [
  ...resourceIds.map((id) => ({
    schedule: resourceOf(id).schedule,
    apply: (world: World, value: number) =>
      world.setCapacity(world.resources[id], unitsOf(id, world.scenario, value)),
  })),
  {
    schedule: ({ support }) => support.non_hotel_places,
    apply: ({ census, now }, value) => census.setNonHotelPlaces(value, now),
  },
  {
    schedule: ({ support }) => support.supported_share,
    apply: (world, value) => {
      if (value < 1 || world.now > 0) changeSupportedShare(world)
    },
  },
]

const scheduled = ({ schedule }: Change, { scenario }: World) =>
  new StepFunction(schedule(scenario), scenario.start)

/** From the first instant on the scenario's own capacities hold; until then, those of the past. */
export function startCapacities(world: World): void {
  for (const change of changes) change.apply(world, scheduled(change, world).at(0))
}

/** Schedules every calendar change of the scenario. */
export function scheduleCapacityChanges(world: World): void {
  for (const [which, change] of changes.entries()) {
    for (const time of scheduled(change, world).times) {
      if (time > 0) world.at(time, Event.capacityChanges, which, Tie.calendar)
    }
  }
}

/** A change falls due. */
export function changeCapacity(world: World, which: number): void {
  const change = changes[which]!
  change.apply(world, scheduled(change, world).at(world.now))
}
