/** docs/historic.md: seven years on observed inputs, from the run folder of `npm run historic-run`. */
import { renderChart } from '../../src/charts/kit/render.ts'
import { historicCharts, lastYear, outputs } from '../historic/charts.ts'
import {
  appealsLodged,
  exhaustedOf,
  flowIn,
  grown,
  onDays,
  publishedIn,
  returnsByType,
  storedRun,
  times,
  years,
} from '../historic/comparison.ts'
import { historic, published } from '../historic/inputs.ts'
import { inputsMarks, inputsPart } from '../historic/published.ts'
import { against, drift } from '../historic/results.ts'
import { number } from './formats.ts'
import type { Page } from './page.ts'
import { Pictures } from './pictures.ts'
import { filled } from './template.ts'

/** The page. */
export async function historicPage(): Promise<Page> {
  const { manifest, scenario, run, summary } = await storedRun()
  const { seed, replications } = manifest
  const stocks = outputs.map((output) => ({
    ...output,
    drift: drift(run.stock(output.metric, output.countedIn), onDays(output.series)),
  }))
  const drifts = new Map(stocks.map((each) => [each.series, each.drift]))
  const exhausted = exhaustedOf(run)
  const { voluntary, enforced } = returnsByType(run)
  const words = `return-hubs ${manifest.tool.version}, ${historic.name}, seed ${seed}, ${replications} replications`
  const pictures = new Pictures('historic')
  const shown: string[] = []
  const found = { drifts, exhausted, returns: [voluntary, enforced] } as const
  for (const { chart, subtitle, figures } of historicCharts(run, words, found)) {
    const { png } = await renderChart(chart)
    shown.push(pictures.show({ id: chart.id, title: chart.title, subtitle, png, figures }))
  }
  const [supported, hotels] = [drifts.get('supported_asylum_people')!, drifts.get('hotel_people')!]
  const text = filled('historic', {
    ...{ historic, scenario, seed, replications, years, against, grown, times },
    ...{ stocks, supported, hotels, exhausted, voluntary, enforced, pictures: shown },
    appeals: drifts.get('ftt_asylum_open_caseload')!,
    of: (series: string) => drifts.get(series)!,
    /** Supported people outside hotels at the last date. */
    outside: supported.last.published - hotels.last.published,
    lastReturns: lastYear(voluntary),
    lodged: appealsLodged(run),
    inputs: `${inputsMarks[0]}${inputsPart()}${inputsMarks[1]}`,
    stockAt: (metric: string, countedIn: string, date: string) =>
      run.stock(metric, countedIn).find((each) => each.date === date)!.mean,
    publishedAt: (series: string, quarter: string) => published.at(series, quarter),
    wait: (metric: string) => summary.find((row) => row.metric === metric)!.mean,
    /** A flow by year as it came out and as published, as cells of a table. */
    flow: (countedIn: string, metrics: readonly string[], series: readonly string[]) =>
      years
        .map(
          (year) =>
            `${number(flowIn(run, year, countedIn, metrics))} / ${number(publishedIn(year, series) ?? null)}`,
        )
        .join(' | '),
  })
  return { texts: new Map([['docs/historic.md', text]]), pictures }
}
