import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { merge } from '../../src/commands/handlers/merge.ts'
import { verify } from '../../src/commands/handlers/verify.ts'
import { shardOf } from '../../src/execution/shard.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { countIn, countingWorker } from '../execution/counting-worker.ts'
import { standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import { call, compareWithStandIn, keptOutput } from './fixtures.ts'

const folder = temporaryFolder()
const at = (...names: string[]) => join(folder, ...names)
const ran = countIn(at('log.txt'))

/** Files of a run by path, but for the manifest, and the digests of the manifest. */
function contentOf(run: string) {
  const files = readdirSync(run, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => join(entry.parentPath, entry.name).slice(run.length))
    .sort()
  const {
    results,
    files: others,
    inputs,
    failures,
  } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Manifest
  return { files, results, others, inputs, failures }
}

/** Runs part of five replications of two scenarios, of which one breaks at times. */
const argv = { replications: '5', workers: '1' }
const titles = ['hub:title=breaks']
const runPart = (shard: string, out: string, more = {}) =>
  compareWithStandIn({ ...argv, shard, out, ...more }, { titles, worker: countingWorker })

/** Merges parts. */
async function merged(parts: readonly string[], out: string, more = {}) {
  const output = keptOutput()
  const code = await merge({ part: parts, out, worker: countingWorker, ...more }, ['merge'], output)
  return { code, told: output.told }
}

describe('shardOf', () => {
  test.each([
    [10, 3],
    [2, 5],
    [0, 4],
    [7, 1],
  ])('divides %i among %i: each once, in stretches of nearly the same length', (length, of) => {
    const list = Array.from({ length }, (_, i) => i)
    const parts = Array.from({ length: of }, (_, i) => shardOf(list, { part: i + 1, of }))
    expect(parts.flat()).toEqual(list)
    const lengths = parts.map((part) => part.length)
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
  })
})

describe('parts of a run', () => {
  const parts = [1, 2, 3].map((part) => at(`part-${part}`))

  test('have each job once, and say what they are', async () => {
    const codes = []
    for (const [i, out] of parts.entries()) codes.push(await runPart(`${i + 1}/3`, out))
    // The scenario breaks in replications 1 and 3.
    expect(codes).toEqual([0, 4, 4])
    expect(ran()).toHaveLength(10)
    const part = JSON.parse(readFileSync(join(parts[1]!, 'part.json'), 'utf8'))
    expect(part).toMatchObject({ shard: { part: 2, of: 3 }, seed: 7, replications: 5, jobs: 3 })
    expect(part.note).toContain('part 2 of 3')
    expect(existsSync(join(parts[1]!, 'unfinished.json'))).toBe(false)
    await expect(verify({ folder: parts[0]! }, keptOutput())).rejects.toThrow(
      'found part 1 of 3 of a run; merge it with the others',
    )
  })

  test('give the files of one run, and are not run again', async () => {
    expect(
      await compareWithStandIn({ ...argv, workers: '2', out: at('one') }, { titles, worker: standInWorker }),
    ).toBe(4)
    const { code } = await merged(parts.toReversed(), at('merged'))
    expect(code).toBe(4)
    expect(ran()).toEqual([])
    expect(contentOf(at('merged'))).toEqual(contentOf(at('one')))
    expect(contentOf(at('one')).failures).toHaveLength(2)
    const { merged: from } = JSON.parse(readFileSync(at('merged', 'manifest.json'), 'utf8')) as Manifest
    expect(from!.map(({ part }) => part)).toEqual([1, 2, 3])
    const again = await merged(parts, at('merged'), { resume: true })
    expect([again.code, ran()]).toEqual([4, []])
    expect(again.told).toContain('nothing to resume')
  })

  test('are merged only if all are there, once, finished and as they were', async () => {
    const refused = async (those: readonly string[], message: string | RegExp) =>
      expect(merged(those, at('refused'))).rejects.toThrow(message)
    const [one, two, three] = parts as [string, string, string]
    await refused([one, three], 'part 2 of 3 is missing; allowed: each of the 3 parts once')
    await refused([one, two, three, two], `part 2 of 3 is there more than once: ${two}, ${two}`)
    await refused([one, two, at('one')], 'found no part of a run')
    await refused([one, two, at('nowhere')], 'there is no such folder')
    await runPart('1/2', at('half'))
    await refused([one, two, at('half')], 'found one of 2 parts')
    await runPart('3/3', at('other'), { seed: '8' })
    await refused([one, two, at('other')], /part of another run.*it differs in seed/)
    await expect(merged(parts, one)).rejects.toThrow('one of the parts')
    cpSync(three, at('altered'), { recursive: true })
    writeFileSync(at('altered', 'assumptions.csv'), 'x')
    await refused([one, two, at('altered')], 'found files that were altered: assumptions.csv')
    expect(existsSync(at('refused'))).toBe(false)
  })

  test('go on with --resume as the part that they are, and share a store', async () => {
    ran()
    expect(await runPart('2/3', parts[1]!, { resume: true })).toBe(4)
    expect(ran()).toEqual([])
    await expect(runPart('1/3', parts[1]!, { resume: true })).rejects.toThrow('part 2 of 3, now 1 of 3')
    await expect(runPart('2/3', parts[1]!)).rejects.toThrow('found part 2 of 3 of a run; add --force')
    rmSync(join(parts[1]!, 'part.json'))
    await expect(runPart('2/3', parts[1]!)).rejects.toThrow('not a run folder')
    const store = at('store')
    await runPart('1/1', at('all'), { store })
    ran()
    await runPart('3/4', at('quarter'), { store })
    // Only what failed before is tried again.
    expect(ran().every((line) => /^hub none [13]$/.test(line))).toBe(true)
    expect(existsSync(at('quarter', 'jobs', 'results'))).toBe(true)
  })
})

describe('--shard', () => {
  test.each([
    [['--shard', '0/3', '--seed', '1'], '--shard: found "0/3"; allowed: i/n, as 2/3'],
    [['--shard', '4/3', '--seed', '1'], '--shard: found "4/3"'],
    [['--shard', 'one', '--seed', '1'], '--shard: found "one"'],
    [['--shard', '1/3'], '--shard: found no --seed; allowed: with --seed, which all parts share'],
    [
      ['--shard', '1/2', '--seed', '1', '--precision', '0.1', '--metric', 'returns.total'],
      'not all known before it is run: replications are added, 20 at a time, until the precision is reached',
    ],
  ])('is refused: %j', async (words, message) => {
    const { code, told } = await call('compare', 'return-hubs', ...words, '--out', at('nothing'))
    expect(code).toBe(2)
    expect(told).toContain(message)
    expect(existsSync(at('nothing'))).toBe(false)
  })
  test('is refused where jobs follow from each other, with the reason', async () => {
    const common = ['--seed', '1', '--shard', '1/2', '--out', at('nothing')]
    const tornado = await call(
      'sensitivity',
      'return-hubs',
      '--top',
      '1',
      '--parameter',
      'schemes.hub.cost',
      ...common,
    )
    expect(tornado.told).toContain('which parameters are run in full follows from a first look')
    const even = await call(
      'break-even',
      'return-hubs',
      '--parameter',
      'schemes.hub.stay.return_pace',
      ...common,
    )
    expect(even.told).toContain('which value is tried next follows from what came out')
    expect([tornado.code, even.code]).toEqual([2, 2])
  })
})
