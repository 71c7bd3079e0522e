/** One process at a time in a run folder: a file that says which, and that a process which is gone does not keep shut. */
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { partialOf } from '../execution/files.ts'
import { InputError } from '../input-error.ts'
import { textOrNothing } from '../regular-file.ts'

/** Name of the file. */
export const lockFile = 'running.json'

/** Who is at work in a folder. */
interface Holder {
  readonly process: number
  /** When that process began, as its system counts; '' where that is not known. A number of a process is used again. */
  readonly began: string
  readonly host: string
}

/** When a process began, '' where this system does not say; and whether it has ended, and only its parent has not asked how. */
function statusOf(id: number): { readonly began: string; readonly hasEnded: boolean } {
  const stat = textOrNothing(`/proc/${id}/stat`, 10_000)
  if (stat === undefined) return { began: '', hasEnded: false }
  // After the name in brackets, which may hold anything: the state first, the begin as the twentieth field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { began: fields[19] ?? '', hasEnded: fields[0] === 'Z' || fields[0] === 'X' }
}

const here = (): Holder => ({ process: process.pid, began: statusOf(process.pid).began, host: hostname() })

/** Whether a process is still there; of one on another machine nobody here knows, so it counts as there. */
function isThere({ process: id, began, host }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(id, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const status = statusOf(id)
  return status.began === began && !status.hasEnded
}

function holderIn(text: string | undefined): Holder | undefined {
  try {
    const holder = JSON.parse(text ?? '') as Partial<Holder> | null
    const { process: id, began, host } = holder ?? {}
    const isWhole = typeof id === 'number' && typeof began === 'string' && typeof host === 'string'
    return isWhole && id > 0 ? { process: id, began, host } : undefined
  } catch {
    return undefined
  }
}

/** @throws InputError where another process is at work in a folder: what stands there is about to change */
export function refuseHeld(folder: string): void {
  const holder = holderIn(textOrNothing(join(folder, lockFile), 10_000))
  if (holder !== undefined && isThere(holder)) throw refusal(folder, holder)
}

/** How often a lock that nobody holds any more is taken away before one gives up: each time somebody else may be quicker. */
const mostTries = 5

/**
 * Takes a folder, which must be there, for this process.
 * @returns what gives it back; it is given back as well when the process ends by itself
 * @throws InputError where another process is at work in it
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, lockFile)
  const text = `${JSON.stringify(here())}\n`
  for (let tries = 0; tries < mostTries; tries++) {
    if (taken(lock, text)) return releaseOf(lock, text)
    const found = textOrNothing(lock, 10_000)
    const holder = holderIn(found)
    if (holder !== undefined && isThere(holder)) throw refusal(folder, holder)
    if (found !== undefined) takeAway(lock, found)
  }
  throw refusal(folder, undefined)
}

/** Whether the lock is ours now: it appears with its content or not at all. */
function taken(lock: string, text: string): boolean {
  const own = partialOf(lock)
  writeFileSync(own, text, { flag: 'wx' })
  try {
    linkSync(own, lock)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    return createdAlone(lock, text)
  } finally {
    rmSync(own, { force: true })
  }
}

/** The same on a file system without links. */
function createdAlone(lock: string, text: string): boolean {
  try {
    writeFileSync(lock, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock that nobody holds, unless another process has just replaced it by its own. */
function takeAway(lock: string, seen: string): void {
  const aside = partialOf(lock)
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const moved = textOrNothing(aside, 10_000)
  if (moved !== undefined && moved !== seen) taken(lock, moved)
  rmSync(aside, { force: true })
}

function releaseOf(lock: string, text: string): () => void {
  const release = () => {
    process.off('exit', release)
    if (textOrNothing(lock, 10_000) === text) rmSync(lock, { force: true })
  }
  process.on('exit', release)
  return release
}

function refusal(folder: string, holder: Holder | undefined): InputError {
  const who = holder === undefined ? 'another process' : `process ${holder.process} on ${holder.host}`
  return new InputError([
    {
      file: folder,
      path: '',
      found: `${who} is at work in this folder`,
      remedy: `wait until it has ended, or choose another --out; if it has not run for long, remove ${join(folder, lockFile)}`,
    },
  ])
}
