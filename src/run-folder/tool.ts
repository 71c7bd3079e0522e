/** This tool: its name and version, and the environment that its results depend on. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const read = (file: string | URL) =>
  JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string }

/** Name and version from package.json, which stands two levels above this file in `src` as in `dist`. */
export const tool: { readonly name: string; readonly version: string } = (({ name, version }) => ({
  name,
  version,
}))(read(new URL('../../package.json', import.meta.url)))

/** The packages whose code takes part in making the bytes of results/. */
const dependencies = ['csv-stringify', 'hyparquet-writer', 'jstat', 'seedrandom', 'simjs', 'yaml', 'zod']

/** Where a run was made. */
export interface Environment {
  readonly node: string
  readonly v8: string
  readonly platform: string
  readonly arch: string
  /** Installed versions by package name. */
  readonly dependencies: Readonly<Record<string, string>>
}

/** The environment of this process. */
export function environment(): Environment {
  const folders = createRequire(import.meta.url).resolve.paths('simjs') ?? []
  const versionOf = (name: string) => {
    const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path))
    return file === undefined ? 'not found' : read(file).version
  }
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    platform: process.platform,
    arch: process.arch,
    dependencies: Object.fromEntries(dependencies.map((name) => [name, versionOf(name)])),
  }
}

const major = (version: string) => version.split('.')[0] ?? ''

/**
 * What differs between two environments in such a way that bytes cannot be compared: the major version of Node, V8, or
 * a package. The operating system and processor are recorded but not compared: V8 computes alike on all of them.
 * @returns one phrase a difference, such as `simjs 2.0.2, here 2.0.3`
 */
export function environmentDifferences(then: Environment, now: Environment): string[] {
  const differences: string[] = []
  const note = (name: string, was: string, is: string) => {
    if (was !== is) differences.push(`${name} ${was}, here ${is}`)
  }
  note('Node', major(then.node), major(now.node))
  note('V8', then.v8, now.v8)
  const names = new Set([...Object.keys(then.dependencies), ...Object.keys(now.dependencies)])
  for (const name of [...names].sort()) {
    note(name, then.dependencies[name] ?? 'none', now.dependencies[name] ?? 'none')
  }
  return differences
}
