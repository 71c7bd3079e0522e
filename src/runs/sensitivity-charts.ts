/** From a finished sensitivity analysis to its charts. */

import type { Chart } from '../charts/kit/chart.ts'
import type { BarRow, BarsInput } from '../charts/sensitivity/bars.ts'
import type { ByYearInput } from '../charts/sensitivity/by-year.ts'
import type { SensitivityChartInput } from '../charts/sensitivity/input.ts'
import type { TornadoInput, TornadoRow } from '../charts/sensitivity/tornado.ts'
import { labelOf as metricLabel } from '../experiments/metric-label.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import { supportOf } from '../experiments/sensitivity/evidence.ts'
import { labelOf } from '../experiments/sensitivity/label.ts'
import { type IndexRow, isTold, rankedBy } from '../experiments/sensitivity/row.ts'
import type { Sensitivity } from '../experiments/sensitivity/sensitivity.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { countedFor } from '../run-folder/sensitivity-files.ts'
import { tool } from '../run-folder/tool.ts'
import { clearSign } from '../statistics/verdict.ts'
import { plainNumber } from './sensitivity-article.ts'
import type { SensitivityRun } from './sensitivity-plan.ts'

/** A chart for each metric: of the difference, or of the level where there is no other. */
export async function sensitivityCharts(
  run: SensitivityRun,
  inputs: RunInputs,
  outcome: Sensitivity,
): Promise<readonly Chart[]> {
  const [{ tornadoChart }, { barsChart }, { byYearChart }] = await Promise.all([
    import('../charts/sensitivity/tornado.ts'),
    import('../charts/sensitivity/bars.ts'),
    import('../charts/sensitivity/by-year.ts'),
  ])
  return run.asked.metrics.flatMap((metric) => {
    const about = aboutOf(run, inputs, outcome, metric)
    const years = byYearChart(byYearInput(run, outcome, metric, about)) ?? []
    if (outcome.method !== 'tornado')
      return [barsChart(barsInput(run, outcome, outcome.method, metric, about)) ?? [], years].flat()
    const input = tornadoInput(run, outcome, metric, about)
    return [input === undefined ? [] : (tornadoChart(input) ?? []), years].flat()
  })
}

function aboutOf(
  { option, baseline, asked, plan: { design } }: SensitivityRun,
  { seed, horizon_years }: RunInputs,
  { replications, parameters }: Sensitivity,
  metric: string,
): SensitivityChartInput {
  const countedIn = countedFor(metric)
  return {
    metric: {
      id: metric,
      label: findMetric(metric)?.label ?? metricLabel(metric, countedIn),
      unit: unitOf(findMetric, metric, countedIn),
    },
    option: option.values.title,
    baseline: option === baseline ? undefined : baseline.values.title,
    hypothesis: asked.hypothesis,
    horizonYears: horizon_years,
    seed: String(seed),
    replications,
    scale: design.scale,
    toolVersion: tool.version,
    varied: parameters.filter(({ factor }) => factor.low < factor.high).length,
  }
}

/** What the tornado of a metric shows: the parameters that were run in full. */
function tornadoInput(
  { option }: SensitivityRun,
  { rows, parameters }: Sensitivity,
  metric: string,
  about: SensitivityChartInput,
): TornadoInput | undefined {
  const of = about.baseline === undefined ? 'scenario' : 'difference'
  const own = rows.filter((row) => row.of === of && row.metric === metric && row.stage === 'full')
  const told = (parameter: string, statistic: string) =>
    own.find((row) => row.parameter === parameter && row.statistic === statistic)?.value ?? null
  const mean = told('', 'mean')
  const signOf = (parameter: string, statistic: string) => {
    const row = own.find((each) => each.parameter === parameter && each.statistic === statistic)
    return clearSign(row && { ...row, mean: row.value })
  }
  if (mean === null) return undefined
  const factors = new Map(parameters.map(({ factor }) => [factor.id, factor]))
  const drawn = own
    .filter(({ statistic }) => statistic === 'swing')
    .flatMap((row): TornadoRow[] => {
      const factor = factors.get(row.parameter)!
      const [atLow, atHigh] = [told(factor.id, 'at_low'), told(factor.id, 'at_high')]
      if (row.value === null || atLow === null || atHigh === null) return []
      return [
        {
          label: labelOf(factor.id, option.values),
          support: supportOf(factor),
          isTold: isTold(row),
          turns: signOf(factor.id, 'figure_at_low') * signOf(factor.id, 'figure_at_high') < 0,
          lowText: endText(factor.low, factor.unit),
          highText: endText(factor.high, factor.unit),
          ...{ atLow, atHigh, swing: { value: row.value, low: row.ci_low, high: row.ci_high } },
        },
      ]
    })
  return { ...about, mean, rows: drawn }
}

/** What the bars of a metric show, where all parameters vary together. */
function barsInput(
  { option, plan: { design } }: SensitivityRun,
  { rows, parameters }: Sensitivity,
  method: BarsInput['method'],
  metric: string,
  about: SensitivityChartInput,
): BarsInput {
  const of = about.baseline === undefined ? 'scenario' : 'difference'
  const own = rows.filter((row) => row.of === of && row.metric === metric)
  const find = (parameter: string, statistic: string) =>
    own.find((row) => row.parameter === parameter && row.statistic === statistic)?.value ?? null
  const factors = new Map(parameters.map(({ factor }) => [factor.id, factor]))
  const drawn = own
    .filter(({ statistic }) => statistic === rankedBy[method])
    .flatMap((row): BarRow[] => {
      if (row.value === null) return []
      const factor = factors.get(row.parameter)
      const alone = find(row.parameter, 'first_order')
      return [
        {
          label: labelOf(row.parameter, option.values),
          support: factor && supportOf(factor),
          isTold: isTold(row),
          main: { value: row.value, low: row.ci_low, high: row.ci_high },
          ...(alone !== null && { alone }),
        },
      ]
    })
  return {
    ...about,
    method,
    varied: parameters.filter(({ isWhole }) => isWhole).length,
    isGrouped: design.method === 'sobol' && design.by !== 'parameter',
    noiseShare: find('', 'noise_share'),
    rows: drawn,
  }
}

/** What the years of a metric show: the parameters that are told from chance over the run. */
function byYearInput(
  { option }: SensitivityRun,
  { rows, byYear, method }: Sensitivity,
  metric: string,
  about: SensitivityChartInput,
): ByYearInput {
  const isOwn = (row: IndexRow) =>
    row.of === (about.baseline === undefined ? 'scenario' : 'difference') &&
    row.metric === metric &&
    row.statistic === rankedBy[method]
  const deciders = rows.filter((row) => isOwn(row) && isTold(row) && row.value !== 0)
  return {
    ...about,
    method,
    deciders: deciders.map(({ parameter }) => ({
      label: labelOf(parameter, option.values),
      years: byYear
        .filter((row) => isOwn(row) && row.parameter === parameter)
        .flatMap((row) =>
          row.value === null
            ? []
            : [
                {
                  year: row.year!,
                  value: row.value,
                  low: row.ci_low,
                  high: row.ci_high,
                  isTold: isTold(row),
                },
              ],
        ),
    })),
  }
}

const million = 1e6

/** An end of a range as a chart has it, pounds with their sign: '£370m', '£145', '0.5'. */
function endText(value: number, unit: string): string {
  if (!unit.startsWith('GBP')) return plainNumber(value)
  return Math.abs(value) < million ? `£${plainNumber(value)}` : `£${plainNumber(value / million)}m`
}
