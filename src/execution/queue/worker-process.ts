/** A worker: takes jobs from the queue in Redis and runs them on threads, until it is told to leave. */
import type { Job as QueueJob } from 'bullmq'
import type { Redis } from 'ioredis'
import { InputError } from '../../input-error.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import type { Job } from '../job.ts'
import { openThreads, type Threads } from '../threads.ts'
import { type Address, shownAddress } from './address.ts'
import { connect } from './connect.ts'
import { type Edition, editionText, sameEdition } from './edition.ts'
import { daySeconds, outcomeKey, prefix, type QueuedJob, queueOf, scenarioKey } from './names.ts'
import { packOutcome, scenarioOf, unpack } from './packing.ts'
import { announce, presentAs } from './presence.ts'
import { scenarioMissing } from './submitter.ts'
import { mostTakeovers, type Timing, usualTiming } from './timing.ts'

/** Where a worker works, and how. */
export interface Joining {
  readonly address: Address
  readonly edition: Edition
  /** Jobs at a time. */
  readonly threads: number
  /** Ends the work: jobs in hand go back to the queue. */
  readonly leave: AbortSignal
  /** What the user should know, as sentences. */
  readonly told: (text: string) => void
  readonly timing?: Timing
  /** Worker module; the simulation unless given. */
  readonly worker?: URL
}

/** What a worker did. */
export interface Done {
  readonly finished: number
  readonly handedBack: number
}

/** Scenarios that a worker remembers. */
const mostScenarios = 200
/** Longest time that leaving may take, and between two looks at who submits, in milliseconds. */
const patience = 5000
const betweenLooks = 5000

/**
 * Works until it is told to leave.
 * @throws InputError if Redis cannot be used, or everybody who submits there has another edition
 */
export async function workAtQueue(joining: Joining): Promise<Done> {
  const { address, edition, leave, told } = joining
  const redis = await connect(address, told)
  const threads = openThreads(joining.threads, joining.worker)
  try {
    const strangers = await otherEditions(redis, edition)
    if (strangers.length > 0) throw refused(address, edition, strangers)
    const withdraw = await announce(redis, 'worker', { edition, threads: joining.threads })
    told(`${editionText(edition)} works at ${shownAddress(address)}, ${joining.threads} at a time.`)
    const watch = setInterval(sayStrangers(redis, joining), betweenLooks)
    try {
      return await taken(joining, redis, threads, leave)
    } finally {
      clearInterval(watch)
      await within(patience, withdraw())
    }
  } finally {
    redis.disconnect()
    await threads.close()
  }
}

/** Takes jobs until it is told to leave. */
async function taken(joining: Joining, redis: Redis, threads: Threads, leave: AbortSignal): Promise<Done> {
  const { Worker, WaitingError, UnrecoverableError } = await import('bullmq')
  const queue = queueOf(joining.edition)
  const { lockDuration, stalledInterval } = joining.timing ?? usualTiming
  const scenarios = rememberedScenarios(redis, (message) => new UnrecoverableError(message))
  const leaving = new AbortController()
  const done = { finished: 0, handedBack: 0 }
  const run = async ({ id, data }: QueueJob<QueuedJob>): Promise<boolean> => {
    const place = outcomeKey(queue, id!)
    if ((await redis.exists(place)) === 1) return true // its last worker was lost after it had stored this
    const job = await jobOf(data, scenarios)
    const outcome = await threads.compute(job, data.work, leaving.signal).catch(() => undefined)
    if (outcome === undefined) return false
    await redis.set(place, await packOutcome(outcome), 'EX', daySeconds)
    return true
  }
  const worker = new Worker<QueuedJob>(
    queue,
    async (job, token) => {
      if (await run(job)) {
        done.finished++
        return null
      }
      await job.moveToWait(token)
      done.handedBack++
      throw new WaitingError()
    },
    {
      ...{ connection: redis, prefix, concurrency: joining.threads },
      ...{ lockDuration, stalledInterval, maxStalledCount: mostTakeovers },
    },
  )
  worker.on('error', () => {}) // `connect` says what became of the server
  await new Promise<void>((resolve) => {
    if (leave.aborted) resolve()
    leave.addEventListener('abort', () => resolve(), { once: true })
  })
  const closed = worker.close() // takes no more
  leaving.abort()
  await within(patience, closed)
  return done
}

async function jobOf(
  { key, scenario, baseline }: QueuedJob,
  scenarios: (digest: string) => Promise<Scenario>,
): Promise<Job> {
  return {
    ...{ index: 0, name: '', key, scenario: await scenarios(scenario) },
    ...(baseline !== undefined && { baseline: await scenarios(baseline) }),
  }
}

/** Finds scenarios by digest, and remembers those used last. */
function rememberedScenarios(
  redis: Redis,
  missing: (message: string) => Error,
): (digest: string) => Promise<Scenario> {
  const known = new Map<string, Scenario>()
  return async (digest) => {
    let scenario = known.get(digest)
    if (scenario === undefined) {
      const bytes = await redis.getBuffer(scenarioKey(digest))
      if (bytes === null) throw missing(scenarioMissing)
      scenario = scenarioOf(await unpack(bytes), digest)
    }
    known.delete(digest)
    known.set(digest, scenario)
    if (known.size > mostScenarios) known.delete(known.keys().next().value!)
    return scenario
  }
}

/** The editions of those who submit, if ours is not among them. */
async function otherEditions(redis: Redis, own: Edition): Promise<Edition[]> {
  const submitters = await presentAs(redis, 'submitter')
  return submitters.some(({ edition }) => sameEdition(edition, own))
    ? []
    : submitters.map(({ edition }) => edition)
}

function refused(address: Address, own: Edition, others: readonly Edition[]): InputError {
  return new InputError([
    {
      file: address.from,
      path: '',
      found: `found jobs of ${[...new Set(others.map(editionText))].join(' and ')} at ${shownAddress(address)}; this worker is ${editionText(own)}, which would not give the same bytes`,
      allowed: 'a worker of the same build',
      remedy: 'install the same version of return-hubs and of Node on both',
    },
  ])
}

/** Says so once when everybody who submits has another edition, and again after it was otherwise. */
function sayStrangers(redis: Redis, { address, edition, told }: Joining): () => void {
  let said = false
  return () => {
    if (redis.status !== 'ready') return
    otherEditions(redis, edition)
      .then((others) => {
        if (others.length > 0 && !said)
          told(`${refused(address, edition, others).message}. Waiting for jobs of this build.`)
        said = others.length > 0
      })
      .catch(() => {})
  }
}

/** The end of some work, or of patience. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work.catch(() => {}), late])
  clearTimeout(timer)
}
