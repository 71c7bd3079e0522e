/** The model's event log with the scheme that each event concerns, by its id. */
import { Transition } from '../../model/declaration/transitions.ts'
import { type Replication, simulate } from '../../model/simulate.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'

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

/** Runs a replication and tells the log of every transition with the scheme it concerns. */
export function simulateNamingSchemes(run: TracedRun, log: SchemeEventLog): void {
  const ids = Object.keys(run.scenario.schemes)
  const exchanging = exchangingScheme(run.scenario)
  simulate({
    ...run,
    log: {
      record(time, subject, episode, transition, people, scheme) {
        const id = transition === Transition.admitted_in_exchange ? exchanging : ids[scheme]
        log.record(time, subject, episode, transition, people, id)
      },
    },
  })
}

/** The one scheme in exchange for whose transfers people are admitted; undefined if there are none or several. */
function exchangingScheme({ schemes }: Scenario): string | undefined {
  const [only, ...others] = Object.keys(schemes).filter(
    (id) => schemes[id]!.exchange.admitted_per_transfer > 0,
  )
  return others.length === 0 ? only : undefined
}
