/** The digest of the model: of all the code that gives a job's result, as it stands in the files that are run. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../digest.ts'
import { workerBeside } from './pool.ts'

/** The modules that turn a job into its outcome. */
const workers = ['worker', 'daily-worker']

/** The files of modules of this room, those that they import, and those that these import, sorted. */
export function filesOf(modules: readonly string[]): URL[] {
  const found = new Map<string, URL>()
  const follow = (file: URL) => {
    if (found.has(file.href)) return
    found.set(file.href, file)
    const imports = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)
    for (const [, path] of imports) follow(new URL(path!, file))
  }
  for (const name of modules) follow(workerBeside(import.meta.url, name))
  return [...found.values()].sort((a, b) => (a.href < b.href ? -1 : 1))
}

/** The files of the model. */
export const modelFiles = (): URL[] => filesOf(workers)

/** SHA-256 over the text of every file, whatever the folder that this tool is installed in. */
export function codeDigest(files: readonly URL[]): string {
  const root = new URL('..', import.meta.url).href
  const lines = files.map((file) => {
    const digest = sha256(readFileSync(fileURLToPath(file)))
    return `${digest}  ${file.href.slice(root.length)}\n`
  })
  return sha256(lines.join(''))
}
