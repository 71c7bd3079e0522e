import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const [source, compiled] = [resolve('src'), resolve('dist')]
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  // The page's own files are bundled, not compiled one by one: the bundler follows their imports.
  .filter((file) => !file.startsWith(join('explorer', 'page')))
  .map((file) => join(compiled, file.replace(/\.ts$/, '.js')))

/** The files of ours that a compiled file imports: types are gone from it, so that what is left is imported at run time. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = [
    ...text.matchAll(/^(?:import|export)\b[^;'"]*['"](\.[^'"]+)['"]/gm),
    // Those that are loaded when they are called.
    ...text.matchAll(/\bimport\(\s*['"](\.[^'"]+)['"]/g),
  ]
  // Those that a worker thread runs.
  const run = [...text.matchAll(/\bworkerBeside\(import\.meta\.url, ['"]([^'"]+)['"]\)/g)]
  const paths = [...found.map(([, path]) => path!), ...run.map(([, name]) => `./${name}.js`)]
  return paths.map((path) => resolve(dirname(file), path))
}

/** The first circle of imports that is found, as the files along it; none if there is none. */
function circle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const path: string[] = []
  const from = (file: string): string[] => {
    if (path.includes(file)) return path.slice(path.indexOf(file))
    if (done.has(file)) return []
    path.push(file)
    for (const next of graph.get(file) ?? []) {
      const found = from(next)
      if (found.length > 0) return found
    }
    path.pop()
    done.add(file)
    return []
  }
  for (const file of graph.keys()) {
    const found = from(file)
    if (found.length > 0) return found
  }
  return []
}

describe('imports', () => {
  test('are followed to a circle where there is one', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: [], d: ['b'] }
    expect(circle(new Map(Object.entries(graph)))).toEqual(['b', 'd'])
  })

  test('never go in a circle', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file)]))
    expect([...graph.values()].flat().length).toBeGreaterThan(files.length)
    expect(circle(graph).map((file) => relative(compiled, file))).toEqual([])
  })

  test('leave out no file: a chart, command or kind of run that its list does not name would be in no run', () => {
    const tools = readdirSync('tools', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => resolve('tools', file))
    const fromTools = tools
      .flatMap(importsOf)
      .map((file) => file.replace(source, compiled).replace(/\.ts$/, '.js'))
    const imported = new Set([...files.flatMap(importsOf), ...fromTools])
    const isEmpty = (file: string) => /^export \{\};$/m.test(readFileSync(file, 'utf8'))
    const left = files
      .filter((file) => !imported.has(file) && !isEmpty(file))
      .map((file) => relative(compiled, file).replaceAll('\\', '/'))
    expect(left.filter((file) => /^(charts|commands|runs)\//.test(file))).toEqual([])
  })
})
