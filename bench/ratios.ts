/** What `npm run bench` prints: costs as ratios to loops that are written by hand for one purpose and timed turn by turn with them. */
import { holdOnList, holdOnWheel } from './hold.ts'
import { peakMemory } from './memory.ts'
import { compiledLoop } from './pathway/compiled-loop.ts'
import { runLoop } from './pathway/loop.ts'
import { runOnEngine } from './pathway/on-engine.ts'
import { reference } from './pathway/totals.ts'
import { partNames, policyAt, replicate, shares } from './product.ts'
import { stationAsProcesses, stationByHand, stationOnEngine } from './single-station.ts'
import { type Comparison, compared, median, timed } from './timing.ts'

/** A line of the table: what is measured, the figure with its unit, and what it is to be held against. */
export interface Line {
  readonly what: string
  readonly figure: string
  readonly against: string
}

const pairs = 5
const years = 10
const customers = 400_000

const ratio = (what: string, { one, other, ratio, lowest, highest, fastest }: Comparison): Line => ({
  what,
  figure: `${ratio.toFixed(2)} ×`,
  against: `${one.toFixed(2)} s to ${other.toFixed(2)} s; ${lowest.toFixed(2)} to ${highest.toFixed(2)} in ${pairs} pairs; fastest turns ${fastest.toFixed(2)}`,
})

const national = policyAt(1)
const loop = (turn: number) => runLoop(reference, turn)

/** Every line of the table; takes some minutes. */
export async function* lines(): AsyncGenerator<Line> {
  yield* pathwayLines()
  yield* engineLines()
  yield* volumeLines()
  yield* memoryLines()
  const where = await shares(() => replicate(national, 1, years))
  for (const part of partNames) {
    const share = 100 * where.get(part)!
    yield { what: `share of a replication: ${part}`, figure: `${share.toFixed(0)} %`, against: '' }
  }
}

function* pathwayLines(): Generator<Line> {
  yield ratio(
    `one more national replication of ${years} years, to the reference loop`,
    compared((turn) => replicate(national, turn, years), loop, pairs),
  )
  yield ratio(
    'reference pathway on the engine, to the reference loop',
    compared((turn) => runOnEngine(reference, `bench ${turn}`), loop, pairs),
  )
  const compiled = compiledLoop()
  if (compiled !== undefined) {
    const times = Array.from({ length: pairs }, (_, i) => {
      const { seconds } = timed(() => loop(i + 1))
      return { seconds, ratio: seconds / compiled(reference, i + 1).seconds }
    })
    yield {
      what: 'reference loop, to itself in C++',
      figure: `${median(times.map((each) => each.ratio)).toFixed(2)} ×`,
      against: `${median(times.map((each) => each.seconds)).toFixed(2)} s`,
    }
  }
}

function* engineLines(): Generator<Line> {
  for (const pending of [1e3, 1e5, 1e6]) {
    yield ratio(
      `hold, ${pending.toLocaleString('en-GB')} pending, to a wheel by hand`,
      compared(
        () => holdOnList(pending, 2e6),
        () => holdOnWheel(pending, 2e6),
        pairs,
      ),
    )
  }
  yield ratio(
    `M/M/8, ${customers.toLocaleString('en-GB')} customers, to a loop by hand`,
    compared(
      (turn) => stationOnEngine(customers, `bench ${turn}`),
      (turn) => stationByHand(customers, turn),
      pairs,
    ),
  )
  yield ratio(
    'the same as processes, to events',
    compared(
      (turn) => stationAsProcesses(customers, `bench ${turn}`),
      (turn) => stationOnEngine(customers, `bench ${turn}`),
      pairs,
    ),
  )
}

function* volumeLines(): Generator<Line> {
  for (const volume of [0.1, 3]) {
    const scaled = policyAt(volume)
    const events = { one: 0, other: 0 }
    const cost = compared(
      (turn) => {
        events.one = replicate(scaled, turn, years).counts.events
      },
      (turn) => {
        events.other = replicate(national, turn, years).counts.events
      },
      3,
    )
    const perEvent = cost.ratio / (events.one / events.other)
    const nanoseconds = (cost.other / events.other) * 1e9
    yield {
      what: `cost of an event at ${volume} × national volume, to that at 1 ×`,
      figure: `${perEvent.toFixed(2)} ×`,
      against: `${nanoseconds.toFixed(0)} ns at 1 ×, ${events.other.toLocaleString('en-GB')} events`,
    }
  }
}

function* memoryLines(): Generator<Line> {
  const figures = [
    ['one replication', peakMemory(1, years, 1)],
    ['reference loop', peakMemory('loop')],
    ['reference pathway on the engine', peakMemory('engine')],
  ] as const
  for (const [what, megabytes] of figures)
    yield {
      what: `peak memory, ${what}`,
      figure: `${megabytes.toFixed(0)} MB`,
      against: 'a process of its own',
    }
}
