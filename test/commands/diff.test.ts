import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { json } from '../../src/run-folder/folder.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { readTableAt } from '../../src/run-folder/read.ts'
import { sealed } from '../../src/run-folder/seal.ts'
import { diffTables, type ResultChange } from '../../src/runs/diff/tables.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { call, compareWithStandIn, resultRows } from './fixtures.ts'

const folder = temporaryFolder()
const runs = {
  first: join(folder, 'first'),
  /** Returns of every replication are one more. */
  later: join(folder, 'later'),
  otherSeed: join(folder, 'other-seed'),
  more: join(folder, 'more'),
}
const otherWorker = new URL('./other-worker.ts', import.meta.url)

beforeAll(async () => {
  await compareWithStandIn({ out: runs.first, replications: '6' })
  await compareWithStandIn({ out: runs.later, replications: '6' }, { worker: otherWorker })
  await compareWithStandIn({ out: runs.otherSeed, replications: '8', seed: '8' })
  await compareWithStandIn({ out: runs.more, replications: '8' }, { titles: ['removals.beds=3000'] })
})

/** What `diff --json` says. */
async function differences(from: string, to: string) {
  const { code, printed, told } = await call('diff', from, to, '--json')
  expect([code, told]).toEqual([0, ''])
  return JSON.parse(printed) as {
    inputs: Record<string, string>[]
    method: string
    not_compared?: string
    results: ResultChange[]
    notes: string[]
  }
}
const rowOf = (rows: readonly ResultChange[], metric: string, scenario = 'hub', baseline = '') =>
  rows.find(
    (row) =>
      row.metric === metric && row.scheme === '' && row.scenario === scenario && row.baseline === baseline,
  )!

/** A copy of a run with another manifest. */
function altered(run: string, name: string, change: (manifest: Omit<Manifest, 'sha256'>) => object): string {
  const copy = join(folder, name)
  cpSync(run, copy, { recursive: true })
  const { sha256: _, ...manifest } = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest
  writeFileSync(
    join(copy, 'manifest.json'),
    json(sealed({ ...manifest, ...change(manifest) } as Omit<Manifest, 'sha256'>)),
  )
  return copy
}

describe('diff', () => {
  test('finds nothing between a run and itself', async () => {
    const { inputs, results } = await differences(runs.first, runs.first)
    expect(inputs).toEqual([])
    expect(results.length).toBeGreaterThan(10)
    const changed = results.filter(({ verdict, metric }) => verdict !== 'none' && !metric.endsWith('_return'))
    expect(changed.map(({ metric, note }) => [metric, note])).toEqual([])
    const { printed } = await call('diff', runs.first, runs.first)
    expect(printed).toContain('No input differs.\n\nNo result differs:')
  })

  test('takes runs of one seed by pairs: what is one more in every replication changes by exactly one', async () => {
    const { method, results } = await differences(runs.first, runs.later)
    expect(method).toBe('paired')
    const summary = resultRows(runs.first, 'summary.csv')
    const stored = summary.find((row) => row.metric === 'returns.total' && row.scenario === 'hub')!
    const level = rowOf(results, 'returns.total')
    expect(level).toMatchObject({ method: 'paired', replications_from: 6, verdict: 'more', unit: 'people' })
    expect(level.from).toBeCloseTo(Number(stored.mean), 6)
    expect(level.to! - level.from!).toBeCloseTo(1, 6)
    for (const bound of [level.change, level.ci_low, level.ci_high]) expect(bound).toBeCloseTo(1, 6)
    // Both the option and the baseline have one more, so that what the option adds is as before.
    const effect = rowOf(results, 'returns.total', 'hub', 'current-policy-2024')
    expect(effect.change).toBeCloseTo(0, 6)
    expect(rowOf(results, 'backlog.decision').verdict).toBe('none')
  })

  test('takes runs of other seeds for independent, and says so', async () => {
    const { method, inputs, results } = await differences(runs.first, runs.otherSeed)
    expect(method).toBe('welch')
    expect(inputs.map(({ input, from, to }) => [input, from, to])).toEqual([
      ['seed', '7', '8'],
      ['replications', '6', '8'],
    ])
    const row = rowOf(results, 'cost.total')
    expect(row).toMatchObject({ method: 'welch', replications_from: 6, replications_to: 8 })
    expect(row.ci_low!).toBeLessThan(row.change!)
    const { printed } = await call('diff', runs.first, runs.otherSeed)
    expect(printed).toContain('Welch')
    expect(printed).toMatch(/had nothing changed, about .* would look\s+clear by chance alone/)
    for (const line of printed.split('\n').filter((each) => !each.includes(folder)))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  test('names a changed parameter with its source, once for all scenarios, and pairs what both runs have', async () => {
    const { inputs, results } = await differences(runs.first, runs.more)
    const [replications, ...others] = inputs
    expect(replications).toMatchObject({ input: 'replications', aspect: 'run', from: '6', to: '8' })
    expect(others[0]).toMatchObject({
      input: 'removals.beds',
      aspect: 'value',
      scenario: '',
      to: '3000',
      unit: 'beds',
    })
    expect(others.every(({ input }) => input === 'removals.beds')).toBe(true)
    expect(rowOf(results, 'cost.total')).toMatchObject({ replications_to: 6, verdict: 'none' })
  })

  test('tells another version, and results that are not those of the manifest', async () => {
    const other = altered(runs.first, 'other-version', ({ tool }) => ({
      tool: { ...tool, version: '9.9.9' },
    }))
    writeFileSync(join(other, 'results', 'summary.csv'), '')
    const { inputs, notes } = await differences(runs.first, other)
    expect(inputs).toMatchObject([{ input: 'version', to: '9.9.9' }])
    expect(notes).toEqual([expect.stringContaining('(results/summary.csv)')])
  })

  test('does not compare totals over other horizons, but says what differs', async () => {
    const longer = altered(runs.first, 'longer', () => ({ horizon_years: 2 }))
    const { inputs, not_compared, results } = await differences(runs.first, longer)
    expect(inputs).toMatchObject([{ input: 'horizon', from: '0.25', to: '2', unit: 'years' }])
    expect(not_compared).toContain('totals over 0.25 and over 2 years')
    expect(results).toEqual([])
  })

  test('compares the one scenario that is left over on each side, under both names', async () => {
    const only = (name: string, place: number) =>
      altered(runs.first, name, ({ scenarios }) => ({
        scenarios: [scenarios[place]],
        baseline: scenarios[place]!.name,
      }))
    const [one, other] = [only('one', 0), only('two', 1)]
    const { inputs, results } = await differences(one, other)
    const name = 'current-policy-2024 → hub'
    expect(rowOf(results, 'returns.total', name).change).toBeCloseTo(3 * 10, 6)
    expect(inputs).toContainEqual(
      expect.objectContaining({ input: 'schemes.hub.stage', from: '', scenario: name }),
    )
  })

  test('writes both tables, and refuses a folder that holds anything else', async () => {
    const out = join(folder, 'tables')
    expect((await call('diff', runs.first, runs.more, '--out', out)).code).toBe(0)
    expect((await call('diff', runs.first, runs.more, '--out', out)).code).toBe(0)
    const { inputs, results } = await differences(runs.first, runs.more)
    expect(readTableAt(join(out, 'inputs.csv'), diffTables.inputs)).toEqual(inputs)
    expect(readTableAt(join(out, 'results.csv'), diffTables.results)).toEqual(results)
    const { code, told } = await call('diff', runs.first, runs.more, '--out', runs.first)
    expect(code).toBe(2)
    expect(told).toContain('--out: found assumptions.csv')
  })

  test('refuses what cannot be compared: 2', async () => {
    const fit = altered(runs.first, 'fit', () => ({
      asked: {
        kind: 'calibration',
        set: [],
        design: '0'.repeat(64),
        until: '2024-Q4',
        evidence: '0'.repeat(64),
      },
    }))
    const sweep = altered(runs.first, 'sweep', () => ({
      asked: { kind: 'sweep', design: { name: 'd', sha256: '0'.repeat(64) } },
    }))
    mkdirSync(join(folder, 'empty'))
    for (const [to, words] of [
      [fit, 'found a calibration; allowed: a comparison or a sweep'],
      [sweep, 'found a sweep'],
      [join(folder, 'empty'), 'found an empty folder'],
      [join(folder, 'nowhere'), 'there is no such folder'],
    ] as const) {
      const { code, told } = await call('diff', runs.first, to)
      expect(code, to).toBe(2)
      expect(told).toContain(words)
    }
  })
})
