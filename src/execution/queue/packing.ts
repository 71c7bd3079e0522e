/** Scenarios and outcomes as compressed text, in which they travel. */
import { isDeepStrictEqual, promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { sha256 } from '../../digest.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { scenarioDigest, scenarioText } from '../address.ts'
import type { Outcome } from '../job.ts'

const [compress, expand] = [promisify(deflateRaw), promisify(inflateRaw)]

/** Text, compressed. */
export const pack = (text: string): Promise<Buffer> => compress(text, { level: 1 })

/** What `pack` made small. @throws if the bytes are cut short */
export const unpack = async (bytes: Buffer): Promise<string> => (await expand(bytes)).toString()

/** An outcome, compressed: the result's own text after a mark, so that it comes back to the last byte. */
export const packOutcome = (outcome: Outcome): Promise<Buffer> =>
  pack('result' in outcome ? `r${outcome.result}` : `f${JSON.stringify(outcome)}`)

/** The outcome that `packOutcome` made small. */
export async function unpackOutcome(bytes: Buffer): Promise<Outcome> {
  const text = await unpack(bytes)
  return text.startsWith('r') ? { result: text.slice(1) } : (JSON.parse(text.slice(1)) as Outcome)
}

/** A scenario as text, and the digest of that. */
export interface ScenarioText {
  readonly text: string
  readonly digest: string
}

const texts = new WeakMap<Scenario, ScenarioText>()

/**
 * A scenario as text.
 * @throws if another scenario would come of the text: a worker elsewhere must get what a thread here would
 */
export function textOf(scenario: Scenario): ScenarioText {
  const known = texts.get(scenario)
  if (known !== undefined) return known
  const text = scenarioText(scenario)
  if (!isDeepStrictEqual(JSON.parse(text), scenario))
    throw new Error(`the scenario ${scenario.name} cannot be sent: JSON would change it`)
  const made = { text, digest: scenarioDigest(scenario) }
  texts.set(scenario, made)
  return made
}

/** The scenario of a text. @throws if the text is not that of the digest */
export function scenarioOf(text: string, digest: string): Scenario {
  if (sha256(text) !== digest) throw new Error('a scenario was altered on its way')
  return JSON.parse(text) as Scenario
}
