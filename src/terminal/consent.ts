/** Long work that was not asked for by name: it is said how long it takes and, on a terminal, asked whether to go on. */

import { plural } from '../words/numbers.ts'
import type { Output } from './output.ts'

/** Seconds that one processor takes for a year of one scenario: a comparison of all options on two processors, 2026. */
const secondsPerYear = 0.7

/** Work that takes less is not asked about. */
const longSeconds = 120

/** Work before it is begun. */
export interface Work {
  /** What is run, as a sentence without full stop. */
  readonly what: string
  /** Scenarios run once, or undefined where it follows from what comes out. */
  readonly runs: number | undefined
  readonly years: number
  /** Worker threads; absent where workers elsewhere do it, of whom nobody knows yet. */
  readonly workers?: number
}

/** What the work is and about how long it takes: `…: about 520 runs of 5 years, some 15 minutes with 2 workers.` */
export function describeWork({ what, runs, years, workers }: Work): string {
  const by = workers === undefined ? 'on other machines' : `with ${plural(workers, 'worker')}`
  if (runs === undefined)
    return `${what}: runs of ${plural(years, 'year')} until the precision is reached, ${by}.`
  if (workers === undefined)
    return `${what}: about ${plural(runs, 'run')} of ${plural(years, 'year')}, ${by}.`
  const minutes = Math.round(secondsOf({ runs, years, workers }) / 60)
  const time = minutes < 1 ? 'less than a minute' : `some ${plural(minutes, 'minute')}`
  return `${what}: about ${plural(runs, 'run')} of ${plural(years, 'year')}, ${time} ${by}.`
}

/** About how long the work takes; no end is known where the number of runs is not. */
const secondsOf = ({ runs, years, workers = 1 }: Pick<Work, 'runs' | 'years' | 'workers'>): number =>
  ((runs ?? Number.POSITIVE_INFINITY) * years * secondsPerYear) / workers

/**
 * Says what will be run. @returns whether to go on: the answer where the work is long and there is somebody to ask, else yes
 * @param agreed whether the user has agreed beforehand
 */
export async function mayBegin(work: Work, agreed: boolean, output: Output): Promise<boolean> {
  output.tell(`${describeWork(work)}\n`)
  if (agreed || output.ask === undefined || secondsOf(work) < longSeconds) return true
  const goesOn = /^y(es)?$/i.test((await output.ask('Go on? (y/N) ')).trim())
  if (!goesOn) output.tell('Nothing was run. Name the scenarios to compare, or add --yes.\n')
  return goesOn
}
