/** The people transferred: where each would have been in the baseline at the end, and where they are. */

import { dayInWords, duration } from '../calendar/in-words.ts'
import type { TransferredRow } from '../experiments/replications/transferred.ts'
import { type Ending, endingIds, endings } from '../model/endings.ts'
import { formatNumber, percentage, plural } from '../words/numbers.ts'
import { evenLines, fitTitle, wrap } from '../words/text.ts'
import type { ChartMaker } from './kit/chart.ts'
import { schemesShown } from './kit/find-rows.ts'
import { condition, framed, modelSource, withCondition } from './kit/frame.ts'
import { comparedOptions, type Option } from './kit/options.ts'
import { background, ink, textSize } from './kit/theme.ts'

/** Below this share of the people transferred a row or a column is left out of the picture; the file has all. */
const leastShare = 0.005
const shades = ['#FFFFFF', '#6BACE6', '#12436D'] as const
/** Shares of the people transferred at which a cell has these shades, the same in every panel. */
const shadedAt = [0, 0.18, 0.3] as const
const all = 'All'
/** Of the column headings, in CSS pixels. */
const lineHeight = 17

interface Panel {
  readonly option: Option
  readonly people: number
  readonly rows: readonly TransferredRow[]
}

/** A table per option: a row for each end in it, a column for each end in the baseline, people in the cells. */
export const transferredPeople: ChartMaker = (input) => {
  const shown = comparedOptions(input).flatMap((option) => schemesShown(input, option, 'scheme.transferred'))
  const panels = shown.flatMap((option): Panel[] => {
    const { scenario, deterrence, scheme } = option
    const rows = (input.transferred ?? []).filter(
      (row) => row.scenario === scenario && row.deterrence === deterrence && row.scheme === scheme,
    )
    const people = sumOf(rows, () => true)
    return people > 0 ? [{ option, people, rows }] : []
  })
  if (panels.length === 0) return undefined
  const title = fitTitle(withCondition(input, findings(panels[0]!)))
  return framed({
    id: 'transferred-people',
    title,
    subtitle: `People transferred, by where they are after ${duration(input.horizonYears)} and where the same people would have been in the baseline. ${condition(input).sentence}`,
    description: `Table chart of the people transferred over ${duration(input.horizonYears)} from ${dayInWords(input.start)}, by where they are at the end and where the same people would have been in the baseline; ${input.replications} replications. ${title}. ${panels.map(describe).join(' ')}`,
    source: `Source: ${modelSource(input)}; results/transferred.csv has every cell with its interval.`,
    note: `${input.replications === 1 ? 'One replication' : `Means over ${plural(input.replications, 'replication')}`}; the same people under the same luck in both. ${returnsNote(panels[0]!)}People who re-entered count where they are now. ‘A hub’ is the facility of any scheme. Rows and columns with less than 0.5% of the people are left out.`,
    panels: { spacing: 30, vconcat: panels.map(panelOf) },
  })
}

const sumOf = (rows: readonly TransferredRow[], of: (row: TransferredRow) => boolean) =>
  rows.reduce((sum, row) => sum + (of(row) ? row.mean : 0), 0)

function shownEnds({ rows, people }: Panel, of: (row: TransferredRow) => Ending): Ending[] {
  return endingIds.filter((ending) => sumOf(rows, (row) => of(row) === ending) >= leastShare * people)
}

/** Cells of the table with its totals, and the heads of its rows and columns. */
function cellsOf(panel: Panel) {
  const { rows, people } = panel
  const acrosses = shownEnds(panel, (row) => row.in_baseline)
  const downs = shownEnds(panel, (row) => row.in_scenario)
  const cell = (down: string, across: string, of: (row: TransferredRow) => boolean) => {
    const value = sumOf(rows, of)
    const isTotal = down === all || across === all
    const text = value > 0 && value < 0.5 ? '<1' : formatNumber(Math.round(value))
    return { down, across, people: value, text, share: isTotal ? 0 : value / people }
  }
  const values = [
    ...downs.flatMap((down) => [
      ...acrosses.map((across) =>
        cell(endings[down], endings[across], (row) => row.in_baseline === across && row.in_scenario === down),
      ),
      cell(endings[down], all, (row) => row.in_scenario === down),
    ]),
    ...acrosses.map((across) => cell(all, endings[across], (row) => row.in_baseline === across)),
    cell(all, all, () => true),
  ]
  const heads = (ends: readonly Ending[]) => [...ends.map((ending) => endings[ending]), all]
  return { values, labels: heads(acrosses), rowLabels: heads(downs) }
}

function panelOf(panel: Panel) {
  const { values, labels, rowLabels } = cellsOf(panel)
  const lines = evenLines(labels.map((label) => wrap(label, 11)))
  return {
    title: {
      text: `${panel.option.label}: where they are (down) and would have been (across)`,
      frame: 'group' as const,
    },
    data: { values },
    width: 640,
    height: { step: 32 },
    encoding: {
      x: {
        field: 'across',
        type: 'nominal' as const,
        sort: labels,
        axis: {
          title: null,
          orient: 'top' as const,
          labelAngle: 0,
          labelFontSize: textSize.caption,
          labelLineHeight: lineHeight,
          // Labels start at their first line; this lifts them so that the last is above the cells.
          labelPadding: 4 + lineHeight * (lines[0]!.length - 1),
          labelExpr: `${JSON.stringify(Object.fromEntries(labels.map((label, i) => [label, lines[i]])))}[datum.label]`,
          ticks: false,
          domain: false,
          grid: false,
        },
      },
      y: {
        field: 'down',
        type: 'nominal' as const,
        sort: rowLabels,
        axis: { title: null, ticks: false, domain: false },
      },
    },
    layer: [
      {
        mark: { type: 'rect' as const, stroke: background, strokeWidth: 2 },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative' as const,
            scale: { domain: [...shadedAt], range: [...shades], interpolate: 'rgb' as const, clamp: true },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text' as const, fontSize: textSize.label },
        encoding: {
          text: { field: 'text', type: 'nominal' as const },
          color: { condition: { test: 'datum.share > 0.25', value: background }, value: ink },
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
  const sentence = `${now}% of people transferred are home, by any route; without the transfer ${before}% would be`
  return [`${option.title}: ${sentence}`, sentence]
}

/** Where those are who would have returned of their own accord: a return from a hub may only take the place of another. */
function returnsNote({ option, people, rows }: Panel): string {
  const voluntary = rows.filter(({ in_baseline }) => in_baseline === 'returned_voluntarily')
  const would = sumOf(voluntary, () => true)
  if (would < leastShare * people) return ''
  const fromHub = sumOf(voluntary, ({ in_scenario }) => in_scenario === 'returned_from_scheme')
  return `Of the ${formatNumber(Math.round(would))} who would have returned voluntarily or left (${option.label}), ${percentage(fromHub / would)}% have returned from a hub. `
}

function describe({ option, people, rows }: Panel): string {
  const round = (value: number) => formatNumber(Math.round(value))
  const stay = sumOf(rows, ({ in_baseline, in_scenario }) => in_baseline === in_scenario)
  const others = rows
    .filter(({ in_baseline, in_scenario }) => in_baseline !== in_scenario)
    .toSorted((a, b) => b.mean - a.mean)
    .slice(0, 5)
    .map(
      ({ in_baseline, in_scenario, mean }) =>
        `${round(mean)} who would have been ‘${endings[in_baseline]}’ are ‘${endings[in_scenario]}’`,
    )
  return `${option.label}: of ${round(people)} people ${round(stay)} are where they would have been in the baseline; ${others.join('; ')}.`
}
