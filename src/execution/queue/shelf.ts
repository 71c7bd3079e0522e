/** The scenarios that a submitter has in Redis: each once, and a bounded number of them. */
import type { Redis } from 'ioredis'
import { daySeconds, scenarioKey } from './names.ts'
import { pack, type ScenarioText } from './packing.ts'

/** Scenarios that are kept though no job in flight needs them: those of a design come up again. */
const mostKept = 1000

/** A submitter's scenarios in Redis. */
export class ScenarioShelf {
  readonly #redis: Redis
  /** Jobs in flight that need a scenario, by digest; the one used last is last. */
  readonly #uses = new Map<string, number>()

  constructor(redis: Redis) {
    this.#redis = redis
  }

  /** Makes sure that scenarios are there, until they are released as often as they were put. */
  async put(scenarios: readonly ScenarioText[]): Promise<void> {
    const missing = new Map<string, string>()
    for (const { digest, text } of scenarios) {
      if (!this.#uses.has(digest)) missing.set(digest, text)
      this.#count(digest, 1)
    }
    await Promise.all(
      [...missing].map(async ([digest, text]) =>
        this.#redis.set(scenarioKey(digest), await pack(text), 'EX', daySeconds),
      ),
    )
    await this.#remove(this.#surplus())
  }

  /** A job in flight needs these no more. */
  release(digests: readonly string[]): void {
    for (const digest of digests) this.#count(digest, -1)
  }

  /** Puts scenarios that are on the shelf by our count, but not in Redis, there again. */
  async restore(scenarios: readonly ScenarioText[]): Promise<void> {
    for (const { digest, text } of scenarios)
      await this.#redis.set(scenarioKey(digest), await pack(text), 'EX', daySeconds)
  }

  /** Keeps all of them for another day. */
  async renew(): Promise<void> {
    for (const digest of this.#uses.keys()) await this.#redis.expire(scenarioKey(digest), daySeconds)
  }

  /** Removes all of them. */
  async clear(): Promise<void> {
    await this.#remove([...this.#uses.keys()])
  }

  #count(digest: string, more: number): void {
    const uses = (this.#uses.get(digest) ?? 0) + more
    this.#uses.delete(digest)
    this.#uses.set(digest, uses)
  }

  #surplus(): string[] {
    const idle = [...this.#uses].filter(([, uses]) => uses === 0).map(([digest]) => digest)
    return idle.slice(0, Math.max(0, this.#uses.size - mostKept))
  }

  async #remove(digests: readonly string[]): Promise<void> {
    for (const digest of digests) this.#uses.delete(digest)
    if (digests.length > 0) await this.#redis.del(digests.map(scenarioKey))
  }
}
