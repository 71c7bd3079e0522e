/** Runs whose jobs workers on other machines do. */

import type { Engine } from '../execution/engine.ts'
import { shownAddress } from '../execution/queue/address.ts'
import type { QueueState } from '../execution/queue/watch.ts'
import { installedEdition } from '../run-folder/edition.ts'
import type { Output } from '../terminal/output.ts'
import { plural } from '../words/numbers.ts'
import type { SimulationOptions } from './asked.ts'

/** The engine that a run asks for, and how it is going there. */
export interface Elsewhere {
  readonly engine: Engine
  /** The most jobs that workers were there to run at a time. */
  readonly mostThreads: () => number
  /** From now on, says how it is going. */
  readonly follow: (note: (text: string) => void) => void
}

/**
 * Opens the engine of several machines.
 * @returns undefined if the jobs are run here
 * @throws InputError if Redis cannot be used
 */
export async function openElsewhere(
  { redis, quiet }: Pick<SimulationOptions, 'redis' | 'quiet'>,
  output: Output,
): Promise<Elsewhere | undefined> {
  if (redis === undefined) return undefined
  const { openQueue } = await import('../execution/queue/submitter.ts')
  let most = 0
  let show = (_text: string) => {}
  const engine = await openQueue({
    address: redis,
    edition: installedEdition(),
    told: (text) => {
      if (!quiet) output.tell(`${output.terminal ? '\n' : ''}${text}\n`)
    },
    onState: (state) => {
      most = Math.max(most, state.threads)
      show(stateText(state))
    },
  })
  return {
    engine,
    mostThreads: () => most,
    follow: (note) => {
      show = note
    },
  }
}

/** How a run is going: `3.1 a second, 2 failed, 4 workers of 16 threads`. */
export const stateText = ({ workers, threads, perSecond, failed }: QueueState): string =>
  [
    `${perSecond.toFixed(perSecond < 10 ? 1 : 0)} a second`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    workers === 0 ? 'no worker there' : `${plural(workers, 'worker')} of ${plural(threads, 'thread')}`,
  ].join(', ')

/** Who runs the jobs: `2 workers`, or `workers at redis://host:6379`. */
export const workersText = ({ workers, redis }: Pick<SimulationOptions, 'workers' | 'redis'>): string =>
  redis === undefined ? plural(workers, 'worker') : `workers at ${shownAddress(redis)}`
