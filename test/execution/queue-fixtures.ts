/** Processes and runs for tests of the queue. */
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Edition } from '../../src/execution/queue/edition.ts'
import type { Timing } from '../../src/execution/queue/timing.ts'

/** Losses are noticed soon, so that tests need not wait for them. */
export const quickTiming: Timing = { lockDuration: 1500, stalledInterval: 300, lookInterval: 500 }

/** A process of a test, and what it said. */
export interface Started {
  readonly child: ChildProcess
  readonly said: { text: string }
  /** Its exit code; null if a signal ended it. */
  readonly end: Promise<number | null>
}

const started = new Set<ChildProcess>()

/** Starts a script of this folder on the compiled code. */
export function startScript(
  name: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Started {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  return start(['--import', './tools/compiled.js', script, ...words], environment)
}

/** Starts the program as the command line does. */
export const startProgram = (
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Started => start(['bin/return-hubs.js', ...words], environment)

function start(words: readonly string[], environment: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  started.add(child)
  const said = { text: '' }
  const hear = (chunk: Buffer) => {
    said.text += chunk
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const end = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, said, end }
}

/** Starts a worker that runs the stand-in. */
export const startWorker = (
  url: string,
  {
    threads = 2,
    edition,
    ...environment
  }: { threads?: number; edition?: Edition; STAND_IN_LOG?: string } = {},
): Started =>
  startScript('queue-worker', [url, `${threads}`, ...(edition ? [JSON.stringify(edition)] : [])], environment)

/** Ends all processes that are still there. */
export async function endAll(): Promise<void> {
  for (const child of started) {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    }
  }
  started.clear()
}

/** Waits until something is so. @throws with what was expected if it never is */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const patience = performance.now() + 30_000
  while (!(await isSo())) {
    if (performance.now() > patience) throw new Error(`waited in vain until ${what}`)
    await sleep(20)
  }
}
