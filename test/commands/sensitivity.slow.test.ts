import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { sensitivityTables } from '../../src/run-folder/sensitivity-tables.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { call } from './fixtures.ts'

const folder = temporaryFolder()
const small = ['--scale', '0.02', '--horizon', '0.5', '--seed', '7', '--baseline', 'current-policy-2024']
const opens = [
  'agreement.opening_median_days=1',
  'agreement.opening_spread=0',
  'agreement.announced=2025-01-02',
].flatMap((setting) => ['--set', `schemes.hub.${setting}`])
const hubCosts = ['--parameter', 'schemes.hub.cost.set_up', '--parameter', 'schemes.hub.cost.per_year']
const run = (out: string, ...more: string[]) =>
  call('sensitivity', hub, ...small, ...opens, ...hubCosts, '--out', join(folder, out), ...more)
const manifestOf = (out: string) =>
  JSON.parse(readFileSync(join(folder, out, 'manifest.json'), 'utf8')) as Manifest

describe('one parameter at a time', () => {
  let printed = ''
  beforeAll(async () => {
    const result = await run('one', '--replications', '6', '--workers', '1', '--quiet')
    expect(result.told).toBe('')
    expect(result.code).toBe(0)
    printed = result.printed
  }, 300_000)

  test('finds what each cost adds, to the pound', () => {
    const rows = readTable(join(folder, 'one'), sensitivityTables.sensitivity)
    const parameters = readTable(join(folder, 'one'), sensitivityTables.parameters)
    const { low, high } = parameters.find(({ parameter }) => parameter === 'schemes.hub.cost.set_up')!
    const swing = rows.find(
      (row) =>
        row.of === 'difference' &&
        row.metric === 'cost.total' &&
        row.statistic === 'swing' &&
        row.parameter === 'schemes.hub.cost.set_up',
    )!
    // A pound of preparations is a pound of public cost: the uplift of optimism bias is in another metric.
    expect(swing.value! / (high - low)).toBeCloseTo(1, 9)
    expect(swing.ci_high! - swing.ci_low!).toBeLessThan(1)
    expect(swing).toMatchObject({ verdict: 'more', stage: 'full', unit: 'GBP', counted_in: '' })
  })
  test('leaves returns as they are', () => {
    const rows = readTable(join(folder, 'one'), sensitivityTables.sensitivity)
    const own = rows.filter(({ metric, statistic }) => metric === 'returns.total' && statistic === 'swing')
    expect(own).toHaveLength(6)
    expect(own.every(({ value, verdict }) => value === 0 && verdict === 'none')).toBe(true)
  })
  test('looks at the baseline, which the hub’s costs do not touch', () => {
    const rows = readTable(join(folder, 'one'), sensitivityTables.sensitivity)
    const own = rows.filter(({ of, statistic }) => of === 'baseline' && statistic === 'swing')
    expect(own.length).toBeGreaterThan(0)
    expect(own.every(({ value }) => value === 0)).toBe(true)
  })
  test('prints and writes which parameters decide, and what that rests on', () => {
    expect(printed.split('\n').every((line) => line.length <= 80 || line.includes(folder))).toBe(true)
    expect(printed).toMatch(/Total cost:\n {2}1\. /)
    expect(printed).toContain('on assumptions')
    const article = readFileSync(join(folder, 'one', 'results', 'research-agenda.md'), 'utf8')
    expect(article).toContain('`schemes.hub.cost.set_up`')
    expect(article).toContain('rests on assumptions')
  })
  test('draws a chart of what is changed, and none of what is not', () => {
    const charts = readdirSync(join(folder, 'one', 'charts')).filter((file) => file.endsWith('.vl.json'))
    expect(charts).toEqual(['tornado-cost-total.vl.json'])
  })
  test('comes out again under verify, from any number of workers', async () => {
    expect((await call('verify', join(folder, 'one'), '--quiet')).code).toBe(0)
    expect((await run('two', '--replications', '6', '--workers', '2', '--quiet')).code).toBe(0)
    expect(manifestOf('two').results).toEqual(manifestOf('one').results)
  }, 300_000)
  test('is not run again when it is finished, nor gone on with by another question', async () => {
    const again = await run('one', '--replications', '6', '--resume')
    expect(again.told).toContain('nothing to resume')
    const other = await run('one', '--replications', '6', '--resume', '--metric', 'returns.enforced')
    expect(other.code).toBe(2)
  }, 60_000)
})

test('a first look chooses what is run in full', async () => {
  const { code } = await run('top', '--replications', '2', '--top', '1', '--quiet')
  expect(code).toBe(0)
  const rows = readTable(join(folder, 'top'), sensitivityTables.sensitivity)
  const swings = rows.filter(
    ({ of, metric, statistic }) => of === 'difference' && metric === 'cost.total' && statistic === 'swing',
  )
  expect(swings.map(({ stage, rank }) => [stage, rank])).toEqual([
    ['full', 1],
    ['screening', 2],
  ])
}, 300_000)

describe('all parameters at once', () => {
  const rowsOf = (out: string) => readTable(join(folder, out), sensitivityTables.sensitivity)
  const costs = ['--metric', 'cost.total', '--quiet']

  test('elementary effects of what is paid once are its steps along the range, to the pound', async () => {
    const result = await run('morris', '--method', 'morris', '--trajectories', '3', ...costs)
    expect(result.code).toBe(0)
    const of = (statistic: string) =>
      rowsOf('morris').find(
        (row) => row.of === 'difference' && row.parameter.endsWith('set_up') && row.statistic === statistic,
      )!
    expect(of('mu_star')).toMatchObject({ rank: 1, verdict: 'more', replications: 2 })
    expect(of('mu').value).toBe(of('mu_star').value)
    const { low, high } = readTable(join(folder, 'morris'), sensitivityTables.parameters).find(
      ({ parameter }) => parameter.endsWith('set_up'),
    )!
    // Declared at its low end, so that a share u of the distribution lies below high − (high − low) √(1 − u). Each of the
    // three walks steps from the first level to the third, or from the second to the last.
    const steps = [1 - Math.sqrt(1 / 3), Math.sqrt(2 / 3)].map((rise) => (1.5 * rise * (high - low)) / 3)
    const possible = [0, 1, 2, 3].map((lower) => lower * steps[0]! + (3 - lower) * steps[1]!)
    const nearest = Math.min(...possible.map((value) => Math.abs(value - of('mu_star').value!)))
    expect(nearest).toBeLessThan(1)
    expect(of('effect_noise').value).toBeLessThan(1)
    expect(existsSync(join(folder, 'morris', 'charts', 'morris-cost-total.png'))).toBe(true)
    expect((await call('verify', join(folder, 'morris'), '--quiet')).code).toBe(0)
  }, 300_000)

  test('shares of the variance add up where costs do, whatever the number of workers', async () => {
    const asked = ['--method', 'sobol', '--by', 'parameter', '--points', '16', ...costs]
    expect((await run('sobol', ...asked, '--workers', '1')).code).toBe(0)
    const totals = rowsOf('sobol').filter((row) => row.of === 'difference' && row.statistic === 'total')
    expect(totals.map(({ parameter }) => parameter)[0]).toBe('schemes.hub.cost.set_up')
    expect(totals[0]!.value).toBeGreaterThan(0.8)
    const article = readFileSync(join(folder, 'sobol', 'results', 'research-agenda.md'), 'utf8')
    expect(article).toContain('Chance is')
    expect((await run('sobol-again', ...asked, '--workers', '2')).code).toBe(0)
    expect(manifestOf('sobol-again').results).toEqual(manifestOf('sobol').results)
  }, 300_000)

  test('groups are those that are asked for', async () => {
    const asked = ['--method', 'sobol', '--by', 'evidence', '--points', '8', ...costs]
    expect((await run('evidence', ...asked)).code).toBe(0)
    const totals = rowsOf('evidence').filter((row) => row.of === 'difference' && row.statistic === 'total')
    expect(totals.map(({ parameter }) => parameter)).toEqual(['assumption'])
  }, 300_000)
})

test('what is asked wrongly is refused with what is allowed', async () => {
  const unknown = await call('sensitivity', hub, '--metric', 'returns.totl')
  expect(unknown.code).toBe(2)
  expect(unknown.told).toContain('returns.total')
  const parameter = await run('no', '--parameter', 'decisions.productivty')
  expect(parameter.code).toBe(2)
  expect(parameter.told).toContain('decisions.productivity')
  const scale = await call('sensitivity', hub, '--scale', '2')
  expect(scale.told).toContain('--scale')
  const points = await call('sensitivity', hub, '--method', 'sobol', '--points', '10')
  expect(points.told).toContain('a power of 2')
  const other = await call('sensitivity', hub, '--points', '16')
  expect(other.told).toContain('--method sobol')
  const two = await call('sensitivity', hub, '--deterrence', 'deflection', '--deterrence', 'illustrative-low')
  expect(two.told).toContain('2 hypotheses')
})
