/** results/metrics.csv: the name behind every metric id, and what its total over a run is. */

import { labelOf } from '../experiments/metric-label.ts'
import { costPerAdditionalReturn } from '../experiments/replications/differences.ts'
import { type MetricKind, metrics } from '../model/measures/metrics.ts'
import type { CountedIn } from '../model/result.ts'
import { fileOf } from './table.ts'
import { tables } from './tables.ts'

/** What summary.csv holds of a metric, by its kind. */
const totals: Readonly<Record<MetricKind, string>> = {
  flow: 'total over the run',
  cost: 'total over the run',
  stock: 'value at the end of the run',
  peak: 'over the month ends of the run',
  wait: 'one figure over the run',
  ratio: 'over the run as a whole',
}

/** Metrics whose total is not that of their kind. */
const exceptions: Readonly<Record<string, string>> = {
  [costPerAdditionalReturn.id]: 'in differences.csv only: extra cost over extra returns',
  'risk.perceived': totals.stock,
}

/** The dictionary: a row for each metric and each thing that it is counted in. */
export function metricsFile(): [path: string, content: string] {
  const compared = { ...costPerAdditionalReturn, kind: 'ratio', perScheme: false, countedIn: [''] } as const
  const rows = [...metrics, compared].flatMap(({ id, unit, kind, perScheme, countedIn }) =>
    countedIn.map((each: CountedIn) => ({
      metric: id,
      counted_in: each,
      metric_label: labelOf(id, each),
      unit: unit === 'count' && each !== '' ? each : unit,
      kind,
      total_is: exceptions[id] ?? totals[kind],
      by_scheme: perScheme ? ('yes' as const) : ('no' as const),
    })),
  )
  return fileOf(tables.metrics, rows)
}
