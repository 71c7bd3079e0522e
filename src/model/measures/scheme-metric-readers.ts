/** How metrics of transfer schemes are read: for each scheme, and for all of them together. */

import { Stage, type StageId } from '../declaration/stages.ts'
import { Transition, type TransitionId } from '../declaration/transitions.ts'
import type { CountedIn } from '../result.ts'
import { type SchemeMonth, schemeSlot } from './census.ts'
import {
  type Counts,
  called,
  type Definition,
  flowSeries,
  gained,
  heads,
  overSchemes,
  seriesOf,
  stockSeries,
  summed,
  type UnitDays,
  type Words,
  waitSeries,
} from './metric-series.ts'
import type { SchemeUsage } from './usage.ts'

/** Those whom the census counts with each scheme, in people and in parties. */
function schemeHeads(
  id: string,
  words: Words,
  kind: 'flow' | 'stock',
  numbers: readonly number[],
  counts: (month: SchemeMonth) => Counts,
): Definition {
  return {
    ...called(id, words),
    unit: '',
    kind,
    perScheme: true,
    countedIn: heads,
    read: (world, metric) =>
      seriesOf(world, metric, (k, countedIn) => {
        const at = (m: number) =>
          overSchemes(world, k, (i) =>
            summed(numbers, countedIn, counts(world.census.months[m]!.schemes[i]!)),
          )
        return (kind === 'stock' ? stockSeries : flowSeries)(world, metric, k, countedIn, at)
      }),
  }
}

/** A stock kept for each scheme. Whoever is in one of its stages is with one. */
export const schemeStock = (id: string, words: Words, of: readonly StageId[]): Definition => {
  const numbers = of.map((stage) => Stage[stage])
  return {
    ...schemeHeads(
      id,
      words,
      'stock',
      numbers.map((stage) => schemeSlot[stage]!),
      (month) => ({ people: month.presentPeople, parties: month.presentParties }),
    ),
    ofGroup: ({ present }, countedIn) => summed(numbers, countedIn, present),
  }
}

/** A flow of people who are with a scheme, of transitions that others make as well. */
export const schemeFlow = (id: string, words: Words, of: readonly TransitionId[]): Definition =>
  schemeHeads(
    id,
    words,
    'flow',
    of.map((transition) => Transition[transition]),
    (month) => ({ people: month.flowPeople, parties: month.flowParties }),
  )

/** A number of people or places kept by each scheme. */
export function schemeGauge(
  id: string,
  words: Words,
  unit: string,
  kind: 'flow' | 'stock',
  countedIn: CountedIn,
  read: (scheme: SchemeUsage) => number,
): Definition {
  return {
    ...called(id, words),
    unit,
    kind,
    perScheme: true,
    countedIn: [countedIn],
    read: (world, metric) =>
      seriesOf(world, metric, (k) => {
        const at = (m: number) => overSchemes(world, k, (i) => read(world.resourceMonths[m]!.schemes[i]!))
        return kind === 'stock'
          ? stockSeries(world, metric, k, countedIn, at)
          : flowSeries(world, metric, k, countedIn, (m) => at(m) - at(m - 1))
      }),
  }
}

/** Place-days of a scheme's facility. */
export function placeDays(id: string, words: Words, counted: readonly UnitDays[]): Definition {
  return {
    ...called(id, words),
    unit: 'place-days',
    kind: 'flow',
    perScheme: true,
    countedIn: [''],
    read: (world, metric) =>
      seriesOf(world, metric, (k) => {
        const at = (m: number, of: UnitDays) =>
          overSchemes(world, k, (i) => world.resourceMonths[m]!.schemes[i]!.facility[of])
        return flowSeries(world, metric, k, '', (m) => gained(counted, (of) => at(m, of) - at(m - 1, of)))
      }),
  }
}

/** A quantile of the stay in a scheme’s facility, in days. */
export function schemeStay(id: string, words: Words, p: number): Definition {
  return {
    ...called(id, words),
    unit: 'days',
    kind: 'wait',
    perScheme: true,
    countedIn: [''],
    read: (world, metric) =>
      seriesOf(world, metric, (k) => {
        const stays = k === undefined ? world.anyFacilityStay : world.facilityStay[k]!
        return waitSeries(world, metric, k, stays.quantile(p))
      }),
  }
}

/** Days from the start of the run to a scheme’s opening, or to the first of them; undefined if none opens within the run. */
export function schemeOpening(id: string, words: Words): Definition {
  return {
    ...called(id, words),
    unit: 'days',
    kind: 'wait',
    perScheme: true,
    countedIn: [''],
    read: (world, metric) => {
      const last = world.resourceMonths.at(-1)!
      const opening = (k: number) =>
        last.schemes[k]!.opened === 1 ? Math.max(0, world.schemes[k]!.opensAt) : Number.POSITIVE_INFINITY
      return seriesOf(world, metric, (k) => {
        const days = k === undefined ? Math.min(...[...world.schemes.keys()].map(opening)) : opening(k)
        return waitSeries(world, metric, k, Number.isFinite(days) ? days : null)
      })
    },
  }
}
