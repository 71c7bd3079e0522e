/** A briefing as slides: one message each, and what is said to it. Words and pictures alone; slides.ts makes the file. */
import type { Block, Briefing, BriefingChart, BriefingTable, Section } from '../briefing.ts'
import { fixed, signOffLines } from '../fixed-words.ts'
import { plain, type Text } from '../text.ts'
import { isChart, sectionsIn } from './chosen.ts'

/** A line of words, or an item of a list. */
export interface Line {
  readonly text: string
  readonly isItem: boolean
}

/** A slide. */
export interface PlannedSlide {
  readonly title: string
  readonly body:
    | { readonly kind: 'words'; readonly lines: readonly Line[] }
    | { readonly kind: 'chart'; readonly chart: BriefingChart }
    | {
        readonly kind: 'table'
        readonly head: readonly string[]
        readonly rows: readonly (readonly string[])[]
      }
  /** Small print at the foot. */
  readonly foot: string
  /** What the speaker has. */
  readonly notes: string
}

/** The first slide. */
export interface Opening {
  readonly kind: string
  readonly title: string
  readonly question: string
  /** What must be known of the whole. */
  readonly warnings: readonly string[]
  readonly notes: string
}

/** Beyond these a table is left to the document. */
const most = { columns: 5, rows: 10 } as const
/** Letters that fit on a slide of words; the rest is for the speaker alone. */
const mostLetters = 900

const paragraph = (text: string): Line => ({ text, isItem: false })
const item = (text: string): Line => ({ text, isItem: true })

/** The slides of a briefing, without the first. @param isLegible whether a chart can be read on a slide */
export function slidesOf(
  briefing: Briefing,
  isLegible: (chart: BriefingChart) => boolean,
): readonly PlannedSlide[] {
  const { warnings, findings, conditions, signOff } = briefing
  return [
    ...warnings.slice(0, 1).map(({ heading, text }) => words(heading, [paragraph(plain(text))])),
    ...findings.map(({ heading, lines }) => words(plain(heading), lines.map(plain).map(paragraph))),
    ...(conditions.length === 0
      ? []
      : [words(fixed.conditions, [paragraph(fixed.conditional), ...conditions.map(plain).map(item)])]),
    ...sectionsIn(briefing, isLegible)
      .filter(({ id }) => !read.includes(id))
      .flatMap(partsOf)
      .flatMap(ofSection),
    ...(signOff === undefined
      ? []
      : [
          words(
            fixed.signOff,
            signOffLines(signOff).map(([role, name]) => paragraph(`${role}: ${name}`)),
          ),
        ]),
  ]
}

/** Sections that are for reading, not for showing. */
const read: readonly string[] = ['words', 'reproduce']

/** The first slide of a briefing. */
export const openingOf = ({ title, question, origin, warnings }: Briefing): Opening => ({
  kind: fixed.kind,
  title: plain(title),
  question: plain(question),
  warnings: warnings.slice(1).map(({ heading, text }) => `${heading}. ${plain(text)}`),
  notes: [
    plain(question),
    ...warnings.map(({ heading, text }) => `${heading}. ${plain(text)}`),
    plain(origin),
  ].join('\n\n'),
})

/** Lines up to what a slide holds; at least one. */
function fitting(lines: readonly Line[]): Line[] {
  let letters = 0
  return lines.filter(({ text }, i) => {
    letters += text.length
    return i === 0 || letters <= mostLetters
  })
}

const spoken = (lines: readonly Line[]) =>
  lines.map(({ text, isItem }) => (isItem ? `• ${text}` : text)).join('\n')

const words = (title: string, lines: readonly Line[]): PlannedSlide => ({
  title,
  body: { kind: 'words', lines: fitting(lines) },
  foot: '',
  notes: spoken(lines),
})

/** A section and each part of it that has a heading of its own. */
function partsOf({ id, heading, blocks }: Section): Section[] {
  const parts: { id: string; heading: string; blocks: Block[] }[] = [{ id, heading, blocks: [] }]
  for (const block of blocks) {
    if (block.kind === 'heading') parts.push({ id, heading: plain(block.text), blocks: [] })
    else parts.at(-1)!.blocks.push(block)
  }
  return parts
}

/** Part of a section: what it says, its tables and each of its charts. */
function ofSection({ heading, blocks }: Section): PlannedSlide[] {
  const lines = blocks.flatMap(linesOf)
  const tables = blocks.filter((block) => block.kind === 'table').filter(fits)
  return [
    ...(lines.length === 0 ? [] : [words(heading, lines)]),
    ...tables.map((table) => ofTable(heading, table)),
    ...blocks.filter(isChart).map(ofChart),
  ]
}

const fits = ({ head, rows }: BriefingTable) => head.length <= most.columns && rows.length <= most.rows

const ofTable = (heading: string, { caption, head, rows }: BriefingTable): PlannedSlide => ({
  title: heading,
  body: { kind: 'table', head: head.map(plain), rows: rows.map((row: readonly Text[]) => row.map(plain)) },
  foot: plain(caption),
  notes: plain(caption),
})

const ofChart = (chart: BriefingChart): PlannedSlide => ({
  title: chart.title,
  body: { kind: 'chart', chart },
  foot: stated([chart.subtitle, chart.note, chart.source]).join(' '),
  notes: stated([chart.subtitle, chart.description, chart.note, chart.source, chart.behind.caption]).join(
    '\n\n',
  ),
})

const stated = (texts: readonly string[]) => texts.filter((text) => text !== '')

/** What a block says, line by line. */
function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(plain(block.text))]
    case 'list':
      return block.items.map(plain).map(item)
    default:
      return []
  }
}
