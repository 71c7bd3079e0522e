/**
 * A process view over the same executive and resources: what an item does is written as a generator, from top to bottom. It costs more
 * than events do: docs/engine.md has the figure.
 */
import { Tie } from './event-list.ts'
import { Executive } from './executive.ts'
import { ItemNumbers } from './item-numbers.ts'
import { Resource } from './resource.ts'
import type { ResourceOptions } from './resource-options.ts'

/** What a process yields: a delay of 0 or more, or what `Station.seize` returns. It is answered with true if that came about, false if it was cut short or refused. */
export type Step = number
/** A process: `const served = yield desk.seize({ patience: 5 })`. */
export type Process = Generator<Step, void, boolean>

/** What became of a process that asked for units, until it yields what `seize` returned: not a number, so that no delay is taken for it. */
const Asked = { nothing: 0, started: 1, waiting: 2, refused: 3 } as const
const ANSWER = Number.NaN

const Kind = { begins: 0, goesOn: 1, isCutShort: 2, losesPatience: 3 } as const

/** How a process asks for units. */
export interface Seizing {
  /** Default 1. */
  readonly units?: number
  /** Class, 0 being served first. Default 0. */
  readonly priority?: number
  /** How long it waits at most. Default: for ever. */
  readonly patience?: number
  /** Where it waits among its class. Default: last. */
  readonly place?: 'last' | 'first'
}

/** Runs processes to a horizon. */
export class Processes {
  readonly executive: Executive
  private readonly numbers = new ItemNumbers()
  private readonly generators: (Process | undefined)[] = []
  /** Of each process: its pending event, when its delay is over, where it waits, how many stations it holds units of. */
  private readonly pending: number[] = []
  private readonly due: number[] = []
  private readonly waitsAt: (Resource | undefined)[] = []
  private readonly held: number[] = []
  /** Where it has got units that it does not know of yet, and whether it has lost those of another station meanwhile. */
  private readonly startedAt: (Resource | undefined)[] = []
  private readonly hasLost: boolean[] = []
  private running = -1
  private asked: number = Asked.nothing
  private timeLeft = 0

  /** Throws a RangeError unless the horizon is positive and finite. */
  constructor(horizon: number) {
    this.executive = new Executive(horizon, (kind, process) => this.deliver(kind, process))
  }

  /** The present. */
  get now(): number {
    return this.executive.now
  }

  /** The number of the process that runs; -1 if none does. */
  get current(): number {
    return this.running
  }

  /** What was left of the delay that was cut short last. */
  get left(): number {
    return this.timeLeft
  }

  /** A resource for processes. Options are those of a resource but for what it tells. */
  station(options: Omit<ResourceOptions, 'clock' | 'onStart' | 'onEvict'>): Station {
    const own = { options, asking: -1 }
    const resource: Resource = new Resource({
      ...options,
      clock: this.executive,
      onStart: (process) => {
        this.held[process]!++
        if (process === own.asking) return
        this.startedAt[process] = resource
        this.goOn(process, Kind.goesOn)
      },
      onEvict: (process) => {
        this.held[process]!--
        const started = this.startedAt[process]
        if (started !== undefined && started !== resource) this.hasLost[process] = true
        else if (process !== this.running) this.cutShort(process)
      },
    })
    const ask = ({ units, priority, patience, place }: Seizing): Step => {
      if (this.asked !== Asked.nothing) throw notYielded(this.running)
      own.asking = this.running
      const answer = resource.request(this.running, units, priority, place)
      own.asking = -1
      this.asked = Asked[answer]
      if (answer !== 'waiting') return ANSWER
      this.waitsAt[this.running] = resource
      if (patience !== undefined)
        this.pending[this.running] = this.executive.schedule(
          patience,
          Tie.clock,
          Kind.losesPatience,
          this.running,
        )
      return ANSWER
    }
    const give = () => {
      this.held[this.running]!--
      resource.release(this.running)
    }
    return { resource, seize: (how = {}) => ask(how), release: give }
  }

  /** Begins a process after a delay; returns its number, which is used again when it has ended. */
  start(process: Process, delay = 0): number {
    const number = this.numbers.take()
    this.generators[number] = process
    this.due[number] = 0
    this.held[number] = 0
    this.waitsAt[number] = undefined
    this.startedAt[number] = undefined
    this.hasLost[number] = false
    this.pending[number] = this.executive.schedule(delay, Tie.release, Kind.begins, number)
    return number
  }

  /** Cuts short the delay or the waiting of a process, which goes on now, ahead of what else is due. False if it does neither at this moment. */
  interrupt(process: number): boolean {
    if (this.waitsAt[process] === undefined && !(this.due[process]! > this.now)) return false
    this.cutShort(process)
    return true
  }

  /** Runs to the horizon, or to a time; see `Executive.run`. */
  run(until?: number): void {
    this.executive.run(until)
  }

  private deliver(kind: number, process: number): void {
    if (kind === Kind.losesPatience) {
      this.waitsAt[process]!.leave(process)
      this.waitsAt[process] = undefined
    }
    this.advance(process, kind === Kind.begins || kind === Kind.goesOn)
  }

  private cutShort(process: number): void {
    this.waitsAt[process]?.leave(process)
    this.startedAt[process] = undefined
    this.hasLost[process] = false
    this.goOn(process, Kind.isCutShort)
  }

  /** Lets a process go on by an event at this time, whatever it was about. */
  private goOn(process: number, kind: number): void {
    this.executive.cancel(this.pending[process]!)
    this.waitsAt[process] = undefined
    const tie = kind === Kind.isCutShort ? Tie.release : Tie.clock
    this.pending[process] = this.executive.schedule(0, tie, kind, process)
  }

  /** Runs a process up to where it has to wait. */
  private advance(process: number, answer: boolean): void {
    const generator = this.generators[process]!
    this.pending[process] = -1
    this.startedAt[process] = undefined
    this.timeLeft = answer ? 0 : Math.max(0, this.due[process]! - this.now)
    this.due[process] = 0
    this.running = process
    let given = answer
    for (;;) {
      const step = generator.next(given)
      const { asked } = this
      this.asked = Asked.nothing
      if (asked !== Asked.nothing && !Number.isNaN(step.value)) throw notYielded(process)
      if (step.done === true) {
        this.running = -1
        this.end(process)
        return
      }
      if (asked === Asked.nothing) this.wait(process, step.value)
      if (asked === Asked.nothing || asked === Asked.waiting) break
      given = asked === Asked.started
    }
    this.running = -1
    if (this.hasLost[process]) this.cutShort(process)
  }

  private wait(process: number, delay: number): void {
    if (!(delay >= 0)) throw new RangeError(`process ${process}: a delay of ${delay}; 0 or more`)
    this.due[process] = this.now + delay
    this.pending[process] = this.executive.schedule(delay, Tie.clock, Kind.goesOn, process)
  }

  private end(process: number): void {
    if (this.held[process]! > 0) throw new Error(`process ${process} has ended and holds units still`)
    this.generators[process] = undefined
    this.numbers.give(process)
  }
}

const notYielded = (process: number) =>
  new Error(`process ${process}: what seize returns is to be yielded before anything else is asked for`)

/** A resource as processes use it. */
export interface Station {
  readonly resource: Resource
  /** Asks for units on behalf of the process that runs, which yields the answer at once. */
  readonly seize: (how?: Seizing) => Step
  /** Frees the units of the process that runs. */
  readonly release: () => void
}
