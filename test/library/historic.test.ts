/** The scenario historic-2018-2024 and the tools that make it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { historic, observed, peoplePerCase, published, quarters } from '../../tools/historic/inputs.ts'
import { missingIn, tiers } from '../../tools/historic/published.ts'
import { against, drift, Run } from '../../tools/historic/results.ts'
import { checkPage, copyForPages } from '../docs/check-page.ts'
import { runOnce, smallScenario } from '../model/model.ts'

const rows = observed()
const check = (cwd: string) => checkPage('historic-inputs', cwd)

describe('its files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'return-hubs-historic-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('are as npm run historic makes them, and are found stale when changed by hand', () => {
    copyForPages(folder, 'docs/historic.md', 'docs/templates')
    expect(check(folder)).toMatchObject({ status: 0, stderr: '' })
    const files = [
      [
        `src/scenarios/library/${historic.name}.csv`,
        '2018-Q1,asylum_claims_people,8958',
        '2018-Q1,asylum_claims_people,8959',
      ],
      [`src/scenarios/library/${historic.name}.yaml`, 'value: 29522', 'value: 29523'],
      ['docs/historic.md', '2,486 appeals', '2,487 appeals'],
    ] as const
    for (const [file, from, to] of files) {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      expect(text).toContain(from)
      writeFileSync(path, text.replace(from, to))
    }
    const { status, stderr } = check(folder)
    expect(status).toBe(1)
    for (const [file] of files) expect(stderr).toContain(file)
  })

  test('say on the page what the chart files are', () => {
    const page = readFileSync('docs/historic.md', 'utf8')
    const pictures = [...page.matchAll(/\]\((historic\/[^)]+\.png)\)/g)].map(([, path]) => path as string)
    expect(pictures).toHaveLength(7)
    for (const path of pictures) expect(readFileSync(join('docs', path)).length).toBeGreaterThan(10_000)
  })
})

describe('its inputs', () => {
  const of = (series: string) => rows.filter((row) => row.series === series)

  test('are by month where months are published, and cover every quarter', () => {
    expect(of('small_boat_arrivals')).toHaveLength(84)
    expect(of('asylum_caseworking_staff_fte').filter(({ period }) => !period.includes('Q'))).toHaveLength(48)
    for (const series of ['asylum_claims_people', 'initial_withdrawals', 'ftt_asylum_disposals'])
      expect(
        of(series).map(({ period }) => period),
        series,
      ).toEqual(quarters)
  })

  test('give decisions that make up grants and refusals', () => {
    const perCase = peoplePerCase()
    for (const quarter of ['2018-Q3', '2021-Q2', '2024-Q4']) {
      const staff = rows.filter(
        ({ series, period }) =>
          series === 'asylum_caseworking_staff_fte' &&
          (period === quarter || (quarter === '2021-Q2' && /^2021-0[456]$/.test(period))),
      )
      const fte = staff.reduce((sum, { value }) => sum + value, 0) / staff.length
      const pace = of('decisions_per_caseworker_month').find(({ period }) => period === quarter)!.value
      expect(fte * pace * 3 * perCase.get(quarter)!).toBeCloseTo(
        published.at('initial_grants', quarter) + published.at('initial_refusals', quarter),
        2,
      )
    }
  })

  test('have a people per case between small-boat parties and all others', () => {
    for (const [quarter, value] of peoplePerCase()) {
      expect(value, quarter).toBeGreaterThan(1.112)
      expect(value, quarter).toBeLessThan(1.33)
    }
  })

  test('spread a financial year over the quarters of it that are not published', () => {
    const at = (period: string) => of('ftt_asylum_disposals').find((row) => row.period === period)!.value
    expect(4 * at('2023-Q3')).toBeCloseTo(9943, 4)
    expect(at('2024-Q2') + 3 * at('2024-Q4')).toBeCloseTo(16824, 4)
  })
})

describe('tiers', () => {
  test('are full where caseworkers by month and disposals by quarter are published', () => {
    expect(missingIn('2020-Q1')).toEqual([])
    expect(missingIn('2023-Q1')).toEqual([])
    expect(missingIn('2019-Q4').map(({ what }) => what)).toEqual(['caseworkers by month'])
    expect(missingIn('2023-Q2').map(({ what }) => what)).toEqual(['appeals disposed of'])
    expect(tiers().filter(({ tier }) => tier === 'full')).toMatchObject([{ from: '2020-Q1', to: '2023-Q1' }])
    expect([tiers()[0]!.from, tiers().at(-1)!.to]).toEqual([historic.first, historic.last])
  })
})

describe('the scenario', () => {
  test('starts in 2018, so that nothing compares it with the options', () => {
    const { start, schemes } = loadScenario(historic.name).values
    expect(start).toBe('2018-01-01')
    expect(start).not.toBe(loadScenario('current-policy').values.start)
    expect(schemes).toEqual({})
  })

  test('keeps the queue for a decision near what was published, at a share of the volume', () => {
    const share = 0.05
    const result = runOnce(smallScenario(historic.name, [], share), 1, 7)
    const backlog = result.series.find(
      ({ metric, countedIn }) => metric === 'backlog.decision' && countedIn === 'people',
    )!
    for (const year of [2018, 2020, 2022, 2024]) {
      const month = result.months.indexOf(`${year}-12`)
      const ratio =
        backlog.monthly[month]! / share / published.at('awaiting_initial_decision_people', `${year}-Q4`)
      expect(Math.abs(ratio - 1), String(year)).toBeLessThan(0.1)
    }
  })
})

describe('what came out', () => {
  const row = (month: string, replication: number, value: number) => ({
    scenario: '',
    deterrence: 'none',
    replication,
    month,
    metric: 'm',
    scheme: '',
    counted_in: 'people',
    value,
  })
  const run = new Run([
    row('2018-03', 4, 10),
    row('2018-03', 7, 20),
    row('2018-04', 4, 1),
    row('2018-06', 7, 30),
  ])

  test('is read by quarter and by span, whatever the numbers of the replications', () => {
    expect(run.replications).toBe(2)
    expect(run.stock('m', 'people')).toMatchObject([
      { date: '2018-03-31', mean: 15, p05: null },
      { date: '2018-06-30', mean: 15 },
    ])
    expect(run.flow('m', 'people', [['x', ['2018-03', '2018-04']]])[0]).toMatchObject({
      date: 'x',
      mean: 15.5,
    })
    expect(() => run.stock('n', 'people')).toThrow('the run has no n in people')
  })

  test('is compared on the dates that are published, the opening left out', () => {
    const point = (date: string, mean: number) => ({
      date,
      mean,
      p05: null,
      p25: null,
      p50: null,
      p75: null,
      p95: null,
    })
    const model = [point('a', 10), point('b', 12), point('c', 7), point('d', 9)]
    const found = drift(
      model,
      new Map([
        ['a', 1],
        ['b', 10],
        ['c', 10],
      ]),
    )
    expect(found).toMatchObject({
      dates: 2,
      first: 'b',
      last: { date: 'c', model: 7, published: 10 },
      worst: { date: 'c' },
    })
    expect(found.atEnd).toBeCloseTo(-0.3, 12)
    expect(found.typical).toBeCloseTo(0.25, 12)
    expect(() => drift(model, new Map())).toThrow('no date in common')
  })

  test.each([
    [0.004, 'within 0.5% of'],
    [-0.0171, '1.7% below'],
    [0.45, '45% above'],
    [0.0996, '10% above'],
  ])('%d is %s what was published', (share, words) => {
    expect(against(share)).toBe(words)
  })
})
