import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { quartersBetween } from '../../src/calendar/periods.ts'
import { lastFit } from '../../src/runs/published-series.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { unnoticedChanges } from '../run-folder/tampering.ts'
import { call, resultRows } from './fixtures.ts'

const folder = temporaryFolder()

const lines = {
  name: 'name: small',
  title: 'title: Two parameters in one year',
  scenario: 'scenario: current-policy-2024',
  quarters: 'first: 2021-Q4\nlast: 2021-Q4\nevery: 4\nahead: 2',
  size: 'points: 12\naccepted: 5\nreplications: 1\nhalf_life_years: 2',
  parameters: `parameters:
  newest-first: { label: Newest first, path: decisions.other_end_share }
  mechanism:
    { label: How barriers arise, path: exhausted.barriers.preset, values: [none, frailty], assumption: true }`,
  targets: 'targets:\n  awaiting_over_6_months_share: { label: Over six months }',
}
const design = (changes: Partial<typeof lines> = {}) => {
  const path = join(folder, 'design.yaml')
  writeFileSync(path, `${Object.values({ ...lines, ...changes }).join('\n')}\n`)
  return path
}
const asked = ['--seed', '1', '--quiet', '--out']

describe('a calibration', () => {
  const out = join(folder, 'calibration')
  let printed = ''
  beforeAll(async () => {
    const result = await call('calibrate', design(), ...asked, out, '--workers', '2')
    expect(result.code).toBe(0)
    printed = result.printed
  }, 360_000)

  test('has an ensemble for every quarter, and says of each parameter whether it is fitted', () => {
    const ensemble = resultRows(out, 'ensemble.csv')
    expect([...new Set(ensemble.map((row) => row['origin']))].toSorted()).toEqual(
      quartersBetween('2021-Q4', lastFit),
    )
    expect(ensemble.filter((row) => row['origin'] === lastFit)).toHaveLength(5)
    for (const row of ensemble) {
      expect(Number(row['decisions.other_end_share'])).toBeLessThanOrEqual(0.5)
      expect(['none', 'frailty']).toContain(row['exhausted.barriers.preset'])
    }
    const identifiability = resultRows(out, 'identifiability.csv')
    expect(identifiability.filter((row) => row['declared'] === 'assumption')).not.toHaveLength(0)
    for (const row of identifiability)
      if (row['declared'] === 'assumption') expect(row['identified']).toBe('no')
    expect(resultRows(out, 'errors.csv')).toHaveLength(12 * 2)
    expect(existsSync(join(out, 'charts', 'calibration.png'))).toBe(true)
    expect(printed).toContain('5 of 12 parameter sets kept')
    for (const line of printed.split('\n').filter((each) => !each.startsWith('Files')))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  test('comes out the same with one worker, and can be verified', async () => {
    const again = join(folder, 'again')
    expect((await call('calibrate', design(), ...asked, again, '--workers', '1')).code).toBe(0)
    const digest = (run: string) =>
      (
        JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as {
          readonly results: { readonly sha256: string }
        }
      ).results.sha256
    expect(digest(again)).toBe(digest(out))
    expect((await call('verify', out, '--quiet')).code).toBe(0)
    expect(await unnoticedChanges(out)).toEqual([])
  }, 360_000)

  test('holds settings over those of the openings, and comes out the same with them', async () => {
    const run = join(folder, 'set')
    const { code } = await call(
      'calibrate',
      design(),
      ...asked,
      run,
      '--set',
      'stocks.over_six_months_share=0.1',
    )
    expect(code).toBe(0)
    const first = (of: string) => Number(resultRows(of, 'errors.csv')[0]!['simulated'])
    expect(first(run)).toBeLessThan(first(out))
    expect((await call('verify', run, '--quiet')).code).toBe(0)
    const refused = await call('calibrate', design(), ...asked, run, '--set', 'decisions.other_end_share=0.1')
    expect(refused.code).toBe(2)
    expect(refused.told).toContain('which the design varies')
  }, 360_000)

  test('gives parameter sets that a scenario can be run under', async () => {
    const run = join(folder, 'run')
    const ensemble = join(out, 'results', 'ensemble.csv')
    const { code } = await call(
      ...['run', 'current-policy-2024', '--ensemble', ensemble, '--horizon', '0.25', '--replications', '4'],
      ...asked,
      run,
    )
    expect(code).toBe(0)
    expect(resultRows(run, 'uncertainty.csv').length).toBeGreaterThan(10)
  }, 360_000)

  test.each<[Partial<typeof lines>, string]>([
    [
      { targets: 'targets:\n  awaiting_over_6_months_shares: { label: Over }' },
      'did you mean "awaiting_over_6_months_share"',
    ],
    [{ targets: 'targets: {}' }, 'targets: found no target'],
    [{ parameters: 'parameters: {}' }, 'parameters: found no parameter'],
    [
      { parameters: 'parameters:\n  a: { label: A, path: costs.price_base }' },
      'costs.price_base has no range in the scenario',
    ],
    [
      { parameters: 'parameters:\n  a: { label: A, path: decisions.other_end_share, from: 0.5, to: 0.1 }' },
      'found from 0.5 to 0.1',
    ],
    [
      {
        parameters:
          'parameters:\n  a: { label: A, path: [decisions.other_end_share, crossing.retry_days], from: 1 }',
      },
      'found from or to with several paths',
    ],
    [
      {
        parameters:
          'parameters:\n  a: { label: A, path: exhausted.barriers.preset, values: [none, frailty] }',
      },
      'found choices to be fitted',
    ],
    [{ quarters: 'first: 2021-Q4\nlast: 2020-Q4\nevery: 4\nahead: 2' }, 'found 2020-Q4, before the first'],
    [{ quarters: 'first: 2015-Q4\nlast: 2021-Q4\nevery: 4\nahead: 2' }, 'first: found 2015-Q4'],
    [
      { size: 'points: 12\naccepted: 8\nreplications: 1\nhalf_life_years: 2' },
      'found 8 accepted of 12 points',
    ],
    [{ size: 'points: 20\naccepted: 5\nreplications: 1' }, 'half_life_years'],
  ])('is refused with %j', async (changes, message) => {
    const { code, told } = await call('calibrate', design(changes), ...asked, join(folder, 'never'))
    expect(code).toBe(2)
    expect(told).toContain(message)
    expect(told).toMatch(/design\.yaml:\d+:\d+/)
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })
})
