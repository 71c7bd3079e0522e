/**
 * Kills commands at random moments and lets them go on: `npm run chaos -- [KILLS] [COMMAND]`, 200 kills over all commands unless given.
 * Each must end with the bytes of one that nobody touched, in every file but the manifest with its times, leave no other file, and run
 * no job again that was finished.
 */
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sha256 } from '../src/digest.ts'
import type { Manifest } from '../src/run-folder/manifest.ts'

const program = resolve('bin/return-hubs.js')
const folder = mkdtempSync(join(tmpdir(), 'return-hubs-chaos-'))
/** What every trial has beside its run folder, `run`; its paths are the same in each, since reports quote them. */
const given = join(folder, 'given')
const runs = '--seed 1 --workers 2 --store store --out run --resume --quiet'.split(' ')
const commands: Readonly<Record<string, readonly string[]>> = {
  compare: 'compare current-policy return-hubs --replications 2 --horizon 0.25'.split(' ').concat(runs),
  sweep: 'sweep sweep.yaml --horizon 0.25'.split(' ').concat(runs),
  calibrate: 'calibrate calibration.yaml'.split(' ').concat(runs),
  report: ['report', 'run'],
}
mkdirSync(given)
writeFileSync(
  join(given, 'sweep.yaml'),
  `name: chaos
title: Chaos
scenarios: [return-hubs]
replications: 1
parameters:
  pace: { path: schemes.hub.stay.return_pace, values: [1, 10, 50] }
`,
)
writeFileSync(
  join(given, 'calibration.yaml'),
  `name: chaos
title: One parameter in one quarter
scenario: current-policy-2024
first: 2021-Q4
last: 2021-Q4
every: 4
ahead: 1
points: 10
accepted: 5
replications: 1
half_life_years: 2
parameters:
  newest-first: { label: Newest first, path: decisions.other_end_share }
targets:
  awaiting_over_6_months_share: { label: Over six months }
`,
)
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const

/** Numbers from 0 to 1, the same every time. */
let state = 1
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

/** Runs a command. @param ms after which it is killed @returns its exit code, or null where it was killed, how long it took, what it told, and whether it was still there to be killed */
async function ran(argv: readonly string[], cwd: string, ms?: number) {
  const began = Date.now()
  const child = spawn(process.execPath, [program, ...argv], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  let hit = false
  child.stderr.on('data', (chunk) => {
    told += chunk
  })
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  if (ms !== undefined) {
    await Promise.race([sleep(ms), ended])
    const signal = signals[Math.floor(random() * signals.length)]!
    hit = child.kill(signal)
    if (signal === 'SIGINT' && random() < 0.5) {
      await sleep(random() * 100)
      child.kill(signal)
    }
  }
  return { code: await ended, ms: Date.now() - began, told, hit }
}

/** Paths of the files below a folder. */
const filesIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort()
    : []

/** What a finished run is: its files with what they hold, and what is in the store. The manifest has times, so of it the results alone. */
function bytesOf(trial: string): string {
  const text = (file: string) => {
    const content = readFileSync(join(trial, file))
    if (!file.startsWith('run/')) return ''
    return file === 'run/manifest.json'
      ? (JSON.parse(content.toString()) as Manifest).results.sha256
      : sha256(content)
  }
  return filesIn(trial)
    .map((file) => `${file} ${text(file)}`)
    .join('\n')
}

/** Finished jobs, each with the file that holds it: one that is run again is in another file. */
const jobsOf = (trial: string): Map<string, number> =>
  new Map(
    filesIn(trial)
      .filter((file) => file.endsWith('.job'))
      .map((file) => [file, statSync(join(trial, file)).ino]),
  )

/** How many jobs that were finished are in other files now. */
const runAgain = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number =>
  [...before].filter(([file, ino]) => after.has(file) && after.get(file) !== ino).length

/** Lines that one of two texts has and the other has not. */
function apart(one: string, other: string): string[] {
  const [here, there] = [one.split('\n'), other.split('\n')]
  return [...here.filter((line) => !there.includes(line)), ...there.filter((line) => !here.includes(line))]
}

/** A new place for a run: with what is given, and for `report` with the run that is to be reported. */
function newTrial(name: string, number: number | 'whole'): string {
  const trial = join(folder, `${name}-${number}`)
  cpSync(name === 'report' ? join(folder, 'compare-whole') : given, trial, { recursive: true })
  return trial
}

/** Finished jobs that a command found when it went on, over all trials. */
let kept = 0

/** Kills a command so many times. @returns what was not as it should be */
async function chaos(name: string, kills: number): Promise<string[]> {
  const command = commands[name]!
  const whole = newTrial(name, 'whole')
  const { code, ms, told } = await ran(command, whole)
  if (code !== 0) return [`${name}: exit code ${code} without a kill: ${told}`]
  const expected = bytesOf(whole)
  const faults: string[] = []
  let [left, number] = [kills, 0]
  while (left > 0) {
    const trial = newTrial(name, ++number)
    let last: number | null = null
    let jobs = jobsOf(trial)
    let again = 0
    // A command that is killed again and again ends when it is let be.
    for (let tries = 0; tries < 5 && last !== 0; tries++) {
      const isKilled = left > 0 && tries < 4
      const { code: ended, hit } = await ran(command, trial, isKilled ? random() * ms * 1.1 : undefined)
      last = ended
      if (hit) left--
      const now = jobsOf(trial)
      kept += jobs.size
      again += runAgain(jobs, now)
      jobs = now
    }
    const others = last === 0 ? apart(bytesOf(trial), expected) : []
    const found = [
      last !== 0 && `exit code ${last}`,
      others.length > 0 && `other files: ${others.join(', ')}`,
      again > 0 && `${again} finished jobs run again`,
    ].filter((fault) => fault !== false)
    if (found.length > 0) faults.push(`${trial}: ${found.join(', ')}`)
    else rmSync(trial, { recursive: true })
    process.stderr.write(`${name}: ${kills - left} of ${kills} kills, ${faults.length} faults\n`)
  }
  return faults
}

const [kills = '200', only] = process.argv.slice(2)
const names = only === undefined ? Object.keys(commands) : [only]
const faults: string[] = []
if (only === 'report') await ran(commands['compare']!, newTrial('compare', 'whole'))
for (const name of names) faults.push(...(await chaos(name, Math.ceil(Number(kills) / names.length))))
process.stdout.write(
  faults.length === 0 ? `No fault. ${kept} finished jobs were kept.\n` : `${faults.join('\n')}\n`,
)
if (faults.length === 0) rmSync(folder, { recursive: true })
process.exitCode = faults.length === 0 ? 0 : 1
