import { describe, expect, test } from 'vitest'
import { type BarsInput, barsChart } from '../../src/charts/sensitivity/bars.ts'
import { byYearChart } from '../../src/charts/sensitivity/by-year.ts'
import { type TornadoInput, type TornadoRow, tornadoChart } from '../../src/charts/sensitivity/tornado.ts'
import { titleLimit } from '../../src/words/text.ts'

const about = {
  metric: { id: 'returns.total', label: 'All returns', unit: 'people' },
  ...{ option: 'Return hubs', baseline: 'Current policy', hypothesis: 'none', horizonYears: 5 },
  ...{ seed: '1', replications: 6, scale: 1, toolVersion: '0.1.0', varied: 9 },
}
const row = (label: string, atLow: number, atHigh: number, more: Partial<TornadoRow> = {}): TornadoRow => ({
  ...{
    label,
    support: 'assumption',
    isTold: true,
    turns: false,
    lowText: '1',
    highText: '50',
    atLow,
    atHigh,
  },
  swing: { value: atHigh - atLow, low: atHigh - atLow - 10, high: atHigh - atLow + 10 },
  ...more,
})
const tornado = (rows: TornadoRow[], more: Partial<TornadoInput> = {}) =>
  tornadoChart({ ...about, mean: -40, rows, ...more })

describe('the tornado', () => {
  test('says what decides the sign, where that is clear at both ends', () => {
    const turns = tornado([row('Pace of returns (Return hub)', 0, 800, { turns: true })])!
    expect(turns.title).toMatch(/^Pace of returns .* decides whether all returns rise or fall/)
    const moves = tornado([row('Pace of returns (Return hub)', 0, 800)])!
    expect(moves.title).toBe('Pace of returns (Return hub) matters most: it moves all returns by 800')
  })
  test('names nothing that is not told from chance', () => {
    const chart = tornado([row('Pace of returns (Return hub)', 0, 800, { isTold: false })], {
      replications: 2,
    })!
    expect(chart.title).toBe('Chance hides which parameter decides all returns')
    expect(chart.note).toContain('6 replications are needed')
    expect(chart.description).toContain('not told from chance')
  })
  test('has the figures at both ends in its description, and no row without effect', () => {
    const chart = tornado([row('Pace (Return hub)', 0, 800), row('Nothing', 0, 0)])!
    expect(chart.description).toContain('from −40 at 1 to +760 at 50')
    expect(chart.description).not.toContain('Nothing')
    expect(tornado([row('Nothing', 0, 0)])).toBeUndefined()
  })
  test('says where a smaller system was run', () => {
    expect(tornado([row('Pace', 0, 800)], { scale: 0.1 })!.source).toContain('10% of the size')
  })
  test('has a title that fits, however long the names', () => {
    const long = 'Share of very long names that nobody can read in ten seconds (A scheme with a long name)'
    expect(tornado([row(long, 0, 800, { turns: true })])!.title.length).toBeLessThanOrEqual(titleLimit)
  })
})

describe('bars', () => {
  const bars = (more: Partial<BarsInput>) =>
    barsChart({
      ...{ ...about, method: 'sobol', isGrouped: true, noiseShare: 0.3 },
      rows: [
        {
          ...{ label: 'Assumptions', support: undefined, isTold: true, alone: 0.5 },
          main: { value: 0.62, low: 0.5, high: 0.7 },
        },
      ],
      ...more,
    })
  test('say what share goes with the first, and how much is chance', () => {
    const chart = bars({})!
    expect(chart.title).toBe('Assumptions: 62% of the uncertainty in all returns goes with it')
    expect(chart.note).toContain('30% of the variance of a single run')
    expect(chart.description).toContain('62% [50, 70], 50% alone')
  })
  test('leave out shares that round to nothing', () => {
    const none = {
      label: 'Prices',
      support: undefined,
      isTold: true,
      main: { value: 0.001, low: 0, high: 0.01 },
    }
    expect(bars({ rows: [none] })).toBeUndefined()
  })
})

describe('what decides year by year', () => {
  const bar = (year: number, value: number, isTold = true) => ({
    ...{ year, value, low: value - 1, high: value + 1, isTold },
  })
  const input = { ...about, method: 'tornado' as const }
  const early = { label: 'Opening day', years: [bar(1, 90), bar(2, 10), bar(3, 2, false)] }
  const late = { label: 'Places', years: [bar(1, 5), bar(2, 60), bar(3, 120)] }

  test('names what matters at first and at the end', () => {
    const chart = byYearChart({ ...input, deciders: [late, early] })!
    expect(chart.title).toBe('Opening day matters most to all returns at first, places at the end')
    expect(chart.description).toContain('year 3 +2.0 [1.0, 3.0] (not told from chance)')
  })

  test('names one parameter that leads throughout', () => {
    const chart = byYearChart({ ...input, deciders: [late] })!
    expect(chart.title).toBe('Places matters most to all returns in every year')
  })

  test('is not drawn of one year, of nothing told, or of no effect in any year', () => {
    expect(byYearChart({ ...input, deciders: [] })).toBeUndefined()
    expect(byYearChart({ ...input, deciders: [{ label: 'Places', years: [bar(1, 5)] }] })).toBeUndefined()
    expect(
      byYearChart({ ...input, deciders: [{ label: 'Places', years: [bar(1, 0), bar(2, 0)] }] }),
    ).toBeUndefined()
  })
})
