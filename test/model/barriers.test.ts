import { describe, expect, it } from 'vitest'
import { barrierHazard } from '../../src/model/barriers.ts'

const fiveYears = 5 * 365.25
const values = (preset: 'none' | 'frailty' | 'duration', share = 0.63) => ({
  preset,
  incidence_five_years: share,
  decision_days: 240,
  granted_share: 0.5,
})

/** P(no barrier after `stay` days), by averaging over the distribution of frailty. */
function surviving(preset: 'frailty' | 'duration', stay: number): number {
  const hazard = barrierHazard(values(preset))
  const n = 20_000
  let sum = 0
  for (let i = 0; i < n; i++) {
    const frailty = -Math.log1p(-(i + 0.5) / n) * hazard.frailtyScale(0)
    sum += Math.exp(-hazard.cumulative(stay, frailty))
  }
  return sum / n
}

describe('barrier presets', () => {
  it('both reach the declared incidence at five years', () => {
    expect(1 - surviving('frailty', fiveYears)).toBeCloseTo(0.63, 3)
    expect(1 - surviving('duration', fiveYears)).toBeCloseTo(0.63, 6)
  })

  it('differ in when: early for frailty, late for duration', () => {
    expect(1 - surviving('frailty', fiveYears / 5)).toBeGreaterThan(0.2)
    expect(1 - surviving('duration', fiveYears / 5)).toBeLessThan(0.05)
  })

  it('invert their cumulative hazard', () => {
    for (const preset of ['frailty', 'duration'] as const) {
      const hazard = barrierHazard(values(preset))
      for (const stay of [1, 100, 3000]) {
        expect(hazard.inverse(hazard.cumulative(stay, 0.7), 0.7)).toBeCloseTo(stay, 6)
      }
    }
  })

  it('condition frailty on having come so far without a barrier', () => {
    // P(none by a + b | none by a) must be the ratio of the marginals.
    const hazard = barrierHazard(values('frailty'))
    const [a, b] = [800, 1200]
    const n = 20_000
    let sum = 0
    for (let i = 0; i < n; i++) {
      const frailty = -Math.log1p(-(i + 0.5) / n) * hazard.frailtyScale(a)
      sum += Math.exp(hazard.cumulative(a, frailty) - hazard.cumulative(a + b, frailty))
    }
    expect(sum / n).toBeCloseTo(surviving('frailty', a + b) / surviving('frailty', a), 3)
  })

  it('never arise under none', () => {
    expect(barrierHazard(values('none')).inverse(1, 1)).toBe(Number.POSITIVE_INFINITY)
  })
})
