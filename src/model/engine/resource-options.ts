/** How a resource is set up: its units, who goes first, and whom it tells. */
export interface ResourceOptions {
  readonly name: string
  /** Whole units. */
  readonly capacity: number
  /** Who goes first within a priority class. Default: oldest-first. */
  readonly discipline?: 'oldest-first' | 'newest-first'
  /**
   * Share of starts from the line, 0 to 1, that take from its other end: evenly spread over the starts, not drawn. Default 0.
   */
  readonly reversedShare?: number
  /** Number of priority classes, class 0 being served first; up to 256. Default 1. */
  readonly priorities?: number
  /** The largest request, in units, up to 255. Default 1. */
  readonly maxUnits?: number
  /** How many items may wait; further requests are refused. Default: no limit. */
  readonly waitingRoom?: number
  /** What becomes of items in excess of a lowered capacity: they finish, or the newest started are evicted. Default: finish. */
  readonly whenCapacityFalls?: 'finish' | 'evict'
  /** Items to make room for at once; more are made room for as they come, up to 2^24. Default 64. */
  readonly expectedItems?: number
  /** Gives the time integrals their time. */
  readonly clock: { readonly now: number }
  /** Called when an item gets its units, from within request, release, leave or setCapacity; may use this or any resource. */
  readonly onStart: (item: number) => void
  /** Called when an item has lost its units to a falling capacity; required with 'evict'. */
  readonly onEvict?: (item: number) => void
}

/** `onStart` of a resource without capacity, which is a waiting line and nothing else. */
export function neverStarts(): void {
  throw new Error('a waiting line without capacity started someone')
}
