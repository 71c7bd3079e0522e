/** A report as its readers get it: what it says, and which of its figures are where. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page of a run folder. */
export const pageIn = (folder: string): string => readFileSync(join(folder, 'report.html'), 'utf8')

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Every figure of a page: its place, and how it is printed. */
export const figuresIn = (page: string): { readonly id: string; readonly text: string }[] =>
  [...page.matchAll(/<span data-figure="([^"]*)">([^<]*)<\/span>/g)].map(([, id, text]) => ({
    id: unescaped(id!),
    text: unescaped(text!),
  }))

/** A printed number as a number: ‘−£1.2m’, ‘36,000’, ‘53%’. */
export function numberIn(text: string): number {
  const scale = text.endsWith('bn') ? 1e9 : text.endsWith('m') ? 1e6 : text.endsWith('%') ? 0.01 : 1
  const sign = text.startsWith('−') ? -1 : 1
  return sign * scale * Number(text.replace(/[−+£,%]|bn$|m$/g, ''))
}

/** Half of the last place that is printed. */
export function halfPlace(text: string): number {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0
  const scale = text.endsWith('bn') ? 1e9 : text.endsWith('m') ? 1e6 : text.endsWith('%') ? 0.01 : 1
  return 0.5 * scale * 10 ** -decimals
}

/** What a page says in its own words: without styles, charts with their words and tables, commands, figures and words of others. */
export const ownWords = (page: string): string =>
  unescaped(
    page
      .replace(/<(style|script|svg|pre|figure|title)\b.*?<\/\1>/gs, ' ')
      .replace(/<span (?:data-figure="[^"]*"|class="quoted")>[^<]*<\/span>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  )
