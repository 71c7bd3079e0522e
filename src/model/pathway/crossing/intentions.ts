/**
 * When people form the intention to cross. What is published or given is when they arrive; between the two lie bad weather, days on
 * which others leave, and tries that are stopped. Intentions are solved for, once before a run: those from which as many
 * people as wanted are expected to arrive in each month, by the mean of the crossing process.
 */
import type { Scenario } from '../../../scenarios/schema/schema.ts'
import { crossableShare, longestWait, meanDaysOnCoast } from './leaving.ts'

/** What the opening and each day need. All are people. */
export interface Intentions {
  /** By day of the run. */
  readonly perDay: Float64Array
  /** People who come to the coast, to try for the first time or again, so many days before the start, from 1. */
  readonly cameBefore: Float64Array
  /** People stopped before the start who are still to try again. */
  readonly retrying: number
}

/** Corrections of the first guess; after so many expected and wanted arrivals of a month hardly differ. */
const corrections = 30

/**
 * Share of those who intend to cross that arrives. With a share i of boats stopped and a probability r of trying again, a share
 * (1 − i) / (1 − i r) of intentions ends in an arrival. The interception at the start is used, so that a later change of it
 * does change arrivals.
 */
export function shareWhoArrive({ crossing }: Scenario): number {
  const stopped = crossing.interception_share.value
  const everArrive = (1 - stopped) / (1 - stopped * crossing.retry_probability)
  return everArrive > 0 ? everArrive : 1
}

/**
 * Solves for the intentions of a run, by Richardson–Lucy deconvolution: each day's intentions are multiplied by the mean, over the
 * months in which they are expected to arrive, of wanted over expected arrivals, again and again.
 * @param arriving people who are to arrive on each day of the run and for some time after it
 * @param isFree whether nothing is wanted of the month of a day: it gets the intentions that `arriving` suggests, and who is left of before
 * @param before people a day who arrived before the start
 * @param monthOf month of the year of a day, 0 to 11
 * @param days days of the run
 */
export function intentionsFor(
  scenario: Scenario,
  arriving: Float64Array,
  before: number,
  monthOf: (day: number) => number,
  days: number,
  isFree: (day: number) => boolean = () => false,
): Intentions {
  const all = longestWait + days
  const month = Uint8Array.from({ length: all }, (_, i) => monthOf(i - longestWait))
  const share = shareWhoArrive(scenario)
  const perDay = Float64Array.from({ length: all }, (_, i) => {
    const due = i - longestWait + Math.round(meanDaysOnCoast(scenario, month[i]!))
    return (due < 0 ? before : arriving[Math.min(due, arriving.length - 1)]!) / share
  })
  // Months of the run, counted on from 0.
  const period = new Int32Array(days)
  for (let day = 1; day < days; day++)
    period[day] = period[day - 1]! + (monthOf(day) === monthOf(day - 1) ? 0 : 1)
  const months = days === 0 ? 0 : period[days - 1]! + 1
  const wanted = new Float64Array(months)
  for (let day = 0; day < days; day++) wanted[period[day]!]! += isFree(day) ? Number.NaN : arriving[day]!
  const process = meanProcess(scenario, month)
  const expected = new Float64Array(months)
  const ratio = new Float64Array(all).fill(1)
  for (let round = 0; round < corrections; round++) {
    expected.fill(0)
    follow(process, perDay, (i, people) => {
      if (i >= longestWait) expected[period[i - longestWait]!]! += people
    })
    for (let day = 0; day < days; day++) {
      const p = period[day]!
      ratio[longestWait + day] = expected[p]! > 0 && !Number.isNaN(wanted[p]!) ? wanted[p]! / expected[p]! : 1
    }
    correct(process, perDay, ratio, share)
  }
  const cameBefore = new Float64Array(longestWait + 1)
  let retrying = 0
  const open = (i: number, came: number, pool: number) => {
    if (i >= longestWait) return
    cameBefore[longestWait - i] = came
    retrying = pool
  }
  follow(process, perDay, () => {}, open)
  return { perDay: perDay.slice(longestWait), cameBefore, retrying }
}

/** The mean of the crossing process, day by day. */
interface MeanProcess {
  /** Probabilities of a crossable day after one that is, and after one that is not; and of such a day at all. */
  readonly stays: Float64Array
  readonly comes: Float64Array
  readonly crossable: Float64Array
  /** Share of those waiting who leave on a crossable day. */
  readonly leaving: number
  /** Share of boats stopped, and of those stopped the share who try again. */
  readonly stopped: number
  readonly again: number
  /** Share of those between two tries who try again within a day. */
  readonly tries: number
}

function meanProcess(scenario: Scenario, month: Uint8Array): MeanProcess {
  const { crossing } = scenario
  const byDay = (ofMonth: readonly number[]) => Float64Array.from(month, (m) => ofMonth[m]!)
  const stays = byDay(crossing.crossable_after_crossable)
  const comes = byDay(crossing.crossable_after_not)
  let crossable = crossableShare(scenario, month[0]!)
  return {
    stays,
    comes,
    crossable: stays.map((stay, i) => {
      crossable = crossable * stay + (1 - crossable) * comes[i]!
      return crossable
    }),
    leaving: crossing.leaving_share,
    stopped: crossing.interception_share.value,
    again: crossing.retry_probability,
    tries: crossing.retry_days > 0 ? -Math.expm1(-1 / crossing.retry_days) : 1,
  }
}

/**
 * Multiplies the intentions of each day by the mean of the ratios of the days on which they are expected to arrive: found by
 * going back in time from the end, after which the ratio is 1.
 */
function correct(
  { stays, comes, crossable, leaving, stopped, again, tries }: MeanProcess,
  perDay: Float64Array,
  ratio: Float64Array,
  share: number,
): void {
  // Of somebody who waits after a crossable day, after another, and between two tries: arrivals to come, times their ratios.
  let [afterGood, afterBad, retrying] = [share, share, share]
  for (let i = perDay.length - 1; i >= 0; i--) {
    const left = (1 - stopped) * ratio[i]! + stopped * again * retrying
    const onGood = leaving * left + (1 - leaving) * afterGood
    const came = crossable[i]! * onGood + (1 - crossable[i]!) * afterBad
    perDay[i]! *= came / share
    afterGood = stays[i]! * onGood + (1 - stays[i]!) * afterBad
    afterBad = comes[i]! * onGood + (1 - comes[i]!) * afterBad
    retrying = tries * came + (1 - tries) * retrying
  }
}

/**
 * Follows the mean of the crossing process day by day from intentions to arrivals.
 * @param arrive called with the people who arrive on each day
 * @param day called with the people who come to the coast on each day, and those who are still to try again after it
 */
function follow(
  { stays, comes, crossable, leaving, stopped, again, tries }: MeanProcess,
  perDay: Float64Array,
  arrive: (i: number, people: number) => void,
  day: (i: number, came: number, retrying: number) => void = () => {},
): void {
  // People waiting, by whether the last day was crossable.
  let [afterGood, afterBad, retrying] = [0, 0, 0]
  for (let i = 0; i < perDay.length; i++) {
    const tryAgain = retrying * tries
    const came = perDay[i]! + tryAgain
    const onGood = afterGood * stays[i]! + afterBad * comes[i]! + came * crossable[i]!
    afterBad = afterGood * (1 - stays[i]!) + afterBad * (1 - comes[i]!) + came * (1 - crossable[i]!)
    const left = leaving * onGood
    afterGood = onGood - left
    retrying += left * stopped * again - tryAgain
    arrive(i, left * (1 - stopped))
    day(i, came, retrying)
  }
}
