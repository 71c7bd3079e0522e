/** Where a sweep varies a lever, what it refuses, what it says; and a run with a layer of changes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { stationsOf } from '../../src/runs/sweep-plan.ts'
import { type LoadedScenario, loadSweepDesign, parseSetting } from '../../src/scenarios/load.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { call, resultRows } from './fixtures.ts'

const folder = temporaryFolder()
let files = 0
const file = (text: string) => {
  const path = join(folder, `file-${files++}.yaml`)
  writeFileSync(path, text)
  return path
}
const design = (scenarios: string, parameters: string, more = '') =>
  file(
    `name: d\ntitle: D\nscenarios: [${scenarios}]\nreplications: 1\nhorizon_years: 0.5\n${more}parameters:\n${parameters}`,
  )
const disposals = 'appeals.disposals_per_quarter'
const from = `${disposals}.from.2027-01-01`

const stationsAt = (path: string, ...set: string[]) => {
  const loaded = loadSweepDesign(path)
  const references = [loaded.baseline, ...loaded.scenarios]
  return stationsOf(loaded, '1', references, [...loaded.settings, ...set.map(parseSetting)])
}
const values = (path: string) =>
  stationsAt(path).stations.map(({ baseline, scenarios }) =>
    [baseline, ...scenarios].map((each) => {
      const { value, changes } = (each as LoadedScenario).values.appeals.disposals_per_quarter
      return [value, ...changes.map((change) => change.value)]
    }),
  )
const refusalOf = (path: string, ...set: string[]) => {
  try {
    stationsAt(path, ...set)
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return 'nothing was thrown'
}
const levers = (path: string) => stationsAt(path).levers.flatMap(({ announcement }) => announcement)

describe('a lever is varied', () => {
  test('in the option alone where the option sets it otherwise than the baseline, and that is said', () => {
    const path = design('more-tribunal-capacity', `  capacity: { path: ${from}, values: [13064, 9000] }\n`)
    expect(values(path)).toEqual([
      [[7013], [7013, 13064]],
      [[7013], [7013, 9000]],
    ])
    expect(levers(path)).toEqual([
      'Varied in more-tribunal-capacity alone: capacity, which is not as in current-policy. To vary it in current-policy as well write in: both.',
    ])
  })

  test('in both where both have it alike', () => {
    const path = design('return-hubs', `  capacity: { path: ${disposals}, values: [4000, 5000] }\n`)
    expect(values(path)).toEqual([
      [[4000], [4000]],
      [[5000], [5000]],
    ])
    expect(levers(path)).toEqual([])
  })

  test.each([
    [
      'both',
      [
        [7013, 9000],
        [7013, 9000],
      ],
    ],
    [
      'baseline',
      [
        [7013, 9000],
        [7013, 10519.5],
      ],
    ],
    ['option', [[7013], [7013, 9000]]],
  ])('in: %s', (place, expected) => {
    const path = design('more-tribunal-capacity', `  c: { path: ${from}, in: ${place}, values: [9000] }\n`)
    expect(values(path)).toEqual([expected])
  })

  test('in proportion to what is set', () => {
    const path = design(
      'return-hubs',
      `  c: { path: ${disposals}.times, values: [1, 1.5] }\n`,
      `set: [${disposals}=1000]\n`,
    )
    expect(values(path)).toEqual([
      [[1000], [1000]],
      [[1500], [1500]],
    ])
  })

  test('in the option and in the baseline by two parameters', () => {
    const path = design(
      'more-tribunal-capacity',
      `  a: { path: ${from}, in: option, values: [7000] }\n  b: { path: ${from}, in: baseline, values: [5000] }\n`,
    )
    expect(values(path)).toEqual([
      [
        [7013, 5000],
        [7013, 7000],
      ],
    ])
  })
})

describe('refused', () => {
  const places = 'schemes.hub.capacity.full_places'
  test.each([
    [
      'one lever under two names',
      `  a: { path: ${places}, values: [50, 60] }\n  b: { path: [schemes.hub.capacity.opening_places, ${places}], values: [50, 60] }\n`,
      /"a" varies as well/,
    ],
    [
      'the same with another part',
      `  a: { path: ${places}.all, values: [50, 60] }\n  b: { path: ${places}.value, values: [50, 60] }\n`,
      /"a" varies as well, as .*\.all/,
    ],
    [
      'one path twice in a lever',
      `  a: { path: [${places}, ${places}], values: [50, 60] }\n`,
      /"a" varies as well/,
    ],
    [
      'a part and the whole',
      `  a: { path: arrivals.small_boat.times, values: [1, 2] }\n  b: { path: arrivals.small_boat.central, values: [5, 6] }\n`,
      /"a" varies as well/,
    ],
    [
      'a place where nothing has it',
      `  a: { path: ${places}, in: baseline, values: [50, 60] }\n`,
      /which no such scenario has/,
    ],
    [
      'a place beside the name of a scenario',
      `  a: { path: "hub:${places}", in: both, values: [50, 60] }\n`,
      /names its scenario/,
    ],
  ])('%s', (_what, parameters, expected) => {
    expect(
      refusalOf(design(join(process.cwd(), hub), parameters, 'baseline: current-policy-2024\n')),
    ).toMatch(expected)
  })

  test('a setting of what is varied, in the design or on the command line; not one of another scenario', () => {
    const lever = `  a: { path: ${from}, values: [50, 60] }\n`
    const of = (more = '') => design('more-tribunal-capacity', lever, more)
    expect(refusalOf(of(`set: [${disposals}.all=3]\n`))).toMatch(/:6:7 .*which "a" varies, as/)
    expect(refusalOf(of(), `more-tribunal-capacity:${from}=3`)).toMatch(/^--set .*which "a" varies/)
    expect(refusalOf(of(), `current-policy:${disposals}=3000`)).toBe('nothing was thrown')
    expect(refusalOf(of(), `${disposals}.value=3`)).toBe('nothing was thrown')
  })

  test('a scheduled lever that does not say what becomes of its changes', () => {
    const path = design(
      'more-tribunal-capacity',
      `  capacity: { path: ${disposals}, values: [13064, 9000] }\n`,
    )
    expect(refusalOf(path)).toMatch(
      /:7:21 appeals\.disposals_per_quarter: this parameter changes on 2027-01-01/,
    )
  })
})

describe('an effect of exactly 0', () => {
  const copy = file('name: copy\ntitle: A copy\nsummary: A copy.\nextends: current-policy\n')

  test('that comes of varying both alike says so, with the levels', async () => {
    const path = design(
      copy,
      `  capacity: { path: ${disposals}, values: [2000, 12000] }\nchart: { metric: backlog.appeal }\n`,
    )
    const { code, printed } = await call(
      'sweep',
      path,
      '--seed',
      '1',
      '--quiet',
      '--out',
      join(folder, 'alike'),
    )
    expect(code).toBe(0)
    expect(printed).toContain('exactly 0 at every point, in this as in every metric: copy and current-policy')
    expect(printed).toMatch(/level in copy: from [\d,]+ at capacity 12000/)
    expect(printed).not.toContain('nothing that is varied has acted')
  }, 240_000)

  test('that comes of nothing having acted says that', async () => {
    const lever = '  share: { path: deterrence.deflection.displaced_share, values: [0, 1] }\n'
    const path = design(copy, `${lever}chart: { metric: backlog.appeal }\n`)
    const { printed } = await call('sweep', path, '--seed', '1', '--quiet', '--out', join(folder, 'nothing'))
    expect(printed).toContain('nothing that is varied has acted')
  }, 240_000)
})

describe('--with', () => {
  test('is in the manifest, copied, honoured by verify, and told apart once it is changed', async () => {
    const layer = file('arrivals: { small_boat: { times: 0.5 } }\n')
    const out = join(folder, 'layered')
    const {
      code,
      told,
      printed: summary,
    } = await call(
      ...[
        'compare',
        hub,
        '--baseline',
        'current-policy-2024',
        '--with',
        layer,
        '--set',
        'decisions.caseworkers=2455',
        '--seed',
        '1',
      ],
      ...['--set', 'decisions.productivity=2', '--set', 'decisions.productivity=3'],
      ...['--replications', '1', '--horizon', '0.25', '--out', out],
    )
    expect(code).toBe(0)
    expect(told).toContain(`With ${layer}: arrivals.small_boat={"times":0.5}`)
    expect(told).toContain('Set: decisions.caseworkers=2455 (changes nothing)')
    expect(told).toContain('Set: decisions.productivity=2 (overridden by decisions.productivity=3)')
    expect(summary).toContain('Small-boat arrivals, people')
    expect(summary).toContain('Median decision wait, days')
    expect(summary).not.toContain('Open appeals, cases')
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
    expect(manifest.with?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(readFileSync(join(out, 'with.yaml'), 'utf8')).toBe(readFileSync(layer, 'utf8'))
    expect(resultRows(out, '../results/summary.csv').length).toBeGreaterThan(10)
    expect((await call('verify', out, '--quiet')).code).toBe(0)
    writeFileSync(join(out, 'with.yaml'), 'x')
    const { code: changed, printed } = await call('verify', out, '--stored')
    expect([changed, printed]).toEqual([3, expect.stringContaining('with.yaml: altered')])
  }, 240_000)

  test('in both scenarios is no difference of theirs, and that is said', async () => {
    const layer = file('arrivals: { small_boat: { times: 0.5 } }\n')
    const of = async (...more: string[]) =>
      (await call('scenarios', 'diff', 'current-policy', 'current-policy', ...more)).printed
    expect(await of()).toBe('No parameter differs.\n')
    expect(await of('--with', layer)).toContain('alike in both is not listed')
  })
})
