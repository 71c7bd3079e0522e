/** A chart as a slide, 16:9: its words set large above its panels or beside them, whichever leaves the panels larger. */
import { type Canvas, createCanvas } from 'canvas'
import { escaped } from '../../words/markup.ts'
import type { Chart } from './chart.ts'
import { linesWithin, outlineOf, type Weight } from './fonts.ts'
import { background, fontFamily, ink, mutedInk } from './theme.ts'

/** Pixels of a slide. */
export const slideSize = { width: 1920, height: 1080 } as const
const margin = 64
/** Pixels between words and panels. */
const gap = 36
/** Width of the words where they stand beside the panels. */
const beside = 540
/** Panels are drawn no larger than this many times their size, so that few bars do not fill a wall. */
const largest = 2.4

interface Block {
  readonly text: string
  readonly size: number
  readonly weight: Weight
  readonly colour: string
}

/** A line of words with the place where its baseline starts. */
interface Line extends Block {
  readonly x: number
  readonly y: number
}

/** Where everything on a slide is. */
export interface Slide {
  readonly lines: readonly Line[]
  readonly panels: { readonly x: number; readonly y: number; readonly scale: number }
}

/** Lays out a chart whose panels are `width` × `height` pixels. */
export function layOut(chart: Chart, width: number, height: number): Slide {
  const [above, side] = [stacked(chart, width, height), sideBySide(chart, width, height)]
  return above.panels.scale >= side.panels.scale ? above : side
}

const wordsOf = ({ title, note, source, spec }: Chart) => {
  const { subtitle } = spec.title as { subtitle: readonly string[] }
  const words = (text: string, size: number, weight: Weight, colour: string): Block => ({
    text,
    size,
    weight,
    colour,
  })
  return {
    head: (size: number) => [
      words(title, size, 'bold', ink),
      words(subtitle.join(' '), Math.round(size * 0.6), 'normal', ink),
    ],
    foot: [words(note, 21, 'normal', mutedInk), words(source, 21, 'normal', mutedInk)],
  }
}

function stacked(chart: Chart, width: number, height: number): Slide {
  const { head, foot } = wordsOf(chart)
  const across = slideSize.width - 2 * margin
  const top = setDown(head(44), across, margin, margin)
  const bottom = setDown(foot, across, margin, 0)
  const lowered = slideSize.height - margin / 2 - bottom.height
  const room = lowered - gap / 2 - (margin + top.height + gap)
  const scale = Math.min(largest, across / width, room / height)
  return {
    lines: [...top.lines, ...bottom.lines.map((line) => ({ ...line, y: line.y + lowered }))],
    panels: { x: margin, y: margin + top.height + gap, scale },
  }
}

function sideBySide(chart: Chart, width: number, height: number): Slide {
  const { head, foot } = wordsOf(chart)
  const top = setDown(head(40), beside, margin, margin)
  const bottom = setDown(foot, beside, margin, 0)
  const lowered = slideSize.height - margin - bottom.height
  const fits = margin + top.height + gap <= lowered
  const left = margin + beside + gap
  const [across, down] = [slideSize.width - margin - left, slideSize.height - 2 * margin]
  const scale = fits ? Math.min(largest, across / width, down / height) : 0
  return {
    lines: [...top.lines, ...bottom.lines.map((line) => ({ ...line, y: line.y + lowered }))],
    panels: { x: left, y: margin + Math.max(0, (down - scale * height) / 2), scale },
  }
}

/** Paragraphs set one below the other from (`x`, `y`) in lines of at most `across` pixels. */
function setDown(paragraphs: readonly Block[], across: number, x: number, y: number) {
  const lines: Line[] = []
  let at = y
  for (const paragraph of paragraphs) {
    for (const text of linesWithin(paragraph.text, across, paragraph.size, paragraph.weight)) {
      at += paragraph.size * 1.25
      lines.push({ ...paragraph, text, x, y: at - 0.3 * paragraph.size })
    }
    at += paragraph.size * 0.3
  }
  return { lines, height: at - y }
}

/** The slide as SVG around the panels’ own SVG, whose words are outlines already. */
export function slideSvg({ lines, panels }: Slide, panelsSvg: string): string {
  const { width, height } = slideSize
  const inner = panelsSvg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
  const words = lines.map(
    ({ text, size, weight, colour, x, y }) =>
      `<path role="img" aria-label="${escaped(text)}" font-size="${size}px" fill="${colour}" d="${outlineOf(text, size, weight, x, y)}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${background}"/>${words.join('')}<g transform="translate(${panels.x},${panels.y}) scale(${panels.scale})">${inner}</g></svg>`
}

/** The slide as a picture around one of the panels, drawn at their scale. */
export function slidePicture({ lines, panels }: Slide, picture: Parameters<Context['drawImage']>[0]): Canvas {
  const canvas = createCanvas(slideSize.width, slideSize.height)
  const context = canvas.getContext('2d')
  context.fillStyle = background
  context.fillRect(0, 0, slideSize.width, slideSize.height)
  context.drawImage(picture, Math.round(panels.x), Math.round(panels.y))
  for (const { text, size, weight, colour, x, y } of lines) {
    context.font = `${weight} ${size}px ${fontFamily}`
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  return canvas
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>
