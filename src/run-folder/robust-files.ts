/** The files of an analysis of robust choice: what a run writes and what `verify` compares. */
import { labelOf } from '../experiments/metric-label.ts'
import { unitOf } from '../experiments/replications/summarise.ts'
import { boundsOf } from '../experiments/robust/bounds.ts'
import {
  type Box,
  isRestricted,
  qualityOf,
  quasiPValues,
  restrictedCount,
  type Tally,
} from '../experiments/robust/box.ts'
import type { Column } from '../experiments/robust/columns.ts'
import type { Found } from '../experiments/robust/prim.ts'
import type { RobustFindings, Scope } from '../experiments/robust/robust.ts'
import type { Leaf } from '../experiments/robust/tree.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { robustTables } from './robust-tables.ts'
import { countedFor } from './sensitivity-files.ts'
import { fileOf, type RowOf } from './table.ts'

/** Where the article stands in the run folder. */
export const robustArticle = 'results/robust.md'

/** What the box is called that came of the chosen one. */
export const finalBox = 'final'

/** How things are called. */
export interface RobustWords {
  label(parameter: string): string
  rule(leaf: Leaf): string
}

const yesNo = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no')

/** Content by path in the run folder. @param metric that of the condition; @param article what was found in words */
export function robustFiles(
  findings: RobustFindings,
  metric: string,
  words: RobustWords,
  article: string,
): Map<string, string> {
  const { columns, scopes } = findings
  return new Map([
    fileOf(
      robustTables.states,
      scopes.flatMap((scope) => statesOf(scope, metric)),
    ),
    fileOf(
      robustTables.boxes,
      scopes.flatMap((scope) => boxesOf(scope, columns)),
    ),
    fileOf(
      robustTables.restrictions,
      scopes.flatMap((scope) => restrictionsOf(scope, columns, words)),
    ),
    fileOf(
      robustTables.stability,
      scopes.flatMap(({ scenario, found }) =>
        columns.flatMap((column, c) =>
          found === undefined
            ? []
            : [
                {
                  ...{ scenario, parameter: column.name, parameter_label: words.label(column.name) },
                  in_box: yesNo(isRestricted(found.box[c]!, column)),
                  resamples_share: found.stability.restricted[c]!,
                } as const,
              ],
        ),
      ),
    ),
    fileOf(
      robustTables.tree,
      scopes.flatMap(({ scenario, tree }) =>
        tree.map((leaf, i) => ({
          ...{ scenario, leaf: i + 1, rule: words.rule(leaf), points: leaf.node.points.length },
          ...{ cases: leaf.node.cases, says: yesNo(leaf.isCase) },
        })),
      ),
    ),
    fileOf(robustTables.regret, regretOf(findings)),
    fileOf(robustTables.information, informationOf(findings, words)),
    [robustArticle, article],
  ])
}

function statesOf({ scenario, states, inBox, inTree }: Scope, metric: string) {
  return states.map(
    ({ meets, isClear, ...state }, i): RowOf<typeof robustTables.states> => ({
      ...{ scenario, ...state, unit: unitOf(findMetric, metric, countedFor(metric)), meets: yesNo(meets) },
      ...{ clear: yesNo(isClear), in_box: yesNo(inBox[i]!), in_tree: yesNo(inTree[i]!) },
    }),
  )
}

/** The boxes of a trajectory, and the one that came of the chosen one. */
function boxesOf({ scenario, found }: Scope, columns: readonly Column[]): RowOf<typeof robustTables.boxes>[] {
  if (found === undefined) return []
  const all = found.trajectory[0]!
  const rowOf = (
    box: string,
    limits: Box,
    by: string,
    tally: Tally,
    chosen: boolean,
  ): RowOf<typeof robustTables.boxes> =>
    ({
      ...{ scenario, box, restricted: restrictedCount(limits, columns), by, chosen: yesNo(chosen) },
      ...{ points: tally.points, cases: tally.cases, mass: tally.points / all.points },
      ...qualityOf(tally, all),
      ...{ coverage_elsewhere: null, density_elsewhere: null },
    }) as const
  return [
    ...found.trajectory.map(({ box, by, ...tally }, i) =>
      rowOf(String(i), box, by, tally, i === found.chosen),
    ),
    {
      ...rowOf(finalBox, found.box, '', found.tally, true),
      coverage_elsewhere: found.stability.elsewhere.coverage,
      density_elsewhere: found.stability.elsewhere.density,
    },
  ]
}

function restrictionsOf({ scenario, found, states }: Scope, columns: readonly Column[], words: RobustWords) {
  if (found === undefined) return []
  const cases = { isCase: states.map(({ meets }) => meets), weights: states.map(() => 1) }
  const rowsOf = (name: string, box: Box, quasiP: readonly number[], resampled: Found['stability'] | null) =>
    columns.flatMap((column, c): RowOf<typeof robustTables.restrictions>[] => {
      if (!isRestricted(box[c]!, column)) return []
      const bounds = boundsOf(box[c]!, column)
      return [
        {
          ...{ scenario, box: name, parameter: column.name, parameter_label: words.label(column.name) },
          from: bounds.kind === 'range' ? bounds.from : null,
          to: bounds.kind === 'range' ? bounds.to : null,
          values: bounds.kind === 'choice' ? bounds.values.join(';') : '',
          quasi_p: quasiP[c]!,
          resamples_share: resampled?.restricted[c] ?? null,
        },
      ]
    })
  return [
    ...found.trajectory.flatMap(({ box }, i) =>
      rowsOf(String(i), box, quasiPValues(box, columns, cases), null),
    ),
    ...rowsOf(finalBox, found.box, found.quasiP, found.stability),
  ]
}

/** What goes with a metric in every row. */
const measured = (metric: string) => ({
  metric,
  counted_in: countedFor(metric),
  unit: unitOf(findMetric, metric, countedFor(metric)),
  metric_label: labelOf(metric, countedFor(metric)),
})

function regretOf({ regret, points, replications }: RobustFindings) {
  return regret.map(
    ({ interval, metric, statistic, ...row }): RowOf<typeof robustTables.regret> => ({
      ...row,
      ...measured(metric),
      ...{ statistic, unit: statistic.endsWith('_share') ? 'share' : measured(metric).unit },
      ...{ ci_low: interval?.low ?? null, ci_high: interval?.high ?? null },
      ...{ points: points.length, replications },
    }),
  )
}

function informationOf({ worth }: RobustFindings, words: RobustWords) {
  return worth.map(
    ({
      metric,
      better,
      parameter,
      value,
      interval,
      byChance,
      estimator,
    }): RowOf<typeof robustTables.information> => ({
      ...measured(metric),
      ...{ better, parameter, parameter_label: parameter === '' ? '' : words.label(parameter), value },
      ...{ ci_low: interval?.low ?? null, ci_high: interval?.high ?? null },
      ...{ by_chance: byChance, estimator },
    }),
  )
}
