import { describe, expect, it } from 'vitest'
import { Outcome } from '../../src/model/declaration/outcomes.ts'
import { IncidenceRecorder, WaitRecorder } from '../../src/model/measures/waits.ts'

describe('waiting times with censoring', () => {
  it('gives the plain median when nothing is censored', () => {
    const waits = new WaitRecorder(100)
    for (const days of [1, 2, 3, 4, 5]) waits.ended(days)
    expect(waits.quantile(0.5)).toBe(3.5)
  })

  it('agrees with the product-limit estimate worked by hand', () => {
    // 10 waits: ends at 5, 20, 20, 30; cut short at 10 (twice), 25, 40 (three times).
    const waits = new WaitRecorder(100)
    for (const days of [5, 20, 20, 30]) waits.ended(days)
    for (const days of [10, 10, 25, 40, 40, 40]) waits.cutShort(days)
    // S(5) = 9/10; S(20) = 9/10 × 5/7 = 0.643; S(30) = 0.643 × 3/4 = 0.482.
    expect(waits.quantile(0.09)).toBe(5.5)
    expect(waits.quantile(0.35)).toBe(20.5)
    expect(waits.quantile(0.5)).toBe(30.5)
    expect(waits.quantile(0.9)).toBeNull()
  })

  it('has no quantile when nobody waited', () => {
    expect(new WaitRecorder(10).quantile(0.5)).toBeNull()
  })
})

describe('cumulative incidence with competing causes', () => {
  it('agrees with the Aalen–Johansen estimate worked by hand', () => {
    const cases = new IncidenceRecorder(100)
    cases.ended(Outcome.voluntary_return, 5)
    cases.ended(Outcome.enforced_return, 15)
    cases.openAtHorizon(15)
    cases.ended(Outcome.voluntary_return, 25)
    cases.openAtHorizon(99)
    const curves = cases.curves(10)
    const voluntary = curves[Outcome.voluntary_return]!
    const enforced = curves[Outcome.enforced_return]!
    // Day 5: 1/5. Day 15: 0.8 × 1/4 = 0.2. Day 25: 0.6 × 1/2 = 0.3.
    expect(voluntary.slice(0, 4)).toEqual([0, 0.2, 0.2, 0.5])
    expect(enforced[1]).toBe(0)
    expect(enforced[2]).toBeCloseTo(0.2, 12)
    expect(voluntary[9]! + enforced[9]!).toBeCloseTo(0.7, 12)
  })

  it('recovers the law of two exponential causes under censoring (4 standard errors: false alarm below 1 in 10,000)', () => {
    const cases = new IncidenceRecorder(1000)
    const n = 40_000
    let state = 1
    const u = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return (state + 0.5) / 2 ** 32
    }
    for (let i = 0; i < n; i++) {
      const a = -Math.log(u()) * 200
      const b = -Math.log(u()) * 400
      const horizon = u() * 900
      if (Math.min(a, b) > horizon) cases.openAtHorizon(horizon)
      else cases.ended(a < b ? Outcome.voluntary_return : Outcome.enforced_return, Math.min(a, b))
    }
    const exact = (t: number) => (2 / 3) * (1 - Math.exp(-t * (1 / 200 + 1 / 400)))
    const curve = cases.curves(100)[Outcome.voluntary_return]!
    for (const k of [1, 2, 4])
      expect(Math.abs(curve[k]! - exact(100 * k))).toBeLessThan(4 * Math.sqrt(0.25 / n) * 2)
  })
})
