/** How far a run is, on a terminal. */
import type { Output } from './output.ts'

/** Shows how far a run is. */
export interface Progress {
  readonly update: (done: number, total: number) => void
  /** Shows more of it behind the time left. */
  readonly note: (text: string) => void
  readonly stop: () => void
}

/** A progress bar with the time left on a terminal; nothing elsewhere, or if `quiet`. */
export async function progressBar({ terminal }: Output, quiet: boolean): Promise<Progress> {
  if (!terminal || quiet) return { update: () => {}, note: () => {}, stop: () => {} }
  const { default: bars } = await import('cli-progress')
  const bar = new bars.SingleBar({
    format: '{bar} {value} of {total} jobs, {eta_formatted} left{note}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  })
  let started = false
  let note = ''
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done, { note })
      started = true
      bar.setTotal(total)
      bar.update(done)
    },
    note: (text) => {
      note = `; ${text}`
      if (started) bar.update({ note })
    },
    stop: () => bar.stop(),
  }
}
