import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type VerifyArguments, verify } from '../../src/commands/handlers/verify.ts'
import { json } from '../../src/run-folder/folder.ts'
import { type Manifest, manifestSchema } from '../../src/run-folder/manifest.ts'
import { sealed } from '../../src/run-folder/seal.ts'
import { tool } from '../../src/run-folder/tool.ts'
import { spread } from '../../src/run-folder/verify.ts'
import { jobsFor, standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import { call, compareWithStandIn, keptOutput } from './fixtures.ts'

const written = join(temporaryFolder(), 'run')
beforeAll(() => compareWithStandIn({ out: written }))

/** A copy for each test to alter. */
let folder = ''
beforeEach(() => {
  folder = join(temporaryFolder(), 'run')
  cpSync(written, folder, { recursive: true })
})
const edit = (file: string, change: (text: string) => string) => {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
}
async function verified(argv: Partial<VerifyArguments> = {}) {
  const output = keptOutput()
  const code = await verify({ folder, worker: standInWorker, workers: '1', ...argv }, output)
  return { code, printed: output.printed }
}

describe('verify', () => {
  test('finds a run that comes out again identical: 0', async () => {
    expect(await verified()).toMatchObject({ code: 0, printed: expect.stringContaining('All files') })
    expect(await verified({ stored: true })).toMatchObject({ code: 0 })
    expect(await verified({ sample: '3' })).toMatchObject({
      code: 0,
      printed: expect.stringContaining('3 jobs'),
    })
  })
  test('names files that were altered, are missing or were added: 3', async () => {
    edit('results/summary.csv', (text) => text.replace(/(\d),/, '0$1,'))
    rmSync(join(folder, 'results', 'monthly.csv'))
    writeFileSync(join(folder, 'results', 'extra.csv'), '')
    const { code, printed } = await verified({ stored: true })
    expect(code).toBe(3)
    expect(printed.split('\n').slice(1, 4)).toEqual([
      '  results/extra.csv: not in the manifest',
      '  results/monthly.csv: missing',
      '  results/summary.csv: altered',
    ])
    expect((await verified()).code).toBe(3)
  })
  test('notices altered inputs, in the scenarios and in the manifest: 3', async () => {
    edit('scenarios/hub.yaml', (text) => `${text}# note\n`)
    expect((await verified({ stored: true })).printed).toContain('scenarios/hub.yaml: altered')
    edit('manifest.json', (text) => text.replace('"seed": 7', '"seed": 8'))
    expect(await verified({ stored: true })).toMatchObject({
      code: 3,
      printed: expect.stringContaining('manifest.json'),
    })
  })
  test('tells when the simulation no longer gives what is stored: 3', async () => {
    const worker = new URL('./other-worker.ts', import.meta.url)
    const whole = await verified({ worker })
    expect(whole.code).toBe(3)
    expect(whole.printed).toContain('results/summary.csv: not as when run again')
    const sample = await verified({ worker, sample: '1' })
    expect(sample.code).toBe(3)
    expect(sample.printed).toContain('returns.total people of current-policy-2024, replication 1: stored')
  })
  test('says that bytes cannot be compared in another environment, unless they are only hashed: 5', async () => {
    edit('manifest.json', (text) => {
      const { sha256: _, ...manifest } = JSON.parse(text) as Manifest
      const { environment } = manifest
      const dependencies = { ...environment.dependencies, simjs: '1.0.0' }
      return json(sealed({ ...manifest, environment: { ...environment, dependencies } }))
    })
    const { code, printed } = await verified()
    expect(code).toBe(5)
    expect(printed).toMatch(/simjs 1\.0\.0, here \d/)
    expect((await verified({ stored: true })).code).toBe(0)
    edit('results/summary.csv', (text) => `${text}\n`)
    expect((await verified()).code).toBe(3)
  })
  test('refuses a folder of an older schema, and says which version can verify it: 2', async () => {
    edit('manifest.json', (text) => text.replace(`"schema": ${manifestSchema}`, '"schema": 2'))
    const { code, told } = await call('verify', folder)
    expect(code).toBe(2)
    expect(told).toContain(
      `manifest.json: written by schema 2, and this build reads schema ${manifestSchema}; verify it with the build of version ${tool.version} that wrote it`,
    )
  })
  test('refuses a kind of run that it does not know', async () => {
    edit('manifest.json', (text) => {
      const { sha256: _, ...manifest } = JSON.parse(text) as Manifest
      return json(sealed({ ...manifest, asked: { kind: 'divination' } }))
    })
    await expect(verified()).rejects.toThrow(
      'found a run of the kind "divination"; allowed: comparison, sweep, break-even, backtest, calibration',
    )
  })
  test('prints JSON when asked', async () => {
    const { printed } = await verified({ stored: true, json: true })
    expect(JSON.parse(printed)).toMatchObject({ folder, code: 0 })
  })
  test.each([[{ sample: '0' }], [{ sample: 'many' }], [{ workers: '0' }], [{ sample: '1', stored: true }]])(
    'refuses %j',
    async (argv) => {
      await expect(verified(argv)).rejects.toThrow(/allowed: /)
    },
  )
})

test('a sample is spread over all jobs and is the same every time', () => {
  const jobs = jobsFor(10)
  expect(spread(jobs, 2).map(({ index }) => index)).toEqual([2, 7])
  expect(spread(jobs, 10).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(spread(jobs, 99)).toHaveLength(10)
})
