/** What stored results are of: this model in this environment. */
import { sha256 } from '../digest.ts'
import { codeDigest, modelFiles } from '../execution/model-digest.ts'
import { environment } from './tool.ts'

let known: string | undefined

/**
 * Digest of the model's code and of what bears on its numbers besides: the version of V8, which computes alike on all processors
 * and systems, and the packages. A result that is stored under it comes out again under it, to the last bit.
 */
export function modelDigest(): string {
  if (known !== undefined) return known
  const { v8, dependencies } = environment()
  known = sha256(JSON.stringify([codeDigest(modelFiles()), v8, dependencies]))
  return known
}
