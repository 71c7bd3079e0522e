import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { main } from '../../src/cli.ts'
import { tool } from '../../src/run-folder/tool.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { keptOutput } from './fixtures.ts'

async function called(...argv: string[]) {
  const output = keptOutput()
  const code = await main(argv, output)
  return { code, printed: output.printed, told: output.told }
}

describe('wrong usage', () => {
  const folder = temporaryFolder()
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  mkdirSync(join(folder, 'folder.yaml'))
  test.each([
    [['compar', hub], 'found the command "compar"; did you mean "compare"?; allowed: one of run, compare'],
    [[], 'no command given'],
    [['run'], 'Not enough non-option arguments'],
    [['run', 'curent-policy'], 'did you mean "current-policy"?'],
    [['run', 'current-policy', hub], `"${hub}" is one argument too many; see --help`],
    [
      ['compare', hub, '--replicatoins', '3'],
      'unknown option --replicatoins; did you mean "--replications"?',
    ],
    [['compare', hub, '--reps', '3'], 'unknown option --reps; did you mean "--replications"?'],
    [['compare', hub, '--threads', '3'], 'unknown option --threads; did you mean "--workers"?'],
    [
      ['compare', hub, '--replications', '1,000'],
      '--replications: found "1,000"; allowed: a whole number from 1 to 1000000; write 1000',
    ],
    [
      ['compare', hub, '--set', 'decisions.caseworkers=30,000'],
      'found "30,000" (text); allowed: number from 0 to 100000; write 30000',
    ],
    [
      ['compare', hub, '--set', 'schemes.hub.eligibility.eligibility_share=0.4'],
      'allowed: in schemes.hub.eligibility: reasons, families, groups, vulnerable_share, screening_miss_share, within_days; the share of those who fulfil a scheme’s rules whom it may take is eligibility.eligible_share',
    ],
    [
      [
        'compare',
        file('n.yaml', 'name: x\nextends: current-policy\ndecisions: { caseworkers: { value: 30,000 } }\n'),
      ],
      'unknown key "000"; allowed: value, times, plus, from, low, high, changes, source, confidence, note; write a number without commas',
    ],
    [['verify', 'here', '--pre-cision', '--seed=1'], 'unknown option --pre-cision'],
    [['verify', 'here', '--pre-cision', '--seed=1'], 'unknown option --seed'],
    [['compare', hub, '--seed', '1.5'], '--seed: found "1.5"'],
    [['compare', hub, '--seed'], 'seed'],
    [['compare', hub, '--seed', '1', '--seed', '2'], '--seed: found 2 times'],
    [['compare', hub, '--replications', '-3'], '--replications: found "-3"'],
    [['compare', hub, '--workers', '0'], '--workers: found "0"'],
    [['compare', hub, '--engine', 'carrier-pigeon'], '--engine: found "carrier-pigeon"; allowed: local'],
    [['compare', hub, '--baseline', 'nobody'], 'nobody'],
    [['compare', hub, '--set', 'nonsense.path=3'], 'nonsense.path'],
    [['compare', hub, '--set.decisions=3'], 'unknown option --set.decisions; did you mean "--set"?'],
    [['compare', file('k.yaml', 'name: x\nextends: current-policy\nbogus_key: 3\n')], 'bogus_key'],
    [['compare', join(folder, 'folder.yaml')], 'folder.yaml'],
    [['verify', join(folder, 'nothing')], 'there is no such folder'],
    [['verify', folder], 'not a run folder'],
    [
      ['scenarios', 'valid'],
      'found the action "valid"; did you mean "validate"?; allowed: list, show, validate, schema, diff; see --help',
    ],
    [['scenarios', 'shwo'], 'found the action "shwo"; did you mean "show"?'],
    [['metrics', 'everything'], 'found the action "everything"; allowed: list; see --help'],
    [['run', 'nosuch'], 'no built-in scenario or file called "nosuch"; allowed'],
    [['scenarios', 'show'], 'found 0 scenarios'],
    [['evidence', 'show', 'RWA-2'], 'did you mean "RWA-'],
    [['evidence', 'show'], 'found no id'],
    [
      ['run', 'current-policy', '--out', '/dev/null/run', '--replications', '1', '--horizon', '0.25'],
      '/dev/null/run: the folder cannot be made (ENOTDIR); allowed: a place that can be written to',
    ],
  ])('%j: exit code 2, one clear message, no trace', async (argv, message) => {
    const out = join(temporaryFolder(), 'out')
    const simulates = /^comp|^run/.test(argv[0] ?? '') && argv.length > 1 && !argv.includes('--out')
    const { code, told, printed } = await called(...argv, ...(simulates ? ['--out', out] : []))
    expect(told).toContain(message)
    expect(told).not.toMatch(/^\s+at /m)
    expect(code).toBe(2)
    expect(printed).toBe('')
    expect(existsSync(out)).toBe(false)
  })
})

describe('the commands that only print', () => {
  test('--version and --help', async () => {
    expect(await called('--version')).toEqual({ code: 0, printed: `${tool.version}\n`, told: '' })
    const { code, printed } = await called('compare', '--help')
    expect(code).toBe(0)
    for (const option of [
      '--seed',
      '--replications',
      '--precision',
      '--horizon',
      '--baseline',
      '--set',
      '--resume',
    ]) {
      expect(printed).toContain(option)
    }
  })
  test('scenarios', async () => {
    expect((await called('scenarios', 'list')).printed).toContain('current-policy: Current policy')
    expect((await called('scenarios', 'validate')).code).toBe(0)
    const shown = await called('scenarios', 'show', hub, '--set', 'schemes.hub.referral.per_week=41')
    expect(shown.printed).toContain('value: 41')
    expect(JSON.parse((await called('scenarios', 'schema')).printed)).toHaveProperty('properties')
    const asJson = await called(
      'scenarios',
      'show',
      hub,
      '--json',
      '--set',
      'schemes.hub.referral.per_week=41',
    )
    expect(JSON.parse(asJson.printed)).toEqual(parseYaml(shown.printed))
    expect(JSON.parse((await called('scenarios', 'validate', hub, '--json')).printed)).toMatchObject([
      { reference: hub, name: 'hub' },
    ])
  })
  test('metrics and evidence', async () => {
    const metrics = await called('metrics', 'list')
    expect(metrics.printed).toContain('\nreturns.total,')
    expect(metrics.printed).toContain('\ncost.per_additional_return,')
    expect(JSON.parse((await called('evidence', 'show', 'RWA-23')).printed).id).toBe('RWA-23')
    expect((await called('evidence', 'list')).printed.split('\n')[0]).toBe(
      'id,value,unit,period,confidence,description',
    )
  })
})

describe('the simulation itself, from the command line', () => {
  test('compares, verifies, and does not run into a folder twice', async () => {
    const out = join(temporaryFolder(), 'run')
    const common = [
      '--seed',
      '11',
      '--replications',
      '2',
      '--horizon',
      '0.25',
      '--workers',
      '2',
      '--out',
      out,
    ]
    const { code, told, printed } = await called(
      'compare',
      hub,
      '--baseline',
      'current-policy-2024',
      ...common,
    )
    expect(told).toContain('Running current-policy-2024, hub')
    expect(code).toBe(0)
    expect(printed).toContain('hub compared with current-policy-2024 (deterrence: none)')
    const summary = readFileSync(join(out, 'results', 'summary.csv'), 'utf8')
    for (const metric of [
      'arrivals.small_boat',
      'backlog.decision',
      'returns.total',
      'cost.total',
      'scheme.transferred',
    ]) {
      expect(summary).toContain(`,${metric},`)
    }
    for (const { unit } of JSON.parse((await called('metrics', 'list', '--json')).printed))
      expect(unit).not.toBe('')
    expect(summary).not.toContain(',count,')
    expect((await called('verify', out)).code).toBe(0)
    expect((await called('verify', out, '--sample', '1')).code).toBe(0)
    expect((await called('compare', hub, '--baseline', 'current-policy-2024', ...common)).told).toContain(
      'found a finished run',
    )
  })
  test('runs one scenario, with no differences', async () => {
    const out = join(temporaryFolder(), 'run')
    const argv = [
      'run',
      'current-policy',
      '--replications',
      '1',
      '--horizon',
      '0.25',
      '--out',
      out,
      '--json',
      '--quiet',
    ]
    const { code, printed, told } = await called(...argv)
    expect({ code, told }).toEqual({ code: 0, told: '' })
    const { seed, summary } = JSON.parse(printed)
    expect(Number.isSafeInteger(seed)).toBe(true)
    expect(summary.length).toBeGreaterThan(3)
    expect(readFileSync(join(out, 'results', 'differences.csv'), 'utf8').split('\n')).toHaveLength(2)
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).seed).toBe(seed)
  })
})
