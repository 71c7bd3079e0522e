import { expect, test } from 'vitest'
import { compiledLoop } from '../../bench/pathway/compiled-loop.ts'
import { runLoop } from '../../bench/pathway/loop.ts'
import { runOnEngine } from '../../bench/pathway/on-engine.ts'
import { expected, reference, type Totals } from '../../bench/pathway/totals.ts'

const compiled = compiledLoop()
const drivers: [name: string, run: (seed: number) => Totals][] = [
  ['by hand', (seed) => runLoop(reference, seed)],
  ['on the engine', (seed) => runOnEngine(reference, `pathway ${seed}`)],
]
if (compiled !== undefined) drivers.push(['in C++', (seed) => compiled(reference, seed)])

test.each(drivers)(
  'the reference pathway %s at full volume: both of two runs within about three standard deviations',
  (_, run) => {
    for (let seed = 1; seed <= 2; seed++) {
      const totals = run(seed)
      const away = (Object.entries(expected) as [keyof Totals, readonly [number, number]][]).map(
        ([name, [mean, sd]]) => [name, Math.abs(totals[name] - mean) / sd] as const,
      )
      // Of 20 figures one beyond 2.5 is no surprise; one beyond 3.5 would be, and so would two beyond 3.
      const far = away.filter(([, distance]) => distance > 3)
      expect(far.length, String(far)).toBeLessThan(2)
      expect(far.filter(([, distance]) => distance > 3.5)).toEqual([])
    }
  },
)
