/** Room is made for all items up to the largest, so that a number beyond these is a mistake. */
export const MOST_ITEMS: number = 2 ** 24

/** How a resource is set up: its units, who goes first, and whom it tells. */
export interface ResourceOptions {
  readonly name: string
  /** Whole units; Infinity for no limit. */
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
  /**
   * Whether nobody may overtake: where the item at the head of the queue does not fit into the free units, all wait. Default: whoever fits may overtake those who do not.
   */
  readonly strictOrder?: boolean
  /**
   * Whether the item at the head of the queue may take the units of items of later classes: the last class first, and of it the newest started. Each of these is an
   * eviction, and is told to `onEvict` after the other has started. A falling capacity that evicts then takes from the last class first too. Default: no.
   */
  readonly preempts?: boolean
  /** Items to make room for at once; more are made room for as they come, up to 2^24. Default 64. */
  readonly expectedItems?: number
  /** Gives the time integrals their time. */
  readonly clock: { readonly now: number }
  /** Called when an item gets its units, from within request, release, leave or setCapacity; may use this or any resource. */
  readonly onStart: (item: number) => void
  /** Called when an item has lost its units, to a falling capacity or to an item of an earlier class; required with 'evict' and `preempts`. May ask for them again. */
  readonly onEvict?: (item: number) => void
}

/** Throws a RangeError if a number is not whole or out of range, or if evictions have no `onEvict`. */
export function checkOptions(options: ResourceOptions): void {
  const {
    name,
    priorities = 1,
    maxUnits = 1,
    waitingRoom = 0,
    reversedShare = 0,
    expectedItems = 0,
  } = options
  if (!(Number.isInteger(priorities) && priorities >= 1 && priorities <= 256))
    throw new RangeError(`${name}: ${priorities} priority classes`)
  if (!(Number.isInteger(maxUnits) && maxUnits >= 1 && maxUnits <= 255))
    throw new RangeError(`${name}: largest request of ${maxUnits} units`)
  if (!(waitingRoom >= 0 && (Number.isInteger(waitingRoom) || waitingRoom === Number.POSITIVE_INFINITY)))
    throw new RangeError(`${name}: waiting room for ${waitingRoom}`)
  if ((options.preempts || options.whenCapacityFalls === 'evict') && !options.onEvict)
    throw new RangeError(`${name}: evictions need onEvict`)
  if (!(Number.isInteger(expectedItems) && expectedItems >= 0 && expectedItems <= MOST_ITEMS))
    throw new RangeError(`${name}: room for ${expectedItems} items; 0 to ${MOST_ITEMS}`)
  if (!(reversedShare >= 0 && reversedShare <= 1))
    throw new RangeError(`${name}: share of ${reversedShare} from the other end`)
}

/** `onStart` of a resource without capacity, which is a waiting line and nothing else. */
export function neverStarts(): void {
  throw new Error('a waiting line without capacity started someone')
}
