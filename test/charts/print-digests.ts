/** Prints a digest of every form of every chart, so that a test can compare machines’ settings. */

import { chartsOf } from '../../src/charts/index.ts'
import { renderChart } from '../../src/charts/kit/render.ts'
import { sha256 } from '../../src/digest.ts'
import { fixture } from './fixture.ts'

for (const chart of chartsOf(fixture())) {
  const { json, svg, png } = await renderChart(chart)
  console.log(chart.id, sha256(json), sha256(svg), sha256(png))
}
