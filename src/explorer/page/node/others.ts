/** The rest of what the model’s surroundings use of Node, as a page has it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { deflateSync, inflateSync } from 'fflate'

/** `node:crypto`: SHA-256, of all digests. */
export function createHash(_algorithm: 'sha256') {
  const hash = sha256.create()
  const made = {
    update(content: string | Uint8Array) {
      hash.update(typeof content === 'string' ? new TextEncoder().encode(content) : content)
      return made
    },
    digest: (_encoding: 'hex') => bytesToHex(hash.digest()),
  }
  return made
}

/** `node:zlib`, without headers. */
export const deflateRawSync = (bytes: Uint8Array): Buffer => Buffer.from(deflateSync(bytes, { level: 1 }))
export const inflateRawSync = (bytes: Uint8Array): Buffer => Buffer.from(inflateSync(bytes))

/** `node:url` */
export const fileURLToPath = (url: URL | string): string => decodeURIComponent(new URL(url).pathname)

/** `node:util`: whether two plain values are alike. */
export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [names, others] = [Object.keys(one), Object.keys(other)]
  return (
    names.length === others.length &&
    names.every((name) =>
      isDeepStrictEqual(
        (one as Record<string, unknown>)[name],
        Object.hasOwn(other, name) ? (other as Record<string, unknown>)[name] : Symbol('absent'),
      ),
    )
  )
}

const absent = (): never => {
  throw new Error('not in a page')
}

/** What only runs outside a page: finding packages, names of temporary files, seeds that nobody chose, threads of Node. */
export { absent as createRequire, absent as Piscina, absent as randomBytes, absent as randomInt }
