import { expect, test } from 'vitest'
import { runLoop } from '../../bench/pathway/loop.ts'
import { runOnEngine } from '../../bench/pathway/on-engine.ts'
import { expected, reference, type Totals } from '../../bench/pathway/totals.ts'

test.each([
  ['by hand', (seed: number) => runLoop(reference, seed)],
  ['on the engine', (seed: number) => runOnEngine(reference, `pathway ${seed}`)],
])(
  'the reference pathway %s at full volume: each of three runs within about three standard deviations',
  (_, run) => {
    for (let seed = 1; seed <= 3; seed++) {
      const totals = run(seed)
      const away = (Object.entries(expected) as [keyof Totals, readonly [number, number]][]).map(
        ([name, [mean, sd]]) => Math.abs(totals[name] - mean) / sd,
      )
      // One of 20 figures beyond 2.5 is no surprise; one beyond 3.5 would be, and so would two beyond 3.
      expect(Math.max(...away)).toBeLessThan(3.5)
      expect(away.filter((distance) => distance > 3).length).toBeLessThan(2)
    }
  },
)
