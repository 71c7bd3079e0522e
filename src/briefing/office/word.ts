/** A briefing as a Word document: headings, captions, native tables, and charts as pictures with their text alternative. */
import {
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { plural } from '../../words/numbers.ts'
import type { Block, Briefing, BriefingChart, BriefingTable } from '../briefing.ts'
import { fixed, signOffLines } from '../fixed-words.ts'
import { plain, type Text } from '../text.ts'
import { chartsLeft, sectionsIn } from './chosen.ts'
import { isLegibleAt, scaleIn, within } from './picture.ts'
import { settled } from './settled.ts'
import { documentStyles, page, textWidth } from './word-styles.ts'

/** Largest picture of a chart, in pixels at 96 to the inch. */
const frame = { width: 640, height: 402 } as const
/** Points in a pixel at 96 to the inch. */
const points = 0.75

/** Captions so far, of each kind. */
type Numbers = Record<'Table' | 'Figure', number>

/** The bytes of the document: the same for the same briefing. */
export async function wordOf(briefing: Briefing): Promise<Uint8Array> {
  const numbers: Numbers = { Table: 0, Figure: 0 }
  const sections = sectionsIn(briefing, (chart) => isLegibleAt(points * scaleIn(chart, frame)))
  const document = new Document({
    ...documentStyles,
    title: plain(briefing.title),
    description: plain(briefing.question),
    creator: plain(briefing.origin.slice(0, 1)),
    sections: [
      {
        properties: { page },
        footers: { default: footer(briefing) },
        children: [
          ...beginning(briefing),
          ...sections.flatMap(({ heading, blocks }) => [
            headed(heading, HeadingLevel.HEADING_1),
            ...blocks.flatMap((block) => childrenOf(block, numbers)),
          ]),
          ...signedOff(briefing),
          ...elsewhere(chartsLeft(briefing, sections)),
        ],
      },
    ],
  })
  return settled(new Uint8Array(await Packer.toArrayBuffer(document)))
}

const headed = (text: string, heading: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading })

const paragraph = (text: Text, style?: string) =>
  new Paragraph({ text: plain(text), ...(style && { style }) })

const item = (text: Text) => new Paragraph({ text: plain(text), bullet: { level: 0 } })

const footer = ({ origin }: Briefing) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        children: [
          new TextRun(plain(origin)),
          new TextRun({ children: ['. Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })

/** Question, warnings, findings and what they hold on. */
function beginning({ title, question, warnings, findings, conditions }: Briefing): FileChild[] {
  return [
    paragraph([fixed.kind], 'Note'),
    headed(plain(title), HeadingLevel.TITLE),
    paragraph(question, 'Lead'),
    ...warnings.map(
      ({ heading, text }) =>
        new Paragraph({
          style: 'Warning',
          children: [new TextRun({ text: `${heading}. `, bold: true }), new TextRun(plain(text))],
        }),
    ),
    headed(fixed.answer, HeadingLevel.HEADING_1),
    ...findings.flatMap(({ heading, lines }, i) => [
      headed(`${i + 1}. ${plain(heading)}`, HeadingLevel.HEADING_2),
      ...lines.map((line) => paragraph(line)),
    ]),
    ...(conditions.length === 0
      ? []
      : [
          headed(fixed.conditions, HeadingLevel.HEADING_2),
          paragraph([fixed.conditional]),
          ...conditions.map(item),
        ]),
  ]
}

function childrenOf(block: Block, numbers: Numbers): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.text)]
    case 'heading':
      return [headed(plain(block.text), HeadingLevel.HEADING_2)]
    case 'list':
      return block.items.map(item)
    case 'terms':
      return block.items.map(
        ({ term, text }) =>
          new Paragraph({
            children: [new TextRun({ text: `${plain(term)}: `, bold: true }), new TextRun(plain(text))],
          }),
      )
    case 'command':
      return [paragraph([block.line], 'Command')]
    case 'table':
      return tableOf(block, numbers)
    case 'chart':
      return chartOf(block, numbers)
    case 'details':
    case 'months':
      return []
  }
}

/** A caption that is counted. */
function caption(kind: keyof Numbers, text: string, numbers: Numbers): Paragraph {
  numbers[kind]++
  return new Paragraph({
    style: 'Caption',
    children: [
      new TextRun(`${kind} `),
      new SimpleField(`SEQ ${kind} \\* ARABIC`, String(numbers[kind])),
      new TextRun('. '),
      new TextRun({ text, bold: false }),
    ],
  })
}

function chartOf(chart: BriefingChart, numbers: Numbers): FileChild[] {
  const { title, subtitle, description, note, source, png } = chart
  return [
    caption('Figure', title, numbers),
    ...(subtitle === '' ? [] : [new Paragraph({ text: subtitle, style: 'Note', keepNext: true })]),
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: png!,
          transformation: within(chart, frame),
          altText: { id: String(numbers.Figure), name: `Figure ${numbers.Figure}`, title, description },
        }),
      ],
    }),
    paragraph([`${note} ${source}`], 'Note'),
  ]
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function tableOf({ caption: words, head, rows }: BriefingTable, numbers: Numbers): FileChild[] {
  const widths = widthsOf(head, rows)
  const isWhole = rows.length <= keptWhole
  const cell = (text: Text, column: number, style: 'Cell' | 'CellHead', keepNext: boolean) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      ...(style === 'CellHead' && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F3F2F1' } }),
      children: [new Paragraph({ text: plain(text), style, keepNext })],
    })
  return [
    caption('Table', plain(words), numbers),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: thin,
        bottom: thin,
        insideHorizontal: thin,
        left: none,
        right: none,
        insideVertical: none,
      },
      rows: [
        new TableRow({
          tableHeader: true,
          children: head.map((text, i) => cell(text, i, 'CellHead', true)),
        }),
        ...rows.map(
          (row, at) =>
            new TableRow({
              children: row.map((text, i) => cell(text, i, 'Cell', isWhole && at < rows.length - 1)),
            }),
        ),
      ],
    }),
    new Paragraph({ text: '', style: 'Note' }),
  ]
}

/** Rows up to which a table stands on one page. */
const keptWhole = 16

/** Letters beyond which a column is no wider. */
const widest = 36

/** Widths of columns by their longest cell, all together as wide as the text. */
function widthsOf(head: readonly Text[], rows: readonly (readonly Text[])[]): number[] {
  const letters = head.map((text, i) => {
    const longestWord = Math.max(
      ...plain(text)
        .split(' ')
        .map(({ length }) => length),
    )
    const cells = rows.map((row) => plain(row[i]!).length)
    return Math.min(widest, Math.max(longestWord, 9, ...cells))
  })
  const all = letters.reduce((sum, each) => sum + each, 0)
  return letters.map((each) => Math.floor((each / all) * textWidth))
}

function signedOff({ signOff }: Briefing): FileChild[] {
  if (signOff === undefined) return []
  return [
    headed(fixed.signOff, HeadingLevel.HEADING_1),
    ...signOffLines(signOff).map(([role, name]) => paragraph([`${role}: ${name}`])),
  ]
}

/** What the document leaves to other files of the run folder. @param charts that it has not */
function elsewhere(charts: readonly BriefingChart[]): FileChild[] {
  const others = charts.length === 0 ? '' : ` ${plural(charts.length, 'more chart')},`
  return [
    headed(fixed.more, HeadingLevel.HEADING_1),
    paragraph([
      `report.html, in the same folder, has${others} the figures behind every chart, every value that sets an option apart, and the place of each figure in the results. tables.ods and tables.xlsx have every table. stress-des.md describes the model and its data. manifest.json says how the run was made.`,
    ]),
  ]
}
