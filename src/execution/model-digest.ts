/** The digest of the model: of all the code that gives a job's result, as it stands in the files that are run. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../digest.ts'
import { workerBeside } from './pool.ts'

/** The modules that turn a job into its outcome. */
const workers = ['worker', 'daily-worker']

/** The files that the workers import, and those that these import, by their path from here, sorted. */
export function modelFiles(): URL[] {
  const found = new Map<string, URL>()
  const follow = (file: URL) => {
    if (found.has(file.href)) return
    found.set(file.href, file)
    const imports = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)
    for (const [, path] of imports) follow(new URL(path!, file))
  }
  for (const name of workers) follow(workerBeside(import.meta.url, name))
  return [...found.values()].sort((a, b) => (a.href < b.href ? -1 : 1))
}

let known: string | undefined

/**
 * SHA-256 over the text of every file of the model, whatever the folder that it is installed in.
 */
export function codeDigest(): string {
  if (known !== undefined) return known
  const root = new URL('..', import.meta.url).href
  const lines = modelFiles().map((file) => {
    const digest = sha256(readFileSync(fileURLToPath(file)))
    return `${digest}  ${file.href.slice(root.length)}\n`
  })
  known = sha256(lines.join(''))
  return known
}
