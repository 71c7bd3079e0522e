/** Charts as files: the specification, an accessible SVG and a PNG at twice the size. The same bytes every time. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GlobalFonts } from 'canvas'
import * as vega from 'vega'
import { compile } from 'vega-lite'
import { writeAtomically } from '../execution/files.ts'
import { chartsOf } from './index.ts'
import type { Chart, ChartInput } from './results.ts'

const pngScale = 2

for (const file of ['SourceSans3_400Regular.ttf', 'SourceSans3_700Bold.ttf']) {
  const path = fileURLToPath(new URL(`../../assets/fonts/${file}`, import.meta.url))
  if (!GlobalFonts.registerFromPath(path, 'Source Sans 3')) throw new Error(`cannot read the font ${path}`)
}

/** The three forms of a chart. Rejects if the specification is not valid. */
export async function renderChart(chart: Chart): Promise<{ json: string; svg: string; png: Uint8Array }> {
  const view = new vega.View(vega.parse(compile(chart.spec).spec), { renderer: 'none', logLevel: vega.Error })
  try {
    const svg = await view.toSVG()
    const canvas = (await view.toCanvas(pngScale)) as unknown as { toBuffer(type: 'image/png'): Uint8Array }
    return {
      json: `${JSON.stringify(chart.spec, null, 2)}\n`,
      svg: `${withTextAlternative(svg, chart)}\n`,
      png: canvas.toBuffer('image/png'),
    }
  } finally {
    view.finalize()
  }
}

/** Writes every chart that applies to the run as `<id>.vl.json`, `<id>.svg` and `<id>.png`; resolves to the names written. */
export async function writeCharts(input: ChartInput, directory: string): Promise<string[]> {
  return writeEach(chartsOf(input), directory)
}

/** Writes charts in their three forms; resolves to the names written. */
export async function writeEach(made: readonly Chart[], directory: string): Promise<string[]> {
  const names: string[] = []
  for (const chart of made) {
    const { json, svg, png } = await renderChart(chart)
    for (const [ending, content] of [
      ['vl.json', json],
      ['svg', svg],
      ['png', png],
    ] as const) {
      const name = `${chart.id}.${ending}`
      writeAtomically(join(directory, name), content)
      names.push(name)
    }
  }
  return names
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

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
