/** The state of the page in its address: compressed, and read with care, since anybody may have written it. */
import { deflateSync, Inflate, strToU8 } from 'fflate'
import { InputError } from '../input-error.ts'
import { type Shared, sharedOf } from './state.ts'

/** Most characters of an address, and most bytes that it may unfold to. */
const mostAddress = 200_000
const mostBytes = 400_000

/** What follows `#` in an address. */
export function toAddress(shared: Shared): string {
  const bytes = deflateSync(strToU8(JSON.stringify(shared)), { level: 9 })
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** What an address holds; undefined where it holds nothing. @throws InputError that says what is wrong with it */
export function fromAddress(hash: string): Shared | undefined {
  const text = hash.replace(/^#/, '')
  if (text === '') return undefined
  if (text.length > mostAddress) throw refusal(`${text.length} characters`, `at most ${mostAddress}`)
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw refusal('characters that no link of this page has')
  return sharedOf(plainOf(unfolded(text)))
}

function unfolded(text: string): string {
  const parts: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((part) => {
    size += part.length
    if (size > mostBytes) throw refusal('more than it may unfold to', `at most ${mostBytes} bytes`)
    parts.push(part)
  })
  try {
    const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) =>
      each.charCodeAt(0),
    )
    // In small steps, so that what is too large is refused before it takes up memory.
    for (let at = 0; at < packed.length; at += 512)
      inflate.push(packed.subarray(at, at + 512), at + 512 >= packed.length)
    return new TextDecoder('utf-8', { fatal: true }).decode(joined(parts, size))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw refusal('what cannot be unpacked: the link may have been cut')
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function plainOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refusal('what is no state of this page')
  }
}

const refusal = (found: string, allowed?: string) =>
  new InputError([
    { file: 'the address', path: '', found: `found ${found}`, ...(allowed !== undefined && { allowed }) },
  ])
