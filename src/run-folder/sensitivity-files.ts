/** The files of a sensitivity analysis's results/ as bytes: what a run writes and what `verify` compares. */

import { labelOf } from '../experiments/metric-label.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import { agendaOf } from '../experiments/sensitivity/agenda.ts'
import { supportOf } from '../experiments/sensitivity/evidence.ts'
import { labelOf as parameterLabel } from '../experiments/sensitivity/label.ts'
import type { IndexRow } from '../experiments/sensitivity/row.ts'
import type { Sensitivity } from '../experiments/sensitivity/sensitivity.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { sensitivityTables } from './sensitivity-tables.ts'
import { fileOf } from './table.ts'

/** Where the article stands in the run folder. */
export const articleFile = 'results/research-agenda.md'

/** What a metric is counted in here: people, where it is a count of them. */
export const countedFor = (metric: string): '' | 'people' =>
  findMetric(metric)?.countedIn.includes('people') ? 'people' : ''

/** Content by path in the run folder. @param scenario names groups and schemes; @param article the text of what was found */
export function sensitivityFiles(
  scenario: Pick<Scenario, 'groups' | 'schemes'>,
  { rows, byYear, parameters, method }: Sensitivity,
  article: string,
): Map<string, string> {
  const label = (id: string) => (id === '' ? '' : parameterLabel(id, scenario))
  const factors = parameters.map(({ factor }) => factor)
  const inWords = (row: IndexRow) => ({
    ...row,
    counted_in: countedFor(row.metric),
    unit: unitOf(findMetric, row.metric, countedFor(row.metric)),
    parameter_label: label(row.parameter),
    verdict: row.verdict ?? ('' as const),
    metric_label: labelOf(row.metric, countedFor(row.metric)),
  })
  return new Map([
    fileOf(sensitivityTables.sensitivity, rows.map(inWords)),
    ...(byYear.length === 0
      ? []
      : [
          fileOf(
            sensitivityTables.byYear,
            byYear.map((row) => ({ ...inWords(row), year: row.year! })),
          ),
        ]),
    fileOf(
      sensitivityTables.parameters,
      parameters.map(({ factor, note }) => ({
        parameter: factor.id,
        parameter_label: label(factor.id),
        low: factor.low,
        value: factor.usual,
        high: factor.high,
        unit: factor.unit,
        role: factor.role ?? ('' as const),
        varied_in: factor.place,
        confidence: factor.confidence,
        rests_on: supportOf(factor),
        source: factor.sources.join(';'),
        note,
      })),
    ),
    fileOf(
      sensitivityTables.agenda,
      agendaOf(rows, factors, method).flatMap(({ of, metric, shares }) =>
        shares.map(({ support, share }) => ({ of, metric, rests_on: support, share })),
      ),
    ),
    [articleFile, article],
  ])
}
