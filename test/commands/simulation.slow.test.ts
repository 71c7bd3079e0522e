import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Manifest, manifestSchema } from '../../src/run-folder/manifest.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { compareWithStandIn, keptOutput } from './fixtures.ts'

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
const newFolder = () => join(temporaryFolder(), 'run')

describe('a run folder', () => {
  test('holds what the contract says, and nothing of the work in progress', async () => {
    const out = newFolder()
    const output = keptOutput()
    expect(await compareWithStandIn({ out }, { output })).toBe(0)
    expect(readdirSync(out).filter((entry) => entry !== 'charts')).toEqual([
      'assumptions.csv',
      'briefing.pptx',
      'manifest.json',
      'report.docx',
      'report.html',
      'results',
      'scenarios',
      'stress-des.md',
      'tables.ods',
      'tables.xlsx',
    ])
    expect(readdirSync(join(out, 'results'))).toEqual([
      'appraisal.csv',
      'differences.csv',
      'if-open.csv',
      'incidence.csv',
      'metrics.csv',
      'monthly.csv',
      'replications.parquet',
      'since-opening.csv',
      'summary.csv',
      'totals.parquet',
    ])
    const stored = loadScenario(join(out, 'scenarios', 'hub.yaml'))
    expect(stored.values).toEqual(loadScenario(hub).values)
    const manifest = manifestOf(out)
    expect(manifest).toMatchObject({
      schema: manifestSchema,
      seed: 7,
      replications: 2,
      horizon_years: 0.25,
      baseline: 'current-policy-2024',
    })
    expect(manifest.scenarios.map(({ sha256 }) => sha256)).toContain(stored.sha256)
    expect(output.printed.split('\n').every((line) => line.length <= 80 || line.includes(out))).toBe(true)
    expect(output.printed).toContain('Seed 7.')
    expect(output.printed).toContain('deterrence: none')
  })
  test('has the same results and digests with other workers and another order of scenarios', async () => {
    const [one, other] = [newFolder(), newFolder()]
    await compareWithStandIn({ out: one, workers: '1' })
    const references = [hub, 'current-policy-2024']
    await compareWithStandIn({ out: other, workers: '3' }, { references })
    const pick = ({ results }: Manifest) =>
      results.files.filter(({ path }) => !/differences|appraisal|if-open/.test(path))
    expect(pick(manifestOf(other))).toEqual(pick(manifestOf(one)))
    expect(manifestOf(other).baseline).toBe('hub')
  })
  test('prints key figures as JSON when asked', async () => {
    const out = newFolder()
    const output = keptOutput()
    await compareWithStandIn({ out, json: true, quiet: true }, { output })
    const printed = JSON.parse(output.printed)
    expect(printed).toMatchObject({ manifest: join(out, 'manifest.json'), seed: 7, failures: 0 })
    expect(printed.differences.map(({ metric }: { metric: string }) => metric)).toContain(
      'scheme.transferred',
    )
    expect(output.told).toBe('')
  })
  test('records and leaves out jobs that fail, and ends with code 4', async () => {
    const out = newFolder()
    expect(await compareWithStandIn({ out, replications: '4' }, { titles: ['hub:title=breaks'] })).toBe(4)
    const { failures } = manifestOf(out)
    expect(failures.map(({ scenario, replication, stage }) => [scenario, replication, stage])).toEqual([
      ['hub', 1, 'detained'],
      ['hub', 3, 'detained'],
    ])
    expect(JSON.parse(readFileSync(join(out, 'failures.json'), 'utf8'))).toEqual(failures)
  })
})

describe('a folder in use', () => {
  test('is refused, resumed or replaced as asked', async () => {
    const out = newFolder()
    await compareWithStandIn({ out })
    await expect(compareWithStandIn({ out })).rejects.toThrow('found a finished run')
    const output = keptOutput()
    expect(await compareWithStandIn({ out, resume: true }, { output })).toBe(0)
    expect(output.told).toContain('nothing to resume')
    await expect(compareWithStandIn({ out, resume: true, seed: '8' })).rejects.toThrow('seed 7, now 8')
    expect(await compareWithStandIn({ out, force: true, seed: '8' })).toBe(0)
    expect(manifestOf(out).seed).toBe(8)
  })
  test('needs a way to find the run that is to go on', async () => {
    await expect(compareWithStandIn({ seed: undefined, resume: true })).rejects.toThrow(
      'found neither --out nor --seed',
    )
  })
})

test('refuses scenarios that start on different dates before anything is written', async () => {
  const out = newFolder()
  const titles = ['hub:start=2025-04-01']
  await expect(compareWithStandIn({ out }, { titles })).rejects.toThrow('compared month by month')
  expect(existsSync(out)).toBe(false)
})
