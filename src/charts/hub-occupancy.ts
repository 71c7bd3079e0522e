/** People in each transfer scheme’s facility and waiting for it, against its places. */

import { endOf, monthEnd } from '../calendar/in-words.ts'
import type { MonthlyRow } from '../experiments/replications/tables.ts'
import { outOf } from '../words/numbers.ts'
import { fitTitle, listed } from '../words/text.ts'
import type { ChartInput, ChartMaker } from './kit/chart.ts'
import {
  type EndLabel,
  fanData,
  fanEndLabels,
  fanPanel,
  fanTop,
  hasQuantiles,
  type Layer,
  middle,
  middleInWords,
} from './kit/fan.ts'
import { monthsOf, schemeFigure, schemeIn, schemesCompared } from './kit/find-rows.ts'
import { condition, framed, modelSource, type View, withCondition } from './kit/frame.ts'
import { bandNote } from './kit/intervals.ts'
import { type Option, optionsOf } from './kit/options.ts'
import { ink, textSize } from './kit/theme.ts'
import { titleLines } from './kit/title-lines.ts'

/** One scheme of one option, month by month. `places` and `queue` may be empty. */
interface Facility {
  readonly label: string
  readonly scheme: string
  readonly option: Option
  readonly occupancy: readonly MonthlyRow[]
  readonly places: readonly MonthlyRow[]
  readonly queue: readonly MonthlyRow[]
}

/** Fan of occupancy with the places as a dashed line, and of the queue beside it; a row of panels per scheme. */
export const hubOccupancy: ChartMaker = (input) => {
  const known = optionsOf(input).flatMap((option) => facilitiesOf(input, option))
  const opened = known.filter(opens)
  const facilities = opened.length > 0 ? opened : known.slice(0, 1)
  const [first] = facilities
  if (first === undefined) return undefined
  const unopened = known.filter((each) => !facilities.includes(each)).map(({ label }) => label)
  const quantiles = facilities.every(({ occupancy, places, queue }) =>
    hasQuantiles([...occupancy, ...places, ...queue]),
  )
  const title = fitTitle(withCondition(input, findings(input, known, quantiles)))
  const ends = facilities.map(({ label, occupancy, places, queue }) => {
    const last = occupancy.at(-1) as MonthlyRow
    const parts = [`people in places ${words(fanEndLabels(last, quantiles))}`]
    if (places.length > 0) parts.push(words([placesLabel(places)]))
    if (queue.length > 0)
      parts.push(`waiting for transfer ${words(fanEndLabels(queue.at(-1) as MonthlyRow, quantiles))}`)
    return `${label}, ${endOf(last.month)}: ${parts.join('; ')}.`
  })
  return framed({
    id: 'hub-occupancy',
    title,
    subtitle: `People in the scheme’s facility, its places, and people waiting for transfer to it, at the end of each month. ${condition(input).sentence}`,
    description: `Line charts${quantiles ? ' with bands' : ''}: occupancy of each transfer scheme against its places, and the queue for it. ${title}. ${ends.join(' ')}`,
    source: `Source: ${modelSource(input)}.`,
    note: `${bandNote(input, 'Light bands (low to high) hold 90%, dark bands 50%,')} Dashed: places, ${quantiles ? 'median' : 'mean'}. Replications in which the scheme has not opened count as zero${openingsOf(input, facilities)}.${scaleNote(facilities)}${unopened.length > 0 ? ` Not drawn, as no place opens: ${listed(unopened)}.` : ''}`,
    panels: {
      columns: 2,
      spacing: { row: 28, column: 24 },
      concat: facilities.flatMap((each) => facilityPanels(each, facilities, quantiles)),
    },
  })
}

/** '; opened: Return hubs in 17 of 20'; empty where the run does not tell how often schemes open. */
function openingsOf(input: ChartInput, facilities: readonly Facility[]): string {
  const opened = facilities.flatMap(({ label, option, scheme }) => {
    const count = schemeFigure(input, { ...option, metric: 'scheme.transferred', scheme })?.opened
    return count === undefined ? [] : [`${label} in ${count} of ${input.replications}`]
  })
  return opened.length === 0 ? '' : `; opened: ${listed(opened)}`
}

/** Whether any place opens, or anyone is in one, in any month of the run. */
const opens = ({ occupancy, places }: Facility) => [...occupancy, ...places].some((row) => row.mean !== 0)

const words = (labels: readonly EndLabel[]) => labels.map((label) => label.text).join(', ')

function facilitiesOf(input: ChartInput, option: Option): Facility[] {
  const key = { ...option, metric: 'scheme.occupancy' }
  const schemes = schemesCompared(input, input.monthly, key).filter(
    (scheme) => schemeIn(input, option, scheme).hasStay,
  )
  return schemes
    .map((scheme) => {
      const months = (metric: string) => monthsOf(input.monthly, { ...option, metric, scheme })
      return {
        label:
          schemes.length > 1 ? `${option.label}: ${schemeIn(input, option, scheme).label}` : option.label,
        scheme,
        option,
        occupancy: months('scheme.occupancy'),
        places: months('scheme.places'),
        queue: months('scheme.queue'),
      }
    })
    .filter((facility) => facility.occupancy.length > 0)
}

function findings(input: ChartInput, facilities: readonly Facility[], quantiles: boolean): string[] {
  const shown = facilities.filter((facility) => facility.option.deterrence === 'none')
  const [first] = shown as [Facility]
  const runs = input.replications === 1 ? 'the one replication' : `any of ${input.replications} replications`
  const empty = !shown.some(opens)
  if (empty && shown.length === 1)
    return [`${first.option.title}: no place opens in ${runs}`, `No place opens in ${runs}`]
  if (empty) return [`No place opens in ${runs}`]
  const when = endOf((first.occupancy.at(-1) as MonthlyRow).month)
  const statistic = quantiles ? 'medians' : input.replications === 1 ? 'one replication' : 'means'
  const ends = shown.map(({ occupancy, places }) => ({
    people: occupancy.at(-1) as MonthlyRow,
    places: places.at(-1),
  }))
  const closed = ends.filter(({ places }) => places !== undefined && middle(places) === 0).length
  const often = quantiles ? 'in half or more of replications' : `in ${runs}`
  if (shown.length > 1) {
    if (closed > 0)
      return [
        `${outOf(closed, shown.length, 'scheme')} ${closed === 1 ? 'has' : 'have'} no place open at ${when} ${often}`,
      ]
    const shares = ends.map(({ people, places }) =>
      places === undefined ? 0 : Math.round((100 * middle(people)) / middle(places)),
    )
    return [
      `${Math.min(...shares)}% to ${Math.max(...shares)}% of places in use at ${when} across ${shown.length} schemes (${statistic})`,
    ]
  }
  if (closed > 0)
    return [`${first.option.title}: no place open at ${when} ${often}`, `No place open at ${when} ${often}`]
  const [{ people, places }] = ends as [(typeof ends)[number]]
  const level = `${middleInWords(people)} people in ${places === undefined ? 'the facility' : `${middleInWords(places)} places`} at ${when} (${statistic})`
  return [`${first.option.title}: ${level}`, level]
}

const placesLabel = (places: readonly MonthlyRow[]): EndLabel => {
  const last = places.at(-1) as MonthlyRow
  return { text: `places ${middleInWords(last)}`, value: middle(last) }
}

/** Whether two facilities belong to schemes of the same option, whose panels share their scales. */
const ofOneOption = (a: Facility, b: Facility) =>
  a.option.scenario === b.option.scenario && a.option.deterrence === b.option.deterrence

function scaleNote(facilities: readonly Facility[]): string {
  if (facilities.length < 2) return ''
  const shared = facilities.some((a) => facilities.some((b) => a !== b && ofOneOption(a, b)))
  if (!shared) return ' Each panel has its own scale.'
  return facilities.every((each) => ofOneOption(each, facilities[0] as Facility))
    ? ' The schemes share a scale for people in places, and one for people waiting.'
    : ' Schemes of one option share a scale for people in places, and one for people waiting; options do not.'
}

/** The panels of one facility, on the scales of all facilities of its option. */
function facilityPanels(facility: Facility, facilities: readonly Facility[], quantiles: boolean): View[] {
  const { label, option, occupancy, places, queue } = facility
  const siblings = facilities.filter((each) => ofOneOption(each, facility))
  const tops = {
    occupancy: Math.max(...siblings.flatMap((each) => [fanTop(each.occupancy), ...each.places.map(middle)])),
    queue: Math.max(...siblings.map((each) => fanTop(each.queue))),
  }
  const placesLine: Layer = {
    data: { values: fanData(places) },
    mark: { type: 'line', color: ink, strokeWidth: 2, strokeDash: [7, 4] },
    encoding: { y: { field: quantiles ? 'p50' : 'mean', type: 'quantitative' } },
  }
  const [width, height] = [285, 250] as const
  const panel = (
    title: string,
    rows: readonly MonthlyRow[],
    against: readonly MonthlyRow[],
    highest: number,
  ): View => {
    return fanPanel({
      title: {
        text: titleLines(label, width + 30),
        subtitle: title,
        subtitleFontSize: textSize.subtitle,
        frame: 'group',
      },
      rows,
      colour: option.colour,
      quantiles,
      days: [monthEnd(rows[0]!.month), monthEnd(rows.at(-1)!.month)],
      width,
      height,
      top: Math.max(10, highest) * 1.08,
      tickCount: 5,
      marks: against.length > 0 ? [placesLine] : [],
      ends: against.length > 0 ? [placesLabel(against)] : [],
    })
  }
  const first = panel('people in places', occupancy, places, tops.occupancy)
  return queue.length > 0 ? [first, panel('people waiting for transfer', queue, [], tops.queue)] : [first]
}
