/** A whole event log in memory. */
import type { Scenario } from '../../scenarios/schema/schema.ts'
import type { SchemeEventLog } from './scheme-log.ts'
import { described, type NamedEvent, named } from './trace-events.ts'

/** A whole log in growing typed arrays, about 21 bytes an event, with each party's events chained. */
export class KeptLog implements SchemeEventLog {
  count = 0
  /** Each party's first event, by subject. */
  readonly firstOf = new Map<number, number>()
  readonly #lastOf = new Map<number, number>()
  /** Ids of schemes by the number under which they are kept; the first stands for no scheme. */
  readonly #schemeIds: (string | undefined)[] = [undefined]
  #times = new Float64Array(1 << 16)
  #subjects = new Uint32Array(1 << 16)
  #codes = new Uint32Array(1 << 16)
  #schemes = new Uint8Array(1 << 16)
  /** The same party's next event; 0 for none. */
  #nexts = new Uint32Array(1 << 16)

  record(
    time: number,
    subject: number,
    episode: number,
    transition: number,
    people: number,
    scheme?: string,
  ): void {
    if (this.count === this.#times.length) this.#grow()
    const at = this.count++
    this.#times[at] = time
    this.#subjects[at] = subject
    this.#codes[at] = (episode << 16) | (transition << 8) | people
    this.#schemes[at] = this.#schemeNumber(scheme)
    const before = this.#lastOf.get(subject)
    if (before === undefined) this.firstOf.set(subject, at)
    else this.#nexts[before] = at
    this.#lastOf.set(subject, at)
  }

  /** Whether the log has this event at a position. */
  is(at: number, time: number, subject: number, transition: number, scheme: string | undefined): boolean {
    return (
      at < this.count &&
      this.#times[at] === time &&
      this.#subjects[at] === subject &&
      ((this.#codes[at]! >>> 8) & 0xff) === transition &&
      this.#schemeIds[this.#schemes[at]!] === scheme
    )
  }

  /** The position of the same party's next event. */
  after(at: number): number | undefined {
    return this.#nexts[at] || undefined
  }

  timeOf(at: number): number {
    return this.#times[at]!
  }

  event(scenario: Scenario, at: number): NamedEvent {
    const code = this.#codes[at]!
    const scheme = this.#schemeIds[this.#schemes[at]!]
    const [time, subject] = [this.#times[at]!, this.#subjects[at]!]
    const event = described(scenario, time, code >>> 16, (code >>> 8) & 0xff, code & 0xff, scheme)
    return named(scenario, subject, event)
  }

  #schemeNumber(id: string | undefined): number {
    const known = this.#schemeIds.indexOf(id)
    return known >= 0 ? known : this.#schemeIds.push(id) - 1
  }

  #grow(): void {
    const size = 2 * this.#times.length
    const grown = <A extends Float64Array | Uint32Array | Uint8Array>(from: A, to: A): A => {
      to.set(from)
      return to
    }
    this.#times = grown(this.#times, new Float64Array(size))
    this.#subjects = grown(this.#subjects, new Uint32Array(size))
    this.#codes = grown(this.#codes, new Uint32Array(size))
    this.#schemes = grown(this.#schemes, new Uint8Array(size))
    this.#nexts = grown(this.#nexts, new Uint32Array(size))
  }
}
