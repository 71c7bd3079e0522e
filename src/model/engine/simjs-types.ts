/** The parts of simjs 2.0.3 that this project uses; the package ships no types of its own. */

/** What the executive's loop reads of a request that its event list hands to it. */
export interface SimRequest {
  /** Time of delivery, in the simulation's unit of time. */
  deliverAt: number
  /** A cancelled request advances the clock but is not delivered. */
  cancelled: boolean
  deliver(): void
}

/** All that `Sim.simulate` asks of its event list. */
export interface SimQueue {
  /** The next request in order, or null when there is none. */
  remove(): SimRequest | null
}

/** The executive: `simulate` removes requests from `queue` and delivers them until `endTime` is passed. */
export interface Sim {
  queue: SimQueue
  time(): number
  simulate(endTime: number): boolean
}

/** The classes that the bundle puts on `window.Sim`. */
export interface SimJs {
  readonly Sim: new () => Sim
  /** simjs's own event list: a binary heap ordered by `deliverAt`, then by order of insertion. */
  readonly PQueue: new () => SimQueue & { insert(request: SimRequest): void }
}
