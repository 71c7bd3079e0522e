/** The engine as a library, `return-hubs/engine`: docs/engine.md is its guide. */
export {
  lognormal,
  lognormalFrom,
  negativeBinomial,
  poisson,
  standardNormalQuantile,
  triangular,
} from './distributions.ts'
export { EventList, Tie } from './event-list.ts'
export { Executive } from './executive.ts'
export { ItemNumbers } from './item-numbers.ts'
export { type ArrivalOptions, PoissonArrivals } from './poisson-arrivals.ts'
export {
  type Answer,
  type Delay,
  type Process,
  Processes,
  type Seizing,
  type Station,
  type Step,
} from './processes.ts'
export { AddressedDraws, deriveKey, draws, type Key } from './random.ts'
export { Records, type Selection } from './records.ts'
export { Resource } from './resource.ts'
export { neverStarts, type ResourceOptions } from './resource-options.ts'
export { Tally, TimeAverage } from './tally.ts'
