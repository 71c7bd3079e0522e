/** Metrics of a whole run, read from the month ends of others: the places needed at its height, and when a queue is cleared. */

import type { Scenario } from '../../scenarios/schema/schema.ts'
import type { CountedIn, Series } from '../result.ts'
import { called, type Definition, flowSeries, seriesOf, type Words, waitSeries } from './metric-series.ts'

/** Month ends of a metric that stands before in the registry, the opening not among them; null where it is not defined. */
function monthEnds(
  before: readonly Series[],
  metric: string,
  scheme: string,
  countedIn: CountedIn,
): readonly number[] | null {
  const found = before.find(
    (series) => series.metric === metric && series.scheme === scheme && series.countedIn === countedIn,
  )
  if (found === undefined) throw new Error(`${metric} does not stand before what is read from it`)
  const values = found.monthly.slice(1)
  return values.every((value) => value !== null) ? values : null
}

/** The least of the values that so large a share of them do not exceed: with 1 the most. */
function height(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b)
  // A share of a whole number of months is that number, whatever its last digit.
  return ascending[Math.ceil(ascending.length * share - 1e-9) - 1]!
}

/** What a stock of people does not exceed at a share of the month ends of the run. */
function heightMetric(id: string, words: Words, stock: string, share: number, perScheme = false): Definition {
  return {
    ...called(id, words),
    unit: '',
    kind: 'peak',
    perScheme,
    countedIn: ['people'],
    read: (world, metric, before) =>
      seriesOf(world, metric, (k) => {
        const values = monthEnds(before, stock, k === undefined ? '' : world.schemes[k]!.id, 'people')
        return waitSeries(world, metric, k, values && height(values, share), 'people')
      }),
  }
}

/** The most of a stock at a month end, and what it exceeds at one month end in twenty. */
const heights = (where: string, stock: string, people: string, short: string, perScheme = false) => [
  heightMetric(
    `places.${where}.peak`,
    [`Most people ${people} at a month end`, `${short}: most`],
    stock,
    1,
    perScheme,
  ),
  heightMetric(
    `places.${where}.p95`,
    [`People ${people}, exceeded at one month end in twenty`, `${short}: 95 % of months`],
    stock,
    0.95,
    perScheme,
  ),
]

/** A queue that may be cleared. */
interface Queue {
  readonly id: string
  readonly stock: string
  readonly countedIn: CountedIn
  readonly level: (scenario: Scenario) => number
  readonly words: string
  readonly short: string
}

/**
 * Whether a queue is cleared within the run, 1 in the month at whose end it first is, so that the mean over replications is the share of
 * them; and days from the start to that month end, undefined in a replication in which it never is. What it does later is not asked.
 */
function clearing({ id, stock, countedIn, level, words, short }: Queue): Definition[] {
  const firstCleared = (scenario: Scenario, before: readonly Series[]) => {
    const most = level(scenario)
    return monthEnds(before, stock, '', countedIn)!.findIndex((value) => value <= most) + 1
  }
  return [
    {
      ...called(id, [`Share of replications in which ${words}`, `${short} ever cleared`]),
      unit: 'share',
      kind: 'flow',
      perScheme: false,
      countedIn: [''],
      read: (world, metric, before) => {
        const first = firstCleared(world.scenario, before)
        return [flowSeries(world, metric, undefined, '', (m) => (m === first ? 1 : 0))]
      },
    },
    {
      ...called(`${id}.days`, [
        `Days from the start to the first month end at which ${words}`,
        `${short} cleared`,
      ]),
      unit: 'days',
      kind: 'wait',
      perScheme: false,
      countedIn: [''],
      read: (world, metric, before) => {
        const first = firstCleared(world.scenario, before)
        return [waitSeries(world, metric, undefined, first === 0 ? null : world.grid.ends[first]!)]
      },
    },
  ]
}

/** In the order of tables. */
export const runMetrics: readonly Definition[] = [
  ...clearing({
    id: 'cleared.decision',
    stock: 'backlog.decision',
    countedIn: 'people',
    level: ({ cleared }) => cleared.awaiting_decision,
    words: 'no more await an initial decision than count as cleared',
    short: 'Decision queue',
  }),
  ...clearing({
    id: 'cleared.appeal',
    stock: 'backlog.appeal',
    countedIn: 'parties',
    level: ({ cleared }) => cleared.appeals_open,
    words: 'no more appeals are open than count as cleared',
    short: 'Appeal queue',
  }),
  ...heights('hotels', 'support.hotels', 'in hotels', 'Hotels'),
  ...heights('dispersal', 'support.dispersal', 'in dispersal accommodation', 'Dispersal'),
  ...heights('detention', 'detention.occupancy', 'in detention', 'Detention'),
  ...heights('scheme', 'scheme.occupancy', 'in the facility', 'Facility', true),
]
