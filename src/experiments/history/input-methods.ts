/**
 * Forecasts of a single published series from its own past: five plain methods, and which of them did best so far. The choice at a
 * quarter rests on forecasts that had come due by then; nothing later is seen.
 */
import jstat from 'jstat'
import { quarterAfter, quartersBetween } from '../../calendar/periods.ts'
import { meanOf, relativeSize } from '../../statistics/scores.ts'

/** A series by quarter, without gaps from its first quarter on; every value above 0. */
export type Quarters = ReadonlyMap<string, number>

/** Quarters that are forecast. */
export const mostAhead = 8

/** A method: the logarithms of the next quarters from those so far. */
type Method = (past: readonly number[]) => number[]

const ahead = Array.from({ length: mostAhead }, (_, i) => i + 1)
const level = (value: number) => ahead.map(() => value)

/** How fast a trend is taken to fade: it keeps this share from one quarter to the next. Assumption, the usual one of damped trends. */
const damping = 0.8

/** Weights tried for the damped trend: of the newest value in the level, of the newest change in the trend. */
const weights = [0.3, 0.5, 0.7, 0.9, 1].flatMap((own) =>
  [0.1, 0.3, 0.5].map((trend) => [own, trend] as const),
)

/** Damped trend (Gardner and McKenzie 1985), with the weights whose errors one quarter ahead were least. */
function dampedTrend(past: readonly number[]): number[] {
  const fits = weights.map(([own, change]) => {
    let [now, trend, squares] = [past[0]!, 0, 0]
    for (const value of past.slice(1)) {
      const expected = now + damping * trend
      const error = value - expected
      squares += error ** 2
      now = expected + own * error
      trend = damping * trend + change * own * error
    }
    return { now, trend, squares }
  })
  const { now, trend } = fits.reduce((best, each) => (each.squares < best.squares ? each : best))
  return ahead.map((k) => now + (trend * damping * (1 - Math.pow(damping, k))) / (1 - damping))
}

const single = {
  'last value': (past) => level(past.at(-1)!),
  'same quarter a year before': (past) => ahead.map((k) => past.at(-4 + ((k - 1) % 4)) ?? past.at(-1)!),
  'mean of four quarters': (past) => level(Math.log(meanOf(past.slice(-4).map(Math.exp)))),
  'damped trend': dampedTrend,
} satisfies Record<string, Method>

/** Every method by name. The last is the mean, in logarithms, of the others. */
export const methods: Readonly<Record<string, Method>> = {
  ...single,
  combination: (past) => {
    const all = Object.values(single).map((method) => method(past))
    return ahead.map((_, i) => meanOf(all.map((each) => each[i]!)))
  },
}

/** The method where none was clearly better. */
const first = 'combination'

/** Another is chosen where its score was below this share of the combination’s: differences of less are mostly chance. Assumption. */
const clearly = 0.9

/** The methods that a choice is held against. */
export const naiveMethods: readonly string[] = ['last value', 'same quarter a year before']

/** Before an error of a method is known, a relative error of so much at one quarter, growing with the square root of time. Assumption. */
const assumedError = 0.1

/** What a method’s forecast was worth: of one quarter, so many quarters ahead. */
interface Score {
  readonly origin: string
  readonly ahead: number
  /** Logarithm of what was observed over what was forecast. */
  readonly error: number
  /** Continuous ranked probability score of the logarithm, with the spread that the method’s own errors known at the origin have. */
  readonly crps: number
}

const normal = (
  jstat as { readonly normal: Record<'cdf' | 'pdf', (x: number, mean: number, sd: number) => number> }
).normal

/** CRPS of a normal distribution about 0 with a standard deviation, at a value (Gneiting and Raftery 2007). */
export function normalCrps(sd: number, value: number): number {
  const z = value / sd
  return sd * (z * (2 * normal.cdf(z, 0, 1) - 1) + 2 * normal.pdf(z, 0, 1) - 1 / Math.sqrt(Math.PI))
}

/** What was chosen at an origin. */
export interface Choice {
  readonly method: string
  /** Mean CRPS by method over forecasts one to four quarters ahead that had come due: about the relative error. Empty where none had. */
  readonly crps: Readonly<Record<string, number>>
}

/** What choices were worth over origins. */
export interface PastChoices {
  readonly origins: number
  /** Mean CRPS, and mean error over what was observed, of the method chosen at each origin. */
  readonly chosen: number
  readonly error: number
  /** Mean CRPS of each method used throughout. */
  readonly crps: Readonly<Record<string, number>>
  /** How often each was chosen. */
  readonly times: Readonly<Record<string, number>>
}

/** Past forecasts of one series by every method. */
export class InputForecasts {
  readonly #series: Quarters
  readonly #first: string
  readonly #scores = new Map<string, readonly Score[]>()

  /** @throws RangeError for a series without values, or with one that is not above 0 */
  constructor(series: Quarters) {
    const quarters = [...series.keys()].sort()
    if (quarters.length === 0 || [...series.values()].some((value) => !(value > 0)))
      throw new RangeError('a series of inputs has values above 0')
    this.#series = series
    this.#first = quarters[0]!
  }

  /** The method that was best by a quarter: least CRPS one to four quarters ahead. */
  chosenAt(origin: string): Choice {
    const crps = Object.keys(methods).flatMap((name) => {
      const due = this.#scoresOf(name).filter(
        (score) => score.ahead <= 4 && quarterAfter(score.origin, score.ahead) <= origin,
      )
      return due.length === 0 ? [] : [[name, meanOf(due.map((score) => score.crps))] as const]
    })
    const [best, least] = crps.toSorted(([, a], [, b]) => a - b)[0] ?? [first, 0]
    const combined = crps.find(([name]) => name === first)?.[1] ?? 0
    return { method: least < clearly * combined ? best : first, crps: Object.fromEntries(crps) }
  }

  /** The next quarters from the values up to an origin; undefined where there are none by then. */
  forecastAt(origin: string, method: string = this.chosenAt(origin).method): Quarters | undefined {
    const past = this.#upTo(origin)
    if (past.length === 0) return undefined
    const next = methods[method]!(past)
    return new Map(next.map((value, i) => [quarterAfter(origin, i + 1), Math.exp(value)]))
  }

  /**
   * What the choices were worth, from a quarter on: each origin’s forecast so many quarters ahead by the method that was best by then,
   * beside every method used throughout.
   */
  recordFrom(from: string, quarters: number): PastChoices {
    const due = this.#scoresOf(first).filter((each) => each.ahead === quarters && each.origin >= from)
    const of = (name: string, origin: string) =>
      this.#scoresOf(name).find((each) => each.ahead === quarters && each.origin === origin)!
    const chosen = due.map(({ origin }) => ({ name: this.chosenAt(origin).method, origin }))
    const names = Object.keys(methods)
    return {
      origins: due.length,
      chosen: meanOf(chosen.map(({ name, origin }) => of(name, origin).crps)),
      error: meanOf(chosen.map(({ name, origin }) => relativeSize(of(name, origin).error))),
      crps: Object.fromEntries(
        names.map((name) => [name, meanOf(due.map(({ origin }) => of(name, origin).crps))]),
      ),
      times: Object.fromEntries(
        names.map((name) => [name, chosen.filter((each) => each.name === name).length]),
      ),
    }
  }

  #upTo(origin: string): number[] {
    if (origin < this.#first) return []
    return quartersBetween(this.#first, origin).flatMap((quarter) => {
      const value = this.#series.get(quarter)
      return value === undefined ? [] : [Math.log(value)]
    })
  }

  /** Every forecast of a method whose quarter is known, in order of time. */
  #scoresOf(name: string): readonly Score[] {
    const kept = this.#scores.get(name)
    if (kept !== undefined) return kept
    const scores: Score[] = []
    for (const origin of [...this.#series.keys()].sort())
      for (const [i, value] of methods[name]!(this.#upTo(origin)).entries()) {
        const observed = this.#series.get(quarterAfter(origin, i + 1))
        if (observed === undefined) continue
        const error = Math.log(observed) - value
        scores.push({ origin, ahead: i + 1, error, crps: normalCrps(spreadBy(scores, origin, i + 1), error) })
      }
    this.#scores.set(name, scores)
    return scores
  }
}

/** The spread of a method’s errors so many quarters ahead that had come due by an origin, with the assumed one as one of them. */
function spreadBy(scores: readonly Score[], origin: string, quarters: number): number {
  const due = scores.filter(
    (each) => each.ahead === quarters && quarterAfter(each.origin, quarters) <= origin,
  )
  const squares = due.reduce((sum, { error }) => sum + error ** 2, assumedError ** 2 * quarters)
  return Math.sqrt(squares / (due.length + 1))
}
