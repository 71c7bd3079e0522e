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

/** The packages that draw: their versions bear on pictures and on no result. */
const drawing = ['canvas', 'fontkit', 'vega', 'vega-lite']

/** Where a run was made. */
export interface Environment {
  readonly node: string
  readonly v8: string
  readonly platform: string
  readonly arch: string
  /** Installed versions by package name. */
  readonly dependencies: Readonly<Record<string, string>>
  /** The same of the packages that draw. */
  readonly drawing?: Readonly<Record<string, string>>
}

/** The environment of this process. */
export function environment(): Environment {
  const folders = createRequire(import.meta.url).resolve.paths('simjs') ?? []
  const versionOf = (name: string) => {
    const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path))
    return file === undefined ? 'not found' : read(file).version
  }
  const versionsOf = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, versionOf(name)]))
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    platform: process.platform,
    arch: process.arch,
    dependencies: versionsOf(dependencies),
    drawing: versionsOf(drawing),
  }
}

const major = (version: string) => version.split('.')[0] ?? ''

/**
 * What differs between two environments in such a way that bytes cannot be compared: the major version of Node, V8, or
 * a package. The operating system and processor are recorded but not compared: V8 computes alike on all of them.
 * @returns one phrase a difference, such as `simjs 2.0.2, here 2.0.3`
 */
export function environmentDifferences(then: Environment, now: Environment): string[] {
  return differing([
    ['Node', major(then.node), major(now.node)],
    ['V8', then.v8, now.v8],
    ...pairs(then.dependencies, now.dependencies),
  ])
}

/** What differs in such a way that pictures cannot be compared, in the same words: what draws them, and the kind of processor. */
export function drawingDifferences(then: Environment, now: Environment): string[] {
  return differing([['processor', then.arch, now.arch], ...pairs(then.drawing ?? {}, now.drawing ?? {})])
}

type Compared = readonly [name: string, was: string, is: string]

const differing = (compared: readonly Compared[]): string[] =>
  compared.filter(([, was, is]) => was !== is).map(([name, was, is]) => `${name} ${was}, here ${is}`)

const pairs = (then: Environment['dependencies'], now: Environment['dependencies']): Compared[] =>
  [...new Set([...Object.keys(then), ...Object.keys(now)])]
    .sort()
    .map((name) => [name, then[name] ?? 'none', now[name] ?? 'none'])
