/** Finding the rows of one metric for one option. */
import type { MonthlyRow, Spread } from '../../experiments/replications/tables.ts'
import type { ChartInput, ChartScheme } from './chart.ts'

/** What identifies the rows to look for. */
export interface RowKey {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly scheme?: string
  /** Default: people, or uncounted where the metric is not of people. */
  readonly counted_in?: 'people' | 'parties'
}

interface Keyed {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  readonly scheme: string
  readonly counted_in: string
}

/** Rows by scenario, deterrence and metric, for each table looked into: tables have a hundred thousand rows, and do not change. */
const indexes = new WeakMap<readonly Keyed[], ReadonlyMap<string, readonly Keyed[]>>()

const placeOf = ({ scenario, deterrence, metric }: Pick<Keyed, 'scenario' | 'deterrence' | 'metric'>) =>
  [scenario, deterrence, metric].join('\n')

/** Rows of a key in a table, in the table’s order; those of any scheme where the key names none. */
function rowsOf<R extends Keyed>(rows: readonly R[], key: RowKey): R[] {
  let index = indexes.get(rows)
  if (index === undefined) {
    const made = new Map<string, Keyed[]>()
    for (const row of rows) {
      const place = placeOf(row)
      const here = made.get(place)
      if (here === undefined) made.set(place, [row])
      else here.push(row)
    }
    indexes.set(rows, made)
    index = made
  }
  const found = (index.get(placeOf(key)) ?? []) as readonly R[]
  return found.filter(
    (row) =>
      (key.counted_in === 'parties') === (row.counted_in === 'parties') &&
      (key.scheme === undefined || row.scheme === key.scheme),
  )
}

/** The row of a metric, in people or uncounted: the whole system’s where the key names no scheme. */
export function findRow<R extends Keyed>(rows: readonly R[], key: RowKey): R | undefined {
  return rowsOf(rows, { ...key, scheme: key.scheme ?? '' })[0]
}

/** Months of a metric in people, in order of time. Empty where the option does not have it. */
export function monthsOf(rows: readonly MonthlyRow[], key: RowKey): readonly MonthlyRow[] {
  const found = rowsOf(rows, { ...key, scheme: key.scheme ?? '' }).filter((row) => row.mean !== null)
  return found.sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** Ids of the schemes for which an option has rows of a metric, sorted. */
export function schemesOf(rows: readonly Keyed[], key: RowKey): readonly string[] {
  const ids = rowsOf(rows, key).flatMap(({ scheme }) => (scheme === '' ? [] : [scheme]))
  return [...new Set(ids)].sort()
}

/** What charts know of a scheme of a scenario; one of which nothing is known is compared, by its id. */
export const schemeIn = (
  { scenarios }: Pick<ChartInput, 'scenarios'>,
  { scenario }: Pick<RowKey, 'scenario'>,
  scheme: string,
): ChartScheme =>
  scenarios.find(({ name }) => name === scenario)?.schemes?.[scheme] ?? {
    label: scheme,
    isCompared: true,
    hasStay: true,
  }

/** The same as `schemesOf`, of the schemes that the comparison is about. */
export const schemesCompared = (
  input: Pick<ChartInput, 'scenarios'>,
  rows: readonly Keyed[],
  key: RowKey,
): readonly string[] => schemesOf(rows, key).filter((scheme) => schemeIn(input, key, scheme).isCompared)

/**
 * An option once for each of its schemes that its figures in a metric are about: `scheme` is the id in the tables, and the label has the
 * scheme’s where there are several. One that the baseline has on the same terms is no part of what the option does, so it is
 * left out; where none is left out, the figures are of all of them together, and `scheme` is ''.
 */
export function schemesShown<O extends Omit<RowKey, 'metric' | 'scheme'> & { readonly label: string }>(
  input: ChartInput,
  option: O,
  metric: string,
): readonly (O & { readonly scheme: string })[] {
  const { scenario, deterrence, label } = option
  const key = { scenario, deterrence, metric }
  const shown = schemesCompared(input, input.summary, key)
  const isAll = shown.length === schemesOf(input.summary, key).length
  if (isAll) return shown.length === 0 ? [] : [{ ...option, scheme: '' }]
  return shown.map((scheme) => ({
    ...option,
    scheme,
    label: shown.length === 1 ? label : `${label}, ${schemeIn(input, key, scheme).label}`,
  }))
}

/** The figures of a scheme, and over how many replications they are given. */
export interface SchemeFigure {
  readonly row: Spread & { readonly unit: string; readonly replications: number }
  /** Replications in which the scheme opened; undefined where the run does not tell, and figures are of all. */
  readonly opened?: number
}

/**
 * What a scheme does, as a level: over the replications in which it opens, where the run has such rows and it opens in any,
 * else over all. Undefined where the option does not have the metric.
 */
export function schemeFigure(input: ChartInput, key: RowKey): SchemeFigure | undefined {
  const of = { ...key, scheme: key.scheme ?? '' }
  const [row] = rowsOf(input.summary, of)
  if (row === undefined) return undefined
  const found = input.ifOpen && rowsOf(input.ifOpen, of).find((each) => each.baseline === '')
  if (found === undefined) return { row }
  return found.opened > 0
    ? { row: { ...found, replications: found.opened }, opened: found.opened }
    : { row, opened: 0 }
}

/** ', if it opens (17 of 20 replications)'; empty where it opens in all, or nothing is known of it. */
export function ifItOpens(figure: { readonly opened?: number } | undefined, replications: number): string {
  const opened = figure?.opened
  if (opened === undefined || opened === replications) return ''
  return opened === 0
    ? `, which opens in none of ${replications} replications`
    : `, if it opens (${opened} of ${replications} replications)`
}
