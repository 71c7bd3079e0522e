/** The product’s own model, as the benchmark runs it. */
import { Session } from 'node:inspector/promises'
import type { ReplicationResult } from '../src/model/result.ts'
import { simulate } from '../src/model/simulate.ts'
import { loadScenario } from '../src/scenarios/load.ts'
import { scaledScenario } from '../src/scenarios/schema/scale.ts'
import type { Scenario } from '../src/scenarios/schema/schema.ts'

const national: Scenario = loadScenario('current-policy').values

/** Current policy at a share of national volume. */
export const policyAt = (volume: number): Scenario =>
  volume === 1 ? national : scaledScenario(national, volume)

/** One replication of it. */
export const replicate = (scenario: Scenario, replication: number, years: number): ReplicationResult =>
  simulate({ scenario, deterrence: 'none', seed: 'bench', replication, horizonYears: years })

/** Parts of the model, by the names of their source files. */
const parts: readonly (readonly [part: string, files: RegExp])[] = [
  ['event list', /event-list|event-pool|bucket-lists|near-heap|executive|simjs/],
  ['draws', /random|threefry|distributions|normal-quantile|person-draws/],
  ['census', /\/measures\//],
  ['pathway', /(src|dist)\/model\//],
]

/** Names of the parts that `shares` tells apart. */
export const partNames: readonly string[] = [...parts.map(([part]) => part), 'other']

/** Share of processor time by part of the model while the work is done, from a sampling profile. */
export async function shares(work: () => void): Promise<ReadonlyMap<string, number>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 500 })
  await session.post('Profiler.start')
  work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const urls = new Map(profile.nodes.map((node) => [node.id, node.callFrame.url]))
  const partOf = (url: string) => parts.find(([, files]) => files.test(url))?.[0] ?? 'other'
  const time = new Map<string, number>(partNames.map((part) => [part, 0]))
  let sum = 0
  for (const [i, id] of (profile.samples ?? []).entries()) {
    const delta = profile.timeDeltas?.[i] ?? 0
    const part = partOf(urls.get(id) ?? '')
    time.set(part, time.get(part)! + delta)
    sum += delta
  }
  return new Map([...time].map(([part, delta]) => [part, delta / sum]))
}
