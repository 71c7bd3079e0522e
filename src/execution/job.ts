/** A job: one replication of one scenario under one deterrence hypothesis. */
import type { Followed } from '../model/endings.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'

/** Everything that a job's result depends on. Two jobs with equal keys give the same result. */
export interface JobKey {
  /** SHA-256 of the resolved scenario. */
  readonly scenario: string
  readonly deterrence: string
  /** SHA-256 of the scenario that it is compared with; '' for that scenario itself. */
  readonly baseline: string
  readonly seed: string
  /** From 0. */
  readonly replication: number
  readonly horizonYears: number
  /** Version of this tool. */
  readonly version: string
  /** Whose endings the result holds as well; nobody's unless given. */
  readonly endings?: Followed
  /** Whether the result holds figures by nationality group as well. */
  readonly byGroup?: true
}

/** A job, ready to be run. */
export interface Job {
  /** Position in the run, from 0: fixed by the key's place in the design, not by the order of completion. */
  readonly index: number
  /** Name of the scenario. */
  readonly name: string
  readonly key: JobKey
  readonly scenario: Scenario
  /** The scenario that it is compared with, whose past it has; absent for that scenario itself. */
  readonly baseline?: Scenario
}

/** A job that ended in an exception. */
export interface Failure {
  readonly scenario: string
  readonly deterrence: string
  readonly replication: number
  /** The stage whose invariant broke, or '' for any other fault. */
  readonly stage: string
  readonly message: string
}

/** Why a job has no result. */
export type Failed = Pick<Failure, 'stage' | 'message'>

/** What a worker hands back: the result as JSON text, or why there is none. */
export type Outcome = { readonly result: string } | Failed
