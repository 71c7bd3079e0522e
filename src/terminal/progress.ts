/** How far a run is, on a terminal. */
import type { Output } from './output.ts'

/** Shows how far a run is. */
export interface Progress {
  readonly update: (done: number, total: number) => void
  readonly stop: () => void
}

/** A progress bar with the time left on a terminal; nothing elsewhere, or if `quiet`. */
export async function progressBar({ terminal }: Output, quiet: boolean): Promise<Progress> {
  if (!terminal || quiet) return { update: () => {}, stop: () => {} }
  const { default: bars } = await import('cli-progress')
  const bar = new bars.SingleBar({
    format: '{bar} {value} of {total} jobs, {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  })
  let started = false
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done)
      started = true
      bar.setTotal(total)
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}
