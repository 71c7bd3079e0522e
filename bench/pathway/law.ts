/** Rates, shares and capacities of the reference pathway; times are in days. The README of this folder has it in words. */

export const law = {
  arrivalsPerDay: 300,
  opening: { decision: 90_000, tribunal: 50_000 },
  slots: { decision: 300, tribunal: 110, hub: 1000 },
  meanDecision: 1,
  meanHearing: 1,
  granted: 0.47,
  withdrawn: 0.08,
  appeals: 0.75,
  allowed: 0.45,
  undocumented: 0.4,
  meanVoluntary: 900,
  meanAbsconding: 1500,
  meanBarrier: 1200,
  removal: { mean: 240, sd: 200 },
  meanStay: 180,
  returnedFromHub: 0.7,
  comesBack: 0.1,
  meanAway: 300,
} as const

const spread = 1 + (law.removal.sd / law.removal.mean) ** 2

/** The lognormal time to removal: its median, and the standard deviation of its logarithm. */
export const removalMedian: number = law.removal.mean / Math.sqrt(spread)
export const removalSigma: number = Math.sqrt(Math.log(spread))

/** Units of a capacity at a scale: at least one. */
export const unitsAt = (capacity: number, scale: number): number => Math.max(1, Math.round(capacity * scale))
