/** Rows of a run's tables as numbers with their place. */
import type { Compared, Difference, IfOpen, Material, Summary } from './material.ts'
import { type Figure, type Form, figure, say, type Text, type Value } from './text.ts'

/** What is looked for. */
export interface Key {
  readonly scenario: string
  readonly deterrence: string
  readonly metric: string
  /** The whole system unless given. */
  readonly scheme?: string
}

/** Columns of a row that are numbers of it. */
type Column = 'mean' | 'ci_low' | 'ci_high' | 'p05' | 'p95'

/** A row with the table that it is in. */
export interface Found {
  readonly table: string
  readonly row: Difference | Summary | IfOpen
}

const isOf =
  ({ scenario, deterrence, metric, scheme = '' }: Key) =>
  (row: Difference | Summary | IfOpen) =>
    row.scenario === scenario &&
    row.deterrence === deterrence &&
    row.metric === metric &&
    row.scheme === scheme &&
    row.counted_in !== 'parties'

/** The row of a difference, where it has a mean. */
export const difference = ({ differences }: Material, key: Key): Found | undefined =>
  found('differences', differences.find(isOf(key)))

/** The row of a level, where it has a mean. */
export const level = ({ summary }: Material, key: Key): Found | undefined =>
  found('summary', summary.find(isOf(key)))

/** The row of what holds if a scheme opens. @param baseline '' for levels */
export const ifOpens = ({ ifOpen }: Material, key: Key, baseline: string): Found | undefined =>
  found(
    'if-open',
    ifOpen.find((row) => isOf(key)(row) && row.baseline === baseline),
  )

const found = (table: string, row: Found['row'] | undefined): Found | undefined =>
  row === undefined || row.mean === null ? undefined : { table, row }

/** Where a number of a row stands. */
export const placeOf = ({ table, row }: Found, column: string): string =>
  [
    table,
    row.scenario,
    'baseline' in row ? row.baseline : '',
    row.deterrence,
    row.metric,
    row.scheme,
    row.counted_in,
    column,
  ].join('|')

/** A number of a row, rounded as the interval of its mean supports. */
export function number(of: Found, column: Column = 'mean'): Value | undefined {
  const value = of.row[column]
  if (value === null) return undefined
  const { unit, ci_low: low, ci_high: high } = of.row
  return { id: placeOf(of, column), value, unit, low, high }
}

/** A number of a row as it is printed; a dash where it has none. */
export function shown(of: Found | undefined, form: Form = 'level', column: Column = 'mean'): Figure | string {
  const value = of && number(of, column)
  return value === undefined ? '–' : figure(value, form)
}

/** ‘(64 to 158)’; nothing where a row has no interval. */
export function interval(of: Found | undefined, form: Form = 'level'): Text {
  const [low, high] = [of && number(of, 'ci_low'), of && number(of, 'ci_high')]
  return low === undefined || high === undefined ? [] : say`(${figure(low, form)} to ${figure(high, form)})`
}

/** A number and its interval: ‘+106 (+64 to +158)’. */
export const withInterval = (of: Found | undefined, form: Form = 'level'): Text => {
  const range = interval(of, form)
  const value = shown(of, form)
  return range.length === 0 ? [value] : [value, ' ', ...range]
}

/** The scheme whose own figures an option's are: the one that it adds; '' where it adds several or none. */
export const schemeOf = ({ schemes }: Compared): string => (schemes.length === 1 ? schemes[0]! : '')
