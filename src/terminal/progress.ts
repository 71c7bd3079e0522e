/** How far a run is, on a terminal. */
import type { Output } from './output.ts'

/** Shows how far a run is. */
export interface Progress {
  readonly update: (done: number, total: number, failed: number) => void
  /** Shows more of it behind that. */
  readonly note: (text: string) => void
  readonly stop: () => void
}

/** Jobs over which the rate is taken. */
const recent = 50

/** How fast jobs end, from the last of them: what a store has in an instant is soon forgotten. */
export class Rate {
  #ends: { readonly done: number; readonly at: number }[] = []

  /** Notes that so many are done. @param at in milliseconds */
  note(done: number, at: number): void {
    if (done === this.#ends.at(-1)?.done) return
    this.#ends.push({ done, at })
    if (this.#ends.length > recent) this.#ends.shift()
  }

  /** Jobs a minute; undefined before two have ended. */
  get perMinute(): number | undefined {
    const [first, last] = [this.#ends[0], this.#ends.at(-1)]
    if (first === undefined || last === undefined || last.at === first.at) return undefined
    return ((last.done - first.done) * 60_000) / (last.at - first.at)
  }
}

/** What stands beside the bar: `12 of 40 jobs, 8.4 a minute, 3 min left, 1 failed`. */
export function progressText(
  done: number,
  total: number,
  failed: number,
  perMinute: number | undefined,
): string {
  const rate =
    perMinute === undefined
      ? ''
      : `, ${perMinute < 10 ? perMinute.toFixed(1) : Math.round(perMinute)} a minute, ${leftText((total - done) / perMinute)} left`
  return `${done} of ${total} jobs${rate}${failed > 0 ? `, ${failed} failed` : ''}`
}

/** A time in words: `40 s`, `12 min`, `3.5 h`. @param minutes not negative */
export function leftText(minutes: number): string {
  if (minutes < 1) return `${Math.ceil(minutes * 60)} s`
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`
}

/** A progress bar with rate, time left and failures on a terminal; nothing elsewhere, or if `quiet`. */
export async function progressBar({ terminal }: Output, quiet: boolean): Promise<Progress> {
  if (!terminal || quiet) return { update: () => {}, note: () => {}, stop: () => {} }
  const { default: bars } = await import('cli-progress')
  const bar = new bars.SingleBar({
    format: '{bar} {text}{note}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    // Before the first job has ended there is no number of seconds.
    formatTime: (seconds, options, step) =>
      Number.isFinite(seconds) ? bars.Format.TimeFormat(seconds, options, step) : 'some time',
    stream: process.stderr,
  })
  const rate = new Rate()
  let started = false
  let note = ''
  return {
    update: (done, total, failed) => {
      rate.note(done, performance.now())
      const text = progressText(done, total, failed, rate.perMinute)
      if (!started) bar.start(total, done, { text, note })
      started = true
      bar.setTotal(total)
      bar.update(done, { text })
    },
    note: (text) => {
      note = `; ${text}`
      if (started) bar.update({ note })
    },
    stop: () => bar.stop(),
  }
}
