import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sweepCommand } from '../../src/commands/handlers/sweep.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { robustTables } from '../../src/run-folder/robust-tables.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { unnoticedChanges } from '../run-folder/tampering.ts'
import { call, keptOutput } from './fixtures.ts'

const folder = temporaryFolder()
const worker = new URL('./robust-worker.ts', import.meta.url)
const design = `
name: states
title: Where does a hub return more people?
scenarios: [${resolve(hub)}]
baseline: current-policy-2024
method: latin-hypercube
points: 60
replications: 6
horizon_years: 0.25
parameters:
  places: { path: schemes.hub.capacity.opening_places, label: Places in the hub, from: 50, to: 500 }
  pace: { path: schemes.hub.stay.return_pace, label: Pace of returns, from: 1, to: 20 }
  days: { path: schemes.hub.agreement.opening_median_days, label: Days to opening, from: 100, to: 900 }
chart: { metric: returns.total }
`
const sweepOf = async (name: string, text = design) => {
  const file = join(folder, `${name}.yaml`)
  writeFileSync(file, text)
  const out = join(folder, name)
  expect(await sweepCommand({ design: file, seed: '3', out, quiet: true, worker }, [], keptOutput())).toBe(0)
  return out
}
const manifestOf = (run: string) => JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Manifest
let sweep = ''
let printed = ''

beforeAll(async () => {
  sweep = await sweepOf('states')
  const result = await call('robust', sweep, '--above', '0', '--regret', 'cost.total:lower', '--quiet')
  expect(result.told).toBe('')
  expect(result.code).toBe(0)
  printed = result.printed
}, 300_000)

describe('robust', () => {
  test('finds the box in which the hub does what is asked of it', () => {
    const final = readTable(join(sweep, 'robust'), robustTables.restrictions).filter(
      ({ box }) => box === 'final',
    )
    expect(final.map(({ parameter }) => parameter)).toEqual(['places', 'pace'])
    // Between the points next to the true limits, which are 7.5 places and 0.32 of pace apart on average.
    expect(Math.abs(final[0]!.from! - 200)).toBeLessThan(20)
    expect(Math.abs(final[1]!.from! - 5)).toBeLessThan(1)
    expect(final.map(({ to }) => to)).toEqual([null, null])
    expect(final.every(({ quasi_p }) => quasi_p < 0.001)).toBe(true)
    const box = readTable(join(sweep, 'robust'), robustTables.boxes).find((row) => row.box === 'final')!
    expect(box).toMatchObject({ coverage: 1, density: 1, restricted: 2 })
    expect(printed.replaceAll('\n', ' ')).toMatch(
      /All returns \(people\) under Return hubs is no less than under Policy at the end of 2024 only if places in the hub is above \d+ and pace of returns is above [\d.]+\./,
    )
  })
  test('knows every point from the bound, and agrees with its tree', () => {
    const states = readTable(join(sweep, 'robust'), robustTables.states)
    expect(states).toHaveLength(60)
    expect(states.every(({ mean, clear }) => Math.abs(mean) === 10 && clear === 'yes')).toBe(true)
    expect(states.every(({ meets, in_box, in_tree }) => meets === in_box && meets === in_tree)).toBe(true)
    expect(printed).toContain('Every point is told from the bound')
  })
  test('has regret as it follows from the numbers', () => {
    const rows = readTable(join(sweep, 'robust'), robustTables.regret)
    const of = (scenario: string, metric: string, statistic: string) =>
      rows.find((row) => row.scenario === scenario && row.metric === metric && row.statistic === statistic)!
    const share = readTable(join(sweep, 'robust'), robustTables.states).filter(
      ({ meets }) => meets === 'yes',
    ).length
    expect(of('hub', 'returns.total', 'regret_max').value).toBe(10)
    expect(of('hub', 'returns.total', 'regret_mean').value).toBeCloseTo((10 * (60 - share)) / 60, 10)
    expect(of('hub', 'returns.total', 'condition_met_share').value).toBeCloseTo(share / 60, 12)
    expect(of('current-policy-2024', 'returns.total', 'regret_mean').value).toBeCloseTo((10 * share) / 60, 10)
    expect(of('hub', 'cost.total', 'regret_mean')).toMatchObject({ value: 1e6, unit: 'GBP', better: 'lower' })
    // Each replication has 3 more, as many or 3 fewer: of six drawn again the mean moves, at all points together.
    const { ci_low, ci_high } = of('hub', 'returns.total', 'regret_max')
    expect(ci_low).toBeLessThan(10)
    expect(ci_high).toBeGreaterThan(10)
    expect(of('hub', 'cost.total', 'regret_mean')).toMatchObject({ ci_low: 1e6, ci_high: 1e6 })
  })
  test('says what knowing all would be worth, to the person', () => {
    const rows = readTable(join(sweep, 'robust'), robustTables.information)
    const met = readTable(join(sweep, 'robust'), robustTables.states).filter(({ meets }) => meets === 'yes')
    const share = met.length / 60
    // With all known: the hub where it returns more. Without: the better of the two on average.
    const closed = 10 * share - Math.max(0, 10 * share - 10 * (1 - share))
    const of = (metric: string, parameter: string) =>
      rows.find((row) => row.metric === metric && row.parameter === parameter)!
    expect(of('returns.total', '').value).toBeCloseTo(closed, 10)
    // The hub costs more at every point, so that nothing that could be known changes the choice.
    expect(of('cost.total', '').value).toBe(0)
    expect(of('returns.total', 'places').value).toBeLessThan(closed)
  })
  test('prints lines of at most 80 columns, writes an article and draws its charts', () => {
    expect(printed.split('\n').every((line) => line.length <= 80 || line.includes(folder))).toBe(true)
    const article = readFileSync(join(sweep, 'robust', 'results', 'robust.md'), 'utf8')
    expect(article).toContain('| Places in the hub | below 0.001 |')
    expect(article).toContain('every point counts the same')
    for (const chart of ['trade-off-hub', 'box-hub', 'regret-returns-total', 'regret-cost-total'])
      expect(existsSync(join(sweep, 'robust', 'charts', `robust-${chart}.png`)), chart).toBe(true)
  })
  test('comes out again under verify, which notices every change', async () => {
    const again = await call('verify', join(sweep, 'robust'), '--quiet')
    expect([again.code, again.told]).toEqual([0, ''])
    expect(await unnoticedChanges(join(sweep, 'robust'))).toEqual([])
    const out = join(folder, 'elsewhere')
    const argv = ['--above', '0', '--regret', 'cost.total:lower', '--quiet', '--out', out]
    expect((await call('robust', sweep, ...argv)).code).toBe(0)
    expect(manifestOf(out).results).toEqual(manifestOf(join(sweep, 'robust')).results)
  }, 360_000)
  test('is one line to the verification of the sweep that it lies in', async () => {
    const { code, printed: lines } = await call('verify', sweep, '--stored')
    expect(code).toBe(0)
    expect(lines).toContain('  robust/: not a file of the run, not checked\n')
    expect(lines.trim().split('\n')).toHaveLength(2)
  })
  test('takes a box by its number, and gives JSON', async () => {
    const out = join(folder, 'third')
    const { code, printed: text } = await call(
      'robust',
      sweep,
      '--above',
      '0',
      '--box',
      '3',
      '--out',
      out,
      '--json',
    )
    expect(code).toBe(0)
    const found = JSON.parse(text)
    expect(found.source).toBe(manifestOf(sweep).results.sha256)
    expect(found.boxes[0].coverage).toBe(
      readTable(out, robustTables.boxes).find(({ box }) => box === '3')!.coverage,
    )
  }, 60_000)
  test('says so where the condition holds at every point or at none', async () => {
    const all = await call('robust', sweep, '--above', '-50', '--out', join(folder, 'all'), '--quiet')
    expect(all.printed.replaceAll('\n', ' ')).toContain('or more at every point of the sweep')
    const none = await call(
      'robust',
      sweep,
      '--of',
      'level',
      '--below',
      '5',
      '--out',
      join(folder, 'none'),
      '--quiet',
    )
    expect(none.code).toBe(0)
    expect(none.printed.replaceAll('\n', ' ')).toContain('or less at no point of the sweep')
  }, 60_000)
})

describe('what robust refuses', () => {
  const refused = async (...argv: string[]) => {
    const { code, told } = await call('robust', ...argv)
    expect(code).toBe(2)
    return told
  }
  test.each([
    [[], /--below: found neither --below nor --above; allowed: one of the two/],
    [['--below', '0', '--above', '1'], /--below: found together with --above/],
    [['--below', 'cheap'], /--below: found "cheap"; allowed: a number/],
    [
      ['--above', '0', '--metric', 'returns.totl'],
      /--metric: found "returns.totl"; did you mean "returns.total"/,
    ],
    [['--above', '0', '--option', 'hubb'], /--option: found "hubb"; did you mean "hub"/],
    [['--above', '0', '--option', 'current-policy-2024'], /--option: found "current-policy-2024"/],
    [
      ['--above', '0', '--regret', 'cost.total'],
      /--regret: found "cost.total"; allowed: METRIC:lower or METRIC:higher/,
    ],
    [['--above', '0', '--deterrence', 'strong'], /--deterrence: found "strong"; allowed: one of none/],
    [['--above', '0', '--box', '999'], /--box: found 999; allowed: a number up to \d+, the last box of hub/],
    [['--above', '0', '--box', '-1'], /--box: found "-1"/],
    [['--above', '0'], /found a finished run; add --force/],
  ])('%j', async (argv, message) => {
    expect(await refused(sweep, ...argv)).toMatch(message)
  })
  test('a folder that holds no sweep, or one of another kind', async () => {
    expect(await refused(join(folder, 'nowhere'), '--above', '0')).toContain('there is no such folder')
    expect(await refused(join(sweep, 'robust'), '--above', '0')).toContain('found a run of the kind "robust"')
  })
  test('a sweep that varies one parameter at a time, or has too few points', async () => {
    const values = design
      .replaceAll(/from: (\d+), to: (\d+)/g, 'values: [$1, $2]')
      .replace('points: 60\n', '')
    const single = await sweepOf('single', values.replace('latin-hypercube', 'one-at-a-time'))
    expect(await refused(single, '--above', '0')).toContain('varies one parameter at a time')
    const few = await sweepOf('few', design.replace('points: 60', 'points: 9'))
    expect(await refused(few, '--above', '0')).toContain(
      'found a sweep of 9 points; allowed: 10 points or more',
    )
  }, 360_000)
  test('a sweep whose results were changed, to work out or to verify', async () => {
    const own = await sweepOf('changed', design.replace('points: 60', 'points: 12'))
    expect((await call('robust', own, '--above', '0', '--quiet')).code).toBe(0)
    const analysis = join(own, 'robust')
    const points = join(own, 'results', 'points.csv')
    const before = readFileSync(points, 'utf8')
    writeFileSync(points, before.replace(/\d\n$/, '\n'))
    const again = await call('verify', analysis, '--quiet')
    expect([again.code, again.told]).toEqual([2, expect.stringContaining('not as the run wrote it')])
    expect(await refused(own, '--above', '0', '--force')).toContain('not as the run wrote it')
    writeFileSync(points, before)
    renameSync(analysis, join(folder, 'apart'))
    const apart = await call('verify', join(folder, 'apart'), '--quiet')
    expect([apart.code, apart.told]).toEqual([2, expect.stringContaining('asked.source: there is no')])
    renameSync(join(folder, 'apart'), join(sweep, 'moved'))
    const moved = await call('verify', join(sweep, 'moved'), '--quiet')
    expect([moved.code, moved.told]).toEqual([2, expect.stringContaining('asked.source: found results')])
  }, 360_000)
})
