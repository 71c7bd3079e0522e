/** People beside money, year by year of the run: what each option changes, from the months of the run. */
import { monthNames } from '../calendar/in-words.ts'
import type { Block } from './briefing.ts'
import { schemeOf } from './find.ts'
import { nameOf } from './findings.ts'
import { baselineOf, type Compared, type Material, type Monthly, optionsOf } from './material.ts'
import { figure, heads, quoted, say, type Text } from './text.ts'

/** A column: a flow is summed over the months of a year, a stock is that of its last month. */
interface Column {
  readonly head: string
  readonly metric: string
  readonly is: 'flow' | 'stock'
  readonly ofScheme?: true
}

const columns: readonly Column[] = [
  { head: 'Public cost', metric: 'cost.total', is: 'flow' },
  { head: 'People returned', metric: 'returns.total', is: 'flow' },
  { head: 'People transferred', metric: 'scheme.transferred', is: 'flow', ofScheme: true },
  { head: 'People brought back', metric: 'scheme.brought_back', is: 'flow', ofScheme: true },
  { head: 'Days in detention', metric: 'days.detained', is: 'flow' },
  { head: 'Waiting for a first decision, year end', metric: 'backlog.decision', is: 'stock' },
  { head: 'Supported, year end', metric: 'support.supported', is: 'stock' },
]

/** Options whose tables stand open; those of more are shown on request. */
const mostOpen = 2
const monthsAYear = 12

/** A table for the baseline’s levels and one for what each option changes. */
export function byYear(material: Material): Block[] {
  const baseline = baselineOf(material)
  const options = optionsOf(material)
  const tables = options.map((option) => ({
    title: option.values.title,
    table: tableOf(
      material,
      option,
      baseline,
      say`The change that ${nameOf(option)} makes to ${nameOf(baseline)}: averages, with no deterrent effect assumed. The tables above have intervals for the whole period.`,
    ),
  }))
  return [
    tableOf(material, baseline, undefined, say`Levels under ${nameOf(baseline)}: averages.`),
    ...tables.map(
      ({ title, table }): Block =>
        tables.length <= mostOpen
          ? table
          : { kind: 'details', summary: `Year by year: ${title}`, blocks: [table] },
    ),
  ]
}

function tableOf(material: Material, scenario: Compared, less: Compared | undefined, caption: Text): Block {
  const months = monthsOf(material)
  const years = Array.from({ length: Math.ceil(months.length / monthsAYear) }, (_, y) =>
    months.slice(y * monthsAYear, (y + 1) * monthsAYear),
  )
  const shownColumns = columns.filter(
    ({ ofScheme }) => ofScheme === undefined || (less !== undefined && scenario.schemes.length > 0),
  )
  const yearly = shownColumns.map((column) => ({
    column,
    own: byMonth(material, scenario, scenario, column),
    baseline: less && byMonth(material, less, scenario, column),
  }))
  return {
    kind: 'table',
    caption,
    head: heads('Year to the end of', ...shownColumns.map(({ head }) => head)),
    rows: years.map((own) => [
      [quoted(monthInWords(own.at(-1)!))],
      ...yearly.map(({ column, own: values, baseline }): Text => {
        const value = inYear(values.rows, own, column)
        if (value === undefined) return ['–']
        const before = baseline && inYear(baseline.rows, own, column)
        const id = `monthly|${scenario.name}|${less === undefined ? '' : less.name}|none|${column.metric}|${values.scheme}|${own[0]}..${own.at(-1)}|${column.is}`
        return [
          figure(
            { id, value: value - (before ?? 0), unit: values.unit },
            less === undefined ? 'level' : 'signed',
          ),
        ]
      }),
    ]),
  }
}

/** The months of the run, without the one at whose end it opens, which has stocks alone. */
function monthsOf({ monthly, about }: Material): string[] {
  const own = monthly.filter(
    ({ scenario, deterrence, metric, scheme, mean }) =>
      scenario === about.baseline &&
      deterrence === 'none' &&
      metric === 'returns.total' &&
      scheme === '' &&
      mean !== null,
  )
  return [...new Set(own.map(({ month }) => month))].toSorted()
}

/** Rows of a column by month. @param of the scenario whose scheme the column is about */
function byMonth(material: Material, scenario: Compared, of: Compared, { metric, ofScheme }: Column) {
  const scheme = ofScheme ? schemeOf(of) : ''
  const own = material.monthly.filter(
    (row) =>
      row.scenario === scenario.name &&
      row.deterrence === 'none' &&
      row.metric === metric &&
      row.scheme === scheme &&
      row.counted_in !== 'parties',
  )
  return { scheme, unit: own[0]?.unit ?? '', rows: new Map(own.map((row) => [row.month, row])) }
}

/** What a year comes to; undefined where a month of it has no figure. */
function inYear(
  rows: ReadonlyMap<string, Monthly>,
  months: readonly string[],
  { is }: Column,
): number | undefined {
  const counted = is === 'stock' ? months.slice(-1) : months
  let sum = 0
  for (const month of counted) {
    const mean = rows.get(month)?.mean
    if (mean === undefined || mean === null) return undefined
    sum += mean
  }
  return sum
}

/** ‘June 2027’ of ‘2027-06’. */
const monthInWords = (month: string) => `${monthNames[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`
