import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { merge } from '../../src/commands/handlers/merge.ts'
import { verify } from '../../src/commands/handlers/verify.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { countIn, countingWorker } from '../execution/counting-worker.ts'
import { standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { compareWithStandIn, keptOutput, small } from './fixtures.ts'

const folder = temporaryFolder()
const at = (...names: string[]) => join(folder, ...names)
const digestsIn = (run: string) => {
  const { results, files, inputs } = JSON.parse(readFileSync(at(run, 'manifest.json'), 'utf8')) as Manifest
  return { results, files, inputs }
}

describe('parts of a run of the stand-in', () => {
  const ran = countIn(at('log.txt'))
  const parts = [1, 2, 3].map((part) => at(`part-${part}`))
  const merged = (those: readonly string[], out: string) =>
    merge({ part: those, out: at(out), worker: countingWorker }, ['merge'], keptOutput())

  test('give the same files in any order, whatever the number of workers', async () => {
    for (const [i, out] of parts.entries())
      await compareWithStandIn({ replications: '5', out, shard: `${i + 1}/3` }, { worker: countingWorker })
    expect(ran()).toHaveLength(10)
    for (const workers of ['1', '2'])
      await compareWithStandIn({ replications: '5', workers, out: at(`one-${workers}`) })
    expect(digestsIn('one-2')).toEqual(digestsIn('one-1'))
    for (const [i, order] of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ].entries()) {
      expect(
        await merged(
          order.map((n) => parts[n]!),
          `merged-${i}`,
        ),
      ).toBe(0)
      expect(digestsIn(`merged-${i}`)).toEqual(digestsIn('one-1'))
    }
    expect(ran()).toEqual([])
    expect(await verify({ folder: at('merged-0'), worker: standInWorker }, keptOutput())).toBe(0)
  })

  test('heal: a job whose file was damaged is run by the merging', async () => {
    const hurt = at('hurt')
    cpSync(parts[2]!, hurt, { recursive: true })
    const file = readdirSync(hurt, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('.job'),
    )!
    writeFileSync(join(hurt, file), 'cut')
    ran()
    await merged([parts[0]!, parts[1]!, hurt], 'healed')
    expect(ran()).toHaveLength(1)
    expect(digestsIn('healed')).toEqual(digestsIn('one-1'))
  })
})

describe('parts of a run of the model', () => {
  const layer = at('layer.yaml')
  writeFileSync(
    layer,
    readFileSync('test/small.yaml', 'utf8').replace('beds: { times: 0.1 }', 'beds: { times: 0.09 }'),
  )
  const common = ['--seed', '3', '--horizon', '0.25', '--quiet']
  test.each<readonly [string, readonly string[]]>([
    [
      'compared',
      [
        'compare',
        hub,
        '--baseline',
        'current-policy-2024',
        '--with',
        layer,
        '--deterrence',
        'illustrative-high',
        '--by',
        'group',
        '--replications',
        '1',
      ],
    ],
    ['uncertain', ['run', 'current-policy', '--ensemble', 'examples/ensemble.csv', '--replications', '4']],
    ['swept', ['sweep', 'examples/hub-size.yaml', ...small, '--replications', '1']],
    [
      'morris',
      [
        'sensitivity',
        'return-hubs',
        '--method',
        'morris',
        '--parameter',
        'schemes.hub.cost',
        '--trajectories',
        '2',
        '--scale',
        '0.02',
        '--replications',
        '2',
      ],
    ],
    [
      'sobol',
      [
        'sensitivity',
        'return-hubs',
        '--method',
        'sobol',
        '--parameter',
        'schemes.hub.cost',
        '--points',
        '8',
        '--scale',
        '0.02',
        '--replications',
        '2',
      ],
    ],
  ])('give the files of one run: %s', async (name, command) => {
    const output = keptOutput()
    const call = async (...words: string[]) => expect(await main(words, output), output.told).toBe(0)
    const parts = [1, 2].map((part) => at(`${name}-part-${part}`))
    for (const [i, part] of parts.entries())
      await call(...command, ...common, '--shard', `${i + 1}/2`, '--out', part)
    await call('merge', ...parts.toReversed(), '--out', at(`${name}-merged`))
    await call(...command, ...common, '--out', at(name))
    expect(digestsIn(`${name}-merged`)).toEqual(digestsIn(name))
  })
})
