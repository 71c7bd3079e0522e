/** What a sensitivity analysis prints when it is done. */
import { join } from 'node:path'
import { labelOf as metricLabel } from '../experiments/metric-label.ts'
import type { Deciding } from '../experiments/sensitivity/agenda.ts'
import { supportOf } from '../experiments/sensitivity/evidence.ts'
import { labelOf } from '../experiments/sensitivity/label.ts'
import type { Sensitivity } from '../experiments/sensitivity/sensitivity.ts'
import { json } from '../run-folder/folder.ts'
import { articleFile, countedFor } from '../run-folder/sensitivity-files.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import { percentage, plural } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'
import { yearsText } from './comparison-summary.ts'
import { type Finished, identityOf } from './kind.ts'
import { rowText, supportWords, toldAgendas } from './sensitivity-article.ts'
import type { SensitivityAsked, SensitivityRun } from './sensitivity-plan.ts'

const asObject = ({ factor, row }: Deciding) => ({
  parameter: row.parameter,
  ...(factor && { rests_on: supportOf(factor) }),
  value: row.value,
  ci_low: row.ci_low,
  ci_high: row.ci_high,
})

/** The summary of a finished analysis, as text of at most 80 columns or as JSON. */
export function sensitivitySummary(
  { folder, manifest }: Finished<SensitivityAsked>,
  run: SensitivityRun,
  outcome: Sensitivity,
  asJson: boolean,
): string {
  const agendas = toldAgendas(run, outcome)
  if (asJson)
    return json({
      ...identityOf(folder, manifest),
      method: outcome.method,
      parameters: outcome.parameters.length,
      replications: outcome.replications,
      failures: outcome.failures.length,
      figures: agendas.map(({ deciding, unclear, ...rest }) => ({
        ...rest,
        deciding: deciding.map(asObject),
        unclear: unclear.map(asObject),
      })),
    })
  const { option, baseline } = run
  const few = outcome.method === 'tornado' && outcome.replications < fewestForVerdict
  const lines = [
    `What decides ${option === baseline ? option.name : `${option.name} less ${baseline.name}`}`,
    `${plural(outcome.parameters.length, 'parameter')}, ${plural(outcome.replications, 'replication')} each, ${yearsText(manifest.horizon_years)}, seed ${manifest.seed}.`,
    '',
    ...agendas.flatMap(({ metric, deciding, unclear, shares }) => [
      `${metricLabel(metric, countedFor(metric))}:`,
      ...(deciding.length === 0
        ? [
            few
              ? `  too few replications to tell an effect from chance: ${fewestForVerdict} are needed`
              : '  nothing is told from chance',
          ]
        : deciding.flatMap(({ factor, row }, i) =>
            wrap(
              `${i + 1}. ${labelOf(row.parameter, option.values)}: ${rowText(row)}${factor ? `, ${[factor.confidence, factor.role].filter(Boolean).join(', ')}` : ''}`,
              76,
            ).map((line, n) => `  ${n === 0 ? '' : '   '}${line}`),
          )),
      ...(few || unclear.length === 0
        ? []
        : [
            '  may matter, but chance hides it:',
            ...unclear.flatMap(({ row }) =>
              wrap(`${labelOf(row.parameter, option.values)}: ${rowText(row)}`, 74).map(
                (line, n) => `    ${n === 0 ? '' : '  '}${line}`,
              ),
            ),
          ]),
      ...(shares.length === 0
        ? []
        : [
            `  ${shares
              .filter(({ share }) => share > 0)
              .map(({ support, share }) => `${percentage(share)}% on ${supportWords[support]}`)
              .join(', ')}`,
          ]),
      '',
    ]),
    ...(outcome.failures.length > 0
      ? [
          `${plural(outcome.failures.length, 'job')} FAILED and left out; see ${join(folder, 'failures.json')}`,
        ]
      : []),
    `Article: ${join(folder, articleFile)}`,
    `Files: ${folder}`,
  ]
  return `${lines.join('\n')}\n`
}
