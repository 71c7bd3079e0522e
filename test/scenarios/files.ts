import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import { loadScenario } from '../../src/scenarios/load.ts'

/** The scenario with one scheme, `hub`, that stands in for the library’s; a path that any file can extend. */
export const hub = resolve('test/model/hub.yaml')

/** A temporary folder that goes when the test file ends; `write` returns the path of the file it wrote. */
export function temporaryFolder(): {
  folder: string
  write: (name: string, content: string | Uint8Array) => string
} {
  const folder = mkdtempSync(join(tmpdir(), 'return-hubs-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  }
  return { folder, write }
}

/** Faulty documents, each in a file of its own, and what is said of them. */
export function faultyDocuments() {
  const { folder, write } = temporaryFolder()
  let files = 0
  /** A path for the next document, with a folder before it where it has neighbours. */
  const next = (): string => {
    files += 1
    return `case-${files}`
  }
  /** What is said of a document that is called my.yaml. */
  const messageOf = (content: string | Uint8Array): string => {
    const path = write(`${next()}.yaml`, content)
    return inputErrorOf(() => loadScenario(path)).message.replaceAll(path, 'my.yaml')
  }
  return { folder, write, next, messageOf }
}

/** A document that overlays the baseline. */
export const over = (yaml: string): string => `name: mine\nextends: current-policy-2024\n${yaml}`

/** The InputError that `work` throws; any other outcome fails the test. */
export function inputErrorOf(work: () => unknown): InputError {
  try {
    work()
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
