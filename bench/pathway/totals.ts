/** What every driver of the reference pathway counts, and what thirty replications of it came to. */

/** Totals of one run; the fields from `waitingForDecision` on are means of the daily census, in people. */
export interface Totals {
  arrivals: number
  granted: number
  withdrawn: number
  refused: number
  allowed: number
  /** Entries to the state, those of people who come back from the hub included. */
  exhausted: number
  voluntary: number
  absconded: number
  barrier: number
  removed: number
  returnedFromHub: number
  backFromHub: number
  reentries: number
  /** Arrivals, decisions, hearings, clocks fired, stays that ended, re-entries and censuses. */
  events: number
  waitingForDecision: number
  waitingForTribunal: number
  notQueueing: number
  hubQueue: number
  inHub: number
  reentryPending: number
}

/** Size of a run: volume and days. At scale 1 it is 300 arrivals a day. */
export interface Size {
  readonly scale: number
  readonly days: number
}

/** The size that the reference totals are for. */
export const reference: Size = { scale: 1, days: 3650 }

/**
 * Mean and standard deviation of each total over 30 independent replications at scale 1 and 3,650 days of an implementation that
 * shares no code with these.
 */
export const expected: Readonly<Record<keyof Totals, readonly [mean: number, sd: number]>> = {
  arrivals: [1_094_892, 1_232],
  granted: [514_725, 601],
  withdrawn: [87_559, 308],
  refused: [492_848, 612],
  allowed: [180_779, 494],
  exhausted: [350_065, 590],
  voluntary: [56_474, 241],
  absconded: [33_860, 169],
  barrier: [42_295, 217],
  removed: [181_761, 346],
  returnedFromHub: [14_142, 95],
  backFromHub: [6_055, 90],
  reentries: [23_053, 122],
  events: [2_952_887, 2_108],
  waitingForDecision: [99_772, 748],
  waitingForTribunal: [33_879, 465],
  notQueueing: [8_883, 28],
  hubQueue: [5_042, 17],
  inHub: [996.3, 0.1],
  reentryPending: [1_896, 13],
}

/** All counts at 0. */
export const noTotals = (): Totals => ({
  arrivals: 0,
  granted: 0,
  withdrawn: 0,
  refused: 0,
  allowed: 0,
  exhausted: 0,
  voluntary: 0,
  absconded: 0,
  barrier: 0,
  removed: 0,
  returnedFromHub: 0,
  backFromHub: 0,
  reentries: 0,
  events: 0,
  waitingForDecision: 0,
  waitingForTribunal: 0,
  notQueueing: 0,
  hubQueue: 0,
  inHub: 0,
  reentryPending: 0,
})

const stocks = [
  'waitingForDecision',
  'waitingForTribunal',
  'notQueueing',
  'hubQueue',
  'inHub',
  'reentryPending',
] as const

/** Makes means of the sums over the daily censuses. */
export function averaged(totals: Totals, days: number): Totals {
  for (const stock of stocks) totals[stock] /= days
  return totals
}
