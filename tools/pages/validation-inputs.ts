/** The section of docs/validation.md about the inputs that are forecast: which method each series is forecast by, and what that was worth. */
import { quarterAfter } from '../../src/calendar/periods.ts'
import { firstOrigin } from '../../src/experiments/history/first-origin.ts'
import {
  type ForecastInput,
  forecastInputSeries,
  inputForecasts,
} from '../../src/experiments/history/forecast-series.ts'
import { naiveMethods, type Quarters } from '../../src/experiments/history/input-methods.ts'
import { lastFit, publishedSeries } from '../../src/runs/published-series.ts'
import { filled } from './template.ts'

/** The change over four quarters that was largest, from the first origin on: what no past of the series had shown. */
function largestChange(values: Quarters) {
  const changes = [...values].flatMap(([quarter, value]) => {
    const later = values.get(quarterAfter(quarter, 4))
    return later === undefined || quarter < firstOrigin ? [] : [{ quarter, times: later / value }]
  })
  const { quarter, times } = changes.reduce((most, each) =>
    Math.abs(Math.log(each.times)) > Math.abs(Math.log(most.times)) ? each : most,
  )
  return { quarter, until: quarterAfter(quarter, 4), times }
}

/** The section. */
export function inputsSection(): string {
  const published = publishedSeries()
  const rows = (Object.keys(forecastInputSeries) as ForecastInput[]).map((name) => {
    const own = inputForecasts(published, name)!
    const record = own.recordFrom(firstOrigin, 4)
    const naive = Math.min(...naiveMethods.map((method) => record.crps[method]!))
    const [most] = Object.entries(record.times).toSorted(([, a], [, b]) => b - a)
    return {
      ...record,
      label: forecastInputSeries[name].label,
      now: own.chosenAt(lastFit).method,
      most: most!,
      naive,
      change: largestChange(forecastInputSeries[name].of(published)),
    }
  })
  return filled('validation-inputs', {
    rows,
    lastFit,
    better: rows.filter(({ chosen, naive }) => chosen < naive),
    worse: rows.filter(({ chosen, naive }) => chosen >= naive),
  })
}
