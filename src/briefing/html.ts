/** A briefing as one HTML page that needs nothing else: no network, no script but those whose digests the page names. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'
import { fontFiles } from '../charts/kit/page-fonts.ts'
import type { Briefing } from './briefing.ts'
import { fixed, signOffLines } from './fixed-words.ts'
import { plain } from './text.ts'

/** Templates, styles and the script of the page, in the package’s assets. */
const assets = fileURLToPath(new URL('../../assets/report/', import.meta.url))

const templates = new Eta({ views: assets, autoEscape: true, autoTrim: false, cache: true })

const read = (file: string) => readFileSync(`${assets}${file}`, 'utf8')

/** The page. The same briefing gives the same bytes. */
export function pageOf(briefing: Briefing): string {
  const css = `${fontFaces()}${read('report.css')}`
  const scripts = [
    ...(briefing.signOff === undefined ? [] : [read('review.js')]),
    ...(briefing.sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'months'))
      ? [read('months.js')]
      : []),
  ]
  const policy = [
    "default-src 'none'",
    `style-src '${digestOf(css)}'`,
    'font-src data:',
    `script-src ${scripts.length === 0 ? "'none'" : scripts.map((script) => `'${digestOf(script)}'`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return templates.render('./page', {
    ...{ briefing, css, scripts, policy, plain, pictureOf, dataOf, fixed, signOffLines },
  })
}

/** Data for a script of the page: JSON that cannot end the element that it is in. */
const dataOf = (data: unknown) => JSON.stringify(data).replaceAll('<', '\\u003c')

const digestOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** The typeface of the charts for the page, which their words are set in. */
const fontFaces = () =>
  Object.entries(fontFiles)
    .map(
      ([weight, file]) =>
        `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2")}\n`,
    )
    .join('')

/**
 * A chart’s picture as part of a page: names of its parts begin with the chart’s own, since a page has several pictures, and what
 * readers of screens are told of single marks is left out, since the picture has one text.
 */
export function pictureOf({ id, svg }: { readonly id: string; readonly svg: string }): string {
  const end = svg.indexOf('</desc>') + '</desc>'.length
  const head = svg.slice(0, end)
  const marks = svg
    .slice(end)
    .replace(/ (?:class|role|aria-[a-z]+|pointer-events)="[^"]*"/g, '')
    .replace(/ id="([^"]*)"/g, ` id="${id}-$1"`)
    .replace(/url\(#([^)]*)\)/g, `url(#${id}-$1)`)
    .replace(/ xlink:href="#([^"]*)"/g, ` href="#${id}-$1"`)
    .replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))))
  return `${head}${marks}`.trim()
}
