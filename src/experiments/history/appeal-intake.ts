/**
 * How many appeals the tribunal receives, as told from its own past: a share of those refused, and some that have nothing to do with
 * the refusals of the model, such as those of dependants and on further submissions. Worked out at a quarter from figures up to it.
 */
import { quarterAfter, quartersBetween } from '../../calendar/periods.ts'
import { meanOf } from '../../statistics/scores.ts'
import { allOf, sourcesOfAll } from './last-published.ts'
import type { Published } from './published.ts'

/** What was to be expected of receipts. */
export interface AppealIntake {
  /** Appeals per person refused. */
  readonly perRefused: number
  /** Appeals in a quarter that do not follow from refusals. */
  readonly others: number
  /** Appeals in a quarter that the open caseload gained beside receipts less disposals, such as those reopened. */
  readonly unexplained: number
  /** Sources of the points of the line, and of what the caseload gained. */
  readonly sources: { readonly line: readonly string[]; readonly gained: readonly string[] }
}

/** Quarters that are read: the share of five years, what does not close of one. */
const [window, recent] = [20, 4]

/** Share of appeals that are lodged in the quarter after the refusal. Assumption: appeals take about a month. */
const late = 0.25

/**
 * What the share is held to beforehand, per person refused, and by how much; with few different quarters the line is not told. Assumption:
 * with the weights of the line, the best of about 200 settings over all origins, with what followed in view.
 */
const [priorShare, priorWeight] = [0.65, 3]

/**
 * The line through receipts by refusals up to a quarter; undefined where too few quarters of receipts are published.
 * @param most appeals per person refused at most: one for each case
 */
export function appealIntake(published: Published, quarter: string, most: number): AppealIntake | undefined {
  const of = (series: string) => published.quarterly(series)
  const [received, disposed, open, refused] = [
    of('ftt_asylum_receipts'),
    of('ftt_asylum_disposals'),
    of('ftt_asylum_open_caseload'),
    of('initial_refusals'),
  ]
  const quarters = quartersBetween(quarterAfter(quarter, 1 - window), quarter)
  const points = quarters.flatMap((each) => {
    const [own, before] = [refused.get(each), refused.get(quarterAfter(each, -1))]
    const lodged = received.get(each)
    if (own === undefined || before === undefined || lodged === undefined) return []
    return [{ quarter: each, refused: (1 - late) * own + late * before, lodged }]
  })
  const gained = quartersBetween(quarterAfter(quarter, 1 - recent), quarter).flatMap((each) => {
    const [own, before] = [open.get(each), open.get(quarterAfter(each, -1))]
    const [into, out] = [received.get(each), disposed.get(each)]
    if (own === undefined || before === undefined || into === undefined || out === undefined) return []
    return [{ quarter: each, people: own - before - into + out }]
  })
  if (points.length < 3 || gained.length === 0) return undefined
  return {
    ...lineThrough(points, most),
    unexplained: meanOf(gained.map(({ people }) => people)),
    sources: sourcesFor(published, points, gained),
  }
}

/** The sources of the points of the line and of what the caseload gained, of which stocks between the ends of the year cancel out. */
function sourcesFor(
  published: Published,
  line: readonly { readonly quarter: string }[],
  gained: readonly { readonly quarter: string }[],
): AppealIntake['sources'] {
  const own = (points: readonly { readonly quarter: string }[]) => points.map(({ quarter }) => quarter)
  const before = (points: readonly { readonly quarter: string }[]) =>
    points.map(({ quarter }) => quarterAfter(quarter, -1))
  const [ends, starts] = [own(gained), before(gained)]
  const stocks = [...ends, ...starts].filter((each) => !(ends.includes(each) && starts.includes(each)))
  return {
    line: allOf(
      published.sourcesOf('ftt_asylum_receipts', own(line)),
      published.sourcesOf('initial_refusals', [...own(line), ...before(line)]),
    ),
    gained: allOf(
      sourcesOfAll(published, ['ftt_asylum_receipts', 'ftt_asylum_disposals'], ends),
      published.sourcesOf('ftt_asylum_open_caseload', stocks),
    ),
  }
}

/** What the tribunal is to receive in a quarter with so many people refused, and so many in the quarter before. */
export const receiptsOf = (
  { perRefused, others }: Pick<AppealIntake, 'perRefused' | 'others'>,
  refused: number,
  before: number,
): number => others + perRefused * ((1 - late) * refused + late * before)

/** A weighted line, drawn towards the share assumed; the number that does not follow from refusals is never below 0. */
function lineThrough(
  points: readonly { readonly refused: number; readonly lodged: number }[],
  most: number,
): Pick<AppealIntake, 'perRefused' | 'others'> {
  // Counts vary as their size does; the thousand keeps small quarters from ruling.
  const weights = points.map(({ refused }) => 1 / (refused + 1000))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point, i) => sum + (weights[i]! / total) * of(point), 0)
  const [x, y] = [mean(({ refused }) => refused), mean(({ lodged }) => lodged)]
  const held = priorWeight * (0.3 * x) ** 2
  const together = mean(({ refused, lodged }) => (refused - x) * (lodged - y))
  const slope = (together + held * priorShare) / (mean(({ refused }) => (refused - x) ** 2) + held)
  const perRefused = Math.min(most, Math.max(0, slope))
  const others = y - perRefused * x
  return others >= 0
    ? { perRefused, others }
    : { perRefused: Math.min(most, y / x), others: Math.max(0, y - most * x) }
}
