/**
 * Kills runs at random moments and lets them go on: `npm run chaos -- [KILLS] [COMMAND]`, 200 kills over all commands unless given. Each
 * run must end with the results of one that nobody touched, and leave no file that this one does not have.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Manifest } from '../src/run-folder/manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'return-hubs-chaos-'))
const design = join(folder, 'sweep.yaml')
writeFileSync(
  design,
  `name: chaos\ntitle: Chaos\nscenarios: [return-hubs]\nreplications: 1\nparameters:\n  pace: { path: schemes.hub.stay.return_pace, values: [1, 10, 50] }\n`,
)
const small = ['--replications', '3', '--horizon', '0.25', '--seed', '1', '--workers', '2']
const commands: Readonly<Record<string, readonly string[]>> = {
  compare: ['compare', 'current-policy', 'return-hubs', ...small, '--yes'],
  sweep: ['sweep', design, '--horizon', '0.25', '--seed', '1', '--workers', '2'],
  run: ['run', 'return-hubs', ...small],
}
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const

/** Numbers from 0 to 1, the same every time. */
let state = 1
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

/** Runs a command. @param ms after which it is killed @returns its exit code, or null where it was killed, and how long it took */
async function ran(argv: readonly string[], ms?: number): Promise<{ code: number | null; ms: number }> {
  const began = Date.now()
  const child = spawn(process.execPath, ['bin/return-hubs.js', ...argv, '--quiet'], { stdio: 'ignore' })
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  if (ms !== undefined) {
    await Promise.race([sleep(ms), ended])
    const signal = signals[Math.floor(random() * signals.length)]!
    child.kill(signal)
    if (signal === 'SIGINT' && random() < 0.5) child.kill(signal)
  }
  return { code: await ended, ms: Date.now() - began }
}

const filesIn = (out: string) => readdirSync(out, { recursive: true, encoding: 'utf8' }).sort().join('\n')
const resultsOf = (out: string) =>
  (JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest).results.sha256

/** Kills a run so many times. @returns what was not as it should be */
async function chaos(name: string, kills: number): Promise<string[]> {
  const whole = join(folder, `${name}-whole`)
  const { code, ms } = await ran([...commands[name]!, '--out', whole])
  if (code !== 0) return [`${name}: exit code ${code} without a kill`]
  const faults: string[] = []
  let [left, trial] = [kills, 0]
  while (left > 0) {
    const out = join(folder, `${name}-${++trial}`)
    let last: number | null = null
    // A run that is killed again and again ends when it is let be.
    for (let tries = 0; left > 0 && tries < 4 && last !== 0; tries++, left--)
      last = (await ran([...commands[name]!, '--out', out, '--resume'], random() * ms * 1.1)).code
    if (last !== 0) last = (await ran([...commands[name]!, '--out', out, '--resume'])).code
    if (last !== 0) faults.push(`${name} ${trial}: exit code ${last}`)
    else if (resultsOf(out) !== resultsOf(whole)) faults.push(`${name} ${trial}: other results`)
    else if (filesIn(out) !== filesIn(whole)) faults.push(`${name} ${trial}: other files`)
    else rmSync(out, { recursive: true })
    process.stderr.write(`${name}: ${kills - left} of ${kills} kills, ${faults.length} faults\n`)
  }
  return faults
}

const [kills = '200', only] = process.argv.slice(2)
const names = only === undefined ? Object.keys(commands) : [only]
const faults: string[] = []
for (const name of names) faults.push(...(await chaos(name, Math.ceil(Number(kills) / names.length))))
process.stdout.write(
  faults.length === 0 ? 'No fault.\n' : `${faults.join('\n')}\nThe folders are in ${folder}.\n`,
)
if (faults.length === 0) rmSync(folder, { recursive: true })
process.exitCode = faults.length === 0 ? 0 : 1
