/** Charts drawn: the specification, an accessible SVG, a PNG at twice the size, and both as a slide. The same bytes every time. */
import { type Canvas, GlobalFonts } from 'canvas'
import * as vega from 'vega'
import { compile } from 'vega-lite'
import { type Chart, specificationText } from './chart.ts'
import { fontFiles } from './fonts.ts'
import { withOutlines } from './outlines.ts'
import { panelsOf } from './panels-alone.ts'
import { sizeOf, withTextAlternative } from './picture.ts'
import { pngOf } from './png.ts'
import { layOut, type Slide, slidePicture, slideSvg } from './slide.ts'

const pngScale = 2

for (const path of Object.values(fontFiles)) {
  if (!GlobalFonts.registerFromPath(path, 'Source Sans 3')) throw new Error(`cannot read the font ${path}`)
}

/** A chart in all its forms. */
export interface Rendered {
  readonly json: string
  readonly svg: string
  readonly png: Uint8Array
  /** The panels alone, their words as text: for a page that has the typeface and says title, source and note itself. */
  readonly panels: string
  /** The panels alone as PNG, as large as on the slide: for documents that say title, source and note themselves. */
  readonly panelsPng: Uint8Array
  /** 1920 × 1080 pixels. */
  readonly slide: { readonly svg: string; readonly png: Uint8Array }
}

/** The forms of a chart. Rejects if the specification is not valid. */
export async function renderChart(chart: Chart): Promise<Rendered> {
  return withDrawing(chart, async ({ whole, panels, slide, svg, panelsSvg, slideSvg: slideAsSvg }) => {
    const png = packed(await pictureOf(whole, pngScale))
    const inSlide = await pictureOf(panels, slide.panels.scale)
    const slidePng = packed(slidePicture(slide, inSlide))
    const panelsPng = packed(inSlide)
    const json = specificationText(chart)
    return { json, svg, png, panels: panelsSvg, panelsPng, slide: { svg: slideAsSvg, png: slidePng } }
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
  readonly panelsSvg: string
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
      panelsSvg: `${withTextAlternative(panelsSvg, chart)}\n`,
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

/** A picture as PNG, and its memory free for the next. */
function packed(picture: Canvas): Uint8Array {
  const png = pngOf(picture)
  release(picture)
  return png
}

/** Gives the memory of a picture back at once: until it is collected, each new picture would need fresh memory, which is slow. */
function release(picture: Canvas): void {
  picture.width = 1
  picture.height = 1
}
