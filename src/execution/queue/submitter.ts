/** The engine of several machines: submits jobs to a queue in Redis, and follows them until their outcomes are kept. */
import type { Queue, QueueEvents } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Engine, Work } from '../engine.ts'
import type { Job, Outcome } from '../job.ts'
import type { Address } from './address.ts'
import { cannotBeUsed, connect, isRefusal } from './connect.ts'
import type { Edition } from './edition.ts'
import { daySeconds, idOf, outcomeKey, prefix, type QueuedJob, queueOf } from './names.ts'
import { type ScenarioText, textOf, unpackOutcome } from './packing.ts'
import { announce } from './presence.ts'
import { ScenarioShelf } from './shelf.ts'
import { mostTakeovers, type Timing, usualTiming } from './timing.ts'
import { type QueueState, WorkerWatch } from './watch.ts'

/** What a worker says of a job whose scenario it cannot find. */
export const scenarioMissing = 'its scenario is not in Redis'

/** Where jobs are submitted, and who hears of it. */
export interface Submission {
  readonly address: Address
  readonly edition: Edition
  /** What the user should know, as sentences. */
  readonly told: (text: string) => void
  readonly onState: (state: QueueState) => void
  readonly timing?: Timing
}

/** Jobs in flight at least; more where there are more threads, so that none has to wait for the submitter. */
const leastInFlight = 64
const inFlightPerThread = 4

/** Longest time that leaving may take, in milliseconds. */
const patience = 3000

/** Scenarios are kept for a day, and for another every hour. */
const renewEvery = 3_600_000

interface Request {
  readonly job: Job
  readonly work: Work
  readonly keep: (outcome: Outcome) => void
  readonly done: () => void
  readonly failed: (fault: unknown) => void
}

interface InFlight {
  readonly queued: QueuedJob
  readonly scenarios: readonly ScenarioText[]
  /** Who asked for it; a job may be asked for twice. */
  readonly requests: Request[]
  /** Whether its outcome is being fetched. */
  collecting: boolean
}

/**
 * Opens the queue of an edition. Its jobs are pure, so that delivery at least once is enough: a job that is run twice
 * gives the same bytes.
 * @throws InputError if Redis cannot be used
 */
export async function openQueue(submission: Submission): Promise<Engine> {
  const { address, edition, told } = submission
  const redis = await connect(address, told)
  const { Queue, QueueEvents } = await import('bullmq')
  const name = queueOf(edition)
  const queue = new Queue(name, {
    connection: redis,
    prefix,
    streams: { events: { maxLen: 1000 } },
    defaultJobOptions: {
      attempts: 3,
      backoff: { type: 'fixed', delay: 1000 },
      removeOnComplete: { age: daySeconds },
      removeOnFail: { age: daySeconds },
    },
  })
  const events = new QueueEvents(name, { connection: redis, prefix })
  const heard = () => {} // `connect` says what became of the server
  queue.on('error', heard)
  events.on('error', heard)
  await events.waitUntilReady()
  const leave = await announce(redis, 'submitter', { edition, threads: 0 })
  return new QueueEngine(submission, redis, queue, events, leave)
}

class QueueEngine implements Engine {
  readonly #submission: Submission
  readonly #redis: Redis
  readonly #queue: Queue
  readonly #events: QueueEvents
  readonly #leave: () => Promise<void>
  readonly #shelf: ScenarioShelf
  readonly #watch: WorkerWatch
  readonly #timers: readonly NodeJS.Timeout[]
  /** Requests that have no place in flight yet; those before `#next` have. */
  #requests: Request[] = []
  #next = 0
  readonly #inFlight = new Map<string, InFlight>()
  #admitting = false
  #looking = false
  #closing: Promise<void> | undefined

  constructor(
    submission: Submission,
    redis: Redis,
    queue: Queue,
    events: QueueEvents,
    leave: () => Promise<void>,
  ) {
    this.#submission = submission
    this.#redis = redis
    this.#queue = queue
    this.#events = events
    this.#leave = leave
    this.#shelf = new ScenarioShelf(redis)
    this.#watch = new WorkerWatch({ ...submission, redis, isWaiting: () => this.#inFlight.size > 0 })
    events.on('completed', ({ jobId }) => this.#do(this.#collect(jobId)))
    events.on('failed', ({ jobId, failedReason }) => this.#do(this.#failed(jobId, failedReason)))
    const { lookInterval } = submission.timing ?? usualTiming
    this.#timers = [
      setInterval(() => this.#do(this.#look()), lookInterval),
      setInterval(() => this.#do(this.#shelf.renew()), renewEvery),
    ]
  }

  run(job: Job, work: Work, keep: (outcome: Outcome) => void): Promise<void> {
    return new Promise((done, failed) => {
      this.#requests.push({ job, work, keep, done, failed })
      this.#admitSoon()
    })
  }

  readonly close = (): Promise<void> => {
    this.#closing ??= this.#close()
    return this.#closing
  }

  /** What goes wrong with the connection is made good by the next look; a refusal ends the run. */
  #do(work: Promise<unknown>): void {
    work.catch((fault: unknown) => {
      if (isRefusal(fault)) this.#giveUp(cannotBeUsed(this.#submission.address, fault))
    })
  }

  #giveUp(fault: Error): void {
    for (const { failed } of this.#forget()) failed(fault)
  }

  /** Follows no job any more. @returns who asked for those that are not done */
  #forget(): Request[] {
    const open = [...this.#inFlight.values()].flatMap(({ requests }) => requests)
    const waiting = this.#requests.slice(this.#next)
    this.#inFlight.clear()
    this.#requests = []
    this.#next = 0
    return [...open, ...waiting]
  }

  /** Once those who ask together have asked. */
  #admitSoon(): void {
    if (this.#admitting) return
    this.#admitting = true
    setImmediate(() => {
      this.#admitting = false
      this.#admit()
    })
  }

  #admit(): void {
    const most = Math.max(leastInFlight, inFlightPerThread * this.#watch.threads)
    const fresh: string[] = []
    while (this.#inFlight.size < most && this.#next < this.#requests.length && !this.#closing) {
      const request = this.#requests[this.#next++]!
      try {
        const id = this.#takeIn(request)
        if (id !== undefined) fresh.push(id)
      } catch (fault) {
        request.failed(fault)
      }
    }
    if (this.#next === this.#requests.length) {
      this.#requests = []
      this.#next = 0
    }
    if (fresh.length > 0) this.#do(this.#submit(fresh))
  }

  /** Puts a request in flight. @returns the job's name, unless it is in flight already */
  #takeIn(request: Request): string | undefined {
    const { job, work } = request
    const scenarios = [job.scenario, ...(job.baseline ? [job.baseline] : [])].map(textOf)
    const [scenario, baseline] = scenarios.map(({ digest }) => digest)
    const queued: QueuedJob = { work, key: job.key, scenario: scenario!, ...(baseline && { baseline }) }
    const id = idOf(queued)
    const known = this.#inFlight.get(id)
    known?.requests.push(request)
    if (known) return undefined
    this.#inFlight.set(id, { queued, scenarios, requests: [request], collecting: false })
    return id
  }

  /** Submits jobs, but for those whose outcomes are there from before. */
  async #submit(ids: readonly string[]): Promise<void> {
    const scenarios = ids.flatMap((id) => this.#inFlight.get(id)?.scenarios ?? [])
    await this.#shelf.put(scenarios)
    const there = await Promise.all(ids.map((id) => this.#collect(id)))
    await this.#add(ids.filter((_, i) => !there[i]))
  }

  /** Adds jobs to the queue; one that is there already stays as it is. */
  async #add(ids: readonly string[]): Promise<void> {
    const jobs = ids.flatMap((jobId) => {
      const entry = this.#inFlight.get(jobId)
      return entry === undefined || entry.collecting
        ? []
        : [{ name: 'job', data: entry.queued, opts: { jobId } }]
    })
    if (jobs.length > 0) await this.#queue.addBulk(jobs)
  }

  /** Fetches an outcome and has it kept. @returns whether the job is dealt with */
  async #collect(id: string): Promise<boolean> {
    const entry = this.#inFlight.get(id)
    if (entry === undefined || entry.collecting) return true
    entry.collecting = true
    try {
      const bytes = await this.#redis.getBuffer(outcomeKey(this.#queue.name, id))
      if (bytes === null) return false
      await this.#finish(id, entry, await unpackOutcome(bytes))
      return true
    } finally {
      entry.collecting = false
    }
  }

  /** Has an outcome kept, and only then lets go of the job. */
  async #finish(id: string, entry: InFlight, outcome: Outcome): Promise<void> {
    if (!this.#inFlight.delete(id)) return
    this.#shelf.release(entry.scenarios.map(({ digest }) => digest))
    this.#watch.ended(!('result' in outcome))
    this.#admitSoon()
    let kept = true
    for (const { keep, done, failed } of entry.requests) {
      try {
        keep(outcome)
        done()
      } catch (fault) {
        kept = false
        failed(fault)
      }
    }
    if (!kept) return
    await this.#redis.del(outcomeKey(this.#queue.name, id))
    await this.#queue.remove(id)
  }

  /** Deals with a job that the queue has given up. */
  async #failed(id: string, reason: string): Promise<void> {
    const entry = this.#inFlight.get(id)
    if (entry === undefined || entry.collecting) return
    if (reason === scenarioMissing) {
      await this.#shelf.restore(entry.scenarios)
      await this.#again(id)
      return
    }
    const lost = reason.includes('stalled')
    const message = lost ? `its worker was lost, ${mostTakeovers + 1} times` : reason
    await this.#finish(id, entry, { stage: '', message })
  }

  async #again(id: string): Promise<void> {
    await this.#queue.remove(id)
    await this.#add([id])
  }

  /** Finds what no event told: outcomes, jobs given up, and jobs that Redis has lost. */
  async #look(): Promise<void> {
    if (this.#looking || this.#closing || this.#redis.status !== 'ready') return
    this.#looking = true
    try {
      await Promise.all([...this.#inFlight.keys()].map((id) => this.#lookAt(id)))
    } finally {
      this.#looking = false
    }
  }

  async #lookAt(id: string): Promise<void> {
    const state = await this.#queue.getJobState(id)
    if (state === 'failed') {
      const job = await this.#queue.getJob(id)
      if (job !== undefined) await this.#failed(id, job.failedReason)
    } else if (state === 'completed') {
      if (!(await this.#collect(id))) await this.#again(id)
    } else if (state === 'unknown' && !(await this.#collect(id))) {
      await this.#shelf.restore(this.#inFlight.get(id)?.scenarios ?? [])
      await this.#add([id])
    }
  }

  /** Takes back what waits. What workers have in hand they finish, and its outcome stays for a day. */
  async #close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#watch.stop()
    const ids = [...this.#inFlight.keys()]
    this.#forget()
    const tidied = async () => {
      await this.#events.close()
      await Promise.all(ids.map((id) => this.#queue.remove(id).catch(() => {})))
      await this.#shelf.clear()
      await this.#leave()
      await this.#queue.close()
    }
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience)
    })
    await Promise.race([tidied().catch(() => {}), late])
    clearTimeout(timer)
    this.#redis.disconnect()
  }
}
