import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'
import { unnoticedChanges } from '../run-folder/tampering.ts'
import { call, resultRows } from './fixtures.ts'

const folder = temporaryFolder()

describe('a back-test from one quarter', () => {
  const out = join(folder, 'backtest')
  let printed = ''
  beforeAll(async () => {
    const result = await call(
      ...[
        'backtest',
        '--from',
        '2021-Q4',
        '--to',
        '2021-Q4',
        '--replications',
        // Two take two parameter sets of many: the mean over all is 5% off where these are 15%.
        '6',
        '--seed',
        '1',
        '--out',
        out,
      ],
    )
    expect(result.code).toBe(0)
    printed = result.printed
  }, 360_000)

  test('scores what is known, and no outcome that follows from what is given', () => {
    const scores = resultRows(out, 'scores.csv')
    const at = (mode: string, series: string) =>
      scores.find(
        (row) =>
          row['mode'] === mode && row['series'] === series && row['ahead'] === '4' && row['tier'] === 'all',
      )
    expect(Number(at('conditional', 'awaiting_initial_decision_people')?.['mape'])).toBeLessThan(0.08)
    expect(Number(at('conditional', 'awaiting_initial_decision_people')?.['skill_identity'])).toBeGreaterThan(
      0,
    )
    expect(Number(at('conditional', 'awaiting_over_6_months_share')?.['largest_error'])).toBeLessThan(0.08)
    expect(Number(at('conditional', 'supported_asylum_people')?.['mape'])).toBeLessThan(0.12)
    expect(at('conditional', 'initial_outcomes_all')).toBeUndefined()
    expect(at('unconditional', 'initial_outcomes_all')).toBeDefined()
    expect(resultRows(out, 'backtest.csv').filter((row) => row['quarter'] === '2022-Q4')).not.toHaveLength(0)
  })

  test('has a chart for each series and says how large errors are', () => {
    expect(existsSync(join(out, 'charts', 'backtest-awaiting-initial-decision-people.png'))).toBe(true)
    expect(printed).toContain('Inputs given as observed')
    for (const line of printed.split('\n').filter((each) => !each.startsWith('Files')))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  test('sets arrivals by day beside the record', () => {
    const rows = resultRows(out, 'daily.csv')
    expect(rows).toHaveLength(3 * 28)
    for (const row of rows) {
      const [observed, low, high] = ['observed', 'p025', 'p975'].map((key) => Number(row[key]))
      expect(row['within']).toBe(observed! >= low! && observed! <= high! ? 'yes' : 'no')
    }
    expect(resultRows(out, 'daily-curves.csv')).not.toHaveLength(0)
    expect(existsSync(join(out, 'charts', 'daily-arrivals.png'))).toBe(true)
    expect(printed).toContain('Small-boat arrivals by day, 2022-2024')
  })

  test('can be verified', async () => {
    expect((await call('verify', out, '--quiet')).code).toBe(0)
    expect(await unnoticedChanges(out)).toEqual([])
  }, 360_000)

  test.each([
    [['--from', '2016-Q1'], '--from: found "2016-Q1"'],
    [['--from', '2022-Q2', '--to', '2022-Q1'], '--from: found "2022-Q2"'],
    [['--replications', '0'], '--replications: found "0"'],
  ])('%s is refused', async (argv, message) => {
    const { code, told } = await call('backtest', ...argv, '--out', join(folder, 'never'))
    expect(code).toBe(2)
    expect(told).toContain(message)
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })
})

describe('a forecast', () => {
  const out = join(folder, 'forecast')

  test('is a table of published series by quarter, and can be verified', async () => {
    const asked = ['--seed', '1', '--replications', '20', '--horizon', '0.5', '--quiet', '--out', out]
    expect((await call('forecast', ...asked)).code).toBe(0)
    const text = readFileSync(join(out, 'results', 'forecast.csv'), 'utf8')
    expect(text.split('\n')[0]).toBe(
      'series,period,counted_in,unit,mean,p05,p25,p50,p75,p95,quarter,kind,series_label',
    )
    const rows = resultRows(out, 'forecast.csv')
    const periods = (series: string) =>
      rows.filter((row) => row['series'] === series).map((row) => row['period'])
    expect(periods('awaiting_initial_decision_people')).toEqual(['2026-09-30', '2026-12-31'])
    expect(periods('small_boat_arrivals')).toEqual(['2026-Q3', '2026-Q4'])
    for (const row of rows) {
      const [low, , middle, , high] = ['p05', 'p25', 'p50', 'p75', 'p95'].map((q) => Number(row[q])) as [
        number,
        number,
        number,
        number,
        number,
      ]
      expect(low).toBeLessThanOrEqual(middle)
      expect(middle).toBeLessThanOrEqual(high)
    }
    expect((await call('verify', out, '--quiet')).code).toBe(0)
  }, 360_000)

  test('follows inputs that are given, and says what is wrong with them', async () => {
    const inputs = join(folder, 'given.csv')
    const run = join(folder, 'given')
    const asked = ['--seed', '1', '--replications', '2', '--horizon', '0.25', '--quiet', '--out', run]
    writeFileSync(inputs, 'period,series,value,unit\n2026-Q3,small_boat_arrivals,1000,people\n')
    expect((await call('forecast', '--inputs', inputs, ...asked)).code).toBe(0)
    const boats = resultRows(run, 'forecast.csv').find((row) => row['series'] === 'small_boat_arrivals')
    expect(Number(boats?.['mean'])).toBeGreaterThan(700)
    expect(Number(boats?.['mean'])).toBeLessThan(1300)
    expect((await call('verify', run, '--quiet')).code).toBe(0)
    writeFileSync(inputs, 'period,series,value,unit\n2026-Q3,small_boat_arrival,1000,people\n')
    const { code, told } = await call(
      'forecast',
      '--inputs',
      inputs,
      ...asked.slice(0, -1),
      join(folder, 'never'),
    )
    expect(code).toBe(2)
    expect(told).toMatch(/given\.csv:2:\d+ .*did you mean "small_boat_arrivals"/)
    expect((await call('forecast', '--inputs', join(folder, 'none.csv'))).told).toContain(
      'there is no such file',
    )
  }, 360_000)

  test('takes no hypothesis', async () => {
    const { code } = await call(
      'forecast',
      '--deterrence',
      'illustrative-low',
      '--out',
      join(folder, 'never'),
    )
    expect(code).toBe(2)
  })
})
