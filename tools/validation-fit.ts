/** The section of docs/validation.md about what is fitted. */

import { loadCalibrationDesign } from '../src/scenarios/designs/calibration-design.ts'
import { loadScenario } from '../src/scenarios/load.ts'
import { quantile, sorted } from '../src/statistics/quantiles.ts'

type Row = Readonly<Record<string, string>>

const { document: design } = loadCalibrationDesign('src/experiments/calibration/calibration.yaml')
const policy = loadScenario('current-policy')

/** What the section is made of. */
interface FitInput {
  /** Rows of the calibration's results. */
  readonly identifiability: readonly Row[]
  readonly points: readonly Row[]
  readonly pairs: readonly Row[]
  readonly ensemble: readonly Row[]
  /** Parameter sets that a back-test reaches. */
  readonly reached: number
  /** Seconds that the calibration took. */
  readonly seconds: number
  /** Errors of the forecasts under the fits, and with the scenario's own values. */
  readonly fitted: readonly Row[]
  readonly unfitted: readonly Row[]
  readonly labels: Readonly<Record<string, string>>
  /** The chart as Markdown. */
  readonly picture: string
}

const percent = (share: number, digits = 0) => `${(100 * share).toFixed(digits)} %`

/** The section. */
export function fitSection(input: FitInput): string {
  const { identifiability, points, pairs, seconds, picture } = input
  const origin = identifiability.at(-1)!['origin']!
  const last = identifiability.filter((row) => row['origin'] === origin)
  const kept = points.filter((row) => row['accepted'] === 'yes').length
  const named = (rows: readonly Row[]) => rows.map((row) => row['label']!.toLowerCase()).join(', ')
  const fitted = last.filter((row) => row['identified'] === 'yes')
  const untold = last.filter((row) => row['identified'] === 'no' && row['declared'] === 'fitted')
  const choices = last.filter((row) => row['p05'] === '').length
  const together = pairs
    .filter((row) => Math.abs(Number(row['correlation'])) >= 0.5)
    .map(
      (row) =>
        `${labelOf(last, row['a']!)} with ${labelOf(last, row['b']!)} (${Number(row['correlation']).toFixed(2)})`,
    )
  return `\`calibrate\` tries ${points.length} sets of ${last.length} parameters, a Latin hypercube of their ranges, under common random numbers: each set runs every year from 2018 on,
opened at its start with the inputs of the year given as observed. The ${kept} sets nearest to the published series are kept and moved along a local ridge regression
towards where their errors would be none (approximate Bayesian computation with regression adjustment). What counts as near is the error that the best tenth of the sets still
have, and what was observed two years before weighs half. **Fits are rolling**: the fit of a quarter uses no error on a figure of a later one, and a forecast from that quarter runs under
the first ${input.reached} of its ${kept} sets, which are in random order (\`forecast\`: all). It took ${Math.ceil(seconds / 60)} minutes. Parameters, ranges and targets are in \`src/experiments/calibration/calibration.yaml\`.

By the end of ${origin} the series narrow ${fitted.length} of the ${last.length}${choices === 0 ? '' : ` (of which ${choices} is a choice without a range, and not in the chart)`}: ${named(fitted)}.${
    untold.length === 0
      ? ''
      : ` They do not tell ${named(untold)}, which keep${untold.length === 1 ? 's its' : ' their'} full range.`
  } Whether people try again, how barriers arise, documents and contact are
**never fitted**, whatever the series seem to say: every set has a value from their full range. What is known with hindsight even so: figures are as revised since, an opening stock
between published dates is interpolated, and the chances of a crossable day, month shares and ranges are those of the baseline, some of them of 2022 to 2024. A parameter counts as told where fewer than 5 % of unrelated parameters would be narrowed as much by
chance. ${
    together.length === 0
      ? 'No two parameters are correlated by 0.5 or more among the sets kept.'
      : `Among the sets kept some are correlated by 0.5 or more, so that the series tell rather the two together than each: ${together.join('; ')}.`
  }

| Parameter | spread left | by chance | | as set | in the sets, 5 to 95 % |
| --- | ---: | ---: | --- | ---: | ---: |
${last.map((row) => rowOf(row, input.ensemble)).join('\n')}

${outside(last, input.ensemble)}

*Spread left*: standard deviation among the sets kept over that of the range (logit scale). *By chance*: what 5 % of parameters that have nothing to do with the series fall below.

${picture}

**What the fit changes**, conditional forecasts four quarters ahead, mean absolute error of all origins:

| Series | as set | fitted |
| --- | ---: | ---: |
${comparison(input)}

*As set*: the values of \`current-policy\` at every origin, some of which were set with figures of 2023 and 2024 in view.

Each forecast's spread is then widened by the errors of earlier forecasts of the same series as many quarters ahead that had come due by then (error dressing), beginning from a
declared prior that weighs as much as one error: 3 % at one quarter where inputs are given, 8 % where they are not, growing with the square root of time, three times as much for hotels and
appeals, which are what is left of larger flows. Its mean stays what it is, that of a share nearly.`
}

const labelOf = (rows: readonly Row[], name: string) =>
  rows.find((row) => row['parameter'] === name)!['label']!.toLowerCase()

/** The value that `current-policy` has and the range of the last quarter's sets, of a parameter with one path. */
function valuesOf(row: Row, ensemble: readonly Row[]) {
  const path = [design.parameters[row['parameter']!]!.path].flat()
  const own = policy.parameters.find(({ id }) => id === path[0])
  const sets = sorted(
    ensemble.filter((each) => each['origin'] === row['origin']).map((each) => Number(each[path[0]!])),
  )
  if (path.length > 1 || own === undefined || !Number.isFinite(sets[0])) return undefined
  return { own: Number(own.value), low: quantile(sets, 0.05), high: quantile(sets, 0.95) }
}

/** What the fitted ranges say of the values as set. */
function outside(rows: readonly Row[], ensemble: readonly Row[]): string {
  const said = rows.flatMap((row) => {
    const values = valuesOf(row, ensemble)
    if (row['identified'] !== 'yes' || values === undefined) return []
    const { own, low, high } = values
    return own >= low && own <= high
      ? []
      : [`${row['label']!.toLowerCase()} is ${own}, outside the fitted ${figure(low)} to ${figure(high)}`]
  })
  return said.length === 0
    ? 'What is set in `current-policy` lies within the fitted ranges.'
    : `**Where \`current-policy\` disagrees with the fit**: ${said.join('; ')}. It keeps the published or assumed figure; \`--ensemble stored\` takes the fitted ones.`
}

const figure = (value: number) => value.toFixed(2)

function rowOf(row: Row, ensemble: readonly Row[]): string {
  const outcome =
    row['identified'] === 'yes'
      ? 'fitted'
      : row['declared'] === 'assumption'
        ? 'assumption, never fitted'
        : 'not told'
  const values = valuesOf(row, ensemble)
  const range =
    values === undefined ? '– | –' : `${values.own} | ${figure(values.low)} to ${figure(values.high)}`
  return `| ${row['label']} | ${percent(Number(row['contraction']))} | ${percent(Number(row['chance_p05']))} | ${outcome} | ${range} |`
}

function comparison({ fitted, unfitted, labels }: FitInput): string {
  const error = (rows: readonly Row[], series: string) => {
    const own = rows.filter(
      (row) => row['mode'] === 'conditional' && row['series'] === series && row['ahead'] === '4',
    )
    const sizes = own.map((row) => Math.abs(Math.exp(-Number(row['error'])) - 1))
    return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  }
  return Object.entries(labels)
    .flatMap(([series, label]) => {
      const [before, after] = [error(unfitted, series), error(fitted, series)]
      if (before === undefined || after === undefined) return []
      return [`| ${label} | ${percent(before, 1)} | ${percent(after, 1)} |`]
    })
    .join('\n')
}
