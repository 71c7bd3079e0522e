/**
 * How each kind of metric is read from a finished replication: flows are sums of transitions, stocks are sums of
 * stages, costs come from the ledger. Each function makes one entry of the metric registry.
 */

import { Stage, type StageId } from '../declaration/stages.ts'
import { Transition, type TransitionId } from '../declaration/transitions.ts'
import { PerceivedRisk } from '../deterrence.ts'
import { type ResourceId, resourceOf, useMetrics } from '../resources.ts'
import type { CountedIn } from '../result.ts'
import type { World } from '../world.ts'
import type { MonthRecord } from './census.ts'
import { type CostLine, costLineIds, factsOfLine, lineByMonth } from './ledger.ts'
import {
  called,
  type Definition,
  flowSeries,
  gained,
  heads,
  type RatioParts,
  ratioSeries,
  seriesOf,
  stockSeries,
  summed,
  type UnitDays,
  type Words,
  waitSeries,
} from './metric-series.ts'
import type { WaitRecorder } from './waits.ts'

/** A flow: the transitions of a month, in people and in parties. */
export function flow(id: string, words: Words, of: readonly TransitionId[], perScheme = false): Definition {
  const numbers = of.map((t) => Transition[t])
  return {
    ...called(id, words),
    unit: '',
    kind: 'flow',
    perScheme,
    countedIn: heads,
    read: (world, metric) =>
      seriesOf(world, metric, (k, countedIn) =>
        flowSeries(world, metric, k, countedIn, (m) => {
          const month = k === undefined ? world.census.months[m]! : world.census.months[m]!.schemes[k]!
          return summed(numbers, countedIn, { people: month.flowPeople, parties: month.flowParties })
        }),
      ),
    ofGroup: ({ flows }, countedIn) => summed(numbers, countedIn, flows),
  }
}

/** A stock: those in some stages at a month end. */
export function stock(id: string, words: Words, of: readonly StageId[]): Definition {
  const numbers = of.map((s) => Stage[s])
  return {
    ...called(id, words),
    unit: '',
    kind: 'stock',
    perScheme: false,
    countedIn: heads,
    read: (world, metric) =>
      seriesOf(world, metric, (k, countedIn) =>
        stockSeries(world, metric, k, countedIn, (m) => {
          const { presentPeople: people, presentParties: parties } = world.census.months[m]!
          return summed(numbers, countedIn, { people, parties })
        }),
      ),
    ofGroup: ({ present }, countedIn) => summed(numbers, countedIn, present),
  }
}

/** Those among a stock whom the census counts apart at a month end. */
export function countedApart(id: string, words: Words, of: 'overSixMonths'): Definition {
  return {
    ...called(id, words),
    unit: '',
    kind: 'stock',
    perScheme: false,
    countedIn: heads,
    read: (world, metric) =>
      seriesOf(world, metric, (k, countedIn) =>
        stockSeries(world, metric, k, countedIn, (m) =>
          countedIn === '' ? 0 : world.census.months[m]![of][countedIn],
        ),
      ),
  }
}

/** Person-days spent in stages. */
export function days(id: string, words: Words, of: readonly StageId[]): Definition {
  const numbers = of.map((s) => Stage[s])
  return {
    ...called(id, words),
    unit: 'person-days',
    kind: 'flow',
    perScheme: false,
    countedIn: ['people'],
    read: (world, metric) => {
      const at = (m: number) => numbers.reduce((sum, s) => sum + world.census.months[m]!.daysPeople[s]!, 0)
      return [flowSeries(world, metric, undefined, 'people', (m) => at(m) - at(m - 1))]
    },
  }
}

/** A number of supported people; null of a type of accommodation that the scenario does not tell apart. */
export function support(id: string, words: Words, of: (month: MonthRecord) => number | null): Definition {
  return {
    ...called(id, words),
    unit: '',
    kind: 'stock',
    perScheme: false,
    countedIn: ['people'],
    read: (world, metric) => [
      stockSeries(world, metric, undefined, 'people', (m) => of(world.census.months[m]!)),
    ],
  }
}

/** A quantile of a wait over the run, in days. */
export function wait(id: string, words: Words, p: number, of: (world: World) => WaitRecorder): Definition {
  return {
    ...called(id, words),
    unit: 'days',
    kind: 'wait',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => [waitSeries(world, metric, undefined, of(world).quantile(p))],
  }
}

/**
 * Unit-days of a resource: used, on offer, used beyond capacity after it fell; and the share of those on offer that was
 * used. Units that people in service keep after a fall count as on offer, so that the share is never above one.
 */
export function use(of: ResourceId): Definition[] {
  const { unit: each, used: words } = resourceOf(of).metric
  const unit = `${each.toLowerCase()}-days`
  const { used, offered, overrun, share } = useMetrics(of)
  const days = (id: string, words: Words, counted: readonly UnitDays[]): Definition => ({
    ...called(id, words),
    unit,
    kind: 'flow',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => [
      flowSeries(world, metric, undefined, '', (m) =>
        gained(
          counted,
          (days) => world.resourceMonths[m]!.shared[of][days] - world.resourceMonths[m - 1]!.shared[of][days],
        ),
      ),
    ],
  })
  return [
    days(used, `${each}-days used`, ['busy']),
    days(offered, `${each}-days on offer, with those kept after a fall`, ['busy', 'idle']),
    days(overrun, `${each}-days used beyond capacity after a fall`, ['overrun']),
    ratio(share, words, 'share', { numerator: used, denominator: offered }),
  ]
}

/** A ratio of two metrics, by their ids. @param times units of the denominator in the unit of the ratio; 1 unless given */
export function ratio(
  id: string,
  words: Words,
  unit: string,
  of: {
    readonly numerator: string
    readonly denominator: string
    /** What the denominator is counted in; nothing unless given. */
    readonly per?: CountedIn
    readonly times?: number
    readonly perScheme?: boolean
  },
): Definition {
  const { perScheme = false } = of
  const parts: RatioParts = {
    numerator: { metric: of.numerator, countedIn: '' },
    denominator: { metric: of.denominator, countedIn: of.per ?? '' },
    times: of.times ?? 1,
  }
  return {
    ...called(id, words),
    unit,
    kind: 'ratio',
    perScheme,
    countedIn: [''],
    parts,
    read: (world, metric, before) =>
      seriesOf(world, metric, (k) => ratioSeries(world, metric, k, parts, before)),
  }
}

/** Units of a resource on offer at a month end. */
export function units(id: string, words: Words, unit: string, of: ResourceId): Definition {
  return {
    ...called(id, words),
    unit,
    kind: 'stock',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => [
      stockSeries(world, metric, undefined, '', (m) => world.resourceMonths[m]!.shared[of].units),
    ],
  }
}

/** A line of the ledger. */
export function costs(line: CostLine): Definition {
  const perScheme = line.startsWith('scheme_')
  return {
    ...called(`cost.${line}`, factsOfLine(line).label),
    unit: 'GBP',
    kind: 'cost',
    perScheme,
    countedIn: [''],
    read: (world, metric) =>
      seriesOf(world, metric, (k) => {
        const pounds = lineByMonth(world, line, k)
        return flowSeries(world, metric, k, '', (m) => pounds[m - 1]!)
      }),
  }
}

/** A part of a line of the ledger, in no total of its own. @param pounds of month m, 1 being the first; null where it is not told apart */
export function costPart(
  id: string,
  words: Words,
  pounds: (world: World, m: number) => number | null,
): Definition {
  return {
    ...called(id, words),
    unit: 'GBP',
    kind: 'cost',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => [
      pounds(world, 1) === null
        ? waitSeries(world, metric, undefined, null)
        : flowSeries(world, metric, undefined, '', (m) => pounds(world, m)!),
    ],
  }
}

/**
 * Lines of the ledger but sunk ones, each month and line times a factor. @param i month from 0
 * @param counts whether a line is among them; all are by default
 */
export function totalCost(
  id: string,
  words: Words,
  factor: (world: World, i: number, line: CostLine) => number,
  counts: (line: CostLine) => boolean = () => true,
): Definition {
  return {
    ...called(id, words),
    unit: 'GBP',
    kind: 'cost',
    perScheme: true,
    countedIn: [''],
    read: (world, metric) =>
      seriesOf(world, metric, (k) => {
        const lines = costLineIds
          .filter((line) => factsOfLine(line).type !== 'sunk' && counts(line))
          .map((line) => [line, lineByMonth(world, line, k)] as const)
        return flowSeries(world, metric, k, '', (m) =>
          lines.reduce((sum, [line, pounds]) => sum + pounds[m - 1]! * factor(world, m - 1, line), 0),
        )
      }),
  }
}

/**
 * The risk of being transferred or returned by force in the eyes of people who could set out: mean over the nationality
 * groups at their shares of small-boat intentions, with the experience of about half a year.
 */
export function perceivedRisk(id: string, words: Words): Definition {
  return {
    ...called(id, words),
    unit: 'share',
    kind: 'ratio',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => {
      const risk = new PerceivedRisk(world.risk.record, 182)
      const shares = Object.values(world.scenario.groups).map((group) => group.share_small_boat)
      const at = (m: number) => shares.reduce((sum, share, group) => sum + share * risk.at(m, group), 0)
      return [{ ...stockSeries(world, metric, undefined, '', at) }]
    },
  }
}
