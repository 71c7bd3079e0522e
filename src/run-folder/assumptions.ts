/** assumptions.csv: every parameter that a run used, with its unit, range, source and confidence. */
import { sortedBy } from '../experiments/replications/row-order.ts'
import { fileOf, type RowOf } from './table.ts'
import { tables } from './tables.ts'

/** A parameter as the table shows it, by its dotted path in the scenario document; every field is text. */
export type Assumption = RowOf<typeof tables.assumptions>

/**
 * The parameters of all scenarios of a run, by id. One that is the same in every scenario stands once under its path;
 * one that differs, or that a scenario lacks, stands once a scenario under `scenario:path`.
 */
export function assumptionsOf(
  scenarios: readonly { readonly name: string; readonly parameters: readonly Assumption[] }[],
): Assumption[] {
  const byId = new Map<string, { scenario: string; row: Assumption }[]>()
  for (const { name, parameters } of scenarios) {
    for (const row of parameters) byId.set(row.id, [...(byId.get(row.id) ?? []), { scenario: name, row }])
  }
  const rows = [...byId.values()].flatMap((uses) => {
    const [first] = uses
    const shared = uses.length === scenarios.length && uses.every(({ row }) => same(row, first!.row))
    return shared ? [first!.row] : uses.map(({ scenario, row }) => ({ ...row, id: `${scenario}:${row.id}` }))
  })
  return sortedBy(rows, ({ id }) => [id])
}

/** The same as the text of the file. */
export const assumptionsCsv = (scenarios: Parameters<typeof assumptionsOf>[0]): string =>
  fileOf(tables.assumptions, assumptionsOf(scenarios))[1]

const same = (a: Assumption, b: Assumption) => JSON.stringify(a) === JSON.stringify(b)
