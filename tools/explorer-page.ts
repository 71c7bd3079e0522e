/**
 * Bundles the explorer into `dist/explorer/page.json`: the code of the page, of the worker that prepares and reads runs, and of the
 * worker that simulates, with the licences of what they hold. `explore` puts them into one page with scenarios and evidence.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'

const root = resolve(import.meta.dirname, '..')
const output = join(root, 'dist/explorer/page.json')
const page = join(root, 'src/explorer/page')

/** The styles of the report, and what the page adds. */
const styles = ['assets/report/report.css', 'assets/explorer/explorer.css']

/** What stands in a page for each module of Node. */
const standIns: Readonly<Record<string, string>> = {
  'node:fs': 'node/fs.ts',
  'node:path': 'node/path.ts',
  'node:crypto': 'node/others.ts',
  'node:zlib': 'node/others.ts',
  'node:url': 'node/others.ts',
  'node:util': 'node/others.ts',
  'node:module': 'node/others.ts',
  canvas: 'node/canvas.ts',
  'vega-canvas': 'node/canvas.ts',
  piscina: 'node/others.ts',
}

/** Modules of Node get what stands in for them, and every module of ours the place that it has in the package. */
const inPage: Plugin = {
  name: 'in-page',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:.*|canvas|vega-canvas|piscina)$/ }, ({ path }) =>
      standIns[path] === undefined ? undefined : { path: join(page, standIns[path]) },
    )
    onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!text.includes('import.meta.url')) return undefined
      const place = JSON.stringify(`file:///package/${relative(root, path)}`)
      return { contents: text.replaceAll('import.meta.url', place), loader: 'ts' }
    })
  },
}

/** Puts the functions that results are made with in place, before anything else runs. */
const portable = 'src/portable/install.ts'

async function portableMath(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, portable)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
  })
  return outputFiles[0]!.text.trim()
}

async function bundled(entry: string): Promise<{ readonly code: string; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(page, `${entry}.ts`)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    // Powers go through `Math.pow`, which is put in place first.
    supported: { 'exponent-operator': false },
    banner: { js: entry === 'main' ? '' : await portableMath() },
    inject: [join(page, 'node/globals.ts')],
    alias: {
      'csv-parse/sync': 'csv-parse/browser/esm/sync',
      'csv-stringify/sync': 'csv-stringify/browser/esm/sync',
    },
    // What is asked of it beyond its address is how threads on the source are loaded, which the page has none of.
    logOverride: { 'empty-import-meta': 'silent' },
    plugins: [inPage],
    absWorkingDir: root,
  })
  return { code: outputFiles[0]!.text, metafile }
}

/** The licences of the packages that a bundle holds, by name and version. */
function licencesOf(inputs: readonly string[]): string {
  const folders = new Set(
    inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const texts = [...folders].toSorted().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(root, folder)).find((each) => /^(licen[cs]e|copying)/i.test(each))
    const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim()
    return `${name} ${version} (${license})\n\n${text}\n`
  })
  return texts.join('\n---\n\n')
}

interface Stored {
  readonly inputs: readonly string[]
}

/** Whether nothing that the stored bundle was made of is newer than it. */
function isUpToDate(): boolean {
  if (!existsSync(output)) return false
  const made = statSync(output).mtimeMs
  const { inputs } = JSON.parse(readFileSync(output, 'utf8')) as Stored
  const all = [...inputs, 'package-lock.json', relative(root, import.meta.filename), portable]
  return all.every((path) => existsSync(join(root, path)) && statSync(join(root, path)).mtimeMs <= made)
}

if (!isUpToDate()) {
  const [main, desk, simulator] = await Promise.all(['main', 'desk', 'simulator'].map(bundled))
  const inputs = [main, desk, simulator].flatMap((each) => Object.keys(each!.metafile.inputs))
  const kept = [...new Set(inputs)].toSorted()
  const css = styles.map((path) => readFileSync(join(root, path), 'utf8')).join('')
  mkdirSync(dirname(output), { recursive: true })
  const bundle = { main: main!.code, desk: desk!.code, simulator: simulator!.code, css }
  const made = { ...bundle, licences: licencesOf(kept), inputs: [...kept, ...styles] }
  writeFileSync(output, JSON.stringify(made))
}
