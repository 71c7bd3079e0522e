/**
 * How each kind of metric is read from a finished replication: flows are sums of transitions, stocks are sums of
 * stages, costs come from the ledger. Each function makes one entry of the metric registry.
 */
import { facilityDays } from './census.ts'
import { PerceivedRisk } from './deterrence.ts'
import { type CostLine, costLineIds, factsOfLine, lineByMonth } from './ledger.ts'
import { Stage, type StageId } from './pathway/stages.ts'
import { Transition, type TransitionId } from './pathway/transitions.ts'
import type { CountedIn, Series } from './result.ts'
import type { WaitRecorder } from './waits.ts'
import type { ResourceMonth, Usage, World } from './world.ts'

export type MetricKind = 'flow' | 'stock' | 'wait' | 'ratio' | 'cost'

/** What a metric is, for tables, charts and the command line. */
export interface Metric {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly kind: MetricKind
  /** Whether it is also given for each transfer scheme. */
  readonly perScheme: boolean
  readonly countedIn: readonly CountedIn[]
}

/** A metric with its way of being read. */
export interface Definition extends Metric {
  /** The metric’s series in a finished replication. */
  read(world: World, metric: Metric): Series[]
}

const heads: readonly CountedIn[] = ['people', 'parties']

/** A flow: the transitions of a month, in people and in parties. */
export function flow(id: string, label: string, of: readonly TransitionId[], perScheme = false): Definition {
  const numbers = of.map((t) => Transition[t])
  return {
    id,
    label,
    unit: '',
    kind: 'flow',
    perScheme,
    countedIn: heads,
    read: (world, metric) =>
      eachScheme(world, perScheme).flatMap((k) =>
        heads.map((countedIn) =>
          flowSeries(world, metric, k, countedIn, (m) => {
            const month = k === undefined ? world.census.months[m]! : world.census.months[m]!.schemes[k]!
            const counts = countedIn === 'people' ? month.flowPeople : month.flowParties
            return numbers.reduce((sum, t) => sum + counts[t]!, 0)
          }),
        ),
      ),
  }
}

/** A stock: those in some stages at a month end. */
export function stock(id: string, label: string, of: readonly StageId[]): Definition {
  const numbers = of.map((s) => Stage[s])
  return {
    id,
    label,
    unit: '',
    kind: 'stock',
    perScheme: false,
    countedIn: heads,
    read: (world, metric) =>
      heads.map((countedIn) =>
        stockSeries(world, metric, undefined, countedIn, (m) => {
          const month = world.census.months[m]!
          const counts = countedIn === 'people' ? month.presentPeople : month.presentParties
          return numbers.reduce((sum, s) => sum + counts[s]!, 0)
        }),
      ),
  }
}

/** Those among a stock whom the census counts apart at a month end. */
export function countedApart(id: string, label: string, of: 'overSixMonths'): Definition {
  return {
    id,
    label,
    unit: '',
    kind: 'stock',
    perScheme: false,
    countedIn: heads,
    read: (world, metric) =>
      heads.map((countedIn) =>
        stockSeries(world, metric, undefined, countedIn, (m) =>
          countedIn === '' ? 0 : world.census.months[m]![of][countedIn],
        ),
      ),
  }
}

/** A stock kept for each scheme. */
export function schemeStock(id: string, label: string, slots: readonly number[]): Definition {
  return {
    id,
    label,
    unit: '',
    kind: 'stock',
    perScheme: true,
    countedIn: heads,
    read: (world, metric) =>
      eachScheme(world, true).flatMap((k) =>
        heads.map((countedIn) =>
          stockSeries(world, metric, k, countedIn, (m) =>
            overSchemes(world, k, (i) => {
              const month = world.census.months[m]!.schemes[i]!
              const counts = countedIn === 'people' ? month.presentPeople : month.presentParties
              return slots.reduce((sum, slot) => sum + counts[slot]!, 0)
            }),
          ),
        ),
      ),
  }
}

/** A flow of people who are with a scheme, of transitions that others make as well. */
export function schemeFlow(id: string, label: string, of: readonly TransitionId[]): Definition {
  const numbers = of.map((t) => Transition[t])
  return {
    id,
    label,
    unit: '',
    kind: 'flow',
    perScheme: true,
    countedIn: heads,
    read: (world, metric) =>
      eachScheme(world, true).flatMap((k) =>
        heads.map((countedIn) =>
          flowSeries(world, metric, k, countedIn, (m) =>
            overSchemes(world, k, (i) => {
              const month = world.census.months[m]!.schemes[i]!
              const counts = countedIn === 'people' ? month.flowPeople : month.flowParties
              return numbers.reduce((sum, t) => sum + counts[t]!, 0)
            }),
          ),
        ),
      ),
  }
}

/** A number of people or places kept by each scheme. */
export function schemeGauge(
  id: string,
  label: string,
  unit: string,
  kind: 'flow' | 'stock',
  countedIn: CountedIn,
  read: (scheme: ResourceMonth['schemes'][number]) => number,
): Definition {
  return {
    id,
    label,
    unit,
    kind,
    perScheme: true,
    countedIn: [countedIn],
    read: (world, metric) =>
      eachScheme(world, true).map((k) => {
        const at = (m: number) => overSchemes(world, k, (i) => read(world.resourceMonths[m]!.schemes[i]!))
        return kind === 'stock'
          ? stockSeries(world, metric, k, countedIn, at)
          : flowSeries(world, metric, k, countedIn, (m) => at(m) - at(m - 1))
      }),
  }
}

/** Person-days spent in stages. */
export function days(id: string, label: string, of: readonly StageId[]): Definition {
  const numbers = of.map((s) => Stage[s])
  return {
    id,
    label,
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

/** A number of supported people. */
export function support(id: string, label: string, of: 'supported' | 'hotels'): Definition {
  return {
    id,
    label,
    unit: '',
    kind: 'stock',
    perScheme: false,
    countedIn: ['people'],
    read: (world, metric) => [
      stockSeries(world, metric, undefined, 'people', (m) => world.census.months[m]![of]),
    ],
  }
}

/** A quantile of a wait over the run, in days. */
export function wait(id: string, label: string, p: number, of: (world: World) => WaitRecorder): Definition {
  return {
    id,
    label,
    unit: 'days',
    kind: 'wait',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => [waitSeries(world, metric, '', of(world).quantile(p))],
  }
}

/** Share of a resource’s time that was used. */
export function utilisation(
  id: string,
  label: string,
  of: 'caseworkers' | 'tribunal' | 'beds' | 'escorts',
): Definition {
  return {
    id,
    label,
    unit: 'share',
    kind: 'ratio',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => [ratioSeries(world, metric, undefined, (m) => world.resourceMonths[m]![of])],
  }
}

/** Units of a resource on offer at a month end. */
export function units(
  id: string,
  label: string,
  unit: string,
  of: 'caseworkers' | 'tribunal' | 'beds' | 'escorts',
): Definition {
  return {
    id,
    label,
    unit,
    kind: 'stock',
    perScheme: false,
    countedIn: [''],
    read: (world, metric) => [
      stockSeries(world, metric, undefined, '', (m) => world.resourceMonths[m]![of].units),
    ],
  }
}

/** A line of the ledger. */
export function costs(line: CostLine): Definition {
  const perScheme = line.startsWith('scheme_')
  return {
    id: `cost.${line}`,
    label: factsOfLine(line).label,
    unit: 'GBP',
    kind: 'cost',
    perScheme,
    countedIn: [''],
    read: (world, metric) =>
      eachScheme(world, perScheme).map((k) => {
        const pounds = lineByMonth(world, line, k)
        return flowSeries(world, metric, k, '', (m) => pounds[m - 1]!)
      }),
  }
}

/** All lines of the ledger but sunk ones, each month and line times a factor. @param i month from 0 */
export function totalCost(
  id: string,
  label: string,
  factor: (world: World, i: number, line: CostLine) => number,
): Definition {
  return {
    id,
    label,
    unit: 'GBP',
    kind: 'cost',
    perScheme: true,
    countedIn: [''],
    read: (world, metric) =>
      eachScheme(world, true).map((k) => {
        const lines = costLineIds
          .filter((line) => factsOfLine(line).type !== 'sunk')
          .map((line) => [line, lineByMonth(world, line, k)] as const)
        return flowSeries(world, metric, k, '', (m) =>
          lines.reduce((sum, [line, pounds]) => sum + pounds[m - 1]! * factor(world, m - 1, line), 0),
        )
      }),
  }
}

/** Share of a scheme’s place-days that were used. */
export function schemeUtilisation(id: string, label: string): Definition {
  return {
    id,
    label,
    unit: 'share',
    kind: 'ratio',
    perScheme: true,
    countedIn: [''],
    read: (world, metric) =>
      eachScheme(world, true).map((k) =>
        ratioSeries(world, metric, k, (m) => ({
          busy: overSchemes(world, k, (i) => facilityDays(world.census.months[m]!.schemes[i]!)),
          capacity: overSchemes(world, k, (i) => world.resourceMonths[m]!.schemes[i]!.placeDays),
        })),
      ),
  }
}

/**
 * The risk of being transferred or returned by force in the eyes of people who could set out: mean over the nationality
 * groups at their shares of small-boat intentions, with the experience of about half a year.
 */
export function perceivedRisk(id: string, label: string): Definition {
  return {
    id,
    label,
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

/** A quantile of the stay in a scheme’s facility, in days. */
export function schemeStay(id: string, label: string, p: number): Definition {
  return {
    id,
    label,
    unit: 'days',
    kind: 'wait',
    perScheme: true,
    countedIn: [''],
    read: (world, metric) =>
      eachScheme(world, true).map((k) =>
        waitSeries(
          world,
          metric,
          k === undefined ? '' : world.schemes[k]!.id,
          (k === undefined ? world.anyFacilityStay : world.facilityStay[k]!).quantile(p),
        ),
      ),
  }
}

/** The whole system (undefined), then each scheme where the metric is kept by scheme. */
function eachScheme(world: World, perScheme: boolean): (number | undefined)[] {
  return perScheme ? [undefined, ...world.schemes.keys()] : [undefined]
}

function overSchemes(world: World, k: number | undefined, read: (i: number) => number): number {
  if (k !== undefined) return read(k)
  let sum = 0
  for (const i of world.schemes.keys()) sum += read(i)
  return sum
}

function named(world: World, metric: Metric, k: number | undefined, countedIn: CountedIn) {
  return { metric: metric.id, scheme: k === undefined ? '' : world.schemes[k]!.id, countedIn }
}

function flowSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  countedIn: CountedIn,
  at: (m: number) => number,
): Series {
  const values = world.grid.labels.slice(1).map((_, i) => at(i + 1))
  return {
    ...named(world, metric, k, countedIn),
    monthly: [null, ...values],
    total: values.reduce((sum, value) => sum + value, 0),
  }
}

function stockSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  countedIn: CountedIn,
  at: (m: number) => number,
): Series {
  const values = world.grid.labels.map((_, m) => at(m))
  return { ...named(world, metric, k, countedIn), monthly: values, total: values.at(-1)! }
}

function ratioSeries(
  world: World,
  metric: Metric,
  k: number | undefined,
  at: (m: number) => Omit<Usage, 'units'>,
): Series {
  const share = (from: Omit<Usage, 'units'>, to: Omit<Usage, 'units'>) => {
    const capacity = to.capacity - from.capacity
    return capacity > 0 ? (to.busy - from.busy) / capacity : null
  }
  const last = world.grid.labels.length - 1
  return {
    ...named(world, metric, k, ''),
    monthly: [null, ...world.grid.labels.slice(1).map((_, i) => share(at(i), at(i + 1)))],
    total: share(at(0), at(last)),
  }
}

function waitSeries(world: World, metric: Metric, scheme: string, value: number | null): Series {
  return {
    metric: metric.id,
    scheme,
    countedIn: '',
    monthly: world.grid.labels.map(() => null),
    total: value,
  }
}
