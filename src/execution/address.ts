/** The address of a job's result: the digest of all that the result depends on, and of nothing else. */
import { sha256 } from '../digest.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import type { Job, JobKey } from './job.ts'

/** What a job's result depends on, as it is kept beside the result. Scenarios stand there by the digest of their values. */
export interface Identity extends JobKey {
  /** What the result tells: a replication’s metrics unless it says otherwise. */
  readonly kind: string
  /** Digest of the model that gives it, with all that bears on its numbers. */
  readonly model: string
}

const digests = new WeakMap<Scenario, string>()

/** A scenario’s values as they are kept. */
export const scenarioText = (scenario: Scenario): string => JSON.stringify(scenario)

/**
 * SHA-256 of a scenario's values, which are all of it that a run reads: the same values have it whichever file, option or point
 * of a design made them.
 */
export function scenarioDigest(scenario: Scenario): string {
  const known = digests.get(scenario)
  if (known !== undefined) return known
  const digest = sha256(scenarioText(scenario))
  digests.set(scenario, digest)
  return digest
}

/** What a job's result depends on. */
export function identityOf({ key, scenario, baseline }: Job, kind: string, model: string): Identity {
  const { deterrence, seed, replication, horizonYears, version, endings, byGroup } = key
  return {
    kind,
    model,
    scenario: scenarioDigest(scenario),
    deterrence,
    baseline: baseline === undefined ? '' : scenarioDigest(baseline),
    seed,
    replication,
    horizonYears,
    version,
    ...(endings !== undefined && { endings }),
    ...(byGroup && { byGroup }),
  }
}

/** The address of a result. */
export function addressOf(of: Identity): string {
  const { kind, model, version, scenario, baseline, deterrence, seed, replication, horizonYears } = of
  const common = [kind, model, version, scenario, baseline, deterrence, seed, replication, horizonYears]
  return sha256(JSON.stringify([...common, of.endings ?? '', of.byGroup ?? false]))
}
