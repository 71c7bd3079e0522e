/** Writing files so that a crash, a kill or a full disk never leaves half a file under its final name. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How the name of a file ends that is being written. */
export const partialEnding = '.partial'

/**
 * Writes a whole file or nothing: to a neighbouring name first, then renamed. Makes the folder if need be.
 * @throws the file system’s error (full disk, no permission) with the final path in it, after removing the partial file
 */
export function writeAtomically(
  path: string,
  content: string | Uint8Array,
  partial = `${path}${partialEnding}`,
): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(partial, content)
    renameSync(partial, path)
  } catch (error) {
    removeIfThere(partial)
    throw error instanceof Error ? Object.assign(error, { path }) : error
  }
}

/** The same where other processes may write the same file: each has a neighbouring name of its own. */
export const writeShared = (path: string, content: string | Uint8Array): void =>
  writeAtomically(path, content, `${path}.${randomBytes(6).toString('hex')}${partialEnding}`)

/** Removal that cannot hide the fault that led to it. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The fault that is being reported matters more.
  }
}
