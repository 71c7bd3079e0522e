/** What a sweep that tries its parameters one at a time prints: which conclusions turn. */
import { shortLabelOf } from '../experiments/metric-label.ts'
import type { Sweep } from '../experiments/sweep/sweep.ts'
import { type Turn, type TurnRow, turnsOf } from '../experiments/sweep/turns.ts'
import type { SweepDocument } from '../scenarios/load.ts'
import { fewestForVerdict, type Verdict } from '../statistics/verdict.ts'
import { formatSigned, inUnit, roundingStep, unitFactor } from '../words/numbers.ts'

/** Metrics whose conclusions are printed; `results/turns.csv` has all. */
const shown = [
  'returns.total',
  'departures.total',
  'stock.rights_exhausted',
  'support.supported',
  'support.hotels',
  'cost.total',
]

const verdictWords: Readonly<Record<Verdict, string>> = {
  more: 'more',
  fewer: 'less',
  none: 'no difference',
  unclear: 'not clear',
  unknown: 'unknown',
}

const turnText: Readonly<Record<Turn, string>> = {
  turns: 'TURNS',
  fades: 'no longer so',
  appears: 'becomes clear',
  stays: '',
  unknown: '',
}

/** For each scenario the differences at the usual values, and below each what becomes of it at every other value. */
export function turnsText(
  { chart, parameters }: SweepDocument,
  { points, differences }: Sweep,
  baseline: string,
): string[] {
  const metrics = [...new Set([...shown, chart.metric])]
  const rows = turnsOf(
    points.map(({ point }) => point),
    differences,
  ).filter(
    ({ metric, scheme, deterrence, counted_in }) =>
      metrics.includes(metric) && scheme === '' && deterrence === 'none' && counted_in !== 'parties',
  )
  const nameOf = ({ parameter, value }: TurnRow) => {
    const declared = parameters[parameter]
    return declared?.names?.[value] ?? `${declared?.label ?? parameter} ${value}`
  }
  const scenarios = [...new Set(rows.map(({ scenario }) => scenario))]
  const lines = scenarios.flatMap((scenario) => {
    const own = rows.filter((row) => row.scenario === scenario)
    const turned = own.filter(({ conclusion }) => conclusion === 'turns')
    return [
      `${scenario} less ${baseline}:`,
      ...metrics.flatMap((metric) =>
        blockOf(
          own.filter((row) => row.metric === metric),
          nameOf,
        ),
      ),
      ...(own.every(({ conclusion }) => conclusion === 'unknown')
        ? []
        : turned.length === 0
          ? ['  Of these, no conclusion turns.']
          : turned.map((row) => `  Turned: ${shortLabelOf(row.metric, row.counted_in)}, ${nameOf(row)}.`)),
      '',
    ]
  })
  return rows.some(({ conclusion }) => conclusion === 'unknown')
    ? [...lines, `A conclusion needs ${fewestForVerdict} replications at least.`]
    : lines
}

/** A metric at the usual values and at the others; those at which nothing is different are told together. */
function blockOf(rows: readonly TurnRow[], nameOf: (row: TurnRow) => string): string[] {
  const [first] = rows
  if (first === undefined || first.usual_mean === null) return []
  const changed = rows.filter(({ mean, usual_mean }) => mean !== usual_mean)
  const alike = rows.length - changed.length
  const label = shortLabelOf(first.metric, first.counted_in)
  return [
    line(`  ${label}`, first.usual_mean, first.usual_verdict, first, ''),
    ...changed.map((row) => line(`    ${nameOf(row)}`, row.mean, row.verdict, row, turnText[row.conclusion])),
    ...(alike === 0
      ? []
      : [
          `    the same under ${alike === rows.length ? 'all' : 'the'} ${alike === rows.length ? alike : `other ${alike}`}`,
        ]),
  ]
}

function line(name: string, mean: number | null, verdict: Verdict, { unit }: TurnRow, turn: string): string {
  const value = (mean ?? 0) * unitFactor(unit)
  const figure = mean === null ? '–' : inUnit(formatSigned(value, roundingStep(value)), unit)
  return `${name.padEnd(38)} ${figure.padStart(12)}  ${verdictWords[verdict].padEnd(13)} ${turn}`.trimEnd()
}
