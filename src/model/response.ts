/**
 * A response in the country as a declared hypothesis: what people do who could be sent by a transfer scheme. Of each person it keeps
 * the time within which the person’s own clocks run at another pace, and which of the two paces of the hypothesis that is. Nothing
 * is drawn for a person: the same luck comes sooner or later. Under `none` there is no such object.
 */

import { pow } from '../portable/power.ts'
import type { ResponseValues, Scenario } from '../scenarios/schema/schema.ts'
import { Purpose } from './declaration/purposes.ts'
import { triangular } from './engine/distributions.ts'
import type { AddressedDraws } from './engine/random.ts'
import { withRoom } from './engine/typed-arrays.ts'

/** Clocks of a person whose pace a response changes. */
export type RespondingClock = keyof ResponseValues['when_open']

/** Ratios by clock. */
type Paces = Readonly<Record<RespondingClock, number>>

/** What moves somebody to respond, from 1 on; 0 is nothing. */
const Trigger = { open: 1, referred: 2 } as const

export class Response {
  readonly #paces: readonly [Paces, Paces]
  /** Which of the paces holds for a party, from 1 on; 0 where none does. */
  #trigger = new Uint8Array(0)
  #from = new Float64Array(0)
  #until = new Float64Array(0)
  /** One more than the episode in which the party was last referred to a scheme that moves people to respond; 0 for never. */
  #referredIn = new Uint8Array(0)

  constructor({ when_open, when_referred }: ResponseValues, strength: number) {
    this.#paces = [raised(when_open, strength), raised(when_referred, strength)]
  }

  /** Whether the pace of any clock is changed by it. */
  get acts(): boolean {
    return this.#paces.some((paces) => Object.values(paces).some((pace) => pace !== 1))
  }

  /** The party was referred in this episode. */
  refer(party: number, episode: number): void {
    this.#reach(party)
    this.#referredIn[party] = episode + 1
  }

  /** Whether the party has been referred in this episode. */
  isReferred(party: number, episode: number): boolean {
    return this.#referredIn[party] === episode + 1
  }

  /** From now on nothing moves the party to respond. */
  clear(party: number): void {
    if (party < this.#trigger.length) this.#trigger[party] = 0
  }

  /** The party is gone, and its slot may be another's. */
  forget(party: number): void {
    this.clear(party)
    if (party < this.#referredIn.length) this.#referredIn[party] = 0
  }

  /** The party responds within a time, which ends before it begins where there is none. */
  set(party: number, referred: boolean, from: number, until: number): void {
    this.clear(party)
    if (until <= from) return
    this.#reach(party)
    this.#trigger[party] = referred ? Trigger.referred : Trigger.open
    this.#from[party] = from
    this.#until[party] = until
  }

  /** Pace of a clock of the party within its time: 1 where it does not respond. */
  pace(party: number, clock: RespondingClock): number {
    const trigger = this.#trigger[party] ?? 0
    return trigger === 0 ? 1 : this.#paces[trigger - 1]![clock]
  }

  /** When the party’s time begins; of no meaning where it does not respond. */
  from(party: number): number {
    return this.#from[party] ?? 0
  }

  /** When the party’s time ends; of no meaning where it does not respond. */
  until(party: number): number {
    return this.#until[party] ?? 0
  }

  /** When a clock strikes that would strike at `time` without a response. */
  strikesAt(party: number, clock: RespondingClock, time: number): number {
    const pace = this.pace(party, clock)
    const from = this.from(party)
    if (pace === 1 || time <= from || time === Number.POSITIVE_INFINITY) return time
    const within = from + (time - from) / pace
    const until = this.until(party)
    return within <= until ? within : time + (1 - pace) * (until - from)
  }

  /** Days by which a clock has got ahead since the party’s time began, up to `until`; below 0 if it has fallen behind. */
  ahead(party: number, clock: RespondingClock, until: number): number {
    const pace = this.pace(party, clock)
    if (pace === 1) return 0
    return (pace - 1) * Math.max(0, Math.min(until, this.until(party)) - this.from(party))
  }

  /** Makes room for the party. */
  #reach(party: number): void {
    if (party < this.#trigger.length) return
    const capacity = Math.ceil(party * 1.5) + 1024
    this.#trigger = withRoom(this.#trigger, new Uint8Array(capacity))
    this.#referredIn = withRoom(this.#referredIn, new Uint8Array(capacity))
    this.#from = withRoom(this.#from, new Float64Array(capacity))
    this.#until = withRoom(this.#until, new Float64Array(capacity))
  }
}

const raised = (ratios: Paces, strength: number): Paces => ({
  departures: pow(ratios.departures, strength),
  loss_of_contact: pow(ratios.loss_of_contact, strength),
  documents: pow(ratios.documents, strength),
  withdrawals: pow(ratios.withdrawals, strength),
})

/** The response in force in a replication; undefined where nobody responds. */
export function responseIn({ response }: Scenario, draws: AddressedDraws): Response | undefined {
  const values = response.hypotheses[response.in_force]
  if (values === undefined) return undefined
  const { low, value, high } = values.strength
  const made = new Response(
    values,
    triangular(draws.uniform(0, 0, Purpose.responseStrength, 0), low, value, high),
  )
  return made.acts ? made : undefined
}
