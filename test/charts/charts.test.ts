import { compile } from 'vega-lite'
import { describe, expect, test } from 'vitest'
import { backlogDecision } from '../../src/charts/backlog-decision.ts'
import { differences } from '../../src/charts/differences.ts'
import { hubOccupancy } from '../../src/charts/hub-occupancy.ts'
import { charts, chartsOf } from '../../src/charts/index.ts'
import type { Chart, ChartInput } from '../../src/charts/kit/chart.ts'
import { findRow } from '../../src/charts/kit/find-rows.ts'
import { publishedFan } from '../../src/charts/kit/published-fan.ts'
import { returnsByType } from '../../src/charts/returns-by-type.ts'
import { uncertainty } from '../../src/charts/uncertainty.ts'
import { metrics } from '../../src/model/measures/metrics.ts'
import { verdictOf } from '../../src/statistics/verdict.ts'
import {
  costing,
  currentPolicy,
  everyOption,
  type FixtureScenario,
  fixture,
  returnHubs,
  withEnsemble,
} from './fixture.ts'
import { everyBuiltIn, realRun } from './real-run.ts'

const runs: readonly (readonly [string, ChartInput])[] = [
  ['a real run', realRun(20)],
  ['a real run, one replication', realRun(1, 0.5)],
  ['every built-in option', everyBuiltIn(2)],
  ['two options', fixture()],
  ['every option', fixture(everyOption)],
  [
    'costs per return',
    costing({ 'return-hubs': [380, 100], combined: [1900, 100], 'returns-cooperation': [-9, 50] }),
  ],
  ['two presets', fixture([currentPolicy, returnHubs], 100, ['none', 'exponential'])],
  ['19 replications', fixture(undefined, 19)],
  ['one replication', fixture(undefined, 1)],
  ['a scheme that never opens', fixture([currentPolicy, { ...returnHubs, effect: 0, opens: 0 }])],
  ['one scenario', fixture([currentPolicy])],
  ['an ensemble', withEnsemble(fixture())],
  ['an ensemble, every option', withEnsemble(fixture(everyOption))],
  ['an ensemble, one scenario', withEnsemble(fixture([currentPolicy]))],
  [
    'long titles',
    fixture([
      currentPolicy,
      { ...returnHubs, title: 'Return hubs in several countries, opened in turn as agreements are reached' },
    ]),
  ],
]
const made = runs.flatMap(([name, input]) =>
  charts.flatMap((make) => [make(input) ?? []].flat().map((chart) => ({ name, make, chart, input }))),
)
const cases = made.map(({ name, chart, input }) => [name, chart.id, chart, input] as const)
const hub = (change: Partial<FixtureScenario>, replications = 200) =>
  fixture([currentPolicy, { ...returnHubs, ...change }], replications)
const title = (chart: Chart | undefined) => chart?.title

describe.each(cases)('%s: %s', (_, __, chart, input) => {
  test('has a title of at most 90 characters that starts with a capital or a figure and is not cut', () => {
    expect(chart.title.length).toBeLessThanOrEqual(90)
    expect(chart.title).toMatch(/^[A-Z0-9].*[^…]$/)
  })

  test('has a text alternative with the kind of chart, the finding and figures', () => {
    expect(chart.description).toMatch(/chart/i)
    expect(chart.description).toContain(chart.title)
    expect(chart.description.match(/\d/g)?.length).toBeGreaterThan(5)
    expect((chart.spec as { description: string }).description).toBe(chart.description)
  })

  test('says what it rests on, what its intervals are and how to run it again', () => {
    const { text, subtitle } = chart.spec.title as { text: string[]; subtitle: string[] }
    expect([...text, ...subtitle, chart.spec.description].join(' ')).toMatch(/deterrent effect/)
    expect(chart.note).toContain(
      input.replications === 1 ? 'One replication' : `${input.replications} replications`,
    )
    expect(chart.source).toContain(`return-hubs ${input.toolVersion}, seed ${input.seed}`)
  })

  test('compiles without a warning', () => {
    const warnings: unknown[] = []
    const note = (...found: unknown[]) => {
      warnings.push(...found)
      return logger
    }
    const quiet = () => logger
    const logger = { warn: note, error: note, info: quiet, debug: quiet, level: quiet }
    compile(chart.spec, { logger: logger as never })
    expect(warnings).toEqual([])
  })
})

describe('which charts apply', () => {
  const ids = (input: ChartInput) => chartsOf(input).map((chart) => chart.id)
  const ofOptions = ['differences', 'cost-by-line']
  const ofSchemes = ['hub-occupancy', 'scheme-exits']

  test('a run with a scheme and a comparison has all', () => {
    expect(new Set(made.map(({ make }) => make)).size).toBe(charts.length)
    expect(ids(fixture())).toEqual(expect.arrayContaining([...ofOptions, ...ofSchemes, 'backlog-decision']))
  })

  test('one scenario has no differences, and without a scheme nothing of schemes', () => {
    const alone = ids(fixture([currentPolicy]))
    expect(alone).toContain('backlog-decision')
    for (const id of [...ofOptions, ...ofSchemes]) expect(alone).not.toContain(id)
  })

  test('a run without rows has none', () => {
    expect(chartsOf({ ...fixture(), summary: [], differences: [], monthly: [], incidence: [] })).toEqual([])
  })
})

describe('a series after what was published', () => {
  const real = realRun(3, 0.5)
  const fan = (metric: string, short: string, input = real) =>
    publishedFan({ id: 'x', metric, countedIn: 'people', historyFrom: '2017-01', short, measure: 'People' })(
      input,
    )
  const option = { scenario: 'return-hubs', deterrence: 'none', counted_in: 'people' as const }
  const shown = metrics.filter(
    ({ id, kind, countedIn }) =>
      ['stock', 'flow'].includes(kind) &&
      countedIn.includes('people') &&
      verdictOf(findRow(real.differences, { ...option, metric: id })) !== 'unknown',
  )

  test.each(shown.map(({ id, label }) => [id, label]))(
    'of %s: the title says what the option does',
    (id, label) => {
      expect(shown.length).toBeGreaterThan(30)
      for (const short of [
        'backlog',
        label.toLowerCase(),
        'people who have been counted '.repeat(4).trim(),
      ]) {
        const { title } = fan(id, short)!
        expect(title).toMatch(/with (Return hubs|the option)/)
        expect(title.length).toBeLessThanOrEqual(90)
      }
    },
  )

  test('is of a stock or a flow that is known, counted so', () => {
    expect(() => fan('no.metric', 'x')).toThrow('no.metric is no stock, flow or cost')
    expect(() => fan('wait.decision.median', 'x')).toThrow('is no stock')
    expect(() => fan('cost.total', 'x')).toThrow('cost.total is not counted in people')
  })

  test('speaks of what was published only where something was', () => {
    expect(fan('backlog.decision', 'x')!.note).toContain('Black: published.')
    expect(fan('backlog.decision', 'x', { ...real, history: [] })!.note).not.toContain('published')
  })
})

describe('uncertainty', () => {
  const shares = [
    [0.6, 0.8, 0.9],
    [0, 0.1, 0.2],
    [0.4, 0.5, 0.6],
    [0.1, 0.5, 0.9],
  ] as const
  const [parameters, chance, both, unknown] = shares
  const told = (input: ChartInput) => uncertainty(input)?.title

  test.each([
    [parameters, 'The spread of returns and cost comes mostly from uncertain parameters'],
    [chance, 'The spread of returns and cost comes mostly from chance'],
    [both, 'The spread of returns and cost comes from parameters and chance alike'],
    [unknown, 'Too few parameter sets to tell parameters from chance in returns and cost'],
  ])('shares of %j: %s', (share, finding) => {
    expect(told(withEnsemble(fixture(), [share]))?.startsWith(finding)).toBe(true)
    expect(told(withEnsemble(fixture([currentPolicy]), [share]))?.startsWith(finding)).toBe(true)
  })
  test('an outcome that differs from another says so', () => {
    const input = withEnsemble(fixture(), [chance])
    const rows = input.uncertainty!.map((row) =>
      row.metric === 'cost.total' ? { ...row, share_low: 0.7, share_high: 0.9 } : row,
    )
    expect(told({ ...input, uncertainty: rows })).toBe(
      'Spread of returns: mostly from chance; of cost: mostly from uncertain parameters',
    )
  })
  test('there is none without an ensemble, or where no part can be told from another', () => {
    expect(uncertainty(fixture())).toBeUndefined()
    const input = withEnsemble(fixture())
    const blank = input.uncertainty!.map((row) => ({ ...row, share_parameters: null }))
    expect(uncertainty({ ...input, uncertainty: blank })).toBeUndefined()
  })
  test('the notes of other charts name the parameter sets among what replications differ by', () => {
    expect(differences(withEnsemble(fixture()))?.note).toContain(
      'differ by parameters (50 parameter sets, fitted at 2024-Q4), chance',
    )
  })
})

describe('a verdict', () => {
  const row = (mean: number | null, ci_low: number | null, ci_high: number | null) => ({
    ...(fixture().differences[0] as NonNullable<ChartInput['differences'][number]>),
    mean,
    ci_low,
    ci_high,
  })
  test.each([
    [5, 1, 9, 'more'],
    [-5, -9, -1, 'fewer'],
    [5, -1, 11, 'unclear'],
    [5, 0, 10, 'unclear'],
    [0, 0, 0, 'none'],
    [5, null, null, 'unknown'],
    [null, null, null, 'unknown'],
  ])('on %d with an interval from %d to %d is %s', (mean, low, high, verdict) => {
    expect(verdictOf(row(mean, low, high))).toBe(verdict)
  })
})

describe('titles are true of the result', () => {
  test('sign of a difference', () => {
    expect(title(differences(hub({})))).toBe(
      'Return hubs: on average 240 more returns, £412m more cost over 5 years',
    )
    expect(title(differences(hub({ effect: -1 })))).toBe(
      'Return hubs: on average 240 fewer returns, £412m less cost over 5 years',
    )
    expect(title(returnsByType(hub({})))).toContain('48 more with Return hubs')
    expect(title(returnsByType(hub({ effect: -1 })))).toContain('48 fewer with Return hubs')
  })

  test('no clear difference', () => {
    const input = fixture()
    const wide = input.differences.map((row) => ({ ...row, ci_low: -1e9, ci_high: 1e9 }))
    const chart = differences({ ...input, differences: wide })
    expect(title(chart)).toBe(
      'Return hubs: no clear difference in returns, no clear difference in cost over 5 years',
    )
    expect(title(backlogDecision(input))).toContain('no clear difference with Return hubs')
    expect(chart?.description).not.toContain('All returns, Current policy: 82,700: +')
  })

  test('no difference at all', () => {
    expect(title(differences(hub({ effect: 0 })))).toBe(
      'Return hubs: no difference in returns, no difference in cost over 5 years',
    )
    expect(title(returnsByType(hub({ effect: 0 })))).toContain('no difference with Return hubs')
  })

  test('one replication supports no comparison', () => {
    expect(title(differences(hub({}, 1)))).toContain('too few replications to tell from chance')
    expect(title(returnsByType(hub({}, 1)))).toBe(
      'About 16,500 returns a year in one replication; no deterrent effect assumed',
    )
    expect(title(backlogDecision(hub({}, 1)))).toMatch(/^One replication: decision backlog falls/)
  })

  test('below 20 replications the mean is named and no band is drawn', () => {
    const chart = backlogDecision(hub({}, 19))
    expect(title(backlogDecision(fixture([currentPolicy], 19)))).toMatch(/^Mean decision backlog falls/)
    expect(chart?.note).toContain('Mean of 19 replications')
    expect(JSON.stringify(chart?.spec)).not.toContain('"area"')
    expect(JSON.stringify(backlogDecision(hub({}, 20))?.spec)).toContain('"area"')
  })

  test('a scheme that opens in no replication, in few, and in most', () => {
    expect(title(hubOccupancy(hub({ effect: 0, opens: 0 })))).toContain(
      'Return hubs: no place opens in any of 200 replications',
    )
    expect(title(hubOccupancy(hub({ effect: 0, opens: 0 }, 1)))).toContain(
      'no place opens in the one replication',
    )
    expect(title(hubOccupancy(hub({ opens: 0.3 })))).toContain(
      'no place open at end 2029 in half or more of replications',
    )
    expect(title(hubOccupancy(hub({})))).toContain(
      'Return hubs: 96 people in 125 places at end 2029 (medians)',
    )
  })

  test('several schemes are counted or given as a range', () => {
    expect(title(hubOccupancy(fixture(everyOption)))).toContain(
      '1 of 5 schemes has no place open at end 2029',
    )
    const open = everyOption.map((option) => (option.opens === undefined ? option : { ...option, opens: 1 }))
    expect(title(hubOccupancy(fixture(open)))).toBe(
      '77% to 77% of places in use at end 2029 across 5 schemes (medians)',
    )
  })

  test('a range that includes the opening backlog may rise or fall', () => {
    const input = fixture()
    const monthly = input.monthly.map((row) => (row.p95 === null ? row : { ...row, p95: row.p95 * 2 }))
    expect(title(backlogDecision({ ...input, monthly }))).toMatch(
      /^Decision backlog may rise or fall by end 2029/,
    )
  })

  test('several options are counted', () => {
    expect(title(differences(fixture(everyOption)))).toBe(
      'Returns over 5 years: 9 of 9 options clearly differ from Current policy',
    )
    expect(title(backlogDecision(fixture(everyOption)))).toContain('no option clearly changes it')
    const input = fixture(everyOption)
    const one = input.differences.map((row) =>
      row.metric === 'backlog.decision' && row.scenario === 'faster-decisions'
        ? { ...row, mean: -900, ci_low: -990, ci_high: -810 }
        : row,
    )
    expect(title(backlogDecision({ ...input, differences: one }))).toContain(
      '1 of 9 options clearly changes it',
    )
  })
})

describe('figures', () => {
  test('the model continues the last published value on the same day', () => {
    const spec = backlogDecision(fixture())?.spec as unknown as {
      datasets: Record<string, { date: string; value: number }[]>
    }
    expect(spec.datasets['published']?.at(-1)).toEqual({ date: '2024-12-31', value: 124_802 })
    const first = /"values":\[(\{"date":"2024-12-31","mean"[^}]*\})/.exec(JSON.stringify(spec))?.[1] ?? '{}'
    expect(JSON.parse(first)).toMatchObject({ date: '2024-12-31', mean: 124_802 })
  })

  test('returns are totals divided by the years of the horizon', () => {
    expect(returnsByType(fixture())?.description).toContain(
      'Voluntary returns: Current policy 12,280 (12,130 to 12,430)',
    )
  })

  test('a difference is given with its 95% interval, and none is called none', () => {
    const chart = differences(fixture())
    expect(chart?.description).toContain('All returns, Current policy: 82,700: +240 (+213 to +267)')
    expect(chart?.description).toContain(
      'Small-boat arrivals, Current policy: 187,000: no difference in any replication',
    )
    expect(chart?.description).toContain('Total cost, Current policy: £21,400m: +£412m (+£394m to +£430m)')
  })

  test('rows of a scheme are not taken for the whole system’s', () => {
    const input = fixture()
    const schemes = input.summary.filter((row) => row.scheme !== '').map((row) => ({ ...row, mean: 1 }))
    expect(schemes.length).toBeGreaterThan(0)
    const chart = returnsByType({ ...input, summary: [...schemes, ...input.summary] })
    expect(chart?.description).toBe(returnsByType(input)?.description)
  })

  test('an outcome without a figure says so, and the baseline without a scheme has none', () => {
    const input = fixture()
    const undefinedWait = input.differences.map((row) =>
      row.metric === 'wait.return.median' ? { ...row, mean: null, ci_low: null, ci_high: null } : row,
    )
    const chart = differences({ ...input, differences: undefinedWait })
    expect(chart?.description).toContain(
      'Median wait for return, Current policy: 402 days: not reached within the run',
    )
    expect(returnsByType(input)?.description).toContain(
      'Returned home from a scheme’s host country: Current policy none',
    )
  })

  test('rows in parties are not taken for people', () => {
    const input = fixture()
    const parties = input.summary.map((row) => ({ ...row, counted_in: 'parties' as const, mean: 1 }))
    expect(returnsByType({ ...input, summary: [...parties, ...input.summary] })?.description).toBe(
      returnsByType(input)?.description,
    )
  })
})
