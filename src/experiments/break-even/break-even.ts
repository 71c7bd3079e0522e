/**
 * Where a difference from the baseline vanishes: the value of one parameter at which a metric equals the baseline's.
 * The search respects simulation noise: common random numbers at every value, an interval on the answer, more
 * replications until the interval is narrow enough, and "not attainable" where no value in the range will do.
 */
import { meanInterval, moments } from '../../statistics/interval.ts'
import { clearSign, isClear, verdictOf } from '../../statistics/verdict.ts'

/** The difference at one value of the parameter. */
export interface BreakEvenPoint {
  readonly value: number
  readonly mean: number
  /** Of the mean; null below two replications. */
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly replications: number
}

/** The answer. */
export interface BreakEvenAnswer {
  /**
   * `attained`: the mean difference changes sign at `value`. `not_attainable`: it has one clear sign at every value tried,
   * save values at which nothing differs. `not_determined`: its sign does not change, but is not clear everywhere either.
   * `no_difference`: nothing differs at any value tried.
   */
  readonly status: 'attained' | 'not_attainable' | 'not_determined' | 'no_difference'
  readonly value: number | null
  /** 95 % interval of the value; null where it reaches beyond the range, or replications are too few to tell. */
  readonly low: number | null
  readonly high: number | null
  /** How often the sign of the mean changes over the range; the answer is the first change from its lower end. */
  readonly changes: number
  readonly replications: number
  /** Whether the interval is as narrow as asked, or none is needed; else the most replications did not suffice. */
  readonly precise: boolean
  /** Every value tried, ascending. */
  readonly points: readonly BreakEvenPoint[]
}

/** Differences from the baseline, one a replication, at a value of the parameter. */
export type Differences = (value: number, replications: number) => Promise<ArrayLike<number>>

/** Where and how long to look. */
export interface BreakEvenSearch {
  readonly low: number
  readonly high: number
  /** Replications to begin with, and the most. */
  readonly replications: number
  readonly most: number
  /** Half-width of the interval, as a share of the range, at which to stop adding replications. */
  readonly precision: number
  /** Whether zero is across: a level that is met, rather than a difference that there is not. */
  readonly zeroIsAcross?: boolean
}

/** Values of the first look, the ends of the range included. */
const firstLook = 5

/** The values of the first look. */
export const firstValues = ({ low, high }: Pick<BreakEvenSearch, 'low' | 'high'>): number[] =>
  Array.from({ length: firstLook }, (_, i) => low + ((high - low) * i) / (firstLook - 1))

/** Width of the bracket at which the search stops, as a share of the range. */
const tolerance = 0.002
const mostSteps = 16

/** Finds the value at which the mean difference is zero. */
export async function breakEven(differences: Differences, search: BreakEvenSearch): Promise<BreakEvenAnswer> {
  let replications = search.replications
  for (;;) {
    const found = await lookFor(differences, search, replications)
    const answer = { ...found, precise: isPrecise(found, search) }
    const next = Math.min(search.most, replications * 2)
    if (answer.precise || next === replications) return answer
    replications = next
  }
}

/** Whether nothing differs at a value: not on average, and in no replication. */
export const isEqual = ({ mean, ci_low, ci_high }: BreakEvenPoint): boolean =>
  mean === 0 && (ci_low ?? 0) === 0 && (ci_high ?? 0) === 0

type Found = Omit<BreakEvenAnswer, 'precise'>

function isPrecise({ status, low, high }: Found, search: BreakEvenSearch): boolean {
  if (status === 'not_attainable' || status === 'no_difference') return true
  if (low === null || high === null) return false
  return high - low <= 2 * search.precision * (search.high - search.low)
}

async function lookFor(
  differences: Differences,
  { low, high, zeroIsAcross = false }: BreakEvenSearch,
  replications: number,
): Promise<Found> {
  const points: BreakEvenPoint[] = []
  const at = async (value: number): Promise<BreakEvenPoint> => {
    const known = points.find((point) => point.value === value)
    if (known) return known
    const point = pointOf(value, await differences(value, replications))
    points.push(point)
    points.sort((a, b) => a.value - b.value)
    return point
  }
  for (const value of firstValues({ low, high })) await at(value)
  const [bracket] = changesAmong(points, zeroIsAcross)
  if (bracket === undefined) {
    return {
      status: statusWithoutChange(points),
      value: null,
      low: null,
      high: null,
      changes: 0,
      replications,
      points,
    }
  }
  const [left, right] = await narrowed(bracket, at, tolerance * (high - low), zeroIsAcross)
  const value = crossing(left.value, left.mean, right.value, right.mean)
  const slope = (bracket[1].mean - bracket[0].mean) / (bracket[1].value - bracket[0].value)
  const near = await at(value)
  const half = near.ci_high === null ? 0 : (near.ci_high - near.mean) / Math.abs(slope)
  // Values on both sides of the interval's ends, so that the ends are read off between neighbours.
  for (const share of [-1.5, -1, -0.5, 0.5, 1, 1.5]) {
    const beside = value + share * half
    if (half > 0 && beside > low && beside < high) await at(beside)
  }
  return {
    status: 'attained',
    value,
    low: endOf(points, value, -1),
    high: endOf(points, value, 1),
    changes: changesAmong(points, zeroIsAcross).filter(isNoSecondHalf).length,
    replications,
    points,
  }
}

/** What is known where no sign changes. */
function statusWithoutChange(points: readonly BreakEvenPoint[]): BreakEvenAnswer['status'] {
  const differing = points.filter((point) => !isEqual(point))
  if (differing.length === 0) return 'no_difference'
  const clear = differing.every((point) => isClear(verdictOf(point)))
  return clear ? 'not_attainable' : 'not_determined'
}

function pointOf(value: number, differences: ArrayLike<number>): BreakEvenPoint {
  const of = moments(differences)
  if (of === null) throw new RangeError(`no replication has a difference at ${value}`)
  const interval = meanInterval(of)
  return {
    value,
    mean: of.mean,
    ci_low: interval?.low ?? null,
    ci_high: interval?.high ?? null,
    replications: of.count,
  }
}

type Bracket = readonly [BreakEvenPoint, BreakEvenPoint]

const areAcross = (a: BreakEvenPoint, b: BreakEvenPoint, zeroIsAcross: boolean) =>
  zeroIsAcross ? Math.sign(a.mean) !== Math.sign(b.mean) : Math.sign(a.mean) * Math.sign(b.mean) < 0

/** Neighbours on two sides of zero, ascending. Unless zero is across itself it is passed over: at an end it is no change of sign. */
function changesAmong(points: readonly BreakEvenPoint[], zeroIsAcross: boolean): Bracket[] {
  const signed = zeroIsAcross ? points : points.filter(({ mean }) => mean !== 0)
  return signed.flatMap((point, i) => {
    const before = signed[i - 1]
    return before && areAcross(before, point, zeroIsAcross) ? [[before, point] as const] : []
  })
}

/** Whether a change is one of its own: from one side to a point at zero itself and on to the other side is one change. */
function isNoSecondHalf([from, to]: Bracket, i: number, all: readonly Bracket[]): boolean {
  const before = all[i - 1]
  return from.mean !== 0 || before?.[1] !== from || Math.sign(before[0].mean) !== -Math.sign(to.mean)
}

/**
 * Narrows the bracket at the straight line's crossing, held well inside it, until it is narrow or the mean there is
 * small beside its own uncertainty: then both ends are that point.
 */
async function narrowed(
  bracket: Bracket,
  at: (value: number) => Promise<BreakEvenPoint>,
  width: number,
  zeroIsAcross: boolean,
): Promise<Bracket> {
  let [left, right] = bracket
  for (let step = 0; step < mostSteps && right.value - left.value > width; step++) {
    const line = crossing(left.value, left.mean, right.value, right.mean)
    const margin = 0.1 * (right.value - left.value)
    const within = Math.min(right.value - margin, Math.max(left.value + margin, line))
    const middle = await at(within)
    const half = middle.ci_high === null ? 0 : middle.ci_high - middle.mean
    const isZero = middle.mean === 0 && !zeroIsAcross
    if (isZero || Math.abs(middle.mean) < 0.05 * half) return [middle, middle]
    if (areAcross(left, middle, zeroIsAcross)) right = middle
    else left = middle
  }
  return [left, right]
}

/** Where the straight line through two points is zero; the point itself where they are one. */
const crossing = (x0: number, y0: number, x1: number, y1: number) =>
  y0 === 0 || x0 === x1 ? x0 : x0 + ((x1 - x0) * y0) / (y0 - y1)

/** Where, going from the root in a direction, the mean is clearly not zero; null if it never is. */
function endOf(points: readonly BreakEvenPoint[], root: number, direction: 1 | -1): number | null {
  const onTheWay = points
    .filter(({ value }) => (value - root) * direction > 0)
    .sort((a, b) => (a.value - b.value) * direction)
  let before = points.find(({ value }) => value === root)!
  for (const point of onTheWay) {
    const sign = clearSign(point)
    if (sign > 0) return crossing(before.value, before.ci_low!, point.value, point.ci_low!)
    if (sign < 0) return crossing(before.value, before.ci_high!, point.value, point.ci_high!)
    before = point
  }
  return null
}
