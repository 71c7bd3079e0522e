/** The run of historic-2018-2024 beside what was published: what the page and its charts are made from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastDayOf } from '../../src/calendar/periods.ts'
import type { FanPoint } from '../../src/charts/history/free-running.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { readReplications } from '../../src/run-folder/parquet-rows.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { tables } from '../../src/run-folder/tables.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { sum } from '../../src/statistics/scores.ts'
import { historic, published } from './inputs.ts'
import { type Drift, drift, monthsOfYear, Run } from './results.ts'

const folder = 'outputs/historic'

/** The calendar years of the run. */
export const years: readonly number[] = Array.from({ length: 7 }, (_, i) => 2018 + i)

/** The middle of a calendar year, by which its flows are dated, and its months. */
const spanOf = (year: number): readonly [string, string[]] => [`${year}-07-01`, monthsOfYear(year)]

/** A stock on the last days of quarters. */
export const onDays = (series: string): ReadonlyMap<string, number> =>
  new Map([...published.quarterly(series)].map(([quarter, value]) => [lastDayOf(quarter), value]))

/** A stock on the dates of its own. */
export const onOwnDays = (series: string): ReadonlyMap<string, number> =>
  new Map([...published.of(series)].filter(([day]) => day >= '2017-12-31'))

/** The run as it was stored, with its scenario. @throws Error if it is none of the scenario as it is now over seven years */
export async function storedRun() {
  const manifest = readManifest(folder)
  const { values, sha256 } = loadScenario(historic.name)
  if (manifest.scenarios[0]?.sha256 !== sha256 || manifest.horizon_years !== 7)
    throw new Error(
      `${folder} is no run of ${historic.name} as it is now over seven years: npm run historic-run`,
    )
  const rows = await readReplications(
    readFileSync(join(folder, 'results/replications.parquet')),
    historic.name,
    'none',
  )
  return { manifest, scenario: values, run: new Run(rows), summary: readTable(folder, tables.summary) }
}

/** The exhausted stock beside the cases subject to removal action: no count of the same people is published. */
export interface Exhausted {
  readonly model: readonly FanPoint[]
  readonly pool: ReadonlyMap<string, number>
  readonly drift: Drift
  /** First and last date with both, and how much each has grown in between. */
  readonly from: string
  readonly to: string
  readonly growth: number
  readonly poolGrowth: number
}

/** The exhausted stock of the run. */
export function exhaustedOf(run: Run): Exhausted {
  const pool = onOwnDays('subject_to_removal_action')
  const model = run.stock('stock.rights_exhausted', 'parties')
  const days = [...pool.keys()].toSorted()
  const [from, to] = [days[0]!, days.at(-1)!]
  const modelAt = (date: string) => model.find((each) => each.date === date)!.mean
  return {
    model,
    pool,
    drift: drift(model, pool),
    from,
    to,
    growth: modelAt(to) / modelAt(from) - 1,
    poolGrowth: pool.get(to)! / pool.get(from)! - 1,
  }
}

/** Returns of one type by calendar year, and their sums over the years for which they are published. */
export interface Returns {
  readonly title: string
  readonly series: string
  readonly model: readonly FanPoint[]
  readonly known: ReadonlyMap<string, number>
  readonly total: number
  readonly publishedTotal: number
}

/** Returns of one type. */
function returnsOf(run: Run, title: string, metric: string, series: string): Returns {
  const model = run.flow(metric, 'people', years.map(spanOf))
  const known = new Map(
    years.flatMap((year) => {
      const value = published.of(series).get(String(year))
      return value === undefined ? [] : [[spanOf(year)[0], value] as const]
    }),
  )
  const both = model.filter(({ date }) => known.has(date))
  return {
    title,
    series,
    model,
    known,
    total: sum(both.map(({ mean }) => mean)),
    publishedTotal: sum(known.values()),
  }
}

/** Voluntary and enforced returns of the run. */
export const returnsByType = (run: Run) => ({
  voluntary: returnsOf(run, 'Voluntary', 'returns.voluntary', 'asylum_related|voluntary_returns'),
  enforced: returnsOf(run, 'Enforced', 'returns.enforced', 'asylum_related|enforced_returns'),
})

/** A flow of a calendar year as it came out, over some metrics. */
export const flowIn = (run: Run, year: number, countedIn: string, metrics: readonly string[]): number =>
  metrics.reduce((sum, metric) => sum + run.flow(metric, countedIn, [spanOf(year)])[0]!.mean, 0)

/** The same as published, over some series: the quarters of the year, or the year; undefined where neither is there. */
export function publishedIn(year: number, series: readonly string[]): number | undefined {
  const quarters = series.flatMap((each) =>
    [1, 2, 3, 4].flatMap((quarter) => published.quarterly(each).get(`${year}-Q${quarter}`) ?? []),
  )
  if (quarters.length === 4 * series.length) return quarters.reduce((sum, value) => sum + value, 0)
  const [only, ...others] = series
  return others.length === 0 ? published.of(only!).get(String(year)) : undefined
}

/** Appeals lodged, while their number is published by quarter and in the first financial year of the tribunal’s receipts. */
export function appealsLodged(run: Run) {
  const early = [2018, 2019, 2020, 2021, 2022]
  const year = '2023/24'
  const months = [...monthsOfYear(2023).slice(3), ...monthsOfYear(2024).slice(0, 3)]
  return {
    early: {
      model: early.reduce((sum, each) => sum + flowIn(run, each, 'parties', ['appeals.lodged']), 0),
      published: early.reduce((sum, each) => sum + publishedIn(each, ['appeals_lodged'])!, 0),
    },
    late: {
      year,
      model: run.flow('appeals.lodged', 'parties', [[year, months]])[0]!.mean,
      receipts: published.of('ftt_asylum_receipts').get(year)!,
    },
  }
}

/** 'up 12%', 'down 3%'. */
export const grown = (share: number): string =>
  `${share < 0 ? 'down' : 'up'} ${(100 * Math.abs(share)).toFixed(0)}%`

/** '0.8 to 1.3 times': to be followed by what was published. */
export function times({ model, known }: Returns): string {
  const ratios = model.flatMap(({ date, mean }) => (known.has(date) ? [mean / known.get(date)!] : []))
  return `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)} times`
}
