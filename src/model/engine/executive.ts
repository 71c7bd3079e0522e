/** The simulation executive: simjs's own loop over our event list. */
import { EventList } from './event-list.ts'
import { Sim } from './simjs.ts'
import type { SimQueue, SimRequest } from './simjs-types.ts'

/**
 * Runs events in the order of the event list and hands each to `dispatch`. Events at the horizon itself are
 * delivered unless `stop` is called first, later ones never. What `dispatch` throws, `run` throws.
 */
export class Executive {
  readonly events: EventList
  /** Current simulation time; once the run has ended the horizon, or when it was stopped. */
  now = 0
  /** Events delivered so far. */
  delivered = 0
  private readonly horizon: number
  private readonly dispatch: (kind: number, target: number) => void
  private started = false
  private stopped = false

  /** Throws a RangeError unless the horizon is positive and finite. */
  constructor(horizon: number, dispatch: (kind: number, target: number) => void) {
    this.events = new EventList(horizon)
    this.horizon = horizon
    this.dispatch = dispatch
  }

  /** Schedules an event after a delay; see `EventList.schedule` for the handle and the errors. */
  schedule(delay: number, tie: number, kind: number, target: number): number {
    return this.events.schedule(this.now + delay, tie, kind, target)
  }

  /** Schedules an event at a time; see `EventList.schedule` for the handle and the errors. */
  scheduleAt(time: number, tie: number, kind: number, target: number): number {
    return this.events.schedule(time, tie, kind, target)
  }

  /** Removes a pending event; -1 is ignored. */
  cancel(handle: number): void {
    this.events.cancel(handle)
  }

  /** Ends the run with the event that is being delivered: nothing else is, not even at the same time. */
  stop(): void {
    this.stopped = true
  }

  /** Runs to the horizon, or until it is stopped. An executive runs once: a second call throws. */
  run(): void {
    if (this.started) throw new Error('this executive has run already; make a new one for each replication')
    this.started = true
    const sim = new Sim()
    sim.queue = this.queue()
    sim.simulate(this.horizon)
    if (!this.stopped) this.now = this.horizon
  }

  /** The event list as simjs's loop wants it: the one request object stands for whichever event is next. */
  private queue(): SimQueue {
    const { events, dispatch } = this
    const request: SimRequest = {
      deliverAt: 0,
      cancelled: false,
      deliver: () => {
        this.now = events.time
        this.delivered++
        dispatch(events.kind, events.target)
      },
    }
    return {
      remove: () => {
        if (this.stopped || !events.next()) return null
        request.deliverAt = events.time
        return request
      },
    }
  }
}
