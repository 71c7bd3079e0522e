import { describe, expect, test } from 'vitest'
import { runLoop } from '../../bench/pathway/loop.ts'
import { runOnEngine } from '../../bench/pathway/on-engine.ts'
import { expected, type Totals } from '../../bench/pathway/totals.ts'

const scale = 0.1
const runs = 4
/** Runs that the expected totals are the mean of. */
const behind = 30

/**
 * Holds the means of some runs at a tenth of the volume to the expected totals. All queues have somebody waiting all the time but for the first days, so
 * that counts are a tenth, and their variance is as well. Four standard errors: among the 40 figures of both drivers one in 400 such tests would fail by chance.
 */
function expectTotals(run: (seed: number) => Totals): void {
  const found = Array.from({ length: runs }, (_, i) => run(i + 1))
  for (const [name, [mean, sd]] of Object.entries(expected) as [keyof Totals, readonly [number, number]][]) {
    const average = found.reduce((sum, totals) => sum + totals[name], 0) / runs
    const error = Math.sqrt((sd ** 2 * scale) / runs + (sd * scale) ** 2 / behind)
    // The censuses, 3,650 of the events, do not shrink with the volume.
    const wanted = name === 'events' ? (mean - 3650) * scale + 3650 : mean * scale
    expect(Math.abs(average - wanted) / error, `${name}: ${average}, expected ${wanted}`).toBeLessThan(4)
  }
}

describe('the reference pathway at a tenth of its volume', () => {
  test('by hand has the expected totals', () => {
    expectTotals((seed) => runLoop({ scale, days: 3650 }, seed))
  })

  test('on the engine has the expected totals', () => {
    expectTotals((seed) => runOnEngine({ scale, days: 3650 }, `pathway ${seed}`))
  })
})
