/** The files of a store of finished jobs: where each is, and how it is written and read. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { sha256 } from '../digest.ts'
import { readRegularFile, textOrNothing } from '../regular-file.ts'
import { addressOf, type Identity } from './address.ts'
import type { Failed } from './job.ts'

/** Version of the layout of a store. */
export const storeSchema = 1

/** The file that says that a folder is a store. */
export const storeMark = 'store.json'

/** The folders of a store. */
export const storeFolders = { results: 'results', failures: 'failures', scenarios: 'scenarios' } as const

const endings = { results: '.job', failures: '.json', scenarios: '.json' } as const

/** The file of a digest: in one of 256 folders, so that none has too many files for quick look-up. */
export const storeFile = (store: string, folder: keyof typeof storeFolders, digest: string): string =>
  join(store, storeFolders[folder], digest.slice(0, 2), `${digest}${endings[folder]}`)

/** What is kept of a job beside its result. */
export interface Head {
  readonly of: Identity
  /** Name of the scenario, for people. */
  readonly name: string
  /** SHA-256 of the result’s text. */
  readonly sha256: string
}

/** An entry: a line of JSON, then the result, compressed. */
export function entryOf(head: Omit<Head, 'sha256'>, result: string): Buffer {
  const line = JSON.stringify({ ...head, sha256: sha256(result) } satisfies Head)
  return Buffer.concat([Buffer.from(`${line}\n`), deflateRawSync(result, { level: 1 })])
}

/** A stored result with what it is of. */
export interface Entry {
  readonly head: Head
  readonly result: string
}

/** The entry that a file holds; undefined where there is none, or it is cut short, altered or another address's. */
export function readEntry(file: string, address: string): Entry | undefined {
  try {
    const bytes = readRegularFile(file)
    if (!Buffer.isBuffer(bytes)) return undefined
    const end = bytes.indexOf(10)
    const head = JSON.parse(bytes.toString('utf8', 0, end)) as Head
    const result = inflateRawSync(bytes.subarray(end + 1)).toString('utf8')
    return addressOf(head.of) === address && sha256(result) === head.sha256 ? { head, result } : undefined
  } catch {
    return undefined
  }
}

/** More than the head of an entry takes. */
const headBytes = 4096

/** The head of an entry alone, unchecked; undefined where it cannot be read. */
export function readHead(file: string): Head | undefined {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    if (!fstatSync(descriptor).isFile()) return undefined
    const bytes = Buffer.alloc(headBytes)
    const length = readSync(descriptor, bytes, 0, headBytes, 0)
    return JSON.parse(bytes.toString('utf8', 0, bytes.subarray(0, length).indexOf(10))) as Head
  } catch {
    return undefined
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** A job that failed, with its cause. */
export interface FailedEntry extends Failed {
  readonly of: Identity
  readonly name: string
}

/** A recorded failure; undefined where there is none or it cannot be read. */
export function readFailure(file: string, address: string): FailedEntry | undefined {
  try {
    const failure = JSON.parse(textOrNothing(file) ?? '') as FailedEntry
    return addressOf(failure.of) === address ? failure : undefined
  } catch {
    return undefined
  }
}
