/** The workers that simulate: as many as there are processors, up to four. A job that nobody wants any more is stopped with its worker. */
import type { Job, Outcome } from '../../execution/job.ts'

/** A job by the address of its result. */
export interface Asked {
  readonly address: string
  readonly job: Job
}

interface Hand {
  readonly worker: Worker
  busy: string | undefined
}

/** Outcomes that a list on its way may not know of yet. */
const justDone = 64

/** Runs what it is told to. */
export class Pool {
  readonly size: number
  #code: string
  #hands: Hand[] = []
  #asked: readonly Asked[] = []
  #done: (address: string, outcome: Outcome) => void
  /** What has been done already and may still be asked for by a list that was on its way. */
  #known = new Set<string>()

  /** @param code address of the worker’s code @param done is told of every outcome */
  constructor(code: string, done: (address: string, outcome: Outcome) => void) {
    this.#code = code
    this.#done = done
    this.size = Math.max(1, Math.min(4, navigator.hardwareConcurrency || 2))
    this.#hands = Array.from({ length: this.size }, () => this.#hired())
  }

  /** Runs these, the first ones first, and stops whatever is not among them. */
  run(asked: readonly Asked[]): void {
    this.#asked = asked.filter(({ address }) => !this.#known.has(address))
    const wanted = new Set(this.#asked.map(({ address }) => address))
    this.#hands = this.#hands.map((hand) => {
      if (hand.busy === undefined || wanted.has(hand.busy)) return hand
      hand.worker.terminate()
      return this.#hired()
    })
    this.#assign()
  }

  #hired(): Hand {
    const hand: Hand = { worker: new Worker(this.#code), busy: undefined }
    hand.worker.onmessage = ({ data }: MessageEvent<Outcome>) => this.#end(hand, data)
    hand.worker.onerror = ({ message }) =>
      this.#end(hand, { stage: '', message: message || 'the worker failed' })
    return hand
  }

  #end(hand: Hand, outcome: Outcome): void {
    const address = hand.busy
    hand.busy = undefined
    if (address === undefined) return
    this.#known.add(address)
    if (this.#known.size > justDone) this.#known.delete(this.#known.keys().next().value!)
    this.#asked = this.#asked.filter((each) => each.address !== address)
    this.#assign()
    this.#done(address, outcome)
  }

  #assign(): void {
    const running = new Set(this.#hands.map(({ busy }) => busy))
    const open = this.#asked.filter(({ address }) => !running.has(address))
    for (const hand of this.#hands) {
      if (hand.busy !== undefined) continue
      const next = open.shift()
      if (next === undefined) return
      hand.busy = next.address
      hand.worker.postMessage(next.job)
    }
  }
}
