import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { leftText, progressText, Rate } from '../../src/terminal/progress.ts'
import { bytesText } from '../../src/words/sizes.ts'
import { standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import { call, compareWithStandIn, keptOutput } from './fixtures.ts'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)

/** Says what comparing takes. */
async function dry(argv: Parameters<typeof compareWithStandIn>[0]) {
  const output = keptOutput()
  const code = await compareWithStandIn(
    { out: at('run'), store: at('store'), dryRun: true, ...argv },
    { output, worker: standInWorker },
  )
  return { code, printed: output.printed }
}

describe('--dry-run', () => {
  test('says how many jobs, how long and how large, and writes nothing', async () => {
    const { code, printed } = await dry({ replications: '50', workers: '2' })
    expect(code).toBe(0)
    expect(printed).toMatch(/^Jobs: 100, of which 0 are stored and 100 are left to run\.\n/)
    expect(printed).toMatch(
      /Time: about \d+ \S+ with 2 workers, without tables and charts\. The last of the jobs left took/,
    )
    expect(printed).toMatch(
      /Disk: about \d+ kB more of jobs in .*store, and some 22 MB in .*run when it is finished/,
    )
    expect(readdirSync(folder)).toEqual([])
  })

  test('counts what the store has, of the shard alone', async () => {
    await compareWithStandIn({ out: at('done'), store: at('store'), replications: '3', shard: '1/1' })
    const { printed } = await dry({ replications: '5', json: true })
    expect(JSON.parse(printed)).toMatchObject({ jobs: 10, stored: 6, left: 4, expected: { tried: [{}, {}] } })
    expect(JSON.parse((await dry({ replications: '5', shard: '1/2', json: true })).printed)).toMatchObject({
      jobs: 5,
      stored: 5,
      left: 0,
    })
    expect((await dry({ replications: '3' })).printed).toMatch(
      /^Jobs: 6, of which 6 are stored and 0 are left to run\.\n/,
    )
    expect(existsSync(at('run'))).toBe(false)
  })

  test('says what is not counted', async () => {
    const { printed } = await dry({
      replications: undefined,
      precision: '0.1',
      metric: ['returns.total'],
      store: at('store'),
    })
    expect(printed).toContain('Jobs: 40')
    expect(printed).toContain('More jobs follow that are not counted: replications are added, 20 at a time')
  })

  test('refuses what the run would', async () => {
    writeFileSync(at('file'), '')
    await expect(dry({ out: at('done') })).rejects.toThrow('found part 1 of 1 of a run')
    expect((await call('run', 'current-policy', '--dry-run', '--out', at('file'))).code).toBe(2)
  })
})

describe('progress', () => {
  test('says how many are done, how fast, how long it takes and how many failed', () => {
    expect(progressText(0, 40, 0, undefined)).toBe('0 of 40 jobs')
    expect(progressText(12, 40, 1, 8.4)).toBe('12 of 40 jobs, 8.4 a minute, 3 min left, 1 failed')
    expect([leftText(0.5), leftText(12.2), leftText(210)]).toEqual(['30 s', '12 min', '3.5 h'])
  })
  test('takes the rate from the last jobs', () => {
    const rate = new Rate()
    expect(rate.perMinute).toBeUndefined()
    for (let done = 0; done <= 1000; done++) rate.note(done, 0)
    for (let done = 1001; done <= 1100; done++) rate.note(done, (done - 1000) * 3000)
    expect(rate.perMinute).toBeCloseTo(20, 9)
  })
  test('shows sizes as people read them', () => {
    expect([0, 640, 1500, 57_400, 999_600, 16_381_668].map(bytesText)).toEqual([
      '0 bytes',
      '640 bytes',
      '1.5 kB',
      '57 kB',
      '1.0 MB',
      '16 MB',
    ])
  })
})
