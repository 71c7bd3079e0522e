import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { switching } from '../../src/experiments/break-even/switching.ts'
import type { Participant } from '../../src/experiments/replications/replicate.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import type { HypothesisValues, Scenario } from '../../src/scenarios/schema/schema.ts'
import { days, degenerate } from './degenerate.ts'

const { baseline, option } = degenerate()
const participant = (values: Scenario): Participant => ({
  name: values.name,
  values,
  sha256: createHash('sha256').update(JSON.stringify(values)).digest('hex'),
})

/** The answer by workers, as the command finds it; the option costs twice what it saves, save for who is deterred. */
async function strengthOf(form: HypothesisValues['form'], high: number, seed: string) {
  const { answers, failures } = await switching(
    {
      questions: [{ parameter: 'deterrence.h.strength', unit: 'strength', low: 0, high }],
      search: { replications: 6, most: 6, precision: 0.05 },
      metric: 'cost.total',
      hypothesis: 'h',
      seed,
      horizonYears: 2,
      version: '0.0.0',
      at: (_, value) => {
        const strength = { low: value, value, high: value }
        const h = { form, strength, threshold: 0.5, lag_days: 0, smoothing_days: 1 }
        return [participant(baseline), { ...participant(option(0, 0, h)), name: 'option' }]
      },
    },
    { workers: 2, find: findMetric },
  )
  expect(failures).toEqual([])
  return answers[0]!.answer
}

/**
 * Half of those who come must be deterred. In January nobody has been counted yet and nobody is; from then on the rise of
 * the perceived risk is 1, and intentions are f(strength): (31 + (T - 31) f) / T = 1/2.
 */
const f = (0.5 - 31 / days) / (1 - 31 / days)

describe('the strength of deterrence at which an option breaks even', () => {
  it.each([
    ['exponential', 3, -Math.log(f)],
    ['threshold', 1, 1 - f],
    ['logistic', 3, Math.log(2 / f - 1)],
  ] as const)('%s: is found within its interval', async (form, high, expected) => {
    // Of three 95 % intervals two miss the truth once in 140 times.
    const within: boolean[] = []
    for (const seed of ['oracle', 'theory', 'closed form']) {
      const { status, low, high: upper } = await strengthOf(form, high, seed)
      expect(status).toBe('attained')
      expect(upper! - low!).toBeLessThan(0.1 * expected)
      within.push(low! <= expected && expected <= upper!)
    }
    expect(within.filter((is) => is).length).toBeGreaterThanOrEqual(2)
  })
})
