/**
 * A process view over the same executive and resources: what an item does is written as a generator, from top to bottom. It costs more
 * than events do: docs/engine.md has the figure.
 */
import { Tie } from './event-list.ts'
import { Executive } from './executive.ts'
import { ItemNumbers } from './item-numbers.ts'
import { Resource } from './resource.ts'
import type { ResourceOptions } from './resource-options.ts'

/** What `Station.seize` returns, to be yielded at once. */
export type Answer = 'started' | 'waiting' | 'refused'
/** A delay of 0 or more, and the class of `Tie` in which the process goes on among events at the same time. */
export interface Delay {
  readonly delay: number
  readonly tie: number
}
/**
 * What a process yields: a delay, which is in the class `Tie.clock` if it is a number, or what `seize` returns. The `yield` returns true if the
 * delay or the wait completed, false if it was cut short or refused.
 */
export type Step = number | Delay | Answer
/** A process: `const served = yield desk.seize({ patience: 5 })`. What it returns is for a process that it is part of: `const result = yield* part()`. */
export type Process<Result = void> = Generator<Step, Result, boolean>

const Kind = { begins: 0, goesOn: 1, isCutShort: 2, losesPatience: 3 } as const

/** How a process asks for units. */
export interface Seizing {
  /** Default 1. */
  readonly units?: number
  /** Class, 0 being served first. Default 0. */
  readonly priority?: number
  /** How long it waits at most, 0 or more. Default: Infinity, for ever. */
  readonly patience?: number
  /** Where it waits among its class. Default: last. */
  readonly place?: 'last' | 'first'
}

/** Runs processes to a horizon. */
export class Processes {
  readonly executive: Executive
  private readonly numbers = new ItemNumbers()
  private readonly stations: Resource[] = []
  private readonly generators: (Process<unknown> | undefined)[] = []
  /** Of each process: its pending event, when its delay is over, where it waits, how many stations it holds units of. */
  private readonly pending: number[] = []
  private readonly due: number[] = []
  private readonly waitsAt: (Resource | undefined)[] = []
  private readonly held: number[] = []
  private running = -1
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

  /** A resource for processes. Options and errors are those of a resource but for what it tells. */
  station(options: Omit<ResourceOptions, 'clock' | 'onStart' | 'onEvict'>): Station {
    const own = { options, asking: -1 }
    const resource = new Resource({
      ...options,
      clock: this.executive,
      onStart: (process) => {
        this.held[process]!++
        if (process !== own.asking) this.goOn(process, Kind.goesOn)
      },
      onEvict: (process) => {
        this.held[process]!--
        if (process !== this.running) this.cutShort(process)
      },
    })
    this.stations.push(resource)
    const ask = ({ units, priority, patience = Number.POSITIVE_INFINITY, place }: Seizing): Answer => {
      if (!(patience >= 0)) throw new RangeError(`${resource.name}: patience of ${patience}; 0 or more`)
      const process = this.running
      if (this.hasAsked(process)) throw this.mustYield(process)
      own.asking = process
      const answer = resource.request(process, units, priority, place)
      own.asking = -1
      if (answer === 'waiting') {
        this.waitsAt[process] = resource
        this.pending[process] = this.executive.schedule(patience, Tie.clock, Kind.losesPatience, process)
      }
      return answer
    }
    const give = () => {
      this.held[this.running]!--
      resource.release(this.running)
    }
    return { resource, seize: (how = {}) => ask(how), release: give }
  }

  /** Begins a process after a delay; returns its number, which is reused when it has ended. */
  start(process: Process<unknown>, delay = 0): number {
    const number = this.numbers.take()
    this.generators[number] = process
    this.due[number] = 0
    this.held[number] = 0
    this.waitsAt[number] = undefined
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
    this.timeLeft = answer ? 0 : Math.max(0, this.due[process]! - this.now)
    this.due[process] = 0
    this.running = process
    for (let given = answer; ; ) {
      const step = generator.next(given)
      if (step.done === true) {
        this.running = -1
        this.end(process)
        return
      }
      if (this.suspends(process, step.value)) break
      given = step.value === 'started'
    }
    this.running = -1
  }

  /** Makes a process wait for what it yields; false if it goes on at once. */
  private suspends(process: number, step: Step): boolean {
    if (step === 'waiting') {
      if (!this.hasAsked(process)) throw new Error(`process ${process} waits for nothing that it asked for`)
      return true
    }
    if (this.hasAsked(process)) throw this.mustYield(process)
    if (step === 'started' || step === 'refused') return false
    const delay = typeof step === 'number' ? step : step?.delay
    const tie = typeof step === 'number' ? Tie.clock : step?.tie
    if (!(typeof delay === 'number' && delay >= 0)) {
      const found = typeof delay === 'number' ? `a delay of ${delay}` : String(step)
      throw new RangeError(
        `process ${process} yielded ${found}; a delay of 0 or more, or what \`seize\` returns`,
      )
    }
    this.due[process] = this.now + delay
    this.pending[process] = this.executive.schedule(delay, tie, Kind.goesOn, process)
    return true
  }

  /** Whether a process that runs has asked for units and not yielded the answer, by which it waits. */
  private hasAsked(process: number): boolean {
    return this.waitsAt[process] !== undefined || this.pending[process]! >= 0
  }

  private mustYield(process: number): Error {
    return new Error(`process ${process} has to yield what \`seize\` returned before it does anything else`)
  }

  private end(process: number): void {
    if (this.hasAsked(process)) throw this.mustYield(process)
    if (this.held[process]! > 0) {
      const names = this.stations.filter((station) => station.isServing(process)).map(({ name }) => name)
      throw new Error(`process ${process} has ended and still holds units of ${names.join(', ')}`)
    }
    this.generators[process] = undefined
    this.numbers.give(process)
  }
}

/** A resource as processes use it. */
export interface Station {
  readonly resource: Resource
  /**
   * Asks for units on behalf of the process that runs, which yields the answer at once. Throws a RangeError if units, priority or patience are out
   * of range, an Error if the process has units of this station already or has not yielded its last answer.
   */
  readonly seize: (how?: Seizing) => Answer
  /** Frees the units of the process that runs. Throws if it holds none, as when it was evicted. */
  readonly release: () => void
}
