/** The names under which everything stands in Redis. */
import { sha256 } from '../../digest.ts'
import type { Work } from '../engine.ts'
import type { JobKey } from '../job.ts'
import type { Edition } from './edition.ts'

/** What all names begin with. */
export const prefix = 'return-hubs'

/** What is kept for a submitter that may come back is kept for a day. */
export const daySeconds = 86_400

/** A job in Redis: what its result depends on, scenarios by digest. */
export interface QueuedJob {
  readonly work: Work
  readonly key: JobKey
  /** Digest of the scenario's text. */
  readonly scenario: string
  /** Digest of the baseline's text. */
  readonly baseline?: string
}

/** The queue of an edition: workers of another never see its jobs. */
export const queueOf = ({ tool, build }: Edition): string => `${tool.replaceAll(' ', '-')}-${build}`

/** The name of a job in its queue: the same for the same job, whoever submits it. */
export const idOf = (job: QueuedJob): string =>
  `job-${sha256(JSON.stringify([job.work, job.scenario, job.baseline ?? '', Object.entries(job.key).sort()]))}`

/** Where the outcome of a job stands. */
export const outcomeKey = (queue: string, id: string): string => `${prefix}:${queue}:outcome:${id}`

/** Where a scenario stands. @param digest of its text */
export const scenarioKey = (digest: string): string => `${prefix}:scenario:${digest}`
