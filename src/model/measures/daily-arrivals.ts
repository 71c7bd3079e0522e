/** Arrivals by small boat on each day of a run: what its log tells, and no metric does. */
import { monthGrid } from '../../calendar/days.ts'
import { Transition } from '../declaration/transitions.ts'
import type { EventLog } from '../event-log.ts'
import { type Replication, simulate } from '../simulate.ts'

/** People and boats that arrived on each day from a date on. */
export interface ArrivalsByDay {
  /** The first day, 'YYYY-MM-DD'. */
  readonly start: string
  readonly people: readonly number[]
  readonly boats: readonly number[]
}

/** Counts the arrivals of a run by day, from its log. */
export class DailyArrivals implements EventLog {
  readonly people: number[]
  readonly boats: number[]

  /** @param days days of the run */
  constructor(days: number) {
    this.people = new Array<number>(days).fill(0)
    this.boats = new Array<number>(days).fill(0)
  }

  record(time: number, _subject: number, _episode: number, transition: number, people: number): void {
    if (transition === Transition.crosses || transition === Transition.crosses_again)
      this.people[Math.floor(time)]! += people
  }

  lands(day: number): void {
    this.boats[day]!++
  }
}

/** Runs a replication for its arrivals by day. */
export function arrivalsByDay(run: Omit<Replication, 'log'>): ArrivalsByDay {
  const { start } = run.scenario
  const log = new DailyArrivals(monthGrid(start, run.horizonYears).horizon)
  simulate({ ...run, log })
  return { start, people: log.people, boats: log.boats }
}
