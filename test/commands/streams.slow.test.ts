/** What becomes of the streams is nothing to the work: its exit code and its files are the same. Real processes, pipes and a full device. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { small } from './fixtures.ts'

const program = `${process.execPath} bin/return-hubs.js`
const run = `${program} run ${hub} ${small.join(' ')} --horizon 0.25 --seed 1`
const folder = temporaryFolder()

/** Runs a line of bash, in which the code of the program is the one that counts. */
function bash(line: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8', timeout: 100_000 })
  return { status, stdout, stderr }
}
const codeOfFirst = '; exit ${PIPESTATUS[0]}'

/** A part of a run: jobs and files, without a picture. */
const part = (out: string) => `${run} --replications 2 --shard 1/2 --out ${join(folder, out)}`
const isDone = (out: string) => existsSync(join(folder, out, 'part.json'))

describe('a run is done whatever becomes of its streams', () => {
  test.each([
    ['nobody-reads-results', `${part('nobody-reads-results')} | true${codeOfFirst}`],
    ['one-line-is-read', `${part('one-line-is-read')} 2>&1 | head -1${codeOfFirst}`],
    [
      'nobody-reads-messages',
      `{ ${part('nobody-reads-messages')} 3>&1 >/dev/null 2>&3 3>&- ; } | true${codeOfFirst}`,
    ],
    ['full-disk-for-results', `${part('full-disk-for-results')} > /dev/full`],
    ['full-disk-for-messages', `${part('full-disk-for-messages')} 2> /dev/full`],
    ['full-disk-for-both', `${part('full-disk-for-both')} > /dev/full 2>&1`],
  ])('%s', (out, line) => {
    const { status, stderr } = bash(line)
    expect({ status, stderr: stderr.includes('fault in return-hubs') }).toEqual({ status: 0, stderr: false })
    expect(isDone(out)).toBe(true)
  })

  test('and says on the other stream that the results could not be printed', () => {
    const { status, stderr } = bash(`${part('said')} > /dev/full`)
    expect(status).toBe(0)
    expect(stderr).toContain('standard output: cannot be written: the disk is full')
  })
})

describe('a folder that was altered is found so whoever listens', () => {
  const out = join(folder, 'altered')
  beforeAll(() => {
    const line = `${run} --replications 1 --quiet --out ${out}`
    expect(bash(line).status).toBe(0)
    appendFileSync(join(out, 'assumptions.csv'), '\n')
  })
  const verify = `${program} verify ${out} --stored`
  test.each([
    [`${verify} | true${codeOfFirst}`],
    [`${verify} 2>&1 | true${codeOfFirst}`],
    [`${verify} > /dev/full`],
    [`${verify} > /dev/full 2>&1`],
    [`${verify} >&- 2>&-`],
    [verify],
  ])('%s', (line) => expect(bash(line).status).toBe(3))

  test('and wrong usage is wrong usage', () => {
    expect(bash(`${program} nonsense 2>&1 | true${codeOfFirst}`).status).toBe(2)
    expect(bash(`${program} nonsense 2> /dev/full`).status).toBe(2)
    expect(bash(`${program} evidence list | head -1${codeOfFirst}`).status).toBe(0)
  })
})
