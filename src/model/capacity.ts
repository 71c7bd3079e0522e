/** Calendar changes of staffing, tribunal, detention, escort and accommodation capacity. */
import { type Schedule, StepFunction } from '../calendar/step-function.ts'
import { Event } from './declaration/events.ts'
import { Tie } from './engine/event-list.ts'
import { tribunalSlots, type World } from './world.ts'

interface Change {
  readonly schedule: Schedule
  apply(world: World, value: number): void
}

/** What changes by calendar; the target of a `capacityChanges` event is an index here. */
function changes(world: World): readonly Change[] {
  const { scenario } = world
  return [
    {
      schedule: scenario.decisions.caseworkers,
      apply: (w, value) => w.setCapacity(w.caseworkers, Math.round(value)),
    },
    {
      schedule: scenario.appeals.disposals_per_quarter,
      apply: (w, value) => w.setCapacity(w.tribunal, tribunalSlots(w.scenario, value)),
    },
    { schedule: scenario.removals.beds, apply: (w, value) => w.setCapacity(w.beds, Math.round(value)) },
    {
      schedule: scenario.removals.escort_teams,
      apply: (w, value) => w.setCapacity(w.escorts, Math.round(value)),
    },
    {
      schedule: scenario.support.non_hotel_places,
      apply: (w, value) => w.census.setNonHotelPlaces(value, w.now),
    },
  ]
}

/** From the first instant on the scenario's own capacities hold; until then, those of the past. */
export function startCapacities(world: World): void {
  const { scenario } = world
  for (const { schedule, apply } of changes(world))
    apply(world, new StepFunction(schedule, scenario.start).at(0))
}

/** Schedules every calendar change of the scenario. */
export function scheduleCapacityChanges(world: World): void {
  for (const [which, { schedule }] of changes(world).entries()) {
    for (const time of new StepFunction(schedule, world.scenario.start).times) {
      if (time > 0) world.at(time, Event.capacityChanges, which, Tie.calendar)
    }
  }
}

/** A change falls due. */
export function changeCapacity(world: World, which: number): void {
  const { schedule, apply } = changes(world)[which]!
  apply(world, new StepFunction(schedule, world.scenario.start).at(world.now))
}
