/** Charts as files: the specification, an accessible SVG, a PNG at twice the size, and both as a slide. The same bytes every time. */
import { join } from 'node:path'
import { type Canvas, GlobalFonts } from 'canvas'
import * as vega from 'vega'
import { compile } from 'vega-lite'
import { writeAtomically } from '../../execution/files.ts'
import { chartsOf } from '../index.ts'
import type { Chart, ChartInput } from './chart.ts'
import { fontFiles } from './fonts.ts'
import { escaped, withOutlines } from './outlines.ts'
import { pngOf } from './png.ts'
import { layOut, panelsOf, type Slide, slidePicture, slideSvg } from './slide.ts'

const pngScale = 2

for (const path of Object.values(fontFiles)) {
  if (!GlobalFonts.registerFromPath(path, 'Source Sans 3')) throw new Error(`cannot read the font ${path}`)
}

/** A chart in all its forms. */
export interface Rendered {
  readonly json: string
  readonly svg: string
  readonly png: Uint8Array
  /** 1920 × 1080 pixels. */
  readonly slide: { readonly svg: string; readonly png: Uint8Array }
}

/** The forms of a chart. Rejects if the specification is not valid. */
export async function renderChart(chart: Chart): Promise<Rendered> {
  return withDrawing(chart, async ({ whole, panels, slide, svg, slideSvg: slideAsSvg }) => {
    // Packed on other threads, both at once.
    const [png, slidePng] = await Promise.all([
      pngOf(await pictureOf(whole, pngScale)),
      pngOf(slidePicture(slide, await pictureOf(panels, slide.panels.scale))),
    ])
    const json = `${JSON.stringify(chart.spec, null, 2)}\n`
    return { json, svg, png, slide: { svg: slideAsSvg, png: slidePng } }
  })
}

/** The chart and its slide as SVG alone, which takes a third of the time. */
export const renderSvg = (chart: Chart): Promise<{ readonly svg: string; readonly slide: string }> =>
  withDrawing(chart, async ({ svg, slideSvg: slide }) => ({ svg, slide }))

interface Drawing {
  readonly whole: vega.View
  readonly panels: vega.View
  readonly slide: Slide
  readonly svg: string
  readonly slideSvg: string
}

async function withDrawing<T>(chart: Chart, use: (drawing: Drawing) => Promise<T>): Promise<T> {
  const { spec } = compile(chart.spec)
  const whole = viewOf(spec)
  const panels = viewOf(panelsOf(spec))
  try {
    const panelsSvg = await panels.toSVG()
    const [width, height] = sizeOf(panelsSvg)
    const slide = layOut(chart, width, height)
    return await use({
      whole,
      panels,
      slide,
      svg: `${withTextAlternative(withOutlines(await whole.toSVG()), chart)}\n`,
      slideSvg: `${withTextAlternative(slideSvg(slide, withOutlines(panelsSvg)), chart)}\n`,
    })
  } finally {
    whole.finalize()
    panels.finalize()
  }
}

const viewOf = (spec: vega.Spec) =>
  new vega.View(vega.parse(spec), { renderer: 'none', logLevel: vega.Error })

const pictureOf = async (view: vega.View, scale: number) => (await view.toCanvas(scale)) as unknown as Canvas

/** Width and height of a picture in pixels, as its first tag has them. */
const sizeOf = (svg: string) =>
  ['width', 'height'].map((name) => Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1])) as [
    number,
    number,
  ]

/**
 * Writes every chart that applies to the run as `<id>.vl.json`, `<id>.svg` and `<id>.png`, and as the slides
 * `<id>.slide.svg` and `<id>.slide.png`; resolves to the names written.
 */
export async function writeCharts(input: ChartInput, directory: string): Promise<string[]> {
  return writeEach(chartsOf(input), directory)
}

/** Charts drawn at a time: while the pictures of one are packed on other threads, the next is drawn. */
const atATime = 3

/** Writes charts in all their forms; resolves to the names written. */
export async function writeEach(made: readonly Chart[], directory: string): Promise<string[]> {
  const names: string[] = []
  for (let first = 0; first < made.length; first += atATime) {
    const batch = made.slice(first, first + atATime)
    const written = await Promise.all(batch.map((chart) => writeForms(chart, directory)))
    names.push(...written.flat())
  }
  return names
}

async function writeForms(chart: Chart, directory: string): Promise<string[]> {
  const { json, svg, png, slide } = await renderChart(chart)
  const forms = [
    ['vl.json', json],
    ['svg', svg],
    ['png', png],
    ['slide.svg', slide.svg],
    ['slide.png', slide.png],
  ] as const
  return forms.map(([ending, content]) => {
    const name = `${chart.id}.${ending}`
    writeAtomically(join(directory, name), content)
    return name
  })
}

/** Names the picture for screen readers: an image with its title and description. */
function withTextAlternative(svg: string, { id, title, description }: Chart): string {
  return svg
    .replace(/^<svg /, `<svg role="img" aria-labelledby="${id}-title ${id}-description" `)
    .replace(
      '>',
      () =>
        `><title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>`,
    )
}
