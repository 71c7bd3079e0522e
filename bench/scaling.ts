/** docs/performance.md: how the cost of a run grows with volume, years and replications, with the exponents fitted to it. */
import { cpus } from 'node:os'
import { filled } from '../tools/pages/template.ts'
import { peakMemory } from './memory.ts'
import { policyAt, replicate } from './product.ts'
import { type Line, lines } from './ratios.ts'
import { exponent, median, timed } from './timing.ts'

/** What was run, and what it took. */
interface Point {
  readonly volume: number
  readonly years: number
  readonly replications: number
  readonly events: number
  readonly seconds: number
  readonly megabytes: number
}

const repeats = 3

function measured(volume: number, years: number, replications: number): Point {
  const scenario = policyAt(volume)
  const times: number[] = []
  let events = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    events = 0
    const { seconds } = timed(() => {
      for (let r = 1; r <= replications; r++) events += replicate(scenario, r, years).counts.events
    })
    times.push(seconds)
  }
  const megabytes = peakMemory(volume, years, replications)
  return { volume, years, replications, events, seconds: median(times), megabytes }
}

/** The text of the page. Runs for some minutes. */
export async function performancePage(): Promise<string> {
  replicate(policyAt(1), 0, 5)
  const volumes = [0.1, 1, 3].map((volume) => measured(volume, 10, 1))
  const horizons = [5, 10, 30].map((years) => measured(1, years, 1))
  const replications = [1, 3, 9].map((count) => measured(1, 5, count))
  const by = (points: readonly Point[], size: (point: Point) => number) => ({
    points,
    time: exponent(points.map((point) => ({ size: size(point), time: point.seconds }))),
    memory: exponent(points.map((point) => ({ size: size(point), time: point.megabytes }))),
    perEvent: exponent(points.map((point) => ({ size: size(point), time: point.seconds / point.events }))),
  })
  const ratios: Line[] = []
  for await (const line of lines()) ratios.push(line)
  return filled('performance', {
    processor: cpus()[0]?.model ?? 'unknown processor',
    node: process.version,
    repeats,
    ratios,
    volumes: by(volumes, ({ volume }) => volume),
    horizons: by(horizons, ({ years }) => years),
    replications: by(replications, ({ replications: count }) => count),
  })
}
