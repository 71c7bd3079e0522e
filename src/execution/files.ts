/** Writing files so that a crash, a kill or a full disk never leaves half a file under its final name. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** How the name of a file ends that is being written. */
export const partialEnding = '.partial'

/** A name beside a file for what is being written, which no other process has. */
export const partialOf = (path: string): string => `${path}.${randomBytes(6).toString('hex')}${partialEnding}`

/** The name of the file that one of that name was to become; undefined where the name is of no such file. */
export const meantBy = (name: string): string | undefined => /^(.+)\.[0-9a-f]{12}\.partial$/.exec(name)?.[1]

/**
 * Writes a whole file or nothing: to a neighbouring name of its own first, then renamed. Makes the folder if need be.
 * @throws the file system’s error (full disk, no permission) with the final path in it, after removing the partial file
 */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  written(path, content, false)
}

/** The same, and on the disk when it returns: for what other files are found by. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  written(path, content, true)
}

function written(path: string, content: string | Uint8Array, durably: boolean): void {
  const partial = partialOf(path)
  try {
    writeNew(partial, content)
    if (durably) flush(partial)
    renameSync(partial, path)
    if (durably) flush(dirname(path))
  } catch (error) {
    removeIfThere(partial)
    throw error instanceof Error ? Object.assign(error, { path }) : error
  }
}

/** Writes a file that is not there yet; its folder is made where it is missing. */
function writeNew(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    makeFolder(dirname(path))
    writeFileSync(path, content, { flag: 'wx' })
  }
}

/** Has the system put a file, or the names in a folder, on the disk. A file system that cannot is left as it is. */
export function flush(path: string): void {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, 'r')
    fsyncSync(descriptor)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO') throw error
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Makes a folder and those above it. Node's own way of it never ends where the system says that a folder above is not there, as in /proc. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path) throw error
    makeFolder(above)
    mkdirSync(path)
  }
}

/** Removal that cannot hide the fault that led to it. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The fault that is being reported matters more.
  }
}
