/** One question being answered: which jobs are left, and what the finished ones say so far. Knows nothing of workers. */

import { addressOf, identityOf } from '../execution/address.ts'
import { decodeResult } from '../execution/encode.ts'
import type { Failure, Job, Outcome } from '../execution/job.ts'
import { designOf, failureOf, jobsOf } from '../experiments/replications/replicate.ts'
import { ReplicationSet } from '../experiments/replications/replication-set.ts'
import { type Answered, answerOf } from './answer.ts'
import type { Question } from './question.ts'

/** A job with the address of its result. */
export interface Wanted {
  readonly job: Job
  readonly address: string
}

/**
 * The address of a job's result. A scenario that is its own baseline is run under no hypothesis, whatever it is asked for:
 * its result is the same under each.
 */
export function addressIn(job: Job): string {
  const key = job.baseline === undefined ? { ...job.key, deterrence: 'none' } : job.key
  return addressOf(identityOf({ ...job, key }, 'replication', 'page'))
}

/** One question being answered. */
export class Session {
  readonly question: Question
  #sets: readonly ReplicationSet[]
  #jobs: readonly Wanted[]
  #done = new Set<number>()
  #failed = new Map<number, Failure>()

  constructor(question: Question) {
    this.question = question
    const { plan, state } = question
    this.#sets = this.#emptySets()
    this.#jobs = jobsOf(plan, 0, state.replications).map((job) => ({ job, address: addressIn(job) }))
  }

  #emptySets(): readonly ReplicationSet[] {
    return designOf(this.question.plan).map(({ name, deterrence }) => new ReplicationSet(name, deterrence))
  }

  /** Jobs without an outcome, replication by replication. */
  get left(): readonly Wanted[] {
    return this.#jobs.filter(({ job }) => !this.#done.has(job.index))
  }

  /** Takes the outcome of every job with this address. @returns whether there was one */
  take(address: string, outcome: Outcome): boolean {
    const own = this.#jobs.filter((each) => each.address === address && !this.#done.has(each.job.index))
    for (const { job } of own) {
      this.#done.add(job.index)
      if ('result' in outcome)
        this.#sets[job.index % this.#sets.length]!.add(job.key.replication, decodeResult(outcome.result))
      else this.#failed.set(job.index, failureOf(job, outcome))
    }
    return own.length > 0
  }

  /** Replications of which all jobs have ended, counted from the first on. */
  get complete(): number {
    const [first] = this.left
    return first === undefined ? this.question.state.replications : first.job.key.replication
  }

  /** Whether every job has ended. */
  get isFinal(): boolean {
    return this.#done.size === this.#jobs.length
  }

  /** Why jobs have no result, a line each. */
  get faults(): readonly string[] {
    return [...this.#failed.values()].map(({ scenario, message }) => `${scenario}: ${message}`)
  }

  /** What the sets say, of the replications that are complete. */
  sets(): readonly ReplicationSet[] {
    return this.#sets.map((set) => set.between(0, this.complete))
  }

  /** What the complete replications say; undefined where a scenario has none. */
  async answer(): Promise<Answered | undefined> {
    const sets = this.sets()
    if (sets.some(({ replications }) => replications.length === 0)) return undefined
    return answerOf(this.question, sets, [...this.#failed.values()])
  }
}
