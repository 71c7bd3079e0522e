import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { storedIn, temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { unnoticedChanges } from '../run-folder/tampering.ts'
import { keptOutput } from './fixtures.ts'

const folder = temporaryFolder()
const file = join(folder, 'design.yaml')
const out = join(folder, 'whole')

/** Two scenarios, four points: one parameter that the baseline has and one that only the option has. */
const design = `
name: small
title: Does the size of a hub matter?
scenarios: [${resolve(hub)}]
baseline: current-policy-2024
replications: 2
horizon_years: 0.5
set: [schemes.hub.agreement.opening_median_days=1, schemes.hub.agreement.opening_spread=0, schemes.hub.agreement.announced=2025-01-02, schemes.hub.challenge.probability=0]
parameters:
  places: { path: [schemes.hub.capacity.opening_places, schemes.hub.capacity.full_places], values: [20, 200] }
  barriers: { path: exhausted.barriers.preset, values: [none, duration] }
chart: { metric: scheme.transferred }
`
const call = async (...argv: string[]) => {
  const output = keptOutput()
  const code = await main(['sweep', ...argv], output)
  return { code, ...output }
}
const csv = (path: string, from = out): Record<string, string>[] =>
  parse(readFileSync(join(from, 'results', path)), { columns: true })
const manifestOf = (run: string) => JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Manifest

describe('a sweep', () => {
  let printed = ''
  beforeAll(async () => {
    writeFileSync(file, design)
    const result = await call(file, '--seed', '7', '--out', out)
    expect(result.code).toBe(0)
    printed = result.printed
  }, 360_000)

  test('writes its points, tables, charts and design', () => {
    expect(csv('points.csv')).toEqual([
      { point: 'p1', places: '20', barriers: 'none' },
      { point: 'p2', places: '20', barriers: 'duration' },
      { point: 'p3', places: '200', barriers: 'none' },
      { point: 'p4', places: '200', barriers: 'duration' },
    ])
    expect(readFileSync(join(out, 'design.yaml'), 'utf8')).toBe(design)
    expect(readdirSync(join(out, 'charts')).sort()).toEqual(
      ['sweep-lines', 'sweep-map'].flatMap((id) =>
        ['panels.png', 'panels.svg', 'png', 'slide.png', 'slide.svg', 'svg', 'vl.json'].map(
          (ending) => `${id}.${ending}`,
        ),
      ),
    )
    expect(printed).toContain('4 points, 2 replications each')
    expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80 + out.length)
  })

  test('compares each point with the baseline at that point', async () => {
    const rows = csv('summary.csv').filter(
      (row) =>
        row['metric'] === 'scheme.transferred' && row['scheme'] === '' && row['counted_in'] === 'people',
    )
    const at = (point: string, scenario: string) =>
      rows.find((row) => row['point'] === point && row['scenario'] === scenario)!
    const difference = csv('differences.csv').find(
      (row) =>
        row['point'] === 'p3' &&
        row['metric'] === 'scheme.transferred' &&
        row['scheme'] === '' &&
        row['counted_in'] === 'people',
    )!
    expect(Number(difference['mean'])).toBe(
      Number(at('p3', 'hub')['mean']) - Number(at('p3', 'current-policy-2024')['mean']),
    )
    expect(Number(difference['mean'])).toBeGreaterThan(20)
    // The baseline has no places, so it is the same at p1 and p3; it has barriers, so not at p2.
    const values = await parquetReadObjects({
      file: new Uint8Array(readFileSync(join(out, 'results', 'replications.parquet'))).buffer,
    })
    const baseline = (point: string) =>
      values
        .filter((row) => row['point'] === point && row['scenario'] === 'current-policy-2024')
        .map(({ point: _, ...row }) => row)
    expect(baseline('p1').length).toBeGreaterThan(100)
    expect(baseline('p3')).toEqual(baseline('p1'))
    expect(baseline('p2')).not.toEqual(baseline('p1'))
  })

  test('gives the same bytes for another number of workers, and verify says so', async () => {
    const again = join(folder, 'again')
    expect((await call(file, '--seed', '7', '--workers', '1', '--out', again)).code).toBe(0)
    expect(manifestOf(again).results).toEqual(manifestOf(out).results)
    const output = keptOutput()
    expect(await main(['verify', again], output)).toBe(0)
    expect(await unnoticedChanges(again)).toEqual([])
    writeFileSync(join(again, 'results', 'points.csv'), 'x')
    expect(await main(['verify', again], output)).toBe(3)
  }, 360_000)

  test('killed in the middle, goes on with --resume to the same bytes', async () => {
    const cut = join(folder, 'cut')
    const argv = ['bin/return-hubs.js', 'sweep', file, '--seed', '7', '--workers', '1', '--out', cut]
    const child = spawn(process.execPath, argv, { stdio: 'ignore' })
    const ended = new Promise((done) => child.on('close', (_, signal) => done(signal)))
    const stored = () => storedIn(join(cut, 'jobs')).length
    while (stored() < 3 && child.exitCode === null) await sleep(5)
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    expect(stored()).toBeGreaterThanOrEqual(3)
    expect(existsSync(join(cut, 'manifest.json'))).toBe(false)
    expect((await call(file, '--out', cut, '--resume')).code).toBe(0)
    expect(manifestOf(cut).results).toEqual(manifestOf(out).results)
  }, 360_000)

  test('refuses to go on with another design', async () => {
    const other = join(folder, 'other.yaml')
    writeFileSync(other, design.replace('[20, 200]', '[20, 300]'))
    const { code, told } = await call(other, '--seed', '7', '--out', out, '--resume')
    expect(code).toBe(2)
    expect(told).toContain('design')
  })
})

describe('a wrong design', () => {
  const cases: [string, (text: string) => string, RegExp][] = [
    [
      'unknown key',
      (t) => t.replace('title:', 'titel:'),
      /design\.yaml:3:1: unknown key "titel"; did you mean "title"\?/,
    ],
    [
      'no parameters',
      (t) => t.replace(/parameters:[\s\S]*chart/, 'parameters: {}\nchart'),
      /parameters: found no parameter/,
    ],
    [
      'unknown path',
      (t) => t.replace('exhausted.barriers.preset', 'exhausted.barrier.preset'),
      /:11:21.*unknown path "exhausted.barrier.preset"; did you mean/,
    ],
    ['value out of range', (t) => t.replace('[20, 200]', '[20, -5]'), /found.*-5/],
    ['neither values nor range', (t) => t.replace(', values: [20, 200]', ''), /neither values nor a range/],
    ['values twice', (t) => t.replace('[20, 200]', '[20, 20]'), /found a value twice/],
    [
      'a range reversed',
      (t) => t.replace('values: [20, 200]', 'from: 9, to: 3, steps: 2'),
      /found from 9 to 3/,
    ],
    ['a range without steps', (t) => t.replace('values: [20, 200]', 'from: 3, to: 9'), /range without steps/],
    [
      'log from zero',
      (t) => t.replace('values: [20, 200]', 'from: 0, to: 9, steps: 2, scale: log'),
      /scale: log from 0/,
    ],
    ['points of a grid', (t) => `${t}points: 9\n`, /points for a method that takes every value/],
    ['a hypercube without points', (t) => `${t}method: latin-hypercube\n`, /hypercube without points/],
    [
      'unknown metric',
      (t) => t.replace('scheme.transferred', 'scheme.transfered'),
      /did you mean "scheme.transferred"/,
    ],
    [
      'unknown role',
      (t) => t.replace('chart: {', 'chart: { x: place,'),
      /"place", which is not a parameter of this design; did you mean "places"/,
    ],
    ['unknown scenario', (t) => t.replace('/hub.yaml]', '/hubb.yaml]'), /hubb/],
    [
      'too many points',
      (t) =>
        t
          .replace('values: [20, 200]', 'from: 1, to: 1000, steps: 1000')
          .replace('values: [none, duration]', 'values: [1,2,3,4,5,6,7,8,9,10,11]'),
      /11000 points/,
    ],
  ]
  test.each(cases)('%s', async (name, change, expected) => {
    const wrong = join(folder, 'design.yaml')
    writeFileSync(wrong, change(design))
    const { code, told } = await call(wrong, '--seed', '7', '--out', join(folder, `no-${name}`))
    expect(told).toMatch(expected)
    expect(code).toBe(2)
    expect(existsSync(join(folder, `no-${name}`))).toBe(false)
    writeFileSync(wrong, design)
  })
})
