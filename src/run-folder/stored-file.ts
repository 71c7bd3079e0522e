/** Reading what a run wrote, from a folder that anybody may have altered. */
import { InputError } from '../input-error.ts'
import { readRegularFile } from '../regular-file.ts'

/**
 * The content of a file that a run wrote, as it must not be a pipe or a device, which would hold the program up.
 * @param follow whether it may be a link to a file @throws InputError where there is no such file
 */
export function storedFile(path: string, follow = true): Buffer {
  const read = readRegularFile(path, undefined, follow)
  if (Buffer.isBuffer(read)) return read
  const found = read.unread === 'missing' ? 'there is no such file' : 'found no file'
  throw new InputError([{ file: path, path: '', found, allowed: 'files as the run wrote them' }])
}
