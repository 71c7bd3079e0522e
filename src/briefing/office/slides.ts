/** A briefing as 16:9 slides: real titles, native tables, charts as pictures with their text alternative, and notes for the speaker. */
import { linesWithin } from '../../charts/kit/fonts.ts'
import { ink, mutedInk, palette } from '../../charts/kit/theme.ts'
import type { Briefing, BriefingChart } from '../briefing.ts'
import { plain } from '../text.ts'
import { isLegibleAt, scaleIn, within } from './picture.ts'
import { type Slide, SlidesFile } from './pptxgenjs.ts'
import { settled } from './settled.ts'
import { type Line, type Opening, openingOf, type PlannedSlide, slidesOf } from './slide-plan.ts'
import { typeface } from './word-styles.ts'

/** A place on a slide, in inches. */
interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Inches. */
const width = 13.333
const [left, across] = [0.6, width - 1.2]
const title: Box = { x: left, y: 0.35, w: across, h: 1.1 }
const body: Box = { x: left, y: 1.6, w: across, h: 4.85 }
const foot: Box = { x: left, y: 6.5, w: across - 0.8, h: 0.75 }

const colour = (hex: string) => hex.slice(1)
const face = { fontFace: typeface, color: colour(ink), lang: 'en-GB', margin: 0, fit: 'none' } as const
const [first, other] = ['First slide', 'Slide']

/** The bytes of the file: the same for the same briefing. */
export async function slidesFileOf(briefing: Briefing): Promise<Uint8Array> {
  const file = new SlidesFile()
  file.layout = 'LAYOUT_WIDE'
  file.title = plain(briefing.title)
  file.subject = plain(briefing.question)
  file.author = file.company = plain(briefing.origin.slice(0, 1))
  file.theme = { headFontFace: typeface, bodyFontFace: typeface }
  defineMasters(file)
  addOpening(file, openingOf(briefing), plain(briefing.origin))
  for (const slide of slidesOf(briefing, (chart) => isLegibleAt(placeOf(chart).scale))) addSlide(file, slide)
  return settled((await file.write({ outputType: 'uint8array' })) as Uint8Array, withHeaderRows)
}

/** The library does not say that the first row of a table is its heading. */
const withHeaderRows = (xml: string) => xml.replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>')

function defineMasters(file: SlidesFile): void {
  const bar = { rect: { x: 0, y: 0, w: 0.22, h: 7.5, fill: { color: colour(palette[0]) } } }
  const heading = (at: object, fontSize: number) => ({
    placeholder: {
      options: {
        name: 'title',
        type: 'title' as const,
        ...at,
        ...face,
        fontSize,
        bold: true,
        align: 'left' as const,
        valign: 'middle' as const,
      },
      text: '',
    },
  })
  file.defineSlideMaster({
    title: first,
    objects: [bar, heading({ x: left, y: 1.6, w: across, h: 1.9 }, 34)] as never,
  })
  file.defineSlideMaster({
    title: other,
    objects: [bar, heading(title, 26)] as never,
    slideNumber: {
      x: width - 1,
      y: 6.95,
      w: 0.6,
      h: 0.3,
      fontFace: typeface,
      fontSize: 10,
      color: colour(mutedInk),
    },
  })
}

function addOpening(
  file: SlidesFile,
  { kind, title: words, question, warnings, notes }: Opening,
  origin: string,
): void {
  const slide = file.addSlide({ masterName: first })
  slide.addText(words, { placeholder: 'title' })
  const small = { ...face, color: colour(mutedInk), fontSize: 14 }
  slide.addText(kind, { ...small, x: left, y: 0.9, w: across, h: 0.5 })
  slide.addText(question, { ...face, x: left, y: 3.7, w: across, h: 2, fontSize: 20, valign: 'top' })
  if (warnings.length > 0)
    slide.addText(warnings.join(' '), {
      ...face,
      bold: true,
      x: left,
      y: 5.7,
      w: across,
      h: 0.9,
      fontSize: 14,
    })
  slide.addText(origin, { ...small, fontSize: 11, x: left, y: 6.7, w: across, h: 0.4 })
  slide.addNotes(notes)
}

/** Sizes of text on a slide, in points; the largest that fits is taken. */
const sizes = [24, 22, 20, 18, 16, 14, 12, 11, 10] as const

/** The largest size at which paragraphs fit into a box, in points. Arial is wider than the typeface measured. */
function sizeFor(lines: readonly string[], { w, h }: { w: number; h: number }, largest: number): number {
  const room = (72 * w) / 1.12
  const needs = (size: number) =>
    lines.reduce(
      (sum, line) => sum + linesWithin(line, room, size, 'normal').length * size * 1.2 + size * 0.5,
      0,
    )
  return sizes.find((size) => size <= largest && needs(size) <= 72 * h) ?? sizes.at(-1)!
}

function addSlide(file: SlidesFile, { title: words, body: content, foot: small, notes }: PlannedSlide): void {
  const isChart = content.kind === 'chart'
  const place = isChart ? placeOf(content.chart) : stacked
  const slide = file.addSlide({ masterName: other })
  slide.addText(words, { placeholder: 'title', fontSize: sizeFor([words], title, 26) })
  if (isChart) addChart(slide, content.chart, place.picture)
  else if (content.kind === 'table') addTable(slide, content)
  else addLines(slide, content.lines)
  if (small !== '') {
    const look = { color: colour(mutedInk), fontSize: sizeFor([small], place.foot, 12) }
    slide.addText(small, { ...face, ...place.foot, ...look, valign: 'bottom' })
  }
  slide.addNotes(notes)
}

function addLines(slide: Slide, lines: readonly Line[]): void {
  const texts = lines.map(({ text }) => text)
  const fontSize = sizeFor(texts, { ...body, w: body.w - 0.4 }, 24)
  const runs = lines.map(({ text, isItem }, i) => ({
    text,
    options: {
      breakLine: i < lines.length - 1,
      paraSpaceAfter: fontSize / 2,
      ...(isItem && { bullet: true }),
    },
  }))
  slide.addText(runs, { ...face, ...body, fontSize, valign: 'top' })
}

/** Where a picture and its small print stand, and how many times its size in CSS pixels it is, in points. */
interface Place {
  readonly picture: Box
  readonly foot: Box
  readonly scale: number
}

/** Where a picture stands, and the small print: below it, or to its right where that leaves the picture larger. */
const stacked: Place = { picture: body, foot, scale: 1 }
const beside: Place = {
  picture: { x: left, y: body.y, w: 8.6, h: 5.6 },
  foot: { x: left + 8.9, y: body.y, w: across - 8.9, h: 5.2 },
  scale: 1,
}

function placeOf(chart: BriefingChart): Place {
  const scaled = (place: Place) => {
    const { w, h } = place.picture
    return { ...place, scale: scaleIn(chart, { width: 72 * w, height: 72 * h }) }
  }
  const [below, right] = [scaled(stacked), scaled(beside)]
  return below.scale >= right.scale ? below : right
}

function addChart(slide: Slide, chart: BriefingChart, at: Box): void {
  const { width: w, height: h } = within(chart, { width: at.w, height: at.h })
  slide.addImage({
    data: `image/png;base64,${Buffer.from(chart.png!).toString('base64')}`,
    altText: chart.description,
    objectName: chart.title,
    x: at.x,
    y: at.y,
    w,
    h,
  })
}

function addTable(slide: Slide, { head, rows }: Extract<PlannedSlide['body'], { kind: 'table' }>): void {
  const fontSize = rows.length > 7 || head.length > 3 ? 14 : 16
  const border = (pt: number) => ({
    type: pt === 0 ? ('none' as const) : ('solid' as const),
    pt,
    color: 'B1B4B6',
  })
  const borders = [border(0), border(0), border(1), border(0)] as never
  const cell = (text: string, bold: boolean) => ({
    text,
    options: { bold, border: borders, ...(bold && { fill: { color: 'F3F2F1' } }) },
  })
  const widest = across * (head.length > 3 ? 0.3 : 0.4)
  slide.addTable(
    [head.map((text) => cell(text, true)), ...rows.map((row) => row.map((text) => cell(text, false)))],
    {
      ...body,
      ...face,
      margin: 0.06,
      fontSize,
      colW: head.map((_, i) => (i === 0 ? widest : (across - widest) / (head.length - 1))),
    } as never,
  )
}
