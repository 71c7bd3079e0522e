/** One party's life in a run, and where two runs part. */
import { dateAfter } from '../model/calendar.ts'
import { partyName } from '../model/parties.ts'
import { causeOf } from '../model/pathway/causes.ts'
import { stageIds, stages } from '../model/pathway/stages.ts'
import { transitionIds, transitions, transitionTarget } from '../model/pathway/transitions.ts'
import { type Replication, simulate } from '../model/simulate.ts'
import type { EventLog } from '../model/world.ts'

/** Something that happened to a party. */
export interface TraceEvent {
  /** Days from the start of the run. */
  readonly time: number
  /** UTC. */
  readonly date: string
  readonly episode: number
  readonly transition: string
  /** In words. */
  readonly activity: string
  /** Resource, rule or clock that decided when. */
  readonly cause: string
  /** Stage entered. */
  readonly stage: string
  readonly people: number
}

/** A run to trace: all of a replication but its log. */
export type TracedRun = Omit<Replication, 'log'>

/** The events of one party in order of time; empty if it never appears in the run. */
export function traceParty(run: TracedRun, subject: number): TraceEvent[] {
  const events: TraceEvent[] = []
  const log: EventLog = {
    record(time, who, episode, transition, people) {
      if (who === subject) events.push(described(run.scenario.start, time, episode, transition, people))
    },
  }
  simulate({ ...run, log })
  return events
}

/** Subjects of the first parties to which a transition happens, in order of time. */
export function partiesWith(run: TracedRun, transition: string, most: number): number[] {
  const wanted = (transitionIds as readonly string[]).indexOf(transition)
  const found: number[] = []
  const log: EventLog = {
    record(_time, who, _episode, what) {
      if (what === wanted && found.length < most && !found.includes(who)) found.push(who)
    },
  }
  simulate({ ...run, log })
  return found
}

/** The first event at which two whole logs differ, as each has it; absent where the logs are the same. */
export interface Parting {
  /** Events that both logs have in common before it. */
  readonly agreed: number
  readonly first?: NamedEvent
  readonly second?: NamedEvent
}

/** An event and whose it is. */
export interface NamedEvent extends TraceEvent {
  readonly party: string
}

/** Where the logs of two runs part. The first log is kept in typed arrays, the second is compared as it comes. */
export function parting(first: TracedRun, second: TracedRun): Parting {
  const kept = new KeptLog()
  simulate({ ...first, log: kept })
  let at = 0
  let found: NamedEvent | undefined
  const log: EventLog = {
    record(time, who, episode, transition, people) {
      if (found !== undefined) return
      if (kept.is(at, time, who, transition)) at++
      else found = named(second.scenario.start, time, who, episode, transition, people)
    },
  }
  simulate({ ...second, log })
  const own = at < kept.count ? kept.event(first.scenario.start, at) : undefined
  return { agreed: at, ...(own && { first: own }), ...(found && { second: found }) }
}

/** Where two lives part, in a sentence; undefined where they are the same. `names` are those of the two runs. */
export function explainParting(
  lives: readonly [readonly TraceEvent[], readonly TraceEvent[]],
  names: readonly [string, string],
): string | undefined {
  const [one, other] = lives
  let i = 0
  while (i < one.length && i < other.length && same(one[i]!, other[i]!)) i++
  const [a, b] = [one[i], other[i]]
  if (a === undefined && b === undefined) return undefined
  const byScheme = [a, b].findIndex((event) => event?.cause === 'scheme')
  const told = [a, b].map((event, k) =>
    event === undefined
      ? `in ${names[k]} nothing more happens by the end of the run`
      : `in ${names[k]} the party ${event.activity} on ${event.date}`,
  )
  const facts = `${told[0]!.replace('in ', 'In ')}; ${told[1]}.`
  if (byScheme >= 0) return `${facts} A scheme acted on the party in ${names[byScheme]}.`
  if (a && b && a.transition === b.transition) {
    const days = Math.abs(a.time - b.time)
    return `${facts} The same step comes ${days < 1 ? 'less than a day' : `${Math.round(days)} days`} apart: it waits on ${a.cause}, which others had freed or taken at another time.`
  }
  const cause = (a ?? b)!.cause
  return `${facts} Its own clocks are the same in both; which came first was decided by ${a && b && a.cause !== b.cause ? `${a.cause} in one and ${b.cause} in the other` : cause}.`
}

const same = (a: TraceEvent, b: TraceEvent) =>
  a.time === b.time && a.transition === b.transition && a.episode === b.episode

function described(
  start: string,
  time: number,
  episode: number,
  transition: number,
  people: number,
): TraceEvent {
  const id = transitionIds[transition]!
  return {
    time,
    date: dateAfter(start, time),
    episode,
    transition: id,
    activity: transitions[id].activity,
    cause: causeOf[id],
    stage: stages[stageIds[transitionTarget[transition]!]!].label,
    people,
  }
}

const named = (
  start: string,
  time: number,
  who: number,
  episode: number,
  transition: number,
  people: number,
) => ({
  party: partyName(who),
  ...described(start, time, episode, transition, people),
})

/** A whole log in growing typed arrays: 22 bytes an event. */
class KeptLog implements EventLog {
  count = 0
  #times = new Float64Array(1 << 16)
  #subjects = new Uint32Array(1 << 16)
  #codes = new Uint32Array(1 << 16)

  record(time: number, subject: number, episode: number, transition: number, people: number): void {
    if (this.count === this.#times.length) this.#grow()
    this.#times[this.count] = time
    this.#subjects[this.count] = subject
    this.#codes[this.count++] = (episode << 16) | (transition << 8) | people
  }

  is(at: number, time: number, subject: number, transition: number): boolean {
    return (
      at < this.count &&
      this.#times[at] === time &&
      this.#subjects[at] === subject &&
      ((this.#codes[at]! >>> 8) & 0xff) === transition
    )
  }

  event(start: string, at: number): NamedEvent {
    const code = this.#codes[at]!
    return named(start, this.#times[at]!, this.#subjects[at]!, code >>> 16, (code >>> 8) & 0xff, code & 0xff)
  }

  #grow(): void {
    const size = 2 * this.#times.length
    const grown = <A extends Float64Array | Uint32Array>(from: A, to: A): A => {
      to.set(from)
      return to
    }
    this.#times = grown(this.#times, new Float64Array(size))
    this.#subjects = grown(this.#subjects, new Uint32Array(size))
    this.#codes = grown(this.#codes, new Uint32Array(size))
  }
}
