/** A chart drawn in a worker: Vega with its interpreter, since the page allows no code that is made at run time. */
import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import type { Chart } from '../../charts/kit/chart.ts'
import { withOutlines } from '../../charts/kit/outlines.ts'
import { panelsOf } from '../../charts/kit/panels-alone.ts'
import { sizeOf, withTextAlternative } from '../../charts/kit/picture.ts'
import { layOut, slideSvg } from '../../charts/kit/slide.ts'
import type { ChartForm } from '../messages.ts'

/** The chart as SVG: panels with words as text, since the page has the typeface; all else with words as outlines. */
export async function drawn(chart: Chart, form: ChartForm): Promise<string> {
  const { spec } = compile(chart.spec)
  if (form === 'whole') return withTextAlternative(withOutlines(await svgOf(spec)), chart)
  const panels = await svgOf(panelsOf(spec))
  if (form === 'panels') return withTextAlternative(panels, chart)
  const [width, height] = sizeOf(panels)
  return withTextAlternative(slideSvg(layOut(chart, width, height), withOutlines(panels)), chart)
}

async function svgOf(spec: vega.Spec): Promise<string> {
  const view = new vega.View(vega.parse(spec, undefined, { ast: true }), {
    renderer: 'none',
    logLevel: vega.Error,
    expr: expressionInterpreter,
  } as vega.ViewOptions)
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}
