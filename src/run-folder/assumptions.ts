/** assumptions.csv: every parameter that a run used, with its unit, range, source and confidence. */
import { sortedBy } from '../experiments/replications/row-order.ts'
import { csv } from './results-csv.ts'

/** A parameter as the table shows it; every field is text. */
export interface Assumption {
  /** Dotted path in the scenario document. */
  readonly id: string
  readonly value: string
  readonly low: string
  readonly high: string
  readonly unit: string
  readonly source: string
  readonly confidence: string
  readonly note: string
}

const columns = ['id', 'value', 'low', 'high', 'unit', 'source', 'confidence', 'note'] as const

/**
 * The parameters of all scenarios of a run, by id. One that is the same in every scenario stands once under its path;
 * one that differs, or that a scenario lacks, stands once a scenario under `scenario:path`.
 */
export function assumptionsCsv(
  scenarios: readonly { readonly name: string; readonly parameters: readonly Assumption[] }[],
): string {
  const byId = new Map<string, { scenario: string; row: Assumption }[]>()
  for (const { name, parameters } of scenarios) {
    for (const row of parameters) byId.set(row.id, [...(byId.get(row.id) ?? []), { scenario: name, row }])
  }
  const rows = [...byId.values()].flatMap((uses) => {
    const [first] = uses
    const shared = uses.length === scenarios.length && uses.every(({ row }) => same(row, first!.row))
    return shared ? [first!.row] : uses.map(({ scenario, row }) => ({ ...row, id: `${scenario}:${row.id}` }))
  })
  return csv(
    sortedBy(rows, ({ id }) => [id]),
    columns,
  )
}

const same = (a: Assumption, b: Assumption) => columns.every((column) => a[column] === b[column])
