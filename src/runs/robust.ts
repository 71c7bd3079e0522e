/** Robust choice: what a finished sweep says of its options, worked out from what it stored. */
import type { RobustFindings } from '../experiments/robust/robust.ts'
import { robustFiles } from '../run-folder/robust-files.ts'
import type { Kind, Outcome } from './kind.ts'
import { robustArticleOf } from './robust-article.ts'
import { robustCharts } from './robust-charts.ts'
import { findingsOf, type RobustAsked, type RobustRun, storedRun } from './robust-plan.ts'
import { robustSummary } from './robust-summary.ts'
import { leafText, parameterLabel } from './robust-words.ts'
import { scenarioFiles } from './stored-scenarios.ts'

/** The kind of run. It runs no job: `verify` works it out again from the folder of the sweep. */
export const robustKind: Kind<RobustAsked, RobustRun, RobustFindings & Outcome> = {
  name: 'robust',
  noun: 'an analysis of robust choice',
  plan: storedRun,
  foreseen: () => ({ batches: [] }),
  execute: async (run) => ({ ...(await findingsOf(run)), failures: [] }),
  files: (run, findings) => {
    const { document } = run.source
    return robustFiles(
      findings,
      run.asked.metric,
      {
        label: (name) => parameterLabel(document, name),
        rule: (leaf) => leafText(document, findings.columns, leaf),
      },
      robustArticleOf(run, findings),
    )
  },
  stored: ({ source }) => new Map(scenarioFiles(source.scenarios)),
  charts: async (run, inputs, findings) => robustCharts(run, inputs, findings),
  summary: robustSummary,
  digests: () => new Map(),
  differences: (then, now) =>
    JSON.stringify(then) === JSON.stringify(now) ? [] : ['the sweep or what is asked of it is not the same'],
  sampled: undefined,
}
