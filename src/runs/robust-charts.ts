/** From the findings on robust choice to their charts. */
import type { Chart } from '../charts/kit/chart.ts'
import type { RobustChartInput } from '../charts/robust/input.ts'
import { boundsOf } from '../experiments/robust/bounds.ts'
import { isRestricted, qualityOf, restrictedCount } from '../experiments/robust/box.ts'
import { type Column, columnsOf } from '../experiments/robust/columns.ts'
import type { RobustFindings, Scope } from '../experiments/robust/robust.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import { describes, regretOf } from './robust-article.ts'
import type { RobustRun } from './robust-plan.ts'
import {
  boundsText,
  conditionText,
  labelHere,
  parameterLabel,
  percent,
  plainNumber,
  pText,
  titleOf,
  unitHere,
} from './robust-words.ts'

/** The trade-off and the ranges of each option's box, and regret for each metric. */
export async function robustCharts(
  run: RobustRun,
  inputs: RunInputs,
  findings: RobustFindings,
): Promise<readonly Chart[]> {
  const [{ tradeOffChart }, { rangesChart }, { mapChart }, { regretChart }] = await Promise.all([
    import('../charts/robust/trade-off.ts'),
    import('../charts/robust/ranges.ts'),
    import('../charts/robust/map.ts'),
    import('../charts/robust/regret.ts'),
  ])
  const about = aboutOf(run, inputs, findings)
  return [
    ...findings.scopes.flatMap((scope) => {
      const input = { ...about, ...boxInput(run, findings, scope) }
      const map = mapInput(run, findings, scope)
      return [
        scope.found ? [tradeOffChart(input), rangesChart(input) ?? []] : [],
        map === undefined ? [] : mapChart({ ...about, ...map }),
      ].flat(2)
    }),
    ...run.asked.regrets.map(({ metric, better }) =>
      regretChart({
        ...about,
        metric: { id: metric, label: labelHere(metric), unit: unitHere(metric) },
        better,
        rows: regretOf(findings, metric).map(({ scenario, get }) => {
          const of = (statistic: 'regret_max' | 'regret_p90' | 'regret_mean') => {
            const { value, interval } = get(statistic)!
            return { value, low: interval?.low ?? null, high: interval?.high ?? null }
          }
          return {
            title: titleOf(run, scenario),
            most: of('regret_max'),
            nine: of('regret_p90'),
            mean: of('regret_mean'),
          }
        }),
      }),
    ),
  ]
}

const aboutOf = (
  { source, asked }: RobustRun,
  { seed, horizon_years }: RunInputs,
  { points, replications }: RobustFindings,
): RobustChartInput => ({
  sweep: source.document.title,
  points: points.length,
  replications,
  seed: String(seed),
  horizonYears: horizon_years,
  hypothesis: asked.hypothesis,
  toolVersion: tool.version,
})

function boxInput(run: RobustRun, findings: RobustFindings, scope: Scope) {
  const { columns } = findings
  const found = scope.found
  const { document } = run.source
  const all = found?.trajectory[0]
  return {
    option: { name: scope.scenario, title: titleOf(run, scope.scenario) },
    condition: conditionText(run, scope.scenario),
    describes: found !== undefined && describes(found, findings),
    base: scope.states.filter(({ meets }) => meets).length / scope.states.length,
    quality: found?.quality ?? { coverage: 1, density: 1 },
    chosen: found?.chosen ?? 0,
    trajectory:
      found?.trajectory.map((each, number) => ({
        ...{ number, restricted: restrictedCount(each.box, columns) },
        ...qualityOf(each, all!),
      })) ?? [],
    finalRestricted: found ? restrictedCount(found.box, columns) : 0,
    ranges: columns.flatMap((column, c) => {
      const limits = found?.box[c]
      if (found === undefined || limits === undefined || !isRestricted(limits, column)) return []
      const bounds = boundsOf(limits, column)
      const { from, to, scale } = document.parameters[column.name]!
      const ends = [
        typeof from === 'number' ? from : Number(column.levels[0]!),
        to ?? Number(column.levels.at(-1)!),
      ] as const
      const along = (value: number) => (scale === 'log' ? Math.log(value) : value)
      const share = (value: number) => (along(value) - along(ends[0])) / (along(ends[1]) - along(ends[0]))
      return [
        {
          label: parameterLabel(document, column.name),
          text: boundsText(document, column.name, bounds),
          quasiP: pText(found.quasiP[c]!),
          resamples: percent(found.stability.restricted[c]!),
          whole: column.isNumeric ? ends.map(plainNumber) : [],
          spans:
            bounds.kind === 'range'
              ? [
                  {
                    from: bounds.from === null ? 0 : share(bounds.from),
                    to: bounds.to === null ? 1 : share(bounds.to),
                  },
                ]
              : limits.kind === 'choice'
                ? limits.levels.map((level) => ({
                    from: level / column.levels.length,
                    to: (level + 1) / column.levels.length,
                  }))
                : [],
        },
      ]
    }),
  }
}

/** What the map of an option shows; undefined where the sweep is no grid of two parameters. */
function mapInput(run: RobustRun, { points }: RobustFindings, scope: Scope) {
  // A map shows levers too.
  const columns = columnsOf(points)
  const { document } = run.source
  const [across, up] = columns
  if (document.method !== 'grid' || columns.length !== 2 || across === undefined || up === undefined)
    return undefined
  const axisOf = (column: Column) => ({
    label: parameterLabel(document, column.name),
    values: column.levels.map((level) =>
      typeof level === 'number'
        ? plainNumber(level)
        : (document.parameters[column.name]?.names?.[String(level)] ?? String(level)),
    ),
  })
  return {
    option: { name: scope.scenario, title: titleOf(run, scope.scenario) },
    condition: conditionText(run, scope.scenario),
    bound: run.asked.condition.bound,
    unit: unitHere(run.asked.metric),
    axes: [axisOf(across), axisOf(up)] as const,
    cells: points.map((_, i) => {
      const { mean, meets, isClear } = scope.states[i]!
      return { x: across.at[i]!, y: up.at[i]!, mean, meets, isClear }
    }),
  }
}
