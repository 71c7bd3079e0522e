/** Reading a file that anybody may have named or put there: never a wait, never more than is allowed. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** Why a file is not read. */
export type Unread =
  | { readonly unread: 'missing' }
  | { readonly unread: 'no file' }
  | { readonly unread: 'too large'; readonly bytes: number }
  | { readonly unread: 'refused'; readonly code: string }

/** Most bytes that one buffer of Node takes on every system. */
const mostBytes = 2 ** 31 - 1

/**
 * The bytes of a regular file, or why there are none. It is opened without waiting, and what it is is asked of what was opened, so
 * that no pipe, device or swapped file can hold the program up; a file that says that it is empty is read all the same.
 * @param limit most bytes @param follow whether the name may be a link to the file
 */
export function readRegularFile(path: string, limit = mostBytes, follow = true): Buffer | Unread {
  let descriptor: number | undefined
  try {
    const link = follow ? 0 : (constants.O_NOFOLLOW ?? 0)
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | link)
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) return { unread: 'no file' }
    if (stat.size > limit) return { unread: 'too large', bytes: stat.size }
    return bytesOf(descriptor, stat.size, limit)
  } catch (error) {
    const { code = 'unknown cause' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { unread: 'missing' }
    // A socket and a device without a driver cannot even be opened; a link is not followed.
    if (code === 'ENXIO' || code === 'ENODEV' || code === 'ELOOP') return { unread: 'no file' }
    return { unread: 'refused', code }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** The content of a regular file as text; undefined where it cannot be read. */
export function textOrNothing(path: string, limit?: number): string | undefined {
  const read = readRegularFile(path, limit)
  return Buffer.isBuffer(read) ? read.toString('utf8') : undefined
}

function bytesOf(descriptor: number, size: number, limit: number): Buffer | Unread {
  // One more than it says tells that it ends there.
  let buffer = Buffer.alloc(Math.min(size, limit) + 1)
  let length = 0
  for (;;) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null)
    if (read === 0) return buffer.subarray(0, length)
    length += read
    if (length > limit) return { unread: 'too large', bytes: length }
    if (length === buffer.length)
      buffer = Buffer.concat([buffer, Buffer.alloc(Math.min(65_536, limit + 1 - length))])
  }
}
