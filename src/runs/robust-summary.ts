/** What an analysis of robust choice prints when it is done. */
import { join } from 'node:path'
import type { RobustFindings } from '../experiments/robust/robust.ts'
import { json } from '../run-folder/folder.ts'
import { robustArticle } from '../run-folder/robust-files.ts'
import { plural } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'
import { type Finished, identityOf } from './kind.ts'
import { boxSentence, describes, noiseSentence, regretOf, treeSentence } from './robust-article.ts'
import type { RobustAsked, RobustRun } from './robust-plan.ts'
import { boxText, labelHere, levelText, parameterLabel, titleOf } from './robust-words.ts'

/** The summary, as text of at most 80 columns or as JSON. */
export function robustSummary(
  { folder, manifest }: Finished<RobustAsked>,
  run: RobustRun,
  findings: RobustFindings,
  asJson: boolean,
): string {
  if (asJson)
    return json({
      ...identityOf(folder, manifest),
      source: run.asked.source.results,
      points: findings.points.length,
      replications: findings.replications,
      boxes: findings.scopes.map((scope) => ({
        scenario: scope.scenario,
        points_met: scope.states.filter(({ meets }) => meets).length,
        points_within_noise: scope.states.filter(({ isClear }) => !isClear).length,
        box: scope.found ? boxText(run.source.document, findings.columns, scope.found.box) : '',
        ...scope.found?.quality,
        describes: scope.found !== undefined && describes(scope.found, findings),
      })),
      regret: findings.regret.map(({ interval, ...row }) => ({
        ...row,
        ...{ ci_low: interval?.low ?? null, ci_high: interval?.high ?? null },
      })),
      information: findings.worth.map(({ interval, byChance, ...row }) => ({
        ...row,
        ...{ ci_low: interval?.low ?? null, ci_high: interval?.high ?? null, by_chance: byChance },
      })),
    })
  const lines = [
    `Which option is robust? ${run.source.document.title}`,
    `${plural(findings.points.length, 'point')}, ${plural(findings.replications, 'replication')} each, all points counted the same.`,
    '',
    ...findings.scopes.flatMap((scope) => [
      ...wrap(boxSentence(run, findings, scope), 80),
      ...wrap(noiseSentence(findings, scope), 80),
      ...(scope.found ? wrap(treeSentence(run, findings, scope), 80) : []),
      '',
    ]),
    ...run.asked.regrets.flatMap((each) => [
      ...regretLines(run, findings, each),
      ...worthLines(run, findings, each),
    ]),
    `Article: ${join(folder, robustArticle)}`,
    `Files: ${folder}`,
  ]
  return `${lines.join('\n')}\n`
}

type Regret = RobustRun['asked']['regrets'][number]

function regretLines(run: RobustRun, findings: RobustFindings, { metric, better }: Regret): string[] {
  return [
    ...wrap(`Regret in ${labelHere(metric)}, ${better} assumed to be better (largest, mean):`, 80),
    ...regretOf(findings, metric).flatMap(({ scenario, get }) =>
      wrap(
        `${titleOf(run, scenario)}: ${levelText(metric, get('regret_max')!.value)}, ${levelText(metric, get('regret_mean')!.value)}`,
        76,
      ).map((line) => `  ${line}`),
    ),
    '',
  ]
}

function worthLines(run: RobustRun, findings: RobustFindings, { metric }: Regret): string[] {
  const rows = findings.worth.filter((row) => row.metric === metric)
  const told = rows
    .filter(({ value, byChance }) => byChance !== null && value > byChance)
    .sort((a, b) => b.value - a.value)
    .slice(0, 5)
  const all = rows.find(({ parameter }) => parameter === '')!
  return [
    `Worth of knowing before the choice: all ${levelText(metric, all.value)}`,
    ...(told.length === 0
      ? ['  of no parameter by itself is it told from chance']
      : told.flatMap(({ parameter, value }) =>
          wrap(`${parameterLabel(run.source.document, parameter)}: ${levelText(metric, value)}`, 76).map(
            (line) => `  ${line}`,
          ),
        )),
    '',
  ]
}
