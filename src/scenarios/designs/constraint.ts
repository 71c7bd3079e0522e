/** What holds between the parameters of a design: two sums with a comparison between them, read without running any text. */

/** One addend of a sum: a number, or a parameter taken so many times. */
interface Term {
  readonly factor: number
  /** Absent: the factor is the addend. */
  readonly parameter?: string
}

const comparisons = {
  '<': (left: number, right: number) => left < right,
  '<=': (left: number, right: number) => left <= right,
  '>': (left: number, right: number) => left > right,
  '>=': (left: number, right: number) => left >= right,
} as const

/** A constraint, read. */
export interface Constraint {
  /** Names that stand in it, in their order. */
  readonly parameters: readonly string[]
  /** Whether it holds. @param numberOf a number for each of its parameters */
  holds(numberOf: (parameter: string) => number): boolean
}

const number = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const name = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Reads `places + 2 * second <= 500`: on either side numbers and names, each of which may be taken so many times, with + or −
 * between them; a space on both sides of every sign, as names have hyphens.
 * @returns undefined where the text is no such thing
 */
export function readConstraint(text: string): Constraint | undefined {
  const words = text.trim().split(/\s+/)
  const at = words.findIndex((word) => word in comparisons)
  if (at < 0) return undefined
  const [left, right] = [readSum(words.slice(0, at)), readSum(words.slice(at + 1))]
  if (left === undefined || right === undefined) return undefined
  const compare = comparisons[words[at] as keyof typeof comparisons]
  const parameters = [...left, ...right].flatMap(({ parameter }) => parameter ?? [])
  if (parameters.length === 0) return undefined
  return {
    parameters: [...new Set(parameters)],
    holds: (numberOf) => compare(total(left, numberOf), total(right, numberOf)),
  }
}

const total = (terms: readonly Term[], numberOf: (parameter: string) => number): number =>
  terms.reduce(
    (sum, { factor, parameter }) => sum + factor * (parameter === undefined ? 1 : numberOf(parameter)),
    0,
  )

/** The addends between the signs; undefined where words are missing or not in their place. */
function readSum(words: readonly string[]): Term[] | undefined {
  const terms: Term[] = []
  let sign = 1
  let own: string[] = []
  for (const word of [...words, '+']) {
    if (word !== '+' && word !== '-') {
      own.push(word)
      continue
    }
    const term = readTerm(own)
    if (term === undefined) return undefined
    terms.push({ ...term, factor: sign * term.factor })
    sign = word === '-' ? -1 : 1
    own = []
  }
  return terms
}

function readTerm(words: readonly string[]): Term | undefined {
  const [first, times, second] = words
  if (words.length === 1) return readFactor(first!)
  if (words.length !== 3 || times !== '*') return undefined
  const [one, other] = [readFactor(first!), readFactor(second!)]
  if (one === undefined || other === undefined || (one.parameter && other.parameter)) return undefined
  const parameter = one.parameter ?? other.parameter
  return { factor: one.factor * other.factor, ...(parameter !== undefined && { parameter }) }
}

function readFactor(word: string): Term | undefined {
  if (number.test(word)) return { factor: Number(word) }
  return name.test(word) ? { factor: 1, parameter: word } : undefined
}
