/**
 * Random draws addressed by person. People admitted in exchange have a key of the scheme that they are admitted for: their luck
 * comes from its id and their number in it, whatever other schemes there are.
 */
import { AddressedDraws, deriveKey } from './engine/random.ts'
import { exchangeNumberOf, exchangeNumbers, withoutExchangeNumber } from './subjects.ts'

/** Draws as in `AddressedDraws`; the subject is a party's. */
export class PersonDraws {
  readonly #most: AddressedDraws
  /** By scheme number. */
  readonly #exchanged: (AddressedDraws | undefined)[] = []

  /**
   * @param path what the draws are for, with seed and replication
   * @param schemes ids of the scenario's schemes
   */
  constructor(seed: string, path: readonly (string | number)[], schemes: readonly string[]) {
    const key = deriveKey(seed, ...path)
    this.#most = new AddressedDraws(key)
    for (const [id, number] of exchangeNumbers(schemes)) {
      this.#exchanged[number] = new AddressedDraws(deriveKey('exchange', key.k0, key.k1, id))
    }
  }

  /** Uniform on the open interval (0, 1). */
  uniform(subject: number, episode: number, purpose: number, n = 0): number {
    const number = exchangeNumberOf(subject)
    if (number < 0) return this.#most.uniform(subject, episode, purpose, n)
    return this.#exchanged[number]!.uniform(withoutExchangeNumber(subject), episode, purpose, n)
  }

  /** Exponential with mean 1: increasing in the uniform at the same address. */
  exponential(subject: number, episode: number, purpose: number, n = 0): number {
    return -Math.log1p(-this.uniform(subject, episode, purpose, n))
  }

  /** True with the given probability: if the uniform at the same address lies below it. */
  chance(probability: number, subject: number, episode: number, purpose: number, n = 0): boolean {
    return this.uniform(subject, episode, purpose, n) < probability
  }
}
