/** Which ends of the declared ranges the scenarios can have: a rule that holds between parameters may refuse one. */
import { InputError } from '../../input-error.ts'
import type { Question } from './evaluate.ts'
import { type Factor, type Pair, settingsAt } from './factors.ts'

/** A factor as far as it can be varied. */
export interface Possible {
  readonly factor: Factor
  /** Why an end is not run, or the whole parameter; '' where nothing is left out. */
  readonly note: string
  /** Whether all of the range can be run. */
  readonly isWhole: boolean
}

/** Tries both ends of every factor; one of which no end can be run is left out. */
export function possibleFactors({
  pair,
  load,
  factors,
}: Pick<Question, 'pair' | 'load' | 'factors'>): Possible[] {
  return factors.map((factor) => {
    const [low, high] = (['low', 'high'] as const).map((end) => refusal(pair, load, factor, factor[end]))
    const notes = [
      ...(low === undefined ? [] : [`low end not run: ${low}`]),
      ...(high === undefined ? [] : [`high end not run: ${high}`]),
    ]
    const narrowed = {
      ...factor,
      low: low === undefined ? factor.low : factor.usual,
      high: high === undefined ? factor.high : factor.usual,
    }
    return { factor: narrowed, note: notes.join('; '), isWhole: notes.length === 0 }
  })
}

/** Why the scenarios cannot have a value; undefined where they can. */
function refusal(pair: Pair, load: Question['load'], factor: Factor, value: number): string | undefined {
  if (value === factor.usual) return undefined
  try {
    load(settingsAt(pair, [factor], new Map([[factor.id, value]])))
    return undefined
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.problems[0]?.found ?? 'refused'
  }
}
