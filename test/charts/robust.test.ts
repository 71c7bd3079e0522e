import { describe, expect, test } from 'vitest'
import type { BoxChartInput } from '../../src/charts/robust/input.ts'
import { mapChart, turnsOf } from '../../src/charts/robust/map.ts'
import { rangesChart } from '../../src/charts/robust/ranges.ts'
import { regretChart } from '../../src/charts/robust/regret.ts'
import { tradeOffChart } from '../../src/charts/robust/trade-off.ts'
import { titleLimit } from '../../src/words/text.ts'

const about = {
  ...{ sweep: 'Where?', points: 100, replications: 6, seed: '1', horizonYears: 5, hypothesis: 'none' },
  toolVersion: '0.1.0',
}
const option = { name: 'hub', title: 'Return hubs' }
const box: BoxChartInput = {
  ...{ ...about, option, condition: 'total cost under Return hubs is no more than under Current policy' },
  ...{ describes: true, base: 0.31, quality: { coverage: 0.9, density: 0.8 }, chosen: 1, finalRestricted: 1 },
  trajectory: [
    { number: 0, coverage: 1, density: 0.31, restricted: 0 },
    { number: 1, coverage: 0.9, density: 0.8, restricted: 1 },
  ],
  ranges: [
    {
      ...{ label: 'Places in the hub', text: 'above 250', quasiP: '0.001', resamples: '98%' },
      ...{ whole: ['50', '500'], spans: [{ from: 0.44, to: 1 }] },
    },
  ],
}

describe('the trade-off of a box', () => {
  test('says how much lies in it and how purely', () => {
    const { title, description } = tradeOffChart(box)
    expect(title).toBe('Return hubs: a box holds 90% of the points looked for; they are 80% of its points')
    expect(description).toContain('Box 1 was chosen: coverage 90%, density 80%, 1 parameter restricted')
  })
  test('says so where no box describes it', () => {
    expect(tradeOffChart({ ...box, describes: false }).title).toContain(
      'no box of parameter ranges describes',
    )
  })
})

describe('the ranges of a box', () => {
  test('are told in the title beside what is so without them', () => {
    expect(rangesChart(box)!.title).toBe(
      '80% of points meet the condition with places in the hub above 250; of all 31%',
    )
    expect(rangesChart(box)!.description).toContain('above 250 of 50 to 500, quasi-p 0.001')
  })
  test('have no chart where the box restricts nothing, and a title that fits however many', () => {
    expect(rangesChart({ ...box, ranges: [] })).toBeUndefined()
    const long = { ...box.ranges[0]!, label: 'A parameter with a name that nobody can read in ten seconds' }
    expect(rangesChart({ ...box, ranges: [long, long, long] })!.title).toBe(
      '80% of points meet the condition in 3 ranges together; of all 31%',
    )
  })
})

describe('the table of regret', () => {
  const ranged = (value: number) => ({ value, low: null, high: null })
  const row = (title: string, most: number) => ({
    ...{ title, most: ranged(most), nine: ranged(most / 2), mean: ranged(most / 4) },
  })
  test('names the least and the largest, and the way that is assumed to be better', () => {
    const chart = regretChart({
      ...{
        ...about,
        metric: { id: 'returns.total', label: 'All returns', unit: 'people' },
        better: 'higher',
      },
      rows: [row('Current policy', 160), row('Return hubs', 40)],
    })
    expect(chart.title).toBe('Largest regret in all returns: Return hubs 40, Current policy 160')
    expect(JSON.stringify(chart.spec)).toContain('assumed: higher is better')
    expect(chart.description).toContain('Return hubs: largest 40, 90% of points have at most 20, mean 10')
    expect(chart.title.length).toBeLessThanOrEqual(titleLimit)
  })
})

describe('the map of two parameters', () => {
  const cell = (x: number, y: number, mean: number) => ({ x, y, mean, meets: mean <= 0, isClear: true })
  const cells = [cell(0, 0, -5), cell(1, 0, 5), cell(0, 1, -5), cell(1, 1, -1)]
  test('has a line where the condition turns', () => {
    expect(turnsOf(cells, 2, 2)).toEqual([
      { x: 1, x2: 1, y: 0, y2: 1 },
      { x: 1, x2: 2, y: 1, y2: 1 },
    ])
    expect(
      turnsOf(
        cells.map((each) => ({ ...each, meets: true })),
        2,
        2,
      ),
    ).toEqual([])
  })
  test('counts the points and reads them out', () => {
    const axes = [
      { label: 'Places', values: ['100', '200'] },
      { label: 'Pace', values: ['1', '2'] },
    ] as const
    const chart = mapChart({
      ...about,
      option,
      condition: box.condition,
      bound: 0,
      unit: 'people',
      axes,
      cells,
    })
    expect(chart.title).toBe('Return hubs: the condition is met at 3 of 4 points')
    expect(chart.description).toContain('Places 200, Pace 1: +5;')
  })
})
