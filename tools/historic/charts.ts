/** The charts of the run of historic-2018-2024 beside what was published. */
import { type FreeRunningInput, freeRunning } from '../../src/charts/history/free-running.ts'
import type { Chart } from '../../src/charts/kit/chart.ts'
import { csv } from '../../src/run-folder/table.ts'
import { type Exhausted, grown, onDays, onOwnDays, type Returns, times } from './comparison.ts'
import { points } from './inputs.ts'
import { against, type Drift, type Run } from './results.ts'

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

const opened =
  'Opened as published for the end of 2017, then run on observed inputs; nothing is put right on the way.'
const bands =
  'Dots: published. Line and bands: the model, median with 50% and 90% of replications, which differ by chance and unpublished opening stocks only: the bands do not say how wrong the model may be. Figures at the end: means.'

/** A stock that is published and left to the model. */
export interface Output {
  readonly series: string
  readonly metric: string
  readonly countedIn: 'people' | 'parties'
  readonly label: string
  readonly short: string
  readonly measure: string
  readonly also?: { readonly series: string; readonly words: string }
  readonly note?: string
}

/** Every such stock, in the order of the page. */
export const outputs: readonly Output[] = [
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

/** A chart of the page, with the figures that it draws as CSV. */
export interface HistoricChart {
  readonly chart: Chart
  readonly subtitle: string
  readonly figures: string
}

/** The charts, in the order of the page. @param words for the run */
export const historicCharts = (
  run: Run,
  words: string,
  found: {
    readonly drifts: ReadonlyMap<string, Drift>
    readonly exhausted: Exhausted
    readonly returns: readonly [voluntary: Returns, enforced: Returns]
  },
): HistoricChart[] =>
  [
    ...outputs.map((output) => stockChart(run, output, found.drifts.get(output.series)!)),
    exhaustedChart(found.exhausted),
    returnsChart(found.returns),
  ].map((input) => ({
    chart: freeRunning({ ...input, run: words }),
    subtitle: input.subtitle,
    figures: figuresOf(input),
  }))

type Input = Omit<FreeRunningInput, 'run'>

function stockChart(run: Run, output: Output, { atEnd }: Drift): Input {
  const { series, metric, countedIn, short, measure, also, note } = output
  return {
    id: `historic-${series.replaceAll('_', '-')}`,
    titles: [
      `${short}: after seven years, ${against(atEnd)} what was published`,
      `${short}: ${against(atEnd)} what was published`,
    ],
    subtitle: `${measure} ${opened}`,
    note: bands + (note ?? ''),
    sources: [series, ...(also === undefined ? [] : [also.series])]
      .map((each) => `${each} (${sourcesOf(each).join(', ')})`)
      .join('; '),
    panels: [
      {
        model: run.stock(metric, countedIn),
        published: [
          ...(also === undefined
            ? []
            : [{ words: also.words, isSame: false, values: inSpan(onOwnDays(also.series)) }]),
          {
            words: also === undefined ? 'published' : 'tribunal',
            isSame: true,
            values: inSpan(onDays(series)),
          },
        ],
      },
    ],
  }
}

const exhaustedChart = ({ model, pool, from, to, growth, poolGrowth }: Exhausted): Input => ({
  id: 'historic-rights-exhausted',
  titles: [
    `Rights exhausted: ${grown(growth)} in five years; cases subject to removal action ${grown(poolGrowth)}`,
    'Rights exhausted, and cases subject to removal action',
  ],
  subtitle: `Cases of people whose rights are exhausted and who are in the UK, at the end of each quarter: not published. Opened at an assumed number for the end of 2017, then run on observed inputs.`,
  note: `Hollow dots: cases subject to removal action, each June: another count, without cases on hold. Growth is from ${from} to ${to}. Line and bands: the model, median with 50% and 90% of replications; the opening is an assumption, drawn for each of them.`,
  sources: `subject_to_removal_action (${sourcesOf('subject_to_removal_action').join(', ')})`,
  panels: [{ model, published: [{ words: 'removal action', isSame: false, values: inSpan(pool) }] }],
})

function returnsChart(returns: readonly [voluntary: Returns, enforced: Returns]): Input {
  const [voluntary, enforced] = returns
  return {
    id: 'historic-returns',
    titles: [
      `Returns by year: voluntary ${times(voluntary)} what was published, enforced ${times(enforced)}`,
      'Returns by type and year',
    ],
    subtitle: `Returns of people who had claimed asylum, by calendar year, UK. ${opened}`,
    note: `Dots: published asylum-related returns, to ${lastYear(voluntary)}. Line and bands: the model, median with 50% and 90% of replications. The model’s hazards of return are the same in every year: they have neither the closures of 2020 nor the rise since.`,
    sources: `asylum-related returns (${sourcesOf(...returns.map(({ series }) => series)).join(', ')})`,
    panels: returns.map(({ title, model, known }) => ({
      title,
      yearly: true,
      model,
      published: [
        { words: 'published', isSame: true, values: [...known].map(([date, value]) => ({ date, value })) },
      ],
    })),
  }
}

/** The last year for which returns are published. */
export const lastYear = ({ known }: Returns): string => [...known.keys()].toSorted().at(-1)!.slice(0, 4)

/** What a chart draws: the model with its quantiles and each published series, by date. */
function figuresOf({ panels }: Input): string {
  const blank = { p05: null, p25: null, p50: null, p75: null, p95: null }
  const rows = panels.flatMap(({ title = '', model, published }) => [
    ...model.map((point) => ({ panel: title, series: 'model', ...point })),
    ...published.flatMap(({ words, values }) =>
      values.map(({ date, value }) => ({ panel: title, series: words, date, mean: value, ...blank })),
    ),
  ])
  return csv(rows, ['panel', 'series', 'date', 'mean', 'p05', 'p25', 'p50', 'p75', 'p95'])
}
