/** Where the logs of two runs part, and whose lives differ. */
import { KeptLog } from './kept-log.ts'
import { type SchemeEventLog, simulateNamingSchemes, type TracedRun } from './scheme-log.ts'
import { described, type NamedEvent, named } from './trace-events.ts'

/** The first event at which two whole logs differ, as each has it; absent where the logs are the same. */
export interface LogComparison {
  /** Events that both logs have in common before it. */
  readonly agreed: number
  readonly first?: NamedEvent
  readonly second?: NamedEvent
  /** Subjects of the parties whose lives differ, in the order in which their lives part. */
  readonly differing: readonly number[]
}

/** Where the logs of two runs part. The first log is kept in typed arrays, the second is compared as it comes. */
export function compareLogs(first: TracedRun, second: TracedRun): LogComparison {
  const kept = new KeptLog()
  simulateNamingSchemes(first, kept)
  const lives = new Lives(kept)
  let at = 0
  let found: NamedEvent | undefined
  const log: SchemeEventLog = {
    record(time, who, episode, transition, people, scheme) {
      lives.compare(time, who, transition, scheme)
      if (found !== undefined) return
      if (kept.is(at, time, who, transition, scheme)) at++
      else
        found = named(
          second.scenario,
          who,
          described(second.scenario, time, episode, transition, people, scheme),
        )
    },
  }
  simulateNamingSchemes(second, log)
  const own = at < kept.count ? kept.event(first.scenario, at) : undefined
  return {
    agreed: at,
    ...(own && { first: own }),
    ...(found && { second: found }),
    differing: lives.differing(),
  }
}

/** Compares every party's own events, whatever stands between them in the logs. */
class Lives {
  readonly #kept: KeptLog
  /** The next event of each party in the kept log; absent once all have come. */
  readonly #next: Map<number, number>
  /** When the lives part, by subject, and the position in the kept log of the event that the other lacks then. */
  readonly #parted = new Map<number, { readonly time: number; readonly at: number }>()

  constructor(kept: KeptLog) {
    this.#kept = kept
    this.#next = new Map(kept.firstOf)
  }

  compare(time: number, subject: number, transition: number, scheme: string | undefined): void {
    if (this.#parted.has(subject)) return
    const at = this.#next.get(subject)
    if (at !== undefined && this.#kept.is(at, time, subject, transition, scheme)) {
      const next = this.#kept.after(at)
      if (next === undefined) this.#next.delete(subject)
      else this.#next.set(subject, next)
    } else {
      const own = at === undefined ? Number.POSITIVE_INFINITY : this.#kept.timeOf(at)
      this.#parted.set(subject, { time: Math.min(time, own), at: at ?? this.#kept.count })
    }
  }

  /** Call when the second log is over: what has not come by then is missing in it. */
  differing(): number[] {
    for (const [subject, at] of this.#next)
      if (!this.#parted.has(subject)) this.#parted.set(subject, { time: this.#kept.timeOf(at), at })
    return [...this.#parted]
      .sort(([, a], [, b]) => a.time - b.time || a.at - b.at)
      .map(([subject]) => subject)
  }
}
