import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { SimulationArguments } from '../../src/commands/handlers/options.ts'
import { type VerifyArguments, verify } from '../../src/commands/handlers/verify.ts'
import { openFolder } from '../../src/run-folder/folder.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { unnoticedChanges } from '../run-folder/tampering.ts'
import { call, compareWithStandIn, keptOutput } from './fixtures.ts'

const worker = new URL('./productivity-worker.ts', import.meta.url)
const folder = temporaryFolder()
const ensembleOf = (name: string, values: readonly number[], origin = '2024-Q4') => {
  const rows = values.map((value, i) => `${origin},${i + 1},${value}\n`)
  const path = join(folder, name)
  writeFileSync(path, `origin,member,decisions.productivity\n2019-Q4,1,1\n${rows.join('')}`)
  return path
}
const four = ensembleOf('four.csv', [2, 30, 90, 50])
let runs = 0
async function run(argv: SimulationArguments, more: Parameters<typeof compareWithStandIn>[1] = {}) {
  const out = argv.out ?? join(folder, `run-${runs++}`)
  const output = keptOutput()
  const code = await compareWithStandIn(
    { ensemble: four, replications: '8', ...argv, out },
    { worker, output, ...more },
  )
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
  return { code, out, manifest, output }
}
async function verified(out: string, argv: Partial<VerifyArguments> = {}) {
  const output = keptOutput()
  return {
    code: await verify({ folder: out, worker, workers: '1', ...argv }, output),
    printed: output.printed,
  }
}
const table = (out: string, name: string) =>
  parse<Record<string, string>>(readFileSync(join(out, 'results', name), 'utf8'), { columns: true })

const first = await run({})

describe('a run with an ensemble', () => {
  test('stores the rows used and their digest, parts the spread, and says so', () => {
    const { code, out, manifest, output } = first
    expect(code).toBe(0)
    expect(manifest.ensemble).toMatchObject({ file: 'four.csv', origin: '2024-Q4', members: 4 })
    expect(readFileSync(join(out, 'ensemble.csv'), 'utf8')).not.toContain('2019-Q4')
    const [returns] = table(out, 'uncertainty.csv').filter(
      (row) => row.scenario === 'hub' && row.baseline === '' && row.metric === 'returns.total',
    )
    expect(returns).toMatchObject({ members: '4', replications: '8' })
    expect(Number(returns!.sd_parameters)).toBeGreaterThan(0)
    expect(output.told).toMatch(/^Parameters from .*four\.csv: 4 parameter sets, fitted at 2024-Q4\.$/m)
    const said = output.printed.replaceAll(/\s+/g, ' ')
    expect(said).toContain(
      'Intervals carry parameter uncertainty (4 parameter sets, fitted at 2024-Q4) and chance',
    )
    expect(said).toMatch(
      /Of the spread of public cost, \d+ % \(\d+ to \d+\) is parameters\. The rest is chance\./,
    )
    expect(output.printed.split('\n').every((line) => line.length <= 80 || line.includes(out))).toBe(true)
    expect(readdirSync(join(out, 'charts'))).toContain('uncertainty.png')
    expect(readFileSync(join(out, 'assumptions.csv'), 'utf8')).toMatch(
      /^decisions\.productivity,43,2,90,.*,fit,assumption,"?Mean and range of 4 parameter sets fitted at 2024-Q4, in place of /m,
    )
  })
  test('says how many of the parameter sets it reached', async () => {
    const { out, output } = await run({ replications: '3', json: true })
    expect(output.told).toContain('four.csv: 2 of 4 parameter sets, fitted')
    expect(JSON.parse(output.printed)).toMatchObject({ ensemble: { members: 4, origin: '2024-Q4' } })
    expect(table(out, 'uncertainty.csv')[0]).toMatchObject({ members: '2', replications: '3' })
  })
  test('leaves intervals and parts blank with one parameter set', async () => {
    const { out } = await run({ ensemble: ensembleOf('one.csv', [2]), replications: '4' })
    expect(table(out, 'summary.csv').every(({ ci_low }) => ci_low === '')).toBe(true)
    expect(table(out, 'uncertainty.csv').every((row) => row.sd_total === '' && row.members === '1')).toBe(
      true,
    )
    expect(existsSync(join(out, 'charts', 'uncertainty.png'))).toBe(false)
  })
  test('has the same results with other workers and another order of scenarios', async () => {
    const other = await run({ workers: '1' }, { references: [hub, 'current-policy-2024'] })
    const levels = ({ manifest }: typeof first) =>
      manifest.results.files.filter(({ path }) => /summary|monthly|replications|incidence/.test(path))
    expect(levels(other)).toEqual(levels(first))
    expect(levels(first)).toHaveLength(4)
  })
  test('is unlike the run without one, whose folder holds none of it', async () => {
    const plain = await run({ ensemble: undefined })
    expect(plain.manifest.ensemble).toBeUndefined()
    expect(readdirSync(plain.out)).not.toContain('ensemble.csv')
    expect(readdirSync(join(plain.out, 'results'))).not.toContain('uncertainty.csv')
    expect(plain.output.printed).not.toContain('parameter')
  })
})

describe('verify', () => {
  test('runs it again from the stored scenarios and the stored ensemble: 0', async () => {
    const { out } = first
    expect(await verified(out)).toMatchObject({ code: 0 })
    expect(await verified(out, { sample: '3' })).toMatchObject({ code: 0 })
  })
  test('notices an ensemble that was altered or is missing: 3', async () => {
    const out = join(folder, 'altered')
    cpSync(first.out, out, { recursive: true })
    const path = join(out, 'ensemble.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('90', '91'))
    expect(await verified(out, { stored: true })).toMatchObject({
      code: 3,
      printed: expect.stringContaining('ensemble.csv: altered'),
    })
  })
})

describe('a folder in use', () => {
  test('goes on with the same ensemble only, by its rows and not by its name', async () => {
    const { out, manifest } = first
    const { asked, seed, replications, horizon_years, baseline, deterrence, scenarios, ensemble } = manifest
    const inputs = {
      asked,
      seed,
      replications,
      horizon_years,
      baseline,
      deterrence,
      scenarios,
      ensemble: ensemble!,
    }
    const unfinished = join(folder, 'unfinished')
    mkdirSync(unfinished)
    openFolder(unfinished, inputs, ['run'], false)
    const other = ensembleOf('other.csv', [2, 30, 90, 51])
    await expect(run({ out: unfinished, ensemble: other, resume: true })).rejects.toThrow(
      /other inputs \(ensemble /,
    )
    await expect(run({ out: unfinished, ensemble: undefined, resume: true })).rejects.toThrow('now none')
    const renamed = ensembleOf('renamed.csv', [2, 30, 90, 50])
    const resumed = await run({ out: unfinished, ensemble: renamed, resume: true })
    expect(resumed.manifest.results).toEqual(manifest.results)
    expect(resumed.manifest.inputs).toEqual(manifest.inputs)
    await expect(run({ out, ensemble: other, resume: true })).rejects.toThrow('other inputs')
  })
})

describe('the option', () => {
  test.each([
    [['run', 'current-policy-2024', '--ensemble', 'nosuch.csv'], 'nosuch.csv: there is no such file'],
    [
      ['forecast', '--ensemble', four, '--set', 'decisions.productivity=3'],
      'four.csv varies as decisions.productivity',
    ],
    [['sweep', 'examples/hub-size.yaml', '--ensemble', four], '--ensemble'],
  ])('%j ends with exit code 2', async (argv, message) => {
    const { code, told } = await call(...argv)
    expect(code).toBe(2)
    expect(told).toContain(message)
  })
  test('runs the model under each parameter set, and it comes out the same', async () => {
    const out = join(folder, 'real')
    const ensemble = ensembleOf('real.csv', [1.5, 3])
    const common = [
      '--replications',
      '3',
      '--horizon',
      '0.0833333333',
      '--seed',
      '5',
      '--workers',
      '2',
      '--quiet',
    ]
    expect(
      (await call('run', 'current-policy-2024', '--ensemble', ensemble, ...common, '--out', out)).code,
    ).toBe(0)
    const decided = table(out, 'uncertainty.csv').find(
      (row) => row.metric === 'decisions.made' && row.counted_in === 'people',
    )
    expect(decided).toMatchObject({ members: '2', replications: '3' })
    expect(Number(decided!.sd_total)).toBeGreaterThan(0)
    expect(existsSync(join(out, 'ensemble.csv'))).toBe(true)
    expect((await call('verify', out, '--quiet')).code).toBe(0)
    expect(await unnoticedChanges(out)).toEqual([])
  })
})
