/** The manifest's digest of itself, by which a change of any of its lines is noticed. */
import { sha256 } from '../execution/files.ts'
import { json } from './folder.ts'
import type { Asked, Manifest, Unsealed } from './manifest.ts'

/** The manifest with its own digest as its last line. */
export const sealed = <A extends Asked>(manifest: Unsealed<A>): Manifest<A> => ({
  ...manifest,
  sha256: sealOf(manifest),
})

/** Whether the text of a manifest is that which was sealed, byte for byte. */
export function isSealed(text: string, manifest: Manifest): boolean {
  const { sha256: seal, ...unsealed } = manifest
  return seal === sealOf(unsealed) && text === json(manifest)
}

const sealOf = (manifest: Unsealed): string => sha256(json(manifest))
