/** What the charts of robust choice read. Pure data. */
import { duration } from '../../calendar/in-words.ts'
import { plural } from '../../words/numbers.ts'

/** What the analysis is of. */
export interface RobustChartInput {
  /** Title of the sweep. */
  readonly sweep: string
  readonly points: number
  readonly replications: number
  readonly seed: string
  readonly horizonYears: number
  readonly hypothesis: string
  readonly toolVersion: string
}

/** A box that was peeled. */
export interface TrajectoryRow {
  readonly number: number
  readonly coverage: number
  readonly density: number
  readonly restricted: number
}

/** A restricted parameter. */
export interface RangeRow {
  readonly label: string
  /** What the box leaves, in words. */
  readonly text: string
  readonly quasiP: string
  /** Share of the resamples that restrict it, in words. */
  readonly resamples: string
  /** Ends of the whole range as text; empty of a parameter that is no number. */
  readonly whole: readonly string[]
  /** What the box leaves, as shares of the whole range. */
  readonly spans: readonly { readonly from: number; readonly to: number }[]
}

/** An option's box. */
export interface BoxChartInput extends RobustChartInput {
  readonly option: { readonly name: string; readonly title: string }
  /** The condition as a clause. */
  readonly condition: string
  /** Whether the box is said to describe where it holds. */
  readonly describes: boolean
  /** Share of all points at which it holds. */
  readonly base: number
  /** Of the box that came of the chosen one. */
  readonly quality: { readonly coverage: number; readonly density: number }
  readonly chosen: number
  readonly trajectory: readonly TrajectoryRow[]
  readonly finalRestricted: number
  readonly ranges: readonly RangeRow[]
}

/** The source line. */
export const sourceOf = ({ toolVersion, seed, points, replications }: RobustChartInput): string =>
  `Source: return-hubs ${toolVersion}, a sweep of ${plural(points, 'point')}, seed ${seed}, ${plural(replications, 'replication')} at each.`

/** What was run, after the measure. */
export const scopeText = ({ horizonYears, hypothesis }: RobustChartInput): string =>
  `Over ${duration(horizonYears)}. ${hypothesis === 'none' ? 'No deterrent effect is assumed.' : `Deterrence hypothesis: ${hypothesis}.`}`
