/** The people transferred: where each would have been in the baseline at the end, and where they are. */
import type { TransferredRow } from '../experiments/transferred.ts'
import { type Ending, endingIds, endings } from '../model/endings.ts'
import { dayInWords, duration } from './dates.ts'
import { condition, framed, modelSource, withCondition } from './frame.ts'
import { meansNote } from './intervals.ts'
import { comparedOptions, type Option } from './options.ts'
import type { ChartMaker } from './results.ts'
import { fitTitle, formatNumber, percentage, wrap } from './text.ts'
import { background, ink, mutedInk, textSize } from './theme.ts'

/** Below this share of the people transferred a row or a column is left out of the picture; the file has all. */
const leastShare = 0.005
const shades = ['#FFFFFF', '#6BACE6', '#12436D'] as const
const all = 'All'

interface Panel {
  readonly option: Option
  readonly people: number
  readonly rows: readonly TransferredRow[]
}

/** A table per option: a row for each end in the baseline, a column for each end in the option, people in the cells. */
export const transferredPeople: ChartMaker = (input) => {
  const panels = comparedOptions(input).flatMap((option): Panel[] => {
    const rows = (input.transferred ?? []).filter(
      (row) => row.scenario === option.scenario && row.deterrence === option.deterrence && row.scheme === '',
    )
    const people = sumOf(rows, () => true)
    return people > 0 ? [{ option, people, rows }] : []
  })
  if (panels.length === 0) return undefined
  const title = fitTitle(withCondition(input, findings(panels[0]!)))
  return framed({
    id: 'transferred-people',
    title,
    subtitle: `People transferred by where they are after ${duration(input.horizonYears)} (across) and where the same people would have been in the baseline (down). ${condition(input).sentence}`,
    description: `Table chart of the people transferred over ${duration(input.horizonYears)} from ${dayInWords(input.start)}, by where they are at the end and where the same people would have been in the baseline; ${input.replications} replications. ${title}. ${panels.map(describe).join(' ')}`,
    source: `Source: ${modelSource(input)}; results/transferred.csv has every cell with its interval.`,
    note: `${meansNote(input)} The same people under the same luck in both. People who re-entered count where they are now. ‘A hub’ is the facility of any scheme. Rows and columns with less than 0.5 % of the people are left out.`,
    panels: { spacing: 30, vconcat: panels.map(panelOf) },
  })
}

const sumOf = (rows: readonly TransferredRow[], of: (row: TransferredRow) => boolean) =>
  rows.reduce((sum, row) => sum + (of(row) ? row.mean : 0), 0)

function shownEnds({ rows, people }: Panel, of: (row: TransferredRow) => Ending): Ending[] {
  return endingIds.filter((ending) => sumOf(rows, (row) => of(row) === ending) >= leastShare * people)
}

function panelOf(panel: Panel) {
  const { option, rows, people } = panel
  const downs = shownEnds(panel, (row) => row.in_baseline)
  const acrosses = shownEnds(panel, (row) => row.in_scenario)
  const cell = (down: string, across: string, value: number, total: boolean) => ({
    down,
    across,
    people: value,
    text: value > 0 && value < 0.5 ? '<1' : formatNumber(Math.round(value)),
    share: total ? 0 : value / people,
    total,
  })
  const values = [
    ...downs.flatMap((down) => [
      ...acrosses.map((across) =>
        cell(
          endings[down],
          endings[across],
          sumOf(rows, (row) => row.in_baseline === down && row.in_scenario === across),
          false,
        ),
      ),
      cell(
        endings[down],
        all,
        sumOf(rows, (row) => row.in_baseline === down),
        true,
      ),
    ]),
    ...acrosses.map((across) =>
      cell(
        all,
        endings[across],
        sumOf(rows, (row) => row.in_scenario === across),
        true,
      ),
    ),
    cell(all, all, people, true),
  ]
  const largest = Math.max(...values.map(({ share }) => share))
  const lines = Object.fromEntries(
    [...acrosses.map((ending) => endings[ending]), all].map((label) => [label, wrap(label, 12)]),
  )
  return {
    title: { text: `${option.label}: where they are`, frame: 'group' as const },
    data: { values },
    width: 640,
    height: { step: 32 },
    encoding: {
      x: {
        field: 'across',
        type: 'nominal' as const,
        sort: [...acrosses.map((ending) => endings[ending]), all],
        axis: {
          title: null,
          orient: 'top' as const,
          labelAngle: 0,
          labelExpr: `${JSON.stringify(lines)}[datum.label]`,
          ticks: false,
          domain: false,
          grid: false,
        },
      },
      y: {
        field: 'down',
        type: 'nominal' as const,
        sort: [...downs.map((ending) => endings[ending]), all],
        axis: { title: 'Where they would have been', ticks: false, domain: false, titleColor: mutedInk },
      },
    },
    layer: [
      {
        mark: { type: 'rect' as const, stroke: background, strokeWidth: 2 },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative' as const,
            scale: { domain: [0, 0.6 * largest, largest], range: [...shades], interpolate: 'rgb' as const },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text' as const, fontSize: textSize.label },
        encoding: {
          text: { field: 'text', type: 'nominal' as const },
          color: { condition: { test: `datum.share > ${0.7 * largest}`, value: background }, value: ink },
        },
      },
    ],
  }
}

/** Ends at which somebody has gone home. */
const home: readonly Ending[] = ['returned_voluntarily', 'returned_enforced', 'returned_from_scheme']

function findings({ option, people, rows }: Panel): string[] {
  const share = (of: (row: TransferredRow) => boolean) => percentage(sumOf(rows, of) / people)
  const now = share(({ in_scenario }) => home.includes(in_scenario))
  const before = share(({ in_baseline }) => home.includes(in_baseline))
  const sentence = `${now} % of people transferred have gone home; without the transfer ${before} % would have`
  return [`${option.title}: ${sentence}`, sentence]
}

function describe({ option, people, rows }: Panel): string {
  const parts = [...rows]
    .sort((a, b) => b.mean - a.mean)
    .slice(0, 5)
    .map(
      ({ in_baseline, in_scenario, mean }) =>
        `${formatNumber(Math.round(mean))} are ‘${endings[in_scenario]}’ and would have been ‘${endings[in_baseline]}’`,
    )
  return `${option.label}: of ${formatNumber(Math.round(people))} people ${parts.join('; ')}.`
}
