/** One party's life in a run, and where two lives part. */
import { daysBetween } from '../../calendar/days.ts'
import { transitionIds } from '../../model/declaration/transitions.ts'
import { type SchemeEventLog, simulateNamingSchemes, type TracedRun } from './scheme-log.ts'
import { described, type TraceEvent } from './trace-events.ts'

export { compareLogs, type LogComparison } from './log-comparison.ts'
export { type SchemeEventLog, simulateNamingSchemes, type TracedRun } from './scheme-log.ts'
export type { NamedEvent, TraceEvent } from './trace-events.ts'

/** The events of one party in order of time; empty if it never appears in the run. */
export function traceParty(run: TracedRun, subject: number): TraceEvent[] {
  const events: TraceEvent[] = []
  const log: SchemeEventLog = {
    record(time, who, episode, transition, people, scheme) {
      if (who === subject) events.push(described(run.scenario, time, episode, transition, people, scheme))
    },
  }
  simulateNamingSchemes(run, log)
  return events
}

/** Subjects of the first parties to which a transition happens, in order of time; `among` some only, if given. */
export function partiesWith(
  run: TracedRun,
  transition: string,
  most: number,
  among?: ReadonlySet<number>,
): number[] {
  const wanted = (transitionIds as readonly string[]).indexOf(transition)
  const found: number[] = []
  const log: SchemeEventLog = {
    record(_time, who, _episode, what) {
      if (what !== wanted || found.length >= most || found.includes(who)) return
      if (among === undefined || among.has(who)) found.push(who)
    },
  }
  simulateNamingSchemes(run, log)
  return found
}

/** Where two lives part, in a sentence; undefined where they are the same. `names` are those of the two runs. */
export function explainParting(
  lives: readonly [readonly TraceEvent[], readonly TraceEvent[]],
  names: readonly [string, string],
): string | undefined {
  const [one, other] = lives
  let i = 0
  while (i < one.length && i < other.length && same(one[i]!, other[i]!)) i++
  const [a, b] = [one[i], other[i]]
  if (a === undefined && b === undefined) return undefined
  const told = [a, b].map((event, k) =>
    event === undefined
      ? `in ${names[k]} nothing more happens by the end of the run`
      : `in ${names[k]} the party ${event.activity} on ${event.date}`,
  )
  const facts = `${told[0]!.replace('in ', 'In ')}; ${told[1]}.`
  const byScheme = [a, b].findIndex((event) => event?.cause === 'scheme')
  if (byScheme >= 0) {
    const step = [a, b][byScheme]!
    const again = lives[1 - byScheme]!.slice(i).find((event) => isSameStep(event, step))
    if (again === undefined) return `${facts} A scheme acted on the party in ${names[byScheme]}.`
    return `${facts} ${schemeTwice(byScheme === 0 ? [step, again] : [again, step], names)}`
  }
  if (a && b && a.transition === b.transition) {
    const days = Math.abs(daysBetween(a.date, b.date))
    return `${facts} The same step comes ${days === 0 ? 'less than a day' : counted(days)} apart: it waits on ${a.cause}, which others had freed or taken at another time.`
  }
  const cause = (a ?? b)!.cause
  return `${facts} Its own clocks are the same in both; which came first was decided by ${a && b && a.cause !== b.cause ? `${a.cause} in one and ${b.cause} in the other` : cause}.`
}

/** A step that a scheme takes in both runs: how far apart, and which scheme it is in each. */
function schemeTwice(
  [one, other]: readonly [TraceEvent, TraceEvent],
  names: readonly [string, string],
): string {
  const days = daysBetween(one.date, other.date)
  const when =
    days === 0 ? 'on the same date' : `${counted(Math.abs(days))} later in ${days > 0 ? names[1] : names[0]}`
  return `The step is the same, ${when}: ${whichScheme(one, other, names)}.`
}

function whichScheme(one: TraceEvent, other: TraceEvent, names: readonly [string, string]): string {
  const [label, others] = [one.scheme?.label, other.scheme?.label]
  if (label === others) return `it waits on the pace and the places of ${label ?? 'the scheme'}`
  if (one.transition === 'referred')
    return `in ${names[0]} it was referred to ${label}, in ${names[1]} to ${others}`
  return `the scheme is ${label} in ${names[0]} and ${others} in ${names[1]}`
}

const counted = (days: number) => (days === 1 ? '1 day' : `${days} days`)

const isSameStep = (a: TraceEvent, b: TraceEvent) => a.transition === b.transition && a.episode === b.episode

const same = (a: TraceEvent, b: TraceEvent) =>
  a.time === b.time && isSameStep(a, b) && a.scheme?.id === b.scheme?.id
