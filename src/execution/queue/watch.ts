/** What a submitter sees of its workers: how many there are, how fast they are, and whether there are any. */
import type { Redis } from 'ioredis'
import { type Address, shownAddress } from './address.ts'
import { type Edition, editionText, sameEdition } from './edition.ts'
import { presentAs } from './presence.ts'

/** How a run is going on several machines. */
export interface QueueState {
  /** Workers of this edition that are there. */
  readonly workers: number
  /** Jobs that they run at a time, all together. */
  readonly threads: number
  /** Jobs that ended a second, of late. */
  readonly perSecond: number
  readonly failed: number
}

/** What `watchWorkers` tells, and whom. */
export interface Watch {
  readonly redis: Redis
  readonly address: Address
  readonly edition: Edition
  readonly told: (text: string) => void
  readonly onState: (state: QueueState) => void
  /** Whether jobs are waiting for a worker. */
  readonly isWaiting: () => boolean
}

const betweenLooks = 1000
/** So long without a worker is said, and said again later. */
const aloneAfter = 5000
const againAfter = 60_000
/** Time over which the pace is taken. */
const paceOver = 30_000

/** Looks at who is there until it is stopped. */
export class WorkerWatch {
  readonly #watch: Watch
  readonly #timer: NodeJS.Timeout
  readonly #begun = performance.now()
  /** When the last jobs ended. */
  #ends: number[] = []
  #failed = 0
  #nextWord = performance.now() + aloneAfter
  /** Jobs that the workers run at a time. */
  threads = 0

  constructor(watch: Watch) {
    this.#watch = watch
    this.#timer = setInterval(() => void this.#look().catch(() => {}), betweenLooks)
    void this.#look().catch(() => {})
  }

  /** A job has ended. */
  ended(failed: boolean): void {
    this.#ends.push(performance.now())
    if (failed) this.#failed++
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    const { redis, edition, onState } = this.#watch
    if (redis.status !== 'ready') return
    const present = await presentAs(redis, 'worker')
    const ours = present.filter((each) => sameEdition(each.edition, edition))
    const now = performance.now()
    if (ours.length > 0 || !this.#watch.isWaiting()) this.#nextWord = now + aloneAfter
    else if (now >= this.#nextWord) {
      this.#nextWord = now + againAfter
      this.#sayAlone(present.map((each) => each.edition))
    }
    this.threads = ours.reduce((sum, { threads }) => sum + threads, 0)
    this.#ends = this.#ends.filter((end) => end > now - paceOver)
    onState({
      workers: ours.length,
      threads: this.threads,
      perSecond: this.#ends.length / (Math.min(paceOver, now - this.#begun) / 1000),
      failed: this.#failed,
    })
  }

  #sayAlone(others: readonly Edition[]): void {
    const { address, edition, told } = this.#watch
    const place = shownAddress(address)
    const wrong = [...new Set(others.map(editionText))]
    told(
      [
        `No worker of ${editionText(edition)} is at ${place}, so the jobs wait.`,
        ...(wrong.length > 0 ? [`Those of ${wrong.join(' and ')} there would not give the same bytes.`] : []),
        `Start one: return-hubs worker --redis-url ${place}`,
      ].join(' '),
    )
  }
}
