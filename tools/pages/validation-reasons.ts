/** The figures behind why a target of docs/validation.md is missed, from what is published; the words are in its template. */
import { quarterAfter, quartersBetween } from '../../src/calendar/periods.ts'
import { firstOrigin } from '../../src/experiments/history/first-origin.ts'
import { dependantsPerMain } from '../../src/experiments/history/last-published.ts'
import { lastFit, publishedSeries } from '../../src/runs/published-series.ts'
import { sum } from '../../src/statistics/scores.ts'

const published = publishedSeries()
const yearTo = (quarter: string) => quartersBetween(quarterAfter(quarter, -3), quarter)
const ratio = (above: string, below: string) => (quarter: string) =>
  published.at(above, quarter) / published.at(below, quarter)

/** The figures, by what they are of. */
export function reasonFigures() {
  const [awaiting, receipts] = ['awaiting_initial_decision_people', 'ftt_asylum_receipts']
  const all = quartersBetween(firstOrigin, lastFit)
  const before2023 = all.filter((quarter) => quarter < '2023')
  const unclosed = all.map((quarter) =>
    Math.abs(
      published.at(awaiting, quarter) -
        published.at(awaiting, quarterAfter(quarter, -1)) -
        published.at('asylum_claims_people', quarter) +
        published.at('initial_outcomes_all', quarter),
    ),
  )
  const supportedPerAwaiting = ratio('supported_asylum_people', awaiting)
  const perRefused = before2023.map(ratio(receipts, 'initial_refusals'))
  const yearOverCaseload = before2023.map(
    (quarter) =>
      sum(yearTo(quarter).map((each) => published.at(receipts, each))) /
      published.at('ftt_asylum_open_caseload', quarter),
  )
  return {
    unclosed: Math.max(...unclosed),
    supportedPerAwaiting: ['2017-Q4', '2019-Q4'].map(supportedPerAwaiting),
    perRefused: [Math.min(...perRefused), Math.max(...perRefused)],
    yearOverCaseload: Math.max(...yearOverCaseload),
    disposals: ['2020-Q1', '2020-Q2'].map((quarter) => published.at('ftt_asylum_disposals', quarter)),
  }
}

/** Figures about how long support lasts: what the parameters of it were added for. */
export function supportFigures() {
  const until = '2023-Q4'
  const over = (series: string, quarters: readonly string[]) =>
    sum(quarters.map((quarter) => published.at(series, quarter)))
  const open = (quarter: string) => published.at('ftt_asylum_open_caseload', quarter)
  return {
    grants: { until, people: over('initial_grants', [quarterAfter(until, -1), until]) },
    appeals: { before: open(quarterAfter(until, -1)), after: open(lastFit) },
    lastYear: {
      perRefused: over('ftt_asylum_receipts', yearTo(lastFit)) / over('initial_refusals', yearTo(lastFit)),
      perCase: 1 + dependantsPerMain(published, lastFit).value,
    },
  }
}
