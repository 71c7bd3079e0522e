/** Writes docs/historic.md and its charts from the run folder of `npm run historic-run`, as the page itself names it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { lastDayOf } from '../src/calendar/periods.ts'
import { type FreeRunningInput, freeRunning } from '../src/charts/history/free-running.ts'
import { renderChart } from '../src/charts/kit/render.ts'
import { readReplications } from '../src/run-folder/parquet.ts'
import { loadScenario } from '../src/scenarios/load.ts'
import { historic, points, published } from './historic-inputs.ts'
import { against, type Drift, drift, monthsOfYear, Run } from './historic-results.ts'
import { inputsMarks, inputsPart, number, table } from './historic-tables.ts'

const folder = 'outputs/historic'
const pictures = 'docs/historic'

interface Stored {
  readonly replications: number
  readonly seed: number
  readonly horizon_years: number
  readonly scenarios: readonly { readonly sha256: string }[]
  readonly tool: { readonly version: string }
}
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Stored
const run = new Run(
  await readReplications(readFileSync(join(folder, 'results/replications.parquet')), historic.name, 'none'),
)
const summary: Record<string, string>[] = parse(readFileSync(join(folder, 'results/summary.csv')), {
  columns: true,
})
const { values: scenario, sha256 } = loadScenario(historic.name)
if (manifest.scenarios[0]?.sha256 !== sha256 || manifest.horizon_years !== 7)
  throw new Error(
    `${folder} is no run of ${historic.name} as it is now over seven years: npm run historic-run`,
  )
const runWords = `return-hubs ${manifest.tool.version}, ${historic.name}, seed ${manifest.seed}, ${manifest.replications} replications`

const percent = (share: number) => `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(1)} %`

/** A stock on the last days of quarters. */
const onDays = (series: string) =>
  new Map([...published.quarterly(series)].map(([quarter, value]) => [lastDayOf(quarter), value]))
/** A stock on the dates of its own. */
const onOwnDays = (series: string) =>
  new Map([...published.of(series)].filter(([day]) => day >= '2017-12-31'))
const inSpan = (values: ReadonlyMap<string, number>) =>
  [...values]
    .filter(([date]) => date >= '2017-12-31' && date <= '2024-12-31')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, value]) => ({ date, value }))

const sourcesOf = (...series: readonly string[]) => [
  ...new Set(
    points
      .filter((p) => series.includes(p.series) && p.period >= '2017-12' && p.period <= '2024-12-31')
      .map((p) => p.source_id),
  ),
]

const charts: FreeRunningInput[] = []
const opened =
  'Opened as published for the end of 2017, then run on observed inputs; nothing is put right on the way.'
const bands =
  'Dots: published. Line and bands: the model, median with 50 % and 90 % of replications, which differ by chance and unpublished opening stocks only: the bands do not say how wrong the model may be. Figures at the end: means.'

interface Output {
  readonly series: string
  readonly metric: string
  readonly countedIn: 'people' | 'parties'
  readonly label: string
  readonly short: string
  readonly measure: string
  readonly also?: { readonly series: string; readonly words: string }
  readonly note?: string
}

const outputs: readonly Output[] = [
  {
    series: 'awaiting_initial_decision_people',
    metric: 'backlog.decision',
    countedIn: 'people',
    label: 'Awaiting an initial decision',
    short: 'Awaiting a decision',
    measure: 'People awaiting an initial asylum decision, UK, at the end of each quarter.',
  },
  {
    series: 'awaiting_over_6_months',
    metric: 'backlog.decision.over_six_months',
    countedIn: 'people',
    label: 'Of these, for more than six months',
    short: 'Waiting over six months',
    measure:
      'People awaiting an initial asylum decision for more than six months, UK, at the end of each quarter.',
  },
  {
    series: 'supported_asylum_people',
    metric: 'support.supported',
    countedIn: 'people',
    label: 'Supported',
    short: 'Supported',
    measure: 'People on asylum support, UK, at the end of each quarter.',
  },
  {
    series: 'hotel_people',
    metric: 'support.hotels',
    countedIn: 'people',
    label: 'In hotels',
    short: 'In hotels',
    measure: 'Supported people in hotels, UK, at the end of each quarter.',
    note: ' Hotels were not published before the end of 2022: nobody is taken to be in one at the opening, and other accommodation is held at the level of the opening.',
  },
  {
    series: 'ftt_asylum_open_caseload',
    metric: 'backlog.appeal',
    countedIn: 'parties',
    label: 'Open first-tier appeals',
    short: 'Open appeals',
    measure: 'Open asylum appeals at the First-tier Tribunal, UK, at the end of each quarter.',
    also: { series: 'asylum_appeal_outstanding', words: 'Home Office' },
    note: ' Filled dots: the tribunal. Hollow dots: cases with an appeal outstanding by the Home Office’s count, which is lower.',
  },
]

const drifts = new Map<string, Drift>()
const rows: string[][] = []
for (const output of outputs) {
  const { series, metric, countedIn, label, short, measure, also, note } = output
  const model = run.stock(metric, countedIn)
  const known = onDays(series)
  const found = drift(model, known)
  drifts.set(series, found)
  rows.push([
    label,
    `${found.first} to ${found.last.date}, ${found.dates}`,
    number(found.last.published),
    number(found.last.model),
    percent(found.atEnd),
    `${(100 * found.typical).toFixed(1)} %`,
    `${percent(found.worst.share)}, ${found.worst.date}`,
  ])
  charts.push({
    id: `historic-${series.replaceAll('_', '-')}`,
    titles: [
      `${short}: after seven years, ${against(found.atEnd)} what was published`,
      `${short}: ${against(found.atEnd)} what was published`,
    ],
    subtitle: `${measure} ${opened}`,
    note: bands + (note ?? ''),
    sources: [series, ...(also === undefined ? [] : [also.series])]
      .map((each) => `${each} (${sourcesOf(each).join(', ')})`)
      .join('; '),
    run: runWords,
    panels: [
      {
        model,
        published: [
          ...(also === undefined
            ? []
            : [{ words: also.words, isSame: false, values: inSpan(onOwnDays(also.series)) }]),
          { words: also === undefined ? 'published' : 'tribunal', isSame: true, values: inSpan(known) },
        ],
      },
    ],
  })
}

// The exhausted stock: no count of the same people is published.
const pool = onOwnDays('subject_to_removal_action')
const exhausted = run.stock('stock.rights_exhausted', 'parties')
const exhaustedDrift = drift(exhausted, pool)
const exhaustedAtOpening = exhausted[0]!.mean
const lastPool = [...pool.keys()].toSorted().at(-1)!
const firstPool = [...pool.keys()].toSorted()[0]!
const modelAt = (date: string) => exhausted.find((each) => each.date === date)!.mean
const poolGrowth = pool.get(lastPool)! / pool.get(firstPool)! - 1
const modelGrowth = modelAt(lastPool) / modelAt(firstPool) - 1
const grown = (share: number) => `${share < 0 ? 'down' : 'up'} ${(100 * Math.abs(share)).toFixed(0)} %`
charts.push({
  id: 'historic-rights-exhausted',
  titles: [
    `Rights exhausted: ${grown(modelGrowth)} in five years; cases subject to removal action ${grown(poolGrowth)}`,
    'Rights exhausted, and cases subject to removal action',
  ],
  subtitle: `Cases of people whose rights are exhausted and who are in the UK, at the end of each quarter: not published. Opened at an assumed number for the end of 2017, then run on observed inputs.`,
  note: `Hollow dots: cases subject to removal action, each June: another count, without cases on hold. Growth is from ${firstPool} to ${lastPool}. Line and bands: the model, median with 50 % and 90 % of replications; the opening is an assumption, drawn for each of them.`,
  sources: `subject_to_removal_action (${sourcesOf('subject_to_removal_action').join(', ')})`,
  run: runWords,
  panels: [
    { model: exhausted, published: [{ words: 'removal action', isSame: false, values: inSpan(pool) }] },
  ],
})

// Returns, by calendar year.
const years = Array.from({ length: 7 }, (_, i) => 2018 + i)
const spans = years.map((year) => [`${year}-07-01`, monthsOfYear(year)] as const)
const kinds = [
  ['Voluntary', 'returns.voluntary', 'asylum_related|voluntary_returns'],
  ['Enforced', 'returns.enforced', 'asylum_related|enforced_returns'],
] as const
const yearly = (series: string) =>
  new Map<string, number>(
    [...published.of(series)].flatMap(([year, value]) =>
      /^\d{4}$/.test(year) && Number(year) >= 2018 && Number(year) <= 2024
        ? [[`${year}-07-01`, value] as const]
        : [],
    ),
  )
const returns = kinds.map(([title, metric, series]) => {
  const model = run.flow(metric, 'people', spans)
  const known = yearly(series)
  const both = model.filter(({ date }) => known.has(date))
  const total = both.reduce((sum, { mean }) => sum + mean, 0)
  const publishedTotal = [...known.values()].reduce((sum, value) => sum + value, 0)
  return { title, series, model, known, total, publishedTotal }
})
const times = ({ model, known }: (typeof returns)[number]) => {
  const ratios = model.flatMap(({ date, mean }) => (known.has(date) ? [mean / known.get(date)!] : []))
  return `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)} times`
}
const lastReturns = [...returns[0]!.known.keys()].toSorted().at(-1)!.slice(0, 4)
charts.push({
  id: 'historic-returns',
  titles: [
    `Returns by year: voluntary ${times(returns[0]!)} what was published, enforced ${times(returns[1]!)}`,
    'Returns by type and year',
  ],
  subtitle: `Returns of people who had claimed asylum, by calendar year, UK. ${opened}`,
  note: `Dots: published asylum-related returns, to ${lastReturns}. Line and bands: the model, median with 50 % and 90 % of replications. The model’s hazards of return are the same in every year: they have neither the closures of 2020 nor the rise since.`,
  sources: `asylum-related returns (${sourcesOf(...returns.map(({ series }) => series)).join(', ')})`,
  run: runWords,
  panels: returns.map(({ title, model, known }) => ({
    title,
    yearly: true,
    model,
    published: [
      { words: 'published', isSame: true, values: [...known].map(([date, value]) => ({ date, value })) },
    ],
  })),
})

// Flows by year: what is given, as a check, and what is left to the model.
const sumOfQuarters = (series: readonly string[], year: number) => {
  const values = series.flatMap((each) =>
    [1, 2, 3, 4].flatMap((quarter) => published.quarterly(each).get(`${year}-Q${quarter}`) ?? []),
  )
  return values.length === 4 * series.length ? values.reduce((sum, value) => sum + value, 0) : undefined
}
const flowRow = (
  label: string,
  metrics: readonly string[],
  countedIn: string,
  known: (year: number) => number | undefined,
) => [
  label,
  ...years.map((year, i) => {
    const model = metrics.reduce((sum, metric) => sum + run.flow(metric, countedIn, [spans[i]!])[0]!.mean, 0)
    const value = known(year)
    return `${number(model)} / ${value === undefined ? '–' : number(value)}`
  }),
]
const quartersOf =
  (...series: readonly string[]) =>
  (year: number) =>
    sumOfQuarters(series, year)
const flows = table(
  ['model / published', ...years.map(String)],
  [
    flowRow(
      'Small-boat arrivals (given)',
      ['arrivals.small_boat'],
      'people',
      quartersOf('small_boat_arrivals'),
    ),
    flowRow('Asylum claims (given)', ['claims.lodged'], 'people', quartersOf('asylum_claims_people')),
    flowRow('Initial grants (given)', ['decisions.granted'], 'people', quartersOf('initial_grants')),
    flowRow('Initial refusals (given)', ['decisions.refused'], 'people', quartersOf('initial_refusals')),
    flowRow(
      'Withdrawals and administrative outcomes (given)',
      ['claims.withdrawn', 'claims.closed'],
      'people',
      quartersOf('initial_withdrawals', 'initial_administrative_outcomes'),
    ),
    flowRow('Appeals lodged', ['appeals.lodged'], 'parties', quartersOf('appeals_lodged')),
    ...returns.map(({ title, series, model }) => [
      `${title} returns`,
      ...years.map((year, i) => {
        const value = published.of(series).get(String(year))
        return `${number(model[i]!.mean)} / ${value === undefined ? '–' : number(value)}`
      }),
    ]),
  ],
  1,
)

const of = (series: string) => drifts.get(series)!
const stockAt = (metric: string, countedIn: string, date: string) =>
  run.stock(metric, countedIn).find((each) => each.date === date)!.mean
const supported = of('supported_asylum_people')
const hotels = of('hotel_people')
const appeals = of('ftt_asylum_open_caseload')
const outside = supported.last.published - hotels.last.published
const wait = (id: string) => summary.find((row) => row['metric'] === id)!
const yearOfAppeals = '2023/24'
const lodged = run.flow('appeals.lodged', 'parties', [
  [yearOfAppeals, [...monthsOfYear(2023).slice(3), ...monthsOfYear(2024).slice(0, 3)]],
])[0]!.mean
const receipts = published.of('ftt_asylum_receipts').get(yearOfAppeals)!
const earlyLodged = [2018, 2019, 2020, 2021, 2022]
const lodgedModel = earlyLodged.reduce(
  (sum, year) => sum + run.flow('appeals.lodged', 'parties', [['', monthsOfYear(year)]])[0]!.mean,
  0,
)
const lodgedPublished = earlyLodged.reduce((sum, year) => sum + sumOfQuarters(['appeals_lodged'], year)!, 0)

const alternatives = new Map<string, string>()
mkdirSync(pictures, { recursive: true })
for (const name of readdirSync(pictures)) rmSync(join(pictures, name))
for (const input of charts) {
  const chart = freeRunning(input)
  const { png } = await renderChart(chart)
  writeFileSync(join(pictures, `${chart.id}.png`), png)
  alternatives.set(chart.id, chart.description.replaceAll(/[[\]]/g, ''))
}
const picture = (id: string) => `![${alternatives.get(id)}](historic/${id}.png)`

const [start, end] = inputsMarks
writeFileSync(
  'docs/historic.md',
  `# Seven years on observed inputs

Made by the three commands at the end, never typed. The scenario \`${historic.name}\` opens the model with what is published for the end of 2017, gives it arrivals, claims,
caseworkers, decisions, grant rates, withdrawals and appeals disposed of as they were to the end of 2024, and leaves the rest to run: queues and their age, appeals, the exhausted stock,
returns, support and hotels. **Nothing is put right on the way**, so every error of seven years is still there at the end. Nothing is fitted for this run; rates that it takes over from
\`${historic.base}\`, such as the share entitled to support and the hazards of return, were set with figures of 2023 and 2024 in view.
It is a harder test than [validation.md](validation.md), which opens again at the end of every quarter and looks two years ahead. ${manifest.replications} replications, seed ${manifest.seed}.

## What came out

${table(['output', 'compared', 'published, last', 'model, mean', 'difference', 'mean size of difference', 'largest, on'], rows, 2)}

- **The queue for a decision** comes out ${against(of('awaiting_initial_decision_people').atEnd)} what was published after seven years, ${(100 * of('awaiting_initial_decision_people').typical).toFixed(1)} % apart on average. Decisions
  are given, so this says that the accounts hold, not that decisions could have been foreseen. Its age is left to the model: people waiting over six months come out ${against(of('awaiting_over_6_months').atEnd)} what was published.
- **Support drifts**: the model has ${number(stockAt('support.supported', 'people', '2018-12-31'))} supported people at the end of 2018 (published ${number(published.at('supported_asylum_people', '2018-Q4'))}) and is ${against(supported.atEnd)} what was published at the end of 2024. The share entitled (${scenario.support.entitled_share}, an
  assumption) is set so that the model opened at the end of 2024 has as many supported people as were published then, and is the same in every year.
- **Hotels are wrong by ${percent(hotels.atEnd)}**: they are what is left of supported people beyond other accommodation, held at ${number(scenario.support.non_hotel_places.value)} places from the end of 2017 on; ${number(outside)} supported people were outside
  hotels on ${hotels.last.date}. With as many places the model’s supported population would leave ${number(Math.max(0, supported.last.model - outside))} in hotels (published ${number(hotels.last.published)}).
- **Open appeals come out ${against(appeals.atEnd)} what was published** on ${appeals.last.date}, after ${number(stockAt('backlog.appeal', 'parties', '2023-03-31'))} on 31 March 2023 (published ${number(published.at('ftt_asylum_open_caseload', '2023-Q1'))}). The share of refusals appealed is the same in every year: ${number(lodgedModel)} appeals lodged from
  2018 to 2022 (published ${number(lodgedPublished)}), ${number(lodged)} in ${yearOfAppeals} (the tribunal’s receipts ${number(receipts)}).
- **Returns do not follow what happened**: their hazards are those assumed for 2024. To ${lastReturns} the model has ${number(returns[0]!.total)} voluntary returns (published ${number(returns[0]!.publishedTotal)}) and ${number(returns[1]!.total)} enforced (published ${number(returns[1]!.publishedTotal)}); by year it has
  ${times(returns[0]!)} the voluntary and ${times(returns[1]!)} the enforced ones published. That sums are near does not make the years right. It counts only people who claimed asylum and is compared with asylum-related returns, which also hold returns to third countries and after a grant.
- **The exhausted stock cannot be checked**: nobody publishes it. The model’s opens at ${number(exhaustedAtOpening)} cases (assumed) and is ${grown(modelGrowth)} from ${firstPool} to ${lastPool}, the cases subject to removal action, a
  part of it, are ${grown(poolGrowth)}; the model stands at ${(1 + exhaustedDrift.atEnd).toFixed(2)} times these on ${exhaustedDrift.last.date}.
- **Waits** come out with a median of ${number(Number(wait('wait.decision.median')['mean']))} days for a decision and ${number(Number(wait('wait.appeal.median')['mean']))} for an appeal over the seven years; no median is published to compare them with.

${charts.map(({ id }) => picture(id)).join('\n\n')}

## Flows, as given and as they came out

${flows}

People; appeals in appeals. Given flows do not come out exactly. Arrivals are given as means, of which chance makes numbers. A decision ends weeks after its quarter’s pace began. Grants are given as a rate at
the mix of nationality groups in the opening stock, and those decided in a year are another mix. Withdrawals and administrative outcomes are given as hazards of a stock projected with
the people per case of the opening, ${scenario.stocks.people_per_case.toFixed(2)}, where the queue of 2023 and 2024 has fewer, so more of them come out. See [model.md](model.md).

## What was observed, and where nothing was

${start}${inputsPart()}
${end}
## To make it again

\`\`\`sh
npm run historic
npm run historic-run
npm run historic-page
\`\`\`

\`npm run historic\` writes the scenario, its inputs (\`src/scenarios/library/${historic.name}.csv\`) and the tables of inputs above from [src/evidence](../src/evidence/README.md); \`npm test\` fails if they are stale. The second runs it (half a
minute on two cores), the third writes this page. To start at the end of any later quarter instead, from the same series: \`return-hubs backtest --from 2020-Q4 --to 2020-Q4\`; its folder has the
opening as a scenario, with inputs as observed for two years and without.
`,
)
