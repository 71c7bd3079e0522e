/** `return-hubs metrics list`: what a run measures. */
import { costPerAdditionalReturn } from '../../experiments/replications/differences.ts'
import { metrics } from '../../model/measures/metrics.ts'
import { json } from '../../run-folder/folder.ts'
import { csv } from '../../run-folder/table.ts'
import type { Output } from '../../terminal/output.ts'

/** Prints the registry of metrics as CSV, or as JSON. */
export function listMetrics(asJson: boolean, output: Output): number {
  const inComparisons = {
    ...costPerAdditionalReturn,
    kind: 'ratio',
    perScheme: false,
    countedIn: [''],
  } as const
  const rows = [...metrics, inComparisons].map(({ id, label, unit, kind, perScheme, countedIn }) => ({
    id,
    label,
    unit,
    kind,
    per_scheme: String(perScheme),
    counted_in: countedIn.join(' '),
  }))
  output.print(asJson ? json(rows) : csv(rows, ['id', 'label', 'unit', 'kind', 'per_scheme', 'counted_in']))
  return 0
}
