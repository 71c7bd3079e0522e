/** `return-hubs worker`: runs jobs that others submit, on this machine. */
import { availableParallelism } from 'node:os'
import { readAddress } from '../../execution/queue/address.ts'
import type { Joining } from '../../execution/queue/worker-process.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { installedEdition } from '../../run-folder/edition.ts'
import { wholeNumber } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { plural } from '../../words/numbers.ts'

/** Options of `worker`. */
export interface WorkerArguments {
  readonly redisUrl?: string | undefined
  readonly workers?: string | undefined
  readonly quiet?: boolean | undefined
}

/** What is asked for. @throws InputError listing everything that is wrong */
function checked({ redisUrl, workers }: WorkerArguments): Pick<Joining, 'address' | 'threads'> {
  const problems: Problem[] = []
  const read = readAddress(redisUrl, process.env)
  if ('problem' in read) problems.push(read.problem)
  const threads =
    workers === undefined ? { value: availableParallelism() } : wholeNumber('--workers', workers, 1, 1024)
  if ('problem' in threads) problems.push(threads.problem)
  if ('address' in read && 'value' in threads) return { address: read.address, threads: threads.value }
  throw new InputError(problems)
}

/**
 * Works until Ctrl-C or a polite kill; then its jobs go back to the queue.
 * @param how worker module, times and edition, where they are not the usual ones
 * @returns the exit code
 */
export async function work(
  argv: WorkerArguments,
  output: Output,
  how: Partial<Pick<Joining, 'worker' | 'timing' | 'edition'>> = {},
): Promise<number> {
  const asked = checked(argv)
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  const told = (text: string) => {
    if (!argv.quiet) output.tell(`${text}\n`)
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
  try {
    const { workAtQueue } = await import('../../execution/queue/worker-process.ts')
    const edition = installedEdition()
    const { finished, handedBack } = await workAtQueue({
      ...asked,
      edition,
      leave: leaving.signal,
      told,
      ...how,
    })
    told(`Left after ${plural(finished, 'job')}${handedBack > 0 ? `; handed ${handedBack} back` : ''}.`)
    return 0
  } finally {
    process.off('SIGINT', leave)
    process.off('SIGTERM', leave)
  }
}
