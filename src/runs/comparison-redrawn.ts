/** The charts of a comparison again, from the tables that its folder holds. */
import type { Chart } from '../charts/kit/chart.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { hasTable, readTable } from '../run-folder/read.ts'
import type { RowOf, Table } from '../run-folder/table.ts'
import { tables } from '../run-folder/tables.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { chartsShowing, type Shown } from './comparison-charts.ts'

/**
 * The charts; undefined of a run with an ensemble, whose tables do not say how many sets of parameters are behind each figure, and
 * so what may be said of it.
 */
export async function redrawnCharts(
  folder: string,
  inputs: RunInputs,
  scenarios: readonly LoadedScenario[],
): Promise<readonly Chart[] | undefined> {
  if (inputs.ensemble !== undefined) return undefined
  const shown = tablesIn(folder)
  const isThere = ({ name }: LoadedScenario) =>
    inputs.deterrence.every((hypothesis) =>
      shown.summary.some(({ scenario, deterrence }) => scenario === name && deterrence === hypothesis),
    )
  return scenarios.every(isThere) ? chartsShowing(scenarios, inputs, shown) : []
}

/** The tables of a folder as the run had them: without the words that files add. */
function tablesIn(folder: string): Shown {
  const ifThere = <T extends Table>(table: T): { readonly rows?: readonly RowOf<T>[] } =>
    hasTable(folder, table) ? { rows: readTable(folder, table) } : {}
  const { rows: transferred } = ifThere(tables.transferred)
  const { rows: ifOpen } = ifThere(tables.ifOpen)
  const { rows: sinceOpening } = ifThere(tables.sinceOpening)
  const { rows: curve } = ifThere(tables.deterrence)
  return {
    summary: readTable(folder, tables.summary).map(untold),
    differences: readTable(folder, tables.differences).map(untold),
    monthly: readTable(folder, tables.monthly),
    incidence: readTable(folder, tables.incidence) as Shown['incidence'],
    ...(transferred && { transferred: transferred as NonNullable<Shown['transferred']> }),
    ...(ifOpen && { ifOpen: ifOpen.map(untold) }),
    ...(sinceOpening && { sinceOpening }),
    curve,
  }
}

/** A row without a note where there is nothing to note. */
function untold<R extends { readonly note: string }>({
  note,
  ...row
}: R): Omit<R, 'note'> & { note?: string } {
  return note === '' ? row : { ...row, note }
}
