/** One party's life as a picture: when it was at which stage, in one scenario or in two. */
import type { TraceEvent } from '../../experiments/trace/trace.ts'
import { stages } from '../../model/declaration/stages.ts'
import { type TransitionId, transitions } from '../../model/declaration/transitions.ts'
import { fitTitle } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { framed, type View } from '../kit/frame.ts'
import { ink, palette } from '../kit/theme.ts'

/** What the picture is made from. */
export interface TimelineInput {
  readonly party: string
  readonly lives: readonly { readonly scenario: string; readonly events: readonly TraceEvent[] }[]
  /** First and last day of the run, UTC. */
  readonly start: string
  readonly end: string
  readonly seed: string
  readonly replication: number
  readonly toolVersion: string
}

type Place = (typeof stages)[keyof typeof stages]['place']

const colours: Readonly<Record<Place, string>> = {
  abroad: palette[5],
  uk: palette[0],
  detention: palette[2],
  host: palette[3],
  gone: palette[4],
}
const words: Readonly<Record<Place, string>> = {
  abroad: 'abroad',
  uk: 'in the UK',
  detention: 'in detention',
  host: 'in the host country',
  gone: 'the end',
}

/** A panel per scenario: a row per stage in the order of entering, a bar for each stay. */
export function timelineChart(input: TimelineInput): Chart {
  const { party, lives, start, end } = input
  const ends = lives.map(({ events }) => events.at(-1))
  const parted = lives.length > 1 && partingDate(input) !== ''
  const last = ends[0]
  const title = fitTitle([
    ...(lives.length > 1
      ? [
          parted
            ? `The two lives of ${party} part on ${partingDate(input)}`
            : `The two lives of ${party} are the same`,
        ]
      : []),
    last === undefined
      ? `The party ${party} never appears`
      : `The party ${party} ${last.activity} on ${last.date}`,
    `The life of ${party}`,
  ])
  const leaves = lives.some(({ events }) => staysOf(events, end).some((stay) => stay.end))
  return framed({
    id: 'timeline',
    title,
    subtitle: `Stays at each stage, from ${start} to ${end}. One party of one replication: an example, not a result. No deterrent effect is assumed.`,
    description: `Timeline chart. ${title}. ${lives
      .map(
        ({ scenario, events }) =>
          `In ${scenario}: ${events.length === 0 ? 'never appears' : events.map(({ date, activity }) => `${date} ${activity}`).join('; ')}.`,
      )
      .join(' ')}`,
    source: `Source: return-hubs ${input.toolVersion}, seed ${input.seed}, replication ${input.replication}.`,
    note: `The party is simulated; it is no real person.${leaves ? ' Diamonds: the party leaves the model there.' : ''}`,
    panels: {
      columns: 1,
      spacing: 30,
      concat: lives.map(({ scenario, events }) => panelOf(scenario, events, input)),
    },
  })
}

function partingDate({ lives }: TimelineInput): string {
  const [one = [], other = []] = lives.map(({ events }) => events)
  let i = 0
  while (i < one.length && same(one[i], other[i])) i++
  return [one[i]?.date, other[i]?.date].filter((date) => date !== undefined).sort()[0] ?? ''
}

const same = (a: TraceEvent | undefined, b: TraceEvent | undefined) =>
  a?.time === b?.time && a?.transition === b?.transition && a?.scheme?.id === b?.scheme?.id

/** The stays that the events lead to; one that ends the life is drawn as a diamond. */
function staysOf(events: readonly TraceEvent[], end: string) {
  return events.map((event, i) => {
    const { label, place } = stages[transitions[event.transition as TransitionId].to]
    const over = place === 'gone' || i === events.length - 1
    const until = events[i + 1]?.date ?? end
    return {
      stage: `${label}, ${words[place]}`,
      from: event.date,
      to: place === 'gone' ? event.date : until,
      place,
      end: over && place === 'gone',
    }
  })
}

function panelOf(scenario: string, events: readonly TraceEvent[], { start, end }: TimelineInput): View {
  const stays = staysOf(events, end)
  const rows = [...new Set(stays.map(({ stage }) => stage))]
  return {
    title: { text: scenario, frame: 'group' },
    width: 440,
    height: { step: 30 },
    data: { values: stays },
    encoding: {
      y: {
        field: 'stage',
        type: 'ordinal',
        sort: rows,
        axis: { title: null, ticks: false, domain: false, grid: true, labelLimit: 420 },
      },
      color: {
        field: 'place',
        type: 'nominal',
        scale: { domain: Object.keys(colours), range: Object.values(colours) },
        legend: null,
      },
    },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 12 },
        encoding: {
          x: {
            field: 'from',
            type: 'temporal',
            scale: { type: 'utc', domainMin: Date.parse(start), domainMax: Date.parse(end) },
            axis: { title: null, format: '%b %Y', tickCount: 5, labelFlush: false },
          },
          x2: { field: 'to' },
        },
      },
      // A stay of less than a day is still to be seen.
      {
        mark: { type: 'tick', orient: 'vertical', thickness: 2, size: 12 },
        encoding: { x: { field: 'from', type: 'temporal' } },
      },
      {
        transform: [{ filter: 'datum.end' }],
        mark: { type: 'point', shape: 'diamond', filled: true, size: 140, opacity: 1, color: ink },
        encoding: { x: { field: 'from', type: 'temporal' } },
      },
    ],
  }
}
