import { describe, expect, test } from 'vitest'
import { backlogDecision } from '../../src/charts/backlog-decision.ts'
import { breakEvenChart } from '../../src/charts/break-even.ts'
import { chartsOf } from '../../src/charts/index.ts'
import { changeOf } from '../../src/charts/kit/changes.ts'
import type { Chart } from '../../src/charts/kit/chart.ts'
import { domainWithoutOutliers, type EstimateRow } from '../../src/charts/kit/estimates.ts'
import { figuresHead } from '../../src/charts/kit/intervals.ts'
import { returnsByType } from '../../src/charts/returns-by-type.ts'
import { schemeExits } from '../../src/charts/scheme-exits.ts'
import { currentPolicy, everyOption, fixture, returnHubs } from './fixture.ts'
import { realRun } from './real-run.ts'

type Node = { readonly [key: string]: unknown }
const nodes = (value: unknown): Node[] =>
  value === null || typeof value !== 'object'
    ? []
    : [...(Array.isArray(value) ? [] : [value as Node]), ...Object.values(value).flatMap(nodes)]

/** Panels of a chart: views that have layers and a title. */
const panelsOf = (chart: Chart) => nodes(chart.spec).filter((node) => 'layer' in node && 'title' in node)

/** The lines of a panel over time, each as its values from 0 to 1 on the panel's own scale. */
function linesOf(panel: Node): number[][] {
  const domain = nodes(panel['encoding'])
    .map((node) => node['domain'])
    .find((each) => Array.isArray(each))
  if (domain === undefined) return []
  const [bottom, top] = domain as [number, number]
  return (panel['layer'] as Node[])
    .filter(({ mark }) => (mark as Node)['type'] === 'line')
    .map((layer) => {
      const data = (layer['data'] ?? panel['data']) as { values?: Record<string, number>[]; name?: string }
      const { field } = (layer['encoding'] as { y: { field: string } }).y
      return (data.values ?? []).map((row) => (row[field]! - bottom) / (top - bottom))
    })
    .filter((line) => line.length > 12)
}

const alike = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((y, i) => Math.abs(y - other[i]!) < 0.005)

const run = realRun(6)

describe('panels of a chart', () => {
  const overTime = chartsOf(run).filter((chart) => panelsOf(chart).some((panel) => linesOf(panel).length > 0))

  test('over time are those of more than a few charts', () => {
    expect(overTime.length).toBeGreaterThan(8)
  })

  test.each(overTime.map((chart) => [chart.id, chart] as const))(
    'of %s do not show the same lines twice',
    (_, chart) => {
      const panels = panelsOf(chart).map(linesOf)
      const twins = panels.flatMap((lines, i) =>
        panels
          .slice(i + 1)
          .filter((others) => lines.some((line) => others.some((other) => alike(line, other)))),
      )
      expect(twins).toEqual([])
    },
  )

  test('of what an option changes end at the paired difference', () => {
    for (const metric of [
      'backlog.decision',
      'stock.rights_exhausted',
      'arrivals.small_boat',
      'cost.total',
    ]) {
      const key = { scenario: 'return-hubs', deterrence: 'none', metric, counted_in: 'people' as const }
      const row = run.differences.find(
        (each) => each.metric === metric && each.scheme === '' && each.counted_in !== 'parties',
      )!
      const size = Math.max(1, Math.abs(row.mean!))
      expect(Math.abs(changeOf(run, key).at(-1)!.y - row.mean!) / size).toBeLessThan(1e-6)
    }
  })

  test('are left out for options that change nothing, which the note names', () => {
    const chart = backlogDecision(fixture([currentPolicy, { ...returnHubs, effect: 0 }]))!
    expect(panelsOf(chart)).toHaveLength(1)
    expect(chart.note).toContain('No difference in any month: Return hubs.')
  })
})

describe('one meaning of an interval', () => {
  test('is that of the mean, for every chart of figures, whatever the quantiles', () => {
    const input = fixture(everyOption)
    const quantiles = { p05: -1e9, p50: 1e9, p95: 1e9 }
    const odd = {
      ...input,
      summary: input.summary.map((row) => ({ ...row, ...quantiles })),
      differences: input.differences.map((row) => ({ ...row, ...quantiles })),
    }
    expect(chartsOf(odd).map(({ spec }) => spec)).toEqual(chartsOf(input).map(({ spec }) => spec))
  })

  test('is named above the figures', () => {
    expect(figuresHead(fixture())).toBe('mean (95% interval)')
    expect(figuresHead(fixture(undefined, 1))).toBe('mean, one replication')
    for (const id of ['differences', 'returns-by-type']) {
      const chart = chartsOf(fixture()).find((each) => each.id === id)!
      expect(JSON.stringify(chart.spec)).toContain('(95% interval)')
      expect(chart.note).toContain('95% intervals of the mean over 200 replications')
    }
  })
})

describe('counts', () => {
  test('of people are whole', () => {
    const input = fixture([currentPolicy, { ...returnHubs, effect: 0.157 }])
    const chart = returnsByType(input)!
    // 37.7 over five years.
    expect(chart.title).toContain('8 more with Return hubs')
    expect(chart.description).not.toMatch(/\d\.\d/)
  })

  test('of a scheme are given if it opens, with how often it does', () => {
    const input = fixture([currentPolicy, returnHubs])
    const of = input.summary.find(
      ({ metric, scenario, scheme }) =>
        metric === 'scheme.transferred' && scenario === 'return-hubs' && scheme === '',
    )!
    const { replications: _, ...rest } = of
    const ifOpen = [
      {
        ...rest,
        baseline: '',
        mean: 610,
        ci_low: 590,
        ci_high: 630,
        mean_of_all: of.mean,
        opened: 160,
        replications: 200,
      },
    ]
    const chart = schemeExits({ ...input, ifOpen })!
    expect(chart.description).toContain('if it opens (160 of 200 replications)')
    expect(chart.description).toContain('Transferred 610 (590 to 630)')
    expect(schemeExits(input)!.description).toContain('Transferred 488')
    expect(schemeExits(input)!.note).toContain('has not opened count as zero')
  })
})

describe('the scale of rows', () => {
  const row = (value: number, half = 1): EstimateRow => ({
    label: ['x'],
    value,
    low: value - half,
    high: value + half,
    text: '',
    colour: '#000000',
    clear: true,
  })
  test('leaves out few rows that would flatten all others', () => {
    const small = [-38, 12, -162, 20, 289, 85].map((value) => row(value, 30))
    expect(domainWithoutOutliers([...small, row(4850, 120)])[1]).toBeLessThan(400)
    expect(domainWithoutOutliers([...small, row(600)])[1]).toBeGreaterThan(600)
    expect(domainWithoutOutliers([row(1), row(100)])[1]).toBeGreaterThan(100)
  })
})

describe('break-even', () => {
  const chart = (low: number | null, high: number | null) =>
    breakEvenChart({
      option: 'Return hubs',
      baseline: 'Current policy',
      asked: { metric: 'cost.discounted', hypothesis: 'illustrative-low' } as never,
      horizonYears: 5,
      seed: '1',
      toolVersion: '0.1.0',
      answers: [
        {
          parameter: 'deterrence.illustrative-low.strength',
          unit: 'strength',
          low: 0,
          high: 40,
          answer: {
            ...{ status: 'attained', value: 11.9, low, high, changes: 1, replications: 8, precise: true },
            points: [0, 20, 40].map((value) => ({
              ...{ value, mean: (12 - value) * 1e7, ci_low: (8 - value) * 1e7, ci_high: (16 - value) * 1e7 },
              replications: 8,
            })),
          },
        },
      ],
    })
  test('names parameter and axes in plain words', () => {
    const spec = JSON.stringify(chart(9.8, 16.6).spec)
    expect(spec).toContain('"text":["Strength of deterrence","Break-even at 11.9 (9.8 to 16.6)"]')
    expect(spec).toContain('Difference in total cost, discounted')
    expect(spec).toContain('Strength of deterrence (deterrence.illustrative-low.strength)')
    expect(chart(9.8, 16.6).title).toBe(
      'Return hubs: break-even at a strength of deterrence of 11.9 (9.8 to 16.6)',
    )
    expect(chart(null, null).title).toContain('chance hides')
  })
})

describe('a level', () => {
  const title = (status: string, low: number | null, high: number | null) =>
    breakEvenChart({
      option: 'More tribunal capacity',
      baseline: 'Current policy',
      asked: {
        ...{ metric: 'backlog.appeal', hypothesis: 'none' },
        level: { value: 10_000, counted_in: 'parties', by: '2029-12' },
      } as never,
      horizonYears: 4,
      seed: '1',
      toolVersion: '0.1.0',
      answers: [
        {
          parameter: 'appeals.disposals_per_quarter.from.2027-01-01',
          unit: 'appeals per quarter',
          low: 7000,
          high: 20_000,
          answer: {
            ...{ value: status === 'attained' ? 15_000 : null, low, high, changes: 1, replications: 8 },
            ...{ status: status as never, precise: true },
            points: [{ value: 7000, mean: 5000, ci_low: 4000, ci_high: 6000, replications: 8 }],
          },
        },
      ],
    }).title
  test.each([
    [
      'attained',
      13_000,
      17_000,
      'Disposals per quarter from 1 January 2027: 15,000 (13,000 to 17,000) to reach 10,000',
    ],
    ['attained', null, null, 'More tribunal capacity: chance hides where 10,000 is reached'],
    ['not_attainable', null, null, 'More tribunal capacity: above 10,000 throughout'],
  ])('that is %s from %s to %s is told as such', (status, low, high, told) => {
    expect(title(status, low, high)).toBe(told)
  })
})
