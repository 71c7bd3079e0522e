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
  private ended = false
  private stopped = false
  private running = false

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

  /** Time of the next event; Infinity if none is pending. `run(peek())` delivers all that is due at that time. */
  peek(): number {
    return this.events.peek()
  }

  /**
   * Runs to a time, and delivers what is due at that time as well; to the horizon unless given. It may be called again with a later time; after it has
   * reached the horizon or was stopped it throws, as it does from within an event. Throws a RangeError if the time is past or beyond the horizon.
   */
  run(until: number = this.horizon): void {
    if (this.running) throw new Error('an executive cannot be run by an event of its own')
    if (this.ended) throw new Error('this executive has run already; make a new one for each replication')
    if (!(until >= this.now && until <= this.horizon))
      throw new RangeError(`run until ${until}; from the present ${this.now} to the horizon ${this.horizon}`)
    this.running = true
    try {
      const sim = new Sim()
      sim.queue = until < this.horizon ? this.queueUntil(until) : this.queue()
      sim.simulate(until)
    } finally {
      this.running = false
      this.ended = this.stopped || until === this.horizon
    }
    if (!this.stopped) this.now = this.events.time = until
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

  /** The same up to a time before the horizon: what is due later stays pending. */
  private queueUntil(until: number): SimQueue {
    const queue = this.queue()
    return { remove: () => (this.events.peek() > until ? null : queue.remove()) }
  }
}
