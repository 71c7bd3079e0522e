/** What happened to a party, in words: the events that traces are made of. */
import { dateAfter } from '../../calendar/days.ts'
import { stageIds, stages } from '../../model/declaration/stages.ts'
import { transitionIds, transitions, transitionTarget } from '../../model/declaration/transitions.ts'
import { partyName } from '../../model/subjects.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'

/** Something that happened to a party. */
export interface TraceEvent {
  /** Days from the start of the run. */
  readonly time: number
  /** UTC. */
  readonly date: string
  readonly episode: number
  readonly transition: string
  /** In words; a scheme is called by its label. */
  readonly activity: string
  /** Resource, rule or clock that decided when. */
  readonly cause: string
  /** Stage entered. */
  readonly stage: string
  readonly people: number
  /** The scheme that the party is with, if any. */
  readonly scheme?: { readonly id: string; readonly label: string }
}

/** An event and whose it is. */
export interface NamedEvent extends TraceEvent {
  readonly party: string
}

/** Where an activity mentions the scheme, and how it then names it; the first that fits is used. */
const mentions: readonly (readonly [RegExp, (label: string) => string])[] = [
  [/the (scheme|facility)\b/, (label) => label],
  [/\bfrom the host\b/, (label) => `from ${label}`],
  [/\btransfer\b/, (label) => `transfer to ${label}`],
  [/\bbrought back\b/, (label) => `brought back from ${label}`],
]

/** An activity with the scheme called by its label, where it mentions one. */
export function namingScheme(activity: string, label: string): string {
  const [pattern, name] = mentions.find(([each]) => each.test(activity)) ?? []
  return pattern === undefined ? activity : activity.replace(pattern, () => name!(label))
}

/** A transition of the log as an event. @param scheme id of the scheme the party is with */
export function described(
  { start, schemes }: Pick<Scenario, 'start' | 'schemes'>,
  time: number,
  episode: number,
  transition: number,
  people: number,
  scheme?: string,
): TraceEvent {
  const id = transitionIds[transition]!
  const { activity } = transitions[id]
  const label = scheme === undefined ? undefined : schemes[scheme]!.label
  return {
    time,
    date: dateAfter(start, time),
    episode,
    transition: id,
    activity: label === undefined ? activity : namingScheme(activity, label),
    cause: transitions[id].cause,
    stage: stages[stageIds[transitionTarget[transition]!]!].label,
    people,
    ...(scheme !== undefined && { scheme: { id: scheme, label: label! } }),
  }
}

/** An event of the party with this subject. */
export const named = (
  { schemes }: Pick<Scenario, 'schemes'>,
  subject: number,
  event: TraceEvent,
): NamedEvent => ({
  party: partyName(subject, Object.keys(schemes)),
  ...event,
})
