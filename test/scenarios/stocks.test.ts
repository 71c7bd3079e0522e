/** Law: every stock that a scenario states is refused, with what is allowed, or the run opens with it. */
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import { loadScenario, parseSetting } from '../../src/scenarios/load.ts'
import { runOnce } from '../model/model.ts'

/** The opening figure of a metric that each stock is, and by how much it may miss: 0 where people are placed one by one. */
const shownAs = {
  awaiting_decision: { metric: 'backlog.decision', in: 'people', within: 0 },
  appeals_open: { metric: 'backlog.appeal', in: 'parties', within: 0 },
  detained: { metric: 'detention.occupancy', in: 'people', within: 0 },
  supported: { metric: 'support.supported', in: 'people', within: 0.02 },
} as const

const fractions = [0, 0.01, 0.5, 1, 1.5, 5]
const published = loadScenario('current-policy-2024').values

/** The opening figure, or the refusal. */
function openedWith(stock: keyof typeof shownAs, value: number): number | string {
  try {
    const scenario = loadScenario('current-policy-2024', [parseSetting(`stocks.${stock}=${value}`)]).values
    const { metric, in: unit } = shownAs[stock]
    const series = runOnce(scenario, 1, 1 / 12).series.find(
      (s) => s.metric === metric && s.countedIn === unit,
    )!
    return series.monthly[0]!
  } catch (error) {
    if (error instanceof InputError) return error.problems[0]!.allowed ?? ''
    throw error
  }
}

describe.each(Object.keys(shownAs) as (keyof typeof shownAs)[])('stocks.%s', (stock) => {
  test.each(fractions)('%d times the published number', (fraction) => {
    const value = Math.round(fraction * published.stocks[stock])
    const got = openedWith(stock, value)
    if (typeof got === 'string') expect(got).toMatch(/^\d+ to \d+/)
    else expect(Math.abs(got - value)).toBeLessThanOrEqual(shownAs[stock].within * value)
  })
})
