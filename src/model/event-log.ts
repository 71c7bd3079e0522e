/** Who follows a run, transition by transition. */

/**
 * Receives every transition in time order. Times are days from the start; `transition` numbers a `transitionIds` entry,
 * `scheme` the scenario's scheme that the party is with, -1 for none.
 */
export interface EventLog {
  record(
    time: number,
    subject: number,
    episode: number,
    transition: number,
    people: number,
    scheme: number,
  ): void
  /** Receives every boat that is not stopped, with its day, counted from the start. */
  lands?(day: number): void
}
