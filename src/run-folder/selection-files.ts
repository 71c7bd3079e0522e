/** The files of a selection's results/ as bytes: what a run writes and what `verify` compares. */
import { labelOf } from '../experiments/metric-label.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import type { Selection, SelectionRule } from '../experiments/selection/selection.ts'
import { standings, standingsOf } from '../experiments/selection/standing.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { totalsParquet } from './parquet.ts'
import { totalsFile } from './result-files.ts'
import { fileOf, table } from './table.ts'

/** The tables of a selection. */
export const selectionTables = {
  selection: table('results/selection.csv', {
    scenario: 'text',
    metric: 'text',
    counted_in: ['', 'people', 'parties'],
    unit: 'text',
    better: ['lower', 'higher'],
    mean: 'number or blank',
    difference: 'number or blank',
    ci_low: 'number or blank',
    ci_high: 'number or blank',
    probability_best: 'number or blank',
    standing: standings,
    left_out: ['yes', 'no'],
    replications: 'number',
    metric_label: 'text',
  }),
} as const

/** What a metric is counted in here: people, where it is a count of them. */
export const countedInOfSelection = (metric: string): '' | 'people' =>
  findMetric(metric)?.countedIn.includes('people') ? 'people' : ''

/** Content by path in the run folder. */
export function selectionFiles(
  rule: SelectionRule,
  seed: string,
  selection: Selection,
): Map<string, string | Uint8Array> {
  const { metric, better } = rule
  const counted_in = countedInOfSelection(metric)
  const about = { metric, counted_in, unit: unitOf(findMetric, metric, counted_in), better }
  return new Map<string, string | Uint8Array>([
    fileOf(
      selectionTables.selection,
      standingsOf(selection, rule, seed).map((row) => ({
        ...row,
        ...about,
        metric_label: labelOf(metric, counted_in),
      })),
    ),
    [totalsFile, totalsParquet(selection.sets)],
  ])
}
