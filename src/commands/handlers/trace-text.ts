/** A trace in words for the console, at most 80 columns wide. */

import { daysBetween } from '../../calendar/days.ts'
import type { Parting, TraceEvent } from '../../experiments/trace/trace.ts'

/** A line an event: date, days since the last date, what happened, what decided when. */
export function timeline(life: readonly TraceEvent[]): string[] {
  if (life.length === 0) return ['  never appears']
  return life.flatMap((event, i) => {
    const before = life[i - 1]
    const days = before ? daysBetween(before.date, event.date) : 0
    const waited = days === 0 ? '' : `+${days} d`
    const episode = before && event.episode !== before.episode ? [`  -- episode ${event.episode + 1} --`] : []
    const who = i === 0 ? ` (${event.people} ${event.people === 1 ? 'person' : 'people'})` : ''
    const [line, ...rest] = wrap(`${event.activity}${who} [${decidedBy(event)}]`, 56)
    return [
      ...episode,
      `  ${event.date}  ${waited.padStart(8)}  ${line}`,
      ...rest.map((text) => `${' '.repeat(24)}${text}`),
    ]
  })
}

/** What decided when; a scheme by its label, unless the activity names it already. */
function decidedBy({ activity, cause, scheme }: TraceEvent): string {
  if (cause !== 'scheme' || scheme === undefined || activity.includes(scheme.label)) return cause
  return `scheme ${scheme.label}`
}

/** Which party's life is the first to differ, and how to see it; '' if there is none. */
export function firstThatDiffers(name: string | undefined): string {
  if (name === undefined) return ''
  return `The first party whose life differs: ${name} (--party ${name}).`
}

/** Where the logs of two runs part. */
export function runsPart({ agreed, first, second }: Parting, names: readonly string[]): string {
  if (first === undefined && second === undefined)
    return `The logs of both runs agree in all ${agreed} events.`
  const tell = (event: typeof first, name: string) =>
    event === undefined ? `${name} ends` : `in ${name} ${event.party} ${event.activity} on ${event.date}`
  return `The logs of both runs agree in their first ${agreed} events; then ${tell(first, names[0]!)}, and ${tell(second, names[1]!)}.`
}

/** Text in lines of at most 80 characters; none for no text. */
export const wrapped = (text: string): string[] => (text === '' ? [] : wrap(text, 80))

function wrap(text: string, limit: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && line.length + 1 + word.length > limit) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}
