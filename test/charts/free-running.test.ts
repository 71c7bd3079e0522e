import { compile } from 'vega-lite'
import { describe, expect, test } from 'vitest'
import { type FanPoint, freeRunning } from '../../src/charts/history/free-running.ts'

const point = (date: string, mean: number): FanPoint => ({
  date,
  mean,
  p05: mean - 20,
  p25: mean - 10,
  p50: mean,
  p75: mean + 10,
  p95: mean + 20,
})
const model = [point('2022-12-31', 100), point('2023-12-31', 200), point('2024-12-31', 300)]
const make = (published: Parameters<typeof freeRunning>[0]['panels'][number]['published'], yearly?: true) =>
  freeRunning({
    id: 'x',
    titles: ['a finding'],
    subtitle: 'People.',
    note: 'Note.',
    sources: 'series (S)',
    run: 'a run',
    panels: [{ model, published, ...(yearly && { yearly }) }],
  })
const same = { words: 'published', isSame: true, values: [{ date: '2024-12-31', value: 280 }] }
const other = { words: 'other count', isSame: false, values: [{ date: '2023-06-30', value: 90 }] }

describe('a free run beside what was published', () => {
  test('has the model and every count in its text alternative', () => {
    const chart = make([same, other])
    expect(chart.title).toBe('A finding')
    expect(chart.description).toContain('model 100 (2022-12-31), 200 (2023-12-31), 300 (2024-12-31)')
    expect(chart.description).toContain('published 280 (2024-12-31); other count 90 (2023-06-30)')
    expect(chart.source).toBe('Source: series (S); model: a run.')
    expect(() => compile(chart.spec)).not.toThrow()
  })

  test('labels the ends, with dates where they are not the same', () => {
    const text = (chart: ReturnType<typeof make>) => JSON.stringify(chart.spec)
    expect(text(make([same]))).toContain('"model 300"')
    expect(text(make([same, other]))).toContain('"other count 90, June 2023"')
    expect(text(make([other], true))).toContain('"model 300, 2024"')
  })

  test('draws hollow dots for another count', () => {
    const fills = [...JSON.stringify(make([same, other]).spec).matchAll(/"fill":"(#[0-9A-F]{6})"/g)]
    expect(fills.map(([, fill]) => fill)).toEqual(['#0B0C0C', '#FFFFFF'])
  })
})
