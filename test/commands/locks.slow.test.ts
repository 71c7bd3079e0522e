/** Two processes in one folder, and what one that was killed leaves there. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { call, small } from './fixtures.ts'

/** A part of a run, which makes no picture. */
const argvOf = (out: string, ...more: string[]) => [
  ...`run ${hub} ${small.join(' ')} --replications 2 --horizon 0.25 --seed 1 --shard 1/2 --workers 1 --out`.split(
    ' ',
  ),
  ...[out, ...more],
]

/** The same in a process of its own. */
function start(out: string, ...more: string[]) {
  const child = spawn(process.execPath, ['bin/return-hubs.js', ...argvOf(out, ...more)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { told: '' }
  child.stderr.on('data', (chunk) => {
    said.told += chunk
  })
  return { child, said, end: ended(child) }
}
const ended = (child: ChildProcess) =>
  new Promise<number | null>((done) => child.on('close', (code) => done(code)))
const lockOf = (out: string) => join(out, 'running.json')
const isDone = (out: string) => existsSync(join(out, 'part.json'))

describe('of processes that want one folder at once', () => {
  test.each([[[]], [['--force']]])('one runs and the others are told so: %j', async (more) => {
    const out = join(temporaryFolder(), 'run')
    const started = Array.from({ length: 3 }, () => start(out, ...more))
    const codes = await Promise.all(started.map(({ end }) => end))
    const told = started.map(({ said }) => said.told).join('\n')
    // By force, one that comes when the first has ended runs again.
    expect(codes.filter((code) => code === 0).length, told).toBeGreaterThanOrEqual(1)
    if (more.length === 0) expect(codes.toSorted()).toEqual([0, 2, 2])
    else expect(codes.every((code) => code === 0 || code === 2)).toBe(true)
    expect(told).toMatch(/process \d+ on \S+ is at work in this folder|found part 1 of 2/)
    expect(isDone(out)).toBe(true)
    expect(readdirSync(out).filter((name) => name.includes('partial') || name === 'running.json')).toEqual([])
  })
})

describe('a folder is not kept shut', () => {
  const forged = (holder: object | string) => {
    const out = join(temporaryFolder(), 'run')
    mkdirSync(out)
    writeFileSync(lockOf(out), typeof holder === 'string' ? holder : JSON.stringify(holder))
    return out
  }
  test.each([
    ['a process that is gone', { process: 2 ** 22 - 1, began: '1', host: hostname() }],
    ['another process of that number', { process: process.pid, began: '1', host: hostname() }],
    ['a lock that is empty', ''],
    ['a lock that is none', '{"process": "all"}'],
  ])('by %s', async (_, holder) => {
    const out = forged(holder)
    const { code, told } = await call(...argvOf(out))
    expect(code, told).toBe(0)
    expect(isDone(out)).toBe(true)
  })

  test('by a process that was killed and that its parent has not asked after', async () => {
    const out = join(temporaryFolder(), 'run')
    mkdirSync(out)
    // The shell starts a process that ends at once, and becomes another program, which never asks after it.
    const parent = spawn('bash', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    try {
      const id = await new Promise<number>((done) => {
        parent.stdout.once('data', (chunk) => done(Number(chunk)))
      })
      const fieldsOf = () => {
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      }
      while (fieldsOf()[0] !== 'Z') await sleep(5)
      writeFileSync(lockOf(out), JSON.stringify({ process: id, began: fieldsOf()[19], host: hostname() }))
      const { code, told } = await call(...argvOf(out))
      expect(code, told).toBe(0)
    } finally {
      parent.kill('SIGKILL')
    }
  })

  test('by jobs that nothing says the run of, where it is to be replaced', async () => {
    const out = join(temporaryFolder(), 'run')
    mkdirSync(join(out, 'jobs'), { recursive: true })
    writeFileSync(join(out, 'unfinished.json'), '')
    const refused = await call(...argvOf(out, '--resume'))
    expect(refused.code).toBe(2)
    expect(refused.told).toContain('found what is left of a run, and nothing that says which')
    expect((await call(...argvOf(out, '--force'))).code).toBe(0)
    expect(isDone(out)).toBe(true)
  })

  test('but by a process on another machine, of which nobody here knows', async () => {
    const out = forged({ process: 1, began: '1', host: 'elsewhere' })
    const { code, told } = await call(...argvOf(out))
    expect(code).toBe(2)
    expect(told).toContain('process 1 on elsewhere is at work in this folder')
    expect(told).toContain(`remove ${lockOf(out)}`)
  })

  test('by a run that was killed', async () => {
    const out = join(temporaryFolder(), 'run')
    const first = start(out)
    while (!existsSync(join(out, 'jobs')) && first.child.exitCode === null) await sleep(5)
    expect(JSON.parse(readFileSync(lockOf(out), 'utf8'))).toMatchObject({ process: first.child.pid })
    first.child.kill('SIGKILL')
    await first.end
    expect(existsSync(lockOf(out))).toBe(true)
    expect(await start(out, '--resume').end).toBe(0)
    expect(readdirSync(out).sort()).toEqual([
      'assumptions.csv',
      'jobs',
      'part.json',
      'scenarios',
      'with.yaml',
    ])
  })

  test('by a kill before the run could say what it is about', async () => {
    const out = join(temporaryFolder(), 'run')
    mkdirSync(out)
    writeFileSync(join(out, 'unfinished.json.0123456789ab.partial'), '{"schema"')
    writeFileSync(join(out, 'running.json.0123456789ab.partial'), '')
    writeFileSync(lockOf(out), JSON.stringify({ process: 2 ** 22 - 1, began: '1', host: hostname() }))
    const { code, told } = await call(...argvOf(out))
    expect(code, told).toBe(0)
    expect(readdirSync(out).sort()).toEqual([
      'assumptions.csv',
      'jobs',
      'part.json',
      'scenarios',
      'with.yaml',
    ])
  })
})
