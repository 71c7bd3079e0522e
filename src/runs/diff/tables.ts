/** The tables that `diff --out` writes. */
import { type RowOf, table } from '../../run-folder/table.ts'

const number = 'number or blank'

/** What differs between the inputs and between the results of two runs. */
export const diffTables = {
  inputs: table('inputs.csv', {
    input: 'text',
    aspect: ['run', 'value', 'range', 'source', 'confidence'],
    scenario: 'text',
    from: 'text',
    to: 'text',
    unit: 'text',
    source: 'text',
    confidence: 'text',
  }),
  results: table('results.csv', {
    point: 'text',
    scenario: 'text',
    baseline: 'text',
    deterrence: 'text',
    metric: 'text',
    scheme: 'text',
    counted_in: ['', 'people', 'parties'],
    unit: 'text',
    from: number,
    to: number,
    change: number,
    ci_low: number,
    ci_high: number,
    method: ['', 'paired', 'welch'],
    replications_from: 'number',
    replications_to: 'number',
    verdict: ['more', 'fewer', 'none', 'unclear', 'unknown'],
    note: 'text',
    metric_label: 'text',
  }),
} as const

/** A difference between the inputs of two runs. */
export type InputChange = RowOf<typeof diffTables.inputs>

/** A figure of both runs, and how it changes from the first to the second. */
export type ResultChange = RowOf<typeof diffTables.results>
