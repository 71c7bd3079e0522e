/** From whatever was thrown to a message and an exit code. */
import { InputError } from '../input-error.ts'

/** A message for standard error, and the exit code that goes with it. */
export interface FaultReport {
  readonly code: 1 | 2
  readonly message: string
}

/** Faults of the place that results are written to, in words. */
const placeFaults: Readonly<Record<string, string>> = {
  EACCES: 'permission is missing',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file stands in the way',
  EFBIG: 'a file is larger than may be',
  EISDIR: 'a folder stands in the way',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is a file, not a folder',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
}

/** Whether what was thrown lies in the place that is written to, such as a full disk. */
export const isFaultOfPlace = (fault: unknown): boolean =>
  fault instanceof Error && ((fault as NodeJS.ErrnoException).code ?? '') in placeFaults

/** What to tell the user: input and file faults plainly (2), anything else as a fault of this program (1). */
export function reportFault(fault: unknown): FaultReport {
  if (fault instanceof InputError) return { code: 2, message: fault.message }
  const error = fault instanceof Error ? fault : new Error(String(fault))
  const { code, path } = error as NodeJS.ErrnoException
  const place = code === undefined ? undefined : placeFaults[code]
  if (place !== undefined) {
    const remedy = code === 'ENOSPC' || code === 'EDQUOT' ? '; make room and repeat with --resume' : ''
    return { code: 2, message: `${path ?? 'output'}: cannot be written: ${place}${remedy}` }
  }
  const debug = process.env.RETURN_HUBS_DEBUG === '1'
  const detail = debug ? (error.stack ?? error.message) : error.message
  const hint = debug ? '' : '\nThis is a fault in return-hubs. Set RETURN_HUBS_DEBUG=1 to see where it arose.'
  return { code: 1, message: `unexpected fault: ${detail}${hint}` }
}
