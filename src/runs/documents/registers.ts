/** The assumptions log and the uncertainty register of a comparison: quality and impact of what went in, and what is not known. */
import { notModelled } from '../../experiments/replications/appraisal.ts'
import { readingsLeft } from '../../scenarios/readings.ts'
import { parametersOf } from '../../scenarios/schema/parameters.ts'
import { formatNumber, inUnit, plural, roundingStep, unitFactor } from '../../words/numbers.ts'
import type { StoredComparison } from './stored.ts'

const notMeasured = 'Not measured'

/** What is told of how well a value is known, by its confidence. */
const qualities: Readonly<Record<string, string>> = {
  published: 'High: as published',
  derived: 'Medium: worked out from published figures',
  assumption: 'Low: assumed, as nothing is published',
}

/** The figures whose change an impact is of. */
const impactOn = { impact_returns: 'returns.total', impact_cost: 'cost.total' } as const

/** The statistic that a ranking goes by, in words. */
const statistics: Readonly<Record<string, string>> = {
  swing: 'from its lowest to its highest value',
  mu_star: 'mean size of the effect',
  total: 'of the variance',
}

/** Every parameter with its quality and its impact. */
export const assumptionsLog = (stored: StoredComparison) =>
  stored.assumptions.map((row) => ({
    ...row,
    quality: qualities[row.confidence] ?? 'Not rated',
    impact_returns: impactOf(stored, row.id, impactOn.impact_returns).words,
    impact_cost: impactOf(stored, row.id, impactOn.impact_cost).words,
  }))

/** Most parameters that are told as deciding. */
const mostTold = 20

/** Parameters with a clear impact, the largest first: name, quality, impacts; undefined where none was measured. */
export function decisive(stored: StoredComparison): string[][] | undefined {
  if (stored.sensitivity === undefined) return undefined
  const rows = stored.assumptions.flatMap(({ id, confidence }) => {
    const [returns, cost] = Object.values(impactOn).map((metric) => impactOf(stored, id, metric))
    const rank = Math.min(returns!.clearRank, cost!.clearRank)
    return rank === Number.POSITIVE_INFINITY
      ? []
      : [{ rank, cells: [id, qualities[confidence] ?? 'Not rated', returns!.words, cost!.words] }]
  })
  return rows
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostTold)
    .map(({ cells }) => cells)
}

/** What an analysis found of a parameter's effect on what the option changes in a figure. */
function impactOf({ sensitivity }: StoredComparison, id: string, metric: string) {
  const path = id.slice(id.indexOf(':') + 1)
  const row = sensitivity?.rows.find(
    (each) =>
      each.of === 'difference' &&
      each.metric === metric &&
      each.parameter === path &&
      each.statistic in statistics &&
      each.value !== null,
  )
  if (row === undefined || row.value === null)
    return { words: notMeasured, clearRank: Number.POSITIVE_INFINITY }
  const isClear = row.verdict === 'more' || row.verdict === 'fewer'
  const unit = row.statistic === 'total' ? 'share' : row.unit
  if (row.value === 0) return { words: 'No effect', clearRank: Number.POSITIVE_INFINITY }
  const words = `Rank ${row.rank ?? '–'}: ${sizeOf(row.value, unit, row.ci_low, row.ci_high)} ${statistics[row.statistic]}${isClear ? '' : '; chance could explain it'}`
  return { words, clearRank: isClear && row.rank !== null ? row.rank : Number.POSITIVE_INFINITY }
}

/** A figure in its unit, rounded to what its interval supports. */
function sizeOf(value: number, unit: string, low: number | null, high: number | null): string {
  if (unit === 'share') return `${formatNumber(100 * value, 1)}%`
  const factor = unitFactor(unit)
  const scaled = (each: number | null) => (each === null ? undefined : each * factor)
  const step = roundingStep(value * factor, scaled(low), scaled(high))
  return inUnit(formatNumber(value * factor, step), unit)
}

/** A row of the uncertainty register. */
export type Uncertain = {
  readonly uncertainty: string
  readonly kind: string
  readonly treatment: string
  readonly in_intervals: string
  readonly size: string
}

/** What is not known of a comparison. */
export function uncertaintyRegister(stored: StoredComparison): Uncertain[] {
  const { inputs, scenarios, assumptions } = stored
  const row = (
    ...[uncertainty, kind, treatment, in_intervals, size]: [string, string, string, string, string]
  ): Uncertain => ({ uncertainty, kind, treatment, in_intervals, size })
  const sampled = new Set(
    scenarios.flatMap(({ document }) =>
      parametersOf(document)
        .filter(([, parameter]) => parameter.sampled !== undefined)
        .map(([path]) => path.join('.')),
    ),
  )
  const others = assumptions.filter(({ id }) => !sampled.has(id.slice(id.indexOf(':') + 1)))
  const ranged = others.filter(({ low, high }) => low !== high)
  const assumed = ranged.filter(({ confidence }) => confidence === 'assumption')
  const hypotheses = inputs.deterrence.filter((name) => name !== 'none')
  return [
    row(
      'Chance',
      'Variation between runs',
      `${plural(inputs.replications, 'replication')}, all scenarios with the same luck`,
      'Yes',
      spreadOf(stored),
    ),
    row(
      'Level of arrivals, opening stocks that are not published, days on which schemes open',
      'Inputs drawn from a range',
      'Drawn anew for each replication; one draw serves all scenarios',
      'Yes',
      `${plural(sampled.size, 'parameter')} and the opening dates, within the interval of chance`,
    ),
    row(
      'The other parameters',
      'Inputs with a range',
      inputs.ensemble === undefined
        ? 'One value each; a sensitivity analysis varies them'
        : `Fitted parameters vary together by the sets of ${inputs.ensemble.file}; the others have one value each`,
      inputs.ensemble === undefined ? 'No' : 'In part',
      `${ranged.length} have a range, of which ${assumed.length} are assumed. ${stored.sensitivity === undefined ? 'Their impact was not measured' : 'The sheet Assumptions has their impact'}`,
    ),
    row(
      'Deterrent effect',
      'Contested behaviour',
      hypotheses.length === 0
        ? 'None is assumed'
        : `None is assumed in the main results; shown apart under ${hypotheses.join(', ')}`,
      'No',
      'An effect is only ever assumed, never estimated',
    ),
    ...readingsLeft(scenarios).map((reading) =>
      row(
        reading.words.charAt(0).toUpperCase() + reading.words.slice(1),
        'Another reading of published figures',
        `Not tried in this run; to try it: ${reading.with}`,
        'No',
        notMeasured,
      ),
    ),
    row(
      'Whether the model describes the system',
      'Structure of the model',
      'Past forecasts are compared with what happened: see report.html and docs/validation.md',
      'No',
      'No past period had the option in it',
    ),
    ...notModelled.map((what) =>
      row(what, 'Not modelled', 'No figure: to be weighed beside the results', 'No', 'Not quantified'),
    ),
  ]
}

/** The interval of what the first option changes in returns, or of returns. */
function spreadOf({ differences, summary, inputs }: StoredComparison): string {
  const isReturns = (each: { metric: string; scheme: string; counted_in: string; deterrence: string }) =>
    each.metric === 'returns.total' &&
    each.scheme === '' &&
    each.counted_in === 'people' &&
    each.deterrence === 'none'
  const row =
    differences.find(isReturns) ??
    summary.find((each) => isReturns(each) && each.scenario === inputs.baseline)
  if (row === undefined || row.ci_low === null || row.ci_high === null)
    return 'Too few replications for an interval'
  const step = roundingStep(row.mean ?? 0, row.ci_low, row.ci_high)
  const what = 'baseline' in row ? `change in people returned (${row.scenario})` : 'people returned'
  return `95% interval of the ${what}: ${formatNumber(row.ci_low, step)} to ${formatNumber(row.ci_high, step)}`
}
