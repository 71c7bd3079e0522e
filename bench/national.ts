/**
 * One national replication, timed: people, events a second, peak memory, where the time goes, and the cost of an
 * event at full volume against a tenth of it.
 */
import { execFileSync } from 'node:child_process'
import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import type { ReplicationResult } from '../src/model/result.ts'
import { simulate } from '../src/model/simulate.ts'
import { loadScenario } from '../src/scenarios/load.ts'
import { scaledScenario } from '../src/scenarios/schema/scale.ts'

const years = 10
const national = loadScenario('return-hubs').values
const tenth = scaledScenario(national, 0.1)

const run = (
  scenario: typeof national,
  replication: number,
): { result: ReplicationResult; seconds: number } => {
  const started = performance.now()
  const result = simulate({ scenario, deterrence: 'none', seed: 'bench', replication, horizonYears: years })
  return { result, seconds: (performance.now() - started) / 1000 }
}

/** Which part of the model a source file belongs to. */
function partOf(url: string): string {
  if (/event-list|event-pool|near-heap|executive|simjs/.test(url)) return 'event list'
  if (/random|threefry|distributions|normal-quantile|jstat/.test(url)) return 'draws'
  if (/census|ledger|metrics|waits|invariants/.test(url)) return 'census'
  if (/(src|dist)\/model\/|engine\/(resource|item-lists)/.test(url)) return 'pathway'
  return 'other'
}

/** Share of processor time by part, from a sampling profile. */
async function shares(work: () => void): Promise<Map<string, number>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 500 })
  await session.post('Profiler.start')
  work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const urls = new Map(profile.nodes.map((node) => [node.id, node.callFrame.url]))
  const time = new Map<string, number>()
  let sum = 0
  profile.samples?.forEach((id, i) => {
    const delta = profile.timeDeltas?.[i] ?? 0
    const part = partOf(urls.get(id) ?? '')
    time.set(part, (time.get(part) ?? 0) + delta)
    sum += delta
  })
  return new Map([...time].map(([part, delta]) => [part, delta / sum]))
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

if (process.argv[2] === 'memory') {
  run(national, 1)
  console.log(process.resourceUsage().maxRSS)
  process.exit()
}
/** Peak memory of a process that runs one national replication and nothing else, in kilobytes. */
const peak = Number(
  execFileSync(
    process.execPath,
    ['--import', './tools/compiled.js', fileURLToPath(import.meta.url), 'memory'],
    {
      encoding: 'utf8',
    },
  ),
)

run(tenth, 1)
run(national, 1)
const full: { result: ReplicationResult; seconds: number }[] = []
const ratios: number[] = []
for (let replication = 2; replication <= 4; replication++) {
  const large = run(national, replication)
  let seconds = 0
  let events = 0
  for (let i = 0; i < 5; i++) {
    const small = run(tenth, replication * 10 + i)
    seconds += small.seconds
    events += small.result.counts.events
  }
  full.push(large)
  ratios.push(large.seconds / large.result.counts.events / (seconds / events))
}
const typical = full[0] as (typeof full)[number]
const { events, parties } = typical.result.counts
const people = typical.result.series
  .filter((s) => ['arrivals.small_boat', 'arrivals.other'].includes(s.metric) && s.countedIn === 'people')
  .reduce((sum, s) => sum + (s.total ?? 0), 0)
const perSecond = median(full.map((r) => r.result.counts.events / r.seconds))
const where = await shares(() => run(national, 5))

const row = (name: string, value: string) => console.log(`${name.padEnd(44)}${value}`)
row('one national replication', `${years} years, return-hubs`)
row('people arriving', Math.round(people).toString())
row('parties held', parties.toString())
row('events', events.toString())
row('seconds (median of 3, warm)', median(full.map((r) => r.seconds)).toFixed(2))
row('events per second', Math.round(perSecond).toString())
row('peak memory, a process of its own', `${Math.round(peak / 1024)} MB`)
for (const part of ['event list', 'draws', 'pathway', 'census', 'other']) {
  row(`share of time: ${part}`, `${((where.get(part) ?? 0) * 100).toFixed(0)} %`)
}
row('cost per event, full volume / a tenth', ratios.map((r) => r.toFixed(2)).join(' '))
