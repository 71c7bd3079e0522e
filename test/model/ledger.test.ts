import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { breakEven } from '../../src/experiments/break-even/break-even.ts'
import { costLineIds, discountFactor, factsOfLine } from '../../src/model/measures/ledger.ts'
import {
  noVolumes,
  type SchemeTerms,
  type SchemeVolumes,
  schemeLines,
} from '../../src/model/measures/scheme-costs.ts'
import { hub, opensAt, runOnce, smallScenario, total, withScheme } from './model.ts'

const published = new Map(
  (
    parse(readFileSync('src/evidence/policy/break_even_ia.csv', 'utf8'), { columns: true }) as {
      row_id: string
      value: string
    }[]
  ).map(({ row_id, value }) => [row_id, Number(value)]),
)
const row = (id: string) => published.get(`BE-${id}`)!

const free: SchemeTerms = {
  ...smallScenario(hub).schemes['hub']!.cost,
  sunk: 0,
  set_up: 0,
  committed: 0,
  per_year: 0,
  step: 0,
  per_place_built: 0,
  per_place_year: 0,
  per_person_day: 0,
  per_person: 0,
  per_flight: 0,
  flight_per_person: 0,
  per_settled: 0,
  per_challenge: 0,
  brought_back: 0,
  enforced_return: 0,
  on_exit: 0,
  on_moving_on: 0,
}

/** Pounds on all lines of a scheme: the arithmetic of the ledger, month by month, for a single period. */
const schemeCost = (terms: SchemeTerms, volumes: SchemeVolumes) =>
  Object.values(schemeLines).reduce((sum, line) => sum + line(terms, volumes), 0)

describe('discounting', () => {
  test('has the published factors of the Green Book schedule', () => {
    expect(discountFactor(0.035, 0)).toBe(1)
    expect(discountFactor(0.035, 11)).toBe(1)
    expect(discountFactor(0.035, 12)).toBeCloseTo(0.9662, 4)
    expect(discountFactor(0.035, 120)).toBeCloseTo(0.7089, 4)
    expect(discountFactor(0.035, 360)).toBeCloseTo(0.3563, 4)
    expect(discountFactor(0.035, 372)).toBeCloseTo(0.3563 / 1.03, 4)
    expect(discountFactor(0.03, 120)).toBeCloseTo(1.03 ** -10, 12)
  })
})

describe('published worked examples through the same ledger', () => {
  // The 2023 impact assessment: everyone who is not deterred is relocated at C; without the policy everyone costs S.
  const relocation: SchemeTerms = {
    ...free,
    per_person: row('A01') + row('A02') + row('A04') + row('A05') + row('A07'),
    flight_per_person: row('A03'),
  }
  const people = 10_000
  const difference = (deterred: number, saved: number) =>
    schemeCost(relocation, { ...noVolumes, transferred: people * (1 - deterred) }) - people * saved

  test('the 2023 impact assessment breaks even at 37 % and at 2 %', async () => {
    expect(schemeCost(relocation, { ...noVolumes, transferred: 1 })).toBe(row('A08'))
    for (const [saved, formula, shown] of [
      [row('A09'), row('A13'), row('A12')],
      [row('A10'), row('A15'), row('A14')],
    ] as const) {
      const answer = await breakEven(async (deterred) => [difference(deterred, saved)], {
        low: 0,
        high: 1,
        replications: 1,
        most: 1,
        precision: 0.05,
      })
      expect(answer.status).toBe('attained')
      expect(answer.value!).toBeCloseTo(formula, 4)
      expect(Math.round(100 * answer.value!) / 100).toBe(shown)
    }
    // A stay of three years for four does not give the published 50 %: three quarters of the support is 79,500.
    expect(1 - (0.75 * row('A09')) / row('A08')).toBeCloseTo(0.53, 2)
    expect(row('A16')).toBe(0.5)
  })

  test('the first 300 people to Rwanda cost £541m and £1.8m each', () => {
    const terms: SchemeTerms = {
      ...free,
      set_up: row('B01'),
      step: row('B02'),
      step_at: row('B05'),
      per_person: row('B03'),
      per_settled: row('B04'),
    }
    const cost = schemeCost(terms, {
      ...noVolumes,
      prepared: true,
      transferred: row('B05'),
      settled: row('B05'),
    })
    expect(cost).toBe(row('B06'))
    expect(cost / row('B05')).toBeCloseTo(row('B07'), 0)
    const flights = { ...terms, flight_per_person: 11_000 }
    expect(
      schemeCost(flights, { ...noVolumes, prepared: true, transferred: row('B05'), settled: row('B05') }),
    ).toBe(row('B08'))
    // One person fewer, and the step is not paid.
    const fewer = { ...noVolumes, prepared: true, transferred: row('B05') - 1, settled: row('B05') - 1 }
    expect(schemeLines.scheme_step(terms, fewer)).toBe(0)
    expect(schemeLines.scheme_step(terms, { ...noVolumes, transferredBefore: 299, transferred: 1 })).toBe(
      row('B02'),
    )
    expect(schemeLines.scheme_step(terms, { ...noVolumes, transferredBefore: 300, transferred: 1 })).toBe(0)
  })

  test('the outturn is £715m', () => {
    // Payments and the other fixed spending are fixed; flights and detention are charged to four people.
    const moved = 4
    const terms: SchemeTerms = {
      ...free,
      set_up: row('C01') + row('C04'),
      flight_per_person: row('C02') / moved,
      per_person: row('C03') / moved,
    }
    expect(schemeCost(terms, { ...noVolumes, prepared: true, transferred: moved })).toBe(row('C05'))
    expect(row('C05')).toBe(715_000_000)
  })
})

describe('the ledger of a run', () => {
  const scenario = withScheme(smallScenario(hub), opensAt(60))
  const result = runOnce({
    ...scenario,
    schemes: {
      hub: {
        ...scenario.schemes['hub']!,
        cost: { ...scenario.schemes['hub']!.cost, sunk: 5e6, per_year: 1e6, per_flight: 1e4 },
      },
    },
  })
  const line = (id: string) => total(result, `cost.${id}`, '')!

  test('adds up: the total is its lines but those that are sunk', () => {
    const sum = costLineIds
      .filter((id) => factsOfLine(id).type !== 'sunk')
      .reduce((pounds, id) => pounds + line(id), 0)
    expect(line('total')).toBeCloseTo(sum, 2)
    expect(line('scheme_sunk')).toBe(5e6)
    expect(line('scheme_running')).toBeCloseTo((1e6 * (730 - 60)) / 365.25, -4)
  })

  test('shows optimism bias apart, by category, on new spending only', () => {
    const { optimism_bias } = scenario.costs
    const uplift = costLineIds.reduce((pounds, id) => {
      const { bias } = factsOfLine(id)
      return pounds + (bias === undefined ? 0 : line(id) * optimism_bias[bias])
    }, 0)
    expect(uplift).toBeGreaterThan(1e6)
    expect(line('optimism_bias')).toBeCloseTo(uplift, 2)
    expect(line('with_optimism_bias')).toBeCloseTo(line('total') + uplift, 2)
    for (const id of ['support_hotels', 'decisions', 'appeals', 'detention'] as const)
      expect(factsOfLine(id)).not.toHaveProperty('bias')
  })

  test('leaves transfers within the UK out of the social value and in the public cost', () => {
    expect(line('support_subsistence')).toBeGreaterThan(0)
    expect(factsOfLine('support_subsistence').type).toBe('transfer')
    expect(-total(result, 'npsv', '')!).toBeLessThan(line('discounted'))
    expect(line('discounted')).toBeLessThan(line('total'))
    expect(line('discounted')).toBeLessThan(line('discounted_3_percent'))
  })

  test('saves no support on people who were not supported', () => {
    const unsupported = {
      ...scenario,
      support: { ...scenario.support, entitled_share: 0, section4_share: 0 },
      stocks: { ...scenario.stocks, supported: 0, section4: 0 },
    }
    const base = { ...unsupported, schemes: {} }
    const [with_, without] = [runOnce(unsupported), runOnce(base)]
    expect(total(with_, 'scheme.transferred')).toBeGreaterThan(20)
    for (const id of ['support_hotels', 'support_other', 'support_subsistence'])
      expect(total(with_, `cost.${id}`, '')).toBe(total(without, `cost.${id}`, ''))
  })
})
