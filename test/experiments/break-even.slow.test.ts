import { describe, expect, it } from 'vitest'
import { breakEven } from '../../src/experiments/break-even/break-even.ts'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'
import { simulate } from '../../src/model/simulate.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { fewestForVerdict } from '../../src/statistics/verdict.ts'
import { total } from '../model/model.ts'
import { days, degenerate, saved } from './degenerate.ts'

const search = { low: 0, high: 10, replications: 10, most: 10, precision: 0.05 }

/** A difference that is the same in as many replications as a verdict needs. */
const six = (value: number) => Array.from({ length: fewestForVerdict }, () => value)

/** f(x) plus noise that a replication has at every x alike, and a little that changes with x. */
function noisy(f: (x: number) => number, seed: string, spread: number) {
  const draws = new AddressedDraws(deriveKey(seed, 0, 'noise'))
  return async (x: number, replications: number) =>
    Array.from({ length: replications }, (_, r) => f(x) + spread * draws.normal(r, 0, 1, 0))
}

describe('the search for a break-even', () => {
  it('finds a root exactly where there is no noise', async () => {
    const answer = await breakEven(async (x) => six(x ** 3 - 27), search)
    expect(answer.status).toBe('attained')
    expect(answer.value!).toBeCloseTo(3, 2)
    expect(answer.low!).toBeCloseTo(3, 2)
    expect(answer.high!).toBeCloseTo(3, 2)
    expect(answer.changes).toBe(1)
  })

  it('covers the root in about 95 % of searches', async () => {
    let covered = 0
    for (let i = 0; i < 300; i++) {
      const { low, high } = await breakEven(
        noisy((x) => 4 - x, `s${i}`, 1),
        search,
      )
      if ((low ?? 0) <= 4 && 4 <= (high ?? 10)) covered++
    }
    expect(covered / 300).toBeGreaterThan(0.91)
    expect(covered / 300).toBeLessThan(0.985)
  })

  it('adds replications until the interval is narrow enough, or there are no more to add', async () => {
    const precise = { ...search, most: 640, precision: 0.02 }
    const answer = await breakEven(
      noisy((x) => 4 - x, 'more', 1),
      precise,
    )
    expect(answer.replications).toBeGreaterThan(40)
    expect(answer.high! - answer.low!).toBeLessThanOrEqual(0.4)
    const limited = await breakEven(
      noisy((x) => 4 - x, 'more', 30),
      { ...precise, most: 20 },
    )
    expect(limited.replications).toBe(20)
  })

  it('says that nothing in the range will do, and apart from that when chance hides the answer', async () => {
    const never = await breakEven(
      noisy((x) => 20 - x, 'never', 1),
      search,
    )
    expect(never).toMatchObject({ status: 'not_attainable', value: null, low: null, high: null })
    const hidden = await breakEven(
      noisy((x) => 11 - x, 'hidden', 8),
      search,
    )
    expect(hidden.status).toBe('not_determined')
  })

  it('says that nothing differs at any value, which is no break-even', async () => {
    const same = await breakEven(async () => [0, 0, 0], search)
    expect(same).toMatchObject({ status: 'no_difference', value: null, changes: 0, precise: true })
    const evenOnAverage = await breakEven(async () => [-1, 1], search)
    expect(evenOnAverage.status).toBe('not_determined')
  })

  it('takes a zero at an end for no change of sign, and a zero inside the range for its root', async () => {
    for (const f of [(x: number) => x, (x: number) => x - 10, (x: number) => Math.max(0, x - 6)]) {
      const answer = await breakEven(async (x) => six(f(x)), search)
      expect(answer).toMatchObject({ status: 'not_attainable', value: null, changes: 0 })
    }
    const touching = await breakEven(async (x) => six((x - 5) ** 2), search)
    expect(touching.status).toBe('not_attainable')
    const through = await breakEven(async (x) => six(x - 5), search)
    expect(through).toMatchObject({ status: 'attained', value: 5, low: 5, high: 5, changes: 1 })
  })

  it('says whether the precision asked for was reached', async () => {
    const at = (spread: number) =>
      breakEven(
        noisy((x) => 4 - x, 'precise', spread),
        search,
      )
    expect(await at(0.1)).toMatchObject({ status: 'attained', precise: true })
    expect(await at(5)).toMatchObject({ status: 'attained', precise: false })
  })

  it('calls nothing attainable, unattainable or narrow from fewer replications than a verdict needs', async () => {
    const few = (value: number) => six(value).slice(1)
    const above = await breakEven(async (x) => few(x + 1), search)
    expect(above).toMatchObject({ status: 'not_determined', precise: false })
    const through = await breakEven(async (x) => few(x - 5), search)
    expect(through).toMatchObject({ status: 'attained', value: 5, low: null, high: null, precise: false })
  })

  it('leaves an end open that lies beyond the range', async () => {
    const answer = await breakEven(
      noisy((x) => 9.8 - x, 'open', 3),
      search,
    )
    expect(answer.high).toBeNull()
  })

  it('names the first of several roots, and how often the sign changes', async () => {
    const answer = await breakEven(async (x) => [(x - 2) * (x - 5) * (x - 8)], search)
    expect(answer.value!).toBeCloseTo(2, 2)
    expect(answer.changes).toBe(3)
  })
})

describe('a simulated break-even', () => {
  const { baseline, option } = degenerate()
  const cost = (scenario: Scenario, deterrence: string, replication: number) =>
    total(
      simulate({ scenario, baseline, deterrence, seed: 'oracle', replication, horizonYears: 2 }),
      'cost.total',
      '',
    )!
  const base = Array.from({ length: 8 }, (_, replication) => cost(baseline, 'none', replication))
  const differences = (setUp: number) => async (deterred: number, replications: number) =>
    Array.from({ length: replications }, (_, r) => cost(option(deterred, setUp), 'h', r) - base[r]!)
  const within = { low: 0, high: 1, replications: 8, most: 8, precision: 0.05 }

  it('has the support cost that the closed form says', () => {
    const perDay = base.reduce((sum, pounds) => sum + pounds, 0) / base.length / days
    expect(perDay / 10).toBeGreaterThan(0.98 * saved)
    expect(perDay / 10).toBeLessThan(1.02 * saved)
  })

  it('is found within its interval: one half', async () => {
    const answer = await breakEven(differences(0), within)
    expect(answer.status).toBe('attained')
    expect(answer.low!).toBeLessThanOrEqual(0.5)
    expect(answer.high!).toBeGreaterThanOrEqual(0.5)
    expect(answer.high! - answer.low!).toBeLessThan(0.03)
  })

  it('is not attainable where the fixed cost alone is more than all that can be saved', async () => {
    expect(await breakEven(differences(1e9), within)).toMatchObject({ status: 'not_attainable', value: null })
  })
})
