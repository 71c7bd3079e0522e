/** From whatever was thrown to a message and an exit code. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InputError } from '../input-error.ts'
import { visible, visibleLines } from '../words/visible.ts'

/** A message for standard error, and the exit code that goes with it. */
export interface FaultReport {
  readonly code: 1 | 2
  readonly message: string
}

/** Faults of the place that results are written to, in words. */
export const placeFaults: Readonly<Record<string, string>> = {
  EACCES: 'permission is missing',
  EBUSY: 'something else holds it',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file stands in the way',
  EFBIG: 'a file is larger than may be',
  EIO: 'the disk does not answer',
  EISDIR: 'a folder stands in the way',
  ELOOP: 'links lead to each other',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOMEM: 'memory is used up',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is a file, not a folder',
  ENOTEMPTY: 'somebody else is writing in the folder',
  ENXIO: 'it is no file',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
  ESTALE: 'the disk on the network has lost it',
}

/** Whether what was thrown lies in the place that is written to, such as a full disk. */
export const isFaultOfPlace = (fault: unknown): boolean =>
  fault instanceof Error && ((fault as NodeJS.ErrnoException).code ?? '') in placeFaults

/** Something of the user's that was there a moment ago; what is missing of this program is a fault of it. */
function gone(code: string, path: string | undefined): string | undefined {
  const isOurs = path === undefined || resolve(path).startsWith(own)
  return code === 'ENOENT' && !isOurs ? 'it has been taken away' : undefined
}

/** The folder of this program. */
const own = fileURLToPath(new URL('../../', import.meta.url))

/** What to tell the user: input and file faults plainly (2), anything else as a fault of this program (1). */
export function reportFault(fault: unknown): FaultReport {
  if (fault instanceof InputError) return { code: 2, message: fault.message }
  const error = fault instanceof Error ? fault : new Error(String(fault))
  const { code, path } = error as NodeJS.ErrnoException
  const place = code === undefined ? undefined : (placeFaults[code] ?? gone(code, path))
  if (place !== undefined) {
    const remedy = code === 'ENOSPC' || code === 'EDQUOT' ? '; make room and repeat with --resume' : ''
    return { code: 2, message: `${visible(path ?? 'output')}: cannot be written: ${place}${remedy}` }
  }
  const debug = process.env.RETURN_HUBS_DEBUG === '1'
  const detail = visibleLines(debug ? (error.stack ?? error.message) : error.message)
  const hint = debug ? '' : '\nThis is a fault in return-hubs. Set RETURN_HUBS_DEBUG=1 to see where it arose.'
  return { code: 1, message: `unexpected fault: ${detail}${hint}` }
}
