import { compile } from 'vega-lite'
import { describe, expect, test } from 'vitest'
import { renderSvg } from '../../src/charts/kit/render.ts'
import { sweepCharts } from '../../src/charts/sweep/index.ts'
import type { SweepChartInput } from '../../src/charts/sweep/input.ts'
import { pointsOf } from '../../src/experiments/sweep/sweep-points.ts'
import { rolesOf } from '../../src/experiments/sweep/sweep-roles.ts'
import { sweepSchema } from '../../src/scenarios/designs/sweep-schema.ts'
import { overlaps, textBoxes } from './svg-text.ts'

/** A sweep whose effect is given by a formula, with intervals of ±`half`. */
function fixture(
  more: object,
  effect: (values: Record<string, number | string | boolean>) => number,
  half = 20,
): SweepChartInput {
  const design = sweepSchema.parse({ name: 'test', title: 'Test', scenarios: ['return-hubs'], ...more })
  const points = pointsOf(design, '1')
  const roles = rolesOf(design, points)
  const at = (mean: number) => ({ mean, ci_low: mean - half, ci_high: mean + half })
  const key = {
    scenario: 'return-hubs',
    deterrence: 'none',
    metric: 'returns.total',
    counted_in: 'people' as const,
    unit: 'people',
  }
  const lines =
    roles.lines === undefined ? [] : [...new Set(points.map(({ values }) => values[roles.lines!]!))]
  return {
    design,
    roles,
    metric: { id: 'returns.total', label: 'All returns', countedIn: 'people' },
    baselineTitle: 'Current policy',
    scenarios: [{ name: 'return-hubs', title: 'Return hubs' }],
    points,
    differences: points.map(({ id, values }) => ({
      ...key,
      point: id,
      baseline: 'current-policy',
      scheme: '',
      ...at(effect(values)),
      p05: null,
      p50: null,
      p95: null,
      share_of_replications_above_zero: 1,
      replications: 8,
    })),
    contrasts: points
      .filter(({ values }) => roles.lines !== undefined && values[roles.lines] === lines[0])
      .map(({ values }) => ({
        ...key,
        parameter: roles.lines!,
        from: String(lines[0]),
        to: String(lines.at(-1)),
        at: Object.entries(values)
          .filter(([name]) => name !== roles.lines)
          .map(([name, value]) => `${name}=${value}`)
          .join(';'),
        ...at(effect({ ...values, [roles.lines!]: lines.at(-1)! }) - effect(values)),
        replications: 8,
      })),
    seed: '1',
    replications: 8,
    horizonYears: 5,
    toolVersion: '0.1.0',
  }
}
const places = { path: 'a', label: 'Places in the hub', values: [50, 100, 200, 400, 800] }
const opening = { path: 'b', label: 'Days to opening', values: [100, 400, 700, 1000] }
const barriers = { path: 'c', values: ['none', 'frailty', 'duration'] }
const number = (value: unknown) => value as number

const inputs: Record<string, SweepChartInput> = {
  'three parameters': fixture(
    { parameters: { places, opening, barriers } },
    (v) => (number(v['places']) * (1200 - number(v['opening']))) / 1000,
  ),
  'one parameter': fixture({ parameters: { places } }, (v) => number(v['places']) - 90),
  'two parameters, negative': fixture({ parameters: { places, barriers } }, (v) => -number(v['places'])),
  'panels with a long name, no lines': fixture(
    {
      parameters: {
        retry: { path: 'a', label: 'Share of those stopped who try again', values: [0, 0.5, 1] },
        response: { path: 'b', label: 'Shortage made good by suppliers', values: [0, 0.5, 1] },
      },
      chart: { x: 'retry', panels: 'response' },
    },
    (v) => -33_000 * (1 - number(v['retry']) * number(v['response'])) - 200,
  ),
  'a hypercube': fixture(
    {
      method: 'latin-hypercube',
      points: 40,
      parameters: {
        one: { path: 'a', from: 0, to: 1 },
        two: { path: 'b', from: 1, to: 100, scale: 'log' },
        three: { path: 'c', values: ['x', 'y'] },
      },
    },
    (v) => number(v['one']) * 100 - number(v['two']),
  ),
  'one at a time': fixture(
    {
      method: 'one-at-a-time',
      parameters: {
        withdrawals: {
          path: 'a',
          values: ['waiting', 'decision'],
          names: { decision: 'withdrawals by decisions' },
        },
        places,
      },
    },
    (v) => (v['withdrawals'] === 'waiting' ? 1 : -1) * (number(v['places']) - 20),
    10,
  ),
  'four parameters': fixture(
    { parameters: { places, opening, barriers, more: { path: 'd', values: [1, 2] } } },
    (v) => number(v['places']),
  ),
}
const made = Object.entries(inputs).flatMap(([name, input]) =>
  sweepCharts.flatMap((make) => {
    const chart = make(input)
    return chart === undefined ? [] : [[name, chart.id, chart] as const]
  }),
)

describe.each(made)('%s: %s', (_, __, chart) => {
  test('has a short title, a text alternative with figures, and says what it rests on', () => {
    expect(chart.title.length).toBeLessThanOrEqual(90)
    expect(chart.title).toMatch(/^[A-Z0-9].*[^…]$/)
    expect(chart.description).toMatch(/chart|table/i)
    expect(chart.description.match(/\d/g)?.length).toBeGreaterThan(5)
    const { subtitle } = chart.spec.title as { subtitle: string[] }
    expect(subtitle.join(' ')).toContain('deterrent effect')
    expect(chart.note).toContain('8 replications')
    expect(chart.source).toContain('seed 1')
  })

  test('compiles, and no words cover other words or leave the picture', async () => {
    compile(chart.spec)
    const { svg } = await renderSvg(chart)
    const boxes = textBoxes(svg)
    const width = Number(/ width="(\d+)"/.exec(svg)?.[1])
    expect(overlaps(boxes)).toEqual([])
    expect(boxes.filter((box) => box.left < 0 || box.right > width)).toEqual([])
    expect(Math.min(...boxes.map((box) => box.size))).toBeGreaterThanOrEqual(14)
    expect(width).toBeLessThanOrEqual(960)
  })
})

describe('titles', () => {
  const title = (name: string) => sweepCharts[0]!(inputs[name]!)?.title

  test('say from what value on the lines differ', () => {
    // Contrast −0.9 × places with half-width 20: clear from 50 on.
    expect(title('three parameters')).toBe(
      'Days to opening: a clear difference to all returns from 50 on (places in the hub)',
    )
    const wide = fixture(
      { parameters: { places, opening } },
      (v) => (number(v['places']) * (1200 - number(v['opening']))) / 1000,
      100,
    )
    expect(sweepCharts[0]!(wide)?.title).toBe(
      'Days to opening: a clear difference to all returns from 200 on (places in the hub)',
    )
  })

  test('say where the sign changes', () => {
    expect(title('one parameter')).toBe(
      'The effect on all returns changes sign between 50 and 100 (places in the hub)',
    )
  })

  test('use the design’s own words where the readings differ, and say where they overlap', () => {
    const words = {
      parameters: {
        pace: { path: 'a', values: [1, 3, 10] },
        barriers: { ...barriers, names: { duration: 'barriers grow with the stay' } },
      },
      chart: {
        x: 'pace',
        lines: 'barriers',
        finding: { more: 'More people get leave', fewer: 'Fewer people get leave' },
      },
      set: ['schemes.hub.stay.onward_share=0', 'schemes.hub.at_limit.action=continue'],
    }
    const effect = (sign: number) => (v: Record<string, unknown>) =>
      v['barriers'] === 'duration' && number(v['pace']) > 1 ? sign * 90 : 1
    const chart = sweepCharts[0]!(fixture(words, effect(-1)))!
    expect(chart.title).toBe(
      'Fewer people get leave if barriers grow with the stay; at pace 1 readings overlap',
    )
    expect(sweepCharts[0]!(fixture(words, effect(1)))!.title).toMatch(/^More people get leave if/)
    expect(sweepCharts[0]!(fixture(words, () => -90))!.title).not.toContain('people get leave')
    expect(JSON.stringify(chart.spec)).toContain('barriers grow with the stay')
    const { subtitle } = chart.spec.title as { subtitle: string[] }
    expect(subtitle.join(' ')).toContain('Set at every point: onward share 0, at limit action continue.')
  })

  test('say how large differences are beside the baseline’s level', () => {
    const input = inputs['one parameter']!
    const levels = input.differences.map((row) => ({ ...row, scenario: 'current-policy', mean: 2000 }))
    expect(sweepCharts[0]!({ ...input, levels })?.note).toContain(
      'The largest difference is +36% of the baseline’s level, the smallest +0.5%.',
    )
  })

  test('say where one reading at a time changes the sign of a clear difference', () => {
    const chart = sweepCharts.at(-1)!(inputs['one at a time']!)
    expect(chart?.title).toBe(
      'All returns: the difference changes its sign (Return hubs, withdrawals by decisions)',
    )
    expect(chart?.description).toContain('Places in the hub: 800 +780')
    expect(sweepCharts.at(-1)!(inputs['one parameter']!)).toBeUndefined()
  })
  test('count the points that are clear where nothing else can be said', () => {
    expect(title('a hypercube')).toBeUndefined()
    expect(sweepCharts[2]!(inputs['a hypercube']!)?.title).toMatch(/points/)
    expect(title('two parameters, negative')).toBe(
      'Barriers: no clear difference to all returns at any point',
    )
  })
})
