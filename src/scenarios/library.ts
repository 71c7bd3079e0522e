/** The built-in scenarios and how a name or path finds its file. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { similarFiles } from './document/similar-files.ts'

/** The package root is two levels above this file, in `src` as in `dist`; the YAML files stay in `src`. */
const folder = fileURLToPath(new URL('../../src/scenarios/library/', import.meta.url))

/** A scenario file: where it is, and what errors call it. */
export interface ScenarioFile {
  readonly path: string
  readonly name: string
}

/** Names of the built-in scenarios, in alphabetical order. */
export const builtInNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()

/** Whether a file is one of the built-in scenarios. */
export const isBuiltIn = ({ path }: ScenarioFile): boolean => dirname(path) === resolve(folder)

/**
 * The file of a built-in name or of a path relative to `from` (the file that refers to it; the working folder
 * if there is none). A built-in name wins over a file. Undefined if there is neither.
 */
export function findScenario(reference: string, from?: ScenarioFile): ScenarioFile | undefined {
  if (builtInNames().includes(reference)) {
    const path = join(folder, `${reference}.yaml`)
    return { path, name: relative(process.cwd(), path) }
  }
  const path = resolve(from ? dirname(from.path) : '.', reference)
  const name = from && !isAbsolute(reference) ? join(dirname(from.name), reference) : reference
  return existsSync(path) ? { path, name } : undefined
}

const looksLikePath = /[\\/]|\.(ya?ml|json)$/i

/** Names to suggest for a reference that `findScenario` did not find: files beside it if it is a path, else the built-in names. */
export function similarNames(reference: string, from?: ScenarioFile): readonly string[] {
  if (!looksLikePath.test(reference)) return builtInNames()
  const isOther = (file: string) => looksLikePath.test(file) && file !== basename(from?.path ?? '')
  return similarFiles(reference, isOther, from && dirname(from.path))
}
