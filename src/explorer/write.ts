/** The explorer as one HTML page: what the build bundled, with the scenarios, the evidence and the typeface of the package. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { historyFiles } from '../runs/comparison-charts.ts'
import { escaped } from '../words/markup.ts'
import type { Shared } from './state.ts'

/** The package root is two levels above this file, in `src` as in `dist`. */
const root = fileURLToPath(new URL('../../', import.meta.url))

/** What `tools/explorer-page.ts` bundles when the package is built. */
interface Bundle {
  readonly main: string
  readonly desk: string
  readonly simulator: string
  readonly css: string
  readonly licences: string
}

/** Folders and files that the page has on its disk. Of the published series, those that charts show. */
const onDisk = [
  'src/scenarios/library',
  'src/evidence/policy',
  'src/evidence/uk/parameters.csv',
  'src/evidence/uk/sources.csv',
  ...historyFiles.map((name) => `src/evidence/uk/${name}.csv`),
  'src/experiments/history/past-errors.csv',
  'assets/fonts/SourceSans3_400Regular.ttf',
  'assets/fonts/SourceSans3_700Bold.ttf',
  'package.json',
]

const bundleFile = join(root, 'dist/explorer/page.json')

/** Whether the package was built with its page. */
export const isBuilt = (): boolean => existsSync(bundleFile)

/** The page. The same package gives the same bytes. @param start what it opens with, unless its address says otherwise */
export function explorerPage(start?: Shared): string {
  const { main, css, licences, ...workers } = JSON.parse(readFileSync(bundleFile, 'utf8')) as Bundle
  const style = `${fontFaces()}${css}`
  const policy = [
    "default-src 'none'",
    `script-src '${digestOf(main)}' blob:`,
    'worker-src blob:',
    `style-src '${digestOf(style)}'`,
    'font-src data:',
    'img-src blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return filled(readFileSync(join(root, 'assets/explorer/page.tmpl'), 'utf8'), {
    policy,
    style,
    licences: escaped(licences),
    start: start === undefined ? '' : JSON.stringify(start).replaceAll('<', '\\u003c'),
    parts: archive(workers).toString('base64'),
    main,
  })
}

/** The places of a template filled, each once. */
const filled = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]!)

const digestOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

const fontFile = (weight: number) => `assets/fonts/source-sans-3-latin-${weight}-normal.woff2`

const fontFaces = () =>
  [400, 700]
    .map((weight) => {
      const bytes = readFileSync(join(root, fontFile(weight))).toString('base64')
      return `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2")}\n`
    })
    .join('')

/** The code of the workers, and the files of the package that they read. */
function archive({ desk, simulator }: Pick<Bundle, 'desk' | 'simulator'>): Buffer {
  const files = onDisk.flatMap((path) =>
    path.includes('.')
      ? [path]
      : readdirSync(join(root, path))
          .toSorted()
          .map((name) => `${path}/${name}`),
  )
  const content = files.map((path) => [`package/${path}`, readFileSync(join(root, path))] as const)
  const fonts = [400, 700].map(
    (weight) => [`font-${weight}`, readFileSync(join(root, fontFile(weight)))] as const,
  )
  const code = [
    ['desk.js', strToU8(desk)],
    ['simulator.js', strToU8(simulator)],
  ] as const
  // The same time in every entry, so that the same files give the same bytes.
  const all = Object.fromEntries([...code, ...fonts, ...content])
  return Buffer.from(zipSync(all, { level: 9, mtime: new Date(1980, 0, 1) }))
}
