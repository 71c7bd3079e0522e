/** A part of a run, so that several machines can do one run. */

/** Part `part` of `of`, from 1. */
export interface Shard {
  readonly part: number
  readonly of: number
}

/** All of it. */
export const whole: Shard = { part: 1, of: 1 }

/** `part 2 of 3`. */
export const shardText = ({ part, of }: Shard): string => `part ${part} of ${of}`

/**
 * The shard's own of a list: a stretch of it, so that jobs that follow each other, which share a baseline, stay together. The shards
 * of a list have each item once, and no two differ by more than one in length.
 */
export function shardOf<T>(list: readonly T[], { part, of }: Shard): T[] {
  const end = (n: number) => Math.floor((list.length * n) / of)
  return list.slice(end(part - 1), end(part))
}
