/** Which scheme a party is with at each transition. The model's log names the transition only. */
import { stageIds } from '../model/pathway/stages.ts'
import { transitionIds, transitionTarget } from '../model/pathway/transitions.ts'
import { type Replication, simulate } from '../model/simulate.ts'
import type { Scenario, SchemeValues } from '../scenarios/schema.ts'

/** A run to trace: all of a replication but its log. */
export type TracedRun = Omit<Replication, 'log'>

/** As the model's event log, with the id of the scheme that the party is with, if any. */
export interface SchemeEventLog {
  record(
    time: number,
    subject: number,
    episode: number,
    transition: number,
    people: number,
    scheme?: string,
  ): void
}

const numberOf = (id: (typeof transitionIds)[number]) => transitionIds.indexOf(id)
/** Transitions by which a scheme takes a party, and the stages in which the party is then with the scheme. */
const taking = new Set([numberOf('referred'), numberOf('taken_at_sea')])
const exchange = numberOf('admitted_in_exchange')
const withScheme = new Set(
  (
    [
      'held_at_sea',
      'scheme_referred',
      'scheme_awaiting_bed',
      'scheme_detained',
      'in_processing',
      'in_facility',
    ] as const
  ).map((id) => stageIds.indexOf(id)),
)

/**
 * Runs a replication and tells the log of every transition with the scheme it concerns. A scheme checks its own
 * eligibility immediately before it takes a party, so the scheme whose values were read last is the one that takes it.
 */
export function simulateNamingSchemes(run: TracedRun, log: SchemeEventLog): void {
  let lastRead: string | undefined
  const scenario = watched(run.scenario, (id) => {
    lastRead = id
  })
  const exchanging = exchangingScheme(run.scenario)
  const schemeOf = new Map<number, string | undefined>()
  simulate({
    ...run,
    scenario,
    log: {
      record(time, subject, episode, transition, people) {
        if (taking.has(transition)) schemeOf.set(subject, lastRead)
        const scheme = transition === exchange ? exchanging : schemeOf.get(subject)
        if (scheme !== undefined && !withScheme.has(transitionTarget[transition]!)) schemeOf.delete(subject)
        log.record(time, subject, episode, transition, people, scheme)
      },
    },
  })
}

/** The scenario with schemes that say when the model reads one of their values; it runs the same. */
function watched(scenario: Scenario, read: (id: string) => void): Scenario {
  const schemes = Object.entries(scenario.schemes).map(([id, values]): [string, SchemeValues] => [
    id,
    new Proxy(values, {
      get(target, key) {
        read(id)
        return Reflect.get(target, key)
      },
    }),
  ])
  return { ...scenario, schemes: Object.fromEntries(schemes) }
}

/** The one scheme in exchange for whose transfers people are admitted; undefined if there are none or several. */
function exchangingScheme({ schemes }: Scenario): string | undefined {
  const [only, ...others] = Object.keys(schemes).filter(
    (id) => schemes[id]!.exchange.admitted_per_transfer > 0,
  )
  return others.length === 0 ? only : undefined
}
