/** What the command line asks of every run that simulates, checked. */
import type { Address } from '../execution/queue/address.ts'
import type { Shard } from '../execution/shard.ts'
import type { PrecisionRule } from '../experiments/replications/precision.ts'
import type { OnExisting } from '../run-folder/folder.ts'
import type { Layer, Opened, Setting } from '../scenarios/load.ts'

/** Options of a simulating command, checked. */
export interface SimulationOptions {
  /** Absent: one is drawn and recorded. */
  readonly seed?: number
  readonly replications: number | PrecisionRule
  readonly horizonYears: number
  /** Built-in name, path, or the name of a scenario that is compared. */
  readonly baseline: string
  /** `none` first, then the others as named. */
  readonly deterrence: readonly string[]
  /** Responses in the country under which each option is run as well. */
  readonly responses: readonly string[]
  /** Those of the layer first, so that the command line has the last word. */
  readonly settings: readonly Setting[]
  /** The layer of changes that holds in every scenario; absent: none. */
  readonly layer?: Layer
  /** Where every scenario opens on another day than its own. */
  readonly opened?: Opened
  /** File of an ensemble of parameter sets; absent: the scenarios as they are. */
  readonly ensemble?: string
  /** What flows and stocks are broken down by besides; absent: nothing. */
  readonly by?: 'group'
  /** Whether the main differences have intervals that hold for all of them at once. */
  readonly simultaneous?: true
  readonly workers: number
  /** The Redis server through which workers elsewhere run the jobs; absent: threads here. */
  readonly redis?: Address
  /** Absent: named after the run. */
  readonly out?: string
  readonly onExisting: OnExisting
  /** Folder of a store of finished jobs that several runs share; absent: each keeps its own. */
  readonly store?: string
  /** The part of the run that is run here; absent: all of it. */
  readonly shard?: Shard
  /** Whether it is only said what would be run. */
  readonly dryRun?: true
  readonly quiet: boolean
  readonly json: boolean
}
