/** What a briefing is made from: the stored results of a run and what its manifest says, and nothing else. */

import type { PastError } from '../experiments/history/dressing.ts'
import type { Behind } from '../run-folder/figures-behind.ts'
import type { Unsealed } from '../run-folder/manifest.ts'
import type { sensitivityTables } from '../run-folder/sensitivity-tables.ts'
import type { RowOf } from '../run-folder/table.ts'
import type { tables } from '../run-folder/tables.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import type { SignOff, StoredChart } from './briefing.ts'

export type Summary = RowOf<typeof tables.summary>
export type Difference = RowOf<typeof tables.differences>
export type IfOpen = RowOf<typeof tables.ifOpen>
export type Monthly = RowOf<typeof tables.monthly>
export type Assumption = RowOf<typeof tables.assumptions>
export type Uncertainty = RowOf<typeof tables.uncertainty>

/** A scenario as the run folder keeps it. */
export interface Compared {
  readonly name: string
  readonly values: Scenario
  /** Its schemes that the run is about. */
  readonly schemes: readonly string[]
}

/** A stored sensitivity analysis of a scenario of the run. */
export interface StoredSensitivity {
  readonly scenario: string
  readonly seed: number
  readonly results: string
  readonly rows: readonly RowOf<typeof sensitivityTables.sensitivity>[]
}

/** What the manifest of a run says that a briefing tells. */
export type About = Pick<
  Unsealed,
  | 'tool'
  | 'command_line'
  | 'merged'
  | 'seed'
  | 'replications'
  | 'horizon_years'
  | 'baseline'
  | 'deterrence'
  | 'inputs'
  | 'results'
  | 'ensemble'
  | 'with'
  | 'failures'
>

/** Everything a briefing is made from. */
export interface Material {
  readonly about: About
  /** The baseline first. */
  readonly scenarios: readonly Compared[]
  readonly summary: readonly Summary[]
  readonly differences: readonly Difference[]
  readonly monthly: readonly Monthly[]
  readonly ifOpen: readonly IfOpen[]
  readonly uncertainty: readonly Uncertainty[]
  readonly assumptions: readonly Assumption[]
  /** Rival readings of published figures that bear on the run and were not tried, with the file that tries each. */
  readonly readings: readonly { readonly words: string; readonly with: string }[]
  readonly charts: readonly StoredChart[]
  /** Rows of the table behind a chart, of those tables that the run has. */
  readonly rowsOf: (behind: Behind) => readonly Readonly<Record<string, string | number | null>>[]
  readonly pastErrors: readonly PastError[]
  readonly sensitivity: StoredSensitivity | undefined
  readonly signOff: SignOff | undefined
}

/** The baseline of a run. */
export const baselineOf = ({ scenarios, about }: Material): Compared =>
  scenarios.find(({ name }) => name === about.baseline) ?? scenarios[0]!

/** The scenarios that are compared with the baseline; of a run of one scenario, none. */
export const optionsOf = ({ scenarios, about }: Material): readonly Compared[] =>
  scenarios.filter(({ name }) => name !== about.baseline)
