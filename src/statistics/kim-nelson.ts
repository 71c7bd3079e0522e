/** Selection of the option with the highest mean, replication by replication, options being left out as they fall behind. */
import { moments } from './interval.ts'

/** What is asked. */
export interface KimNelsonRule {
  /** Probability at least with which the best is selected where it is better than every other by `indifference` or more. */
  readonly confidence: number
  /** Least difference that matters. */
  readonly indifference: number
  /** Replications of every option before any is left out: 2 or more. */
  readonly first: number
}

/**
 * The fully sequential procedure of Kim and Nelson (2001), with c = 1: for normal values that may go together, as under common
 * random numbers. Values are added a replication at a time, one of each option still in contention.
 */
export class KimNelson {
  readonly #rule: KimNelsonRule
  readonly #values: number[][]
  readonly #left: number[]
  /** h² S² / δ² for each pair, known after the first stage. */
  #reach: number[][] | undefined

  constructor(options: number, rule: KimNelsonRule) {
    this.#rule = rule
    this.#values = Array.from({ length: options }, () => [])
    this.#left = Array.from({ length: options }, (_, i) => i)
  }

  /** Options still in contention, in their order. */
  get contenders(): readonly number[] {
    return this.#left
  }

  /** The selected option; undefined as long as more replications are needed. */
  get selected(): number | undefined {
    if (this.#left.length === 1) return this.#left[0]
    if (this.#reach === undefined) return undefined
    const longest = Math.max(
      ...this.#left.flatMap((i) =>
        this.#left.filter((l) => l !== i).map((l) => Math.floor(this.#reach![i]![l]!)),
      ),
    )
    return this.#count > longest ? this.#leader() : undefined
  }

  get #count(): number {
    return this.#values[this.#left[0]!]!.length
  }

  /** Adds a replication. @param valueFor its value for a contender; higher is better */
  add(valueFor: (option: number) => number): void {
    if (this.selected !== undefined) return
    for (const option of this.#left) this.#values[option]!.push(valueFor(option))
    const { first } = this.#rule
    if (this.#count < first) return
    this.#reach ??= this.#reaches()
    this.#screen(this.#reach)
  }

  #reaches(): number[][] {
    const { confidence, indifference, first } = this.#rule
    const options = this.#values.length
    const eta = (Math.pow((2 * (1 - confidence)) / (options - 1), -2 / (first - 1)) - 1) / 2
    const factor = (2 * eta * (first - 1)) / indifference ** 2
    return this.#values.map((ours) =>
      this.#values.map(
        (theirs) => factor * moments(ours.map((value, j) => value - theirs[j]!))!.standardDeviation! ** 2,
      ),
    )
  }

  /** Leaves out whoever lags behind another by more than the width that shrinks as replications are added. */
  #screen(reach: readonly (readonly number[])[]): void {
    const count = this.#count
    const { indifference } = this.#rule
    const sums = new Map(this.#left.map((i) => [i, this.#values[i]!.reduce((sum, value) => sum + value, 0)]))
    const kept = this.#left.filter((i) =>
      this.#left.every((l) => {
        const width = Math.max(0, (indifference / 2) * (reach[i]![l]! - count))
        return i === l || sums.get(i)! >= sums.get(l)! - width
      }),
    )
    this.#left.splice(0, this.#left.length, ...kept)
  }

  #leader(): number {
    const mean = (i: number) => moments(this.#values[i]!)!.mean
    return this.#left.reduce((best, i) => (mean(i) > mean(best) ? i : best))
  }
}
