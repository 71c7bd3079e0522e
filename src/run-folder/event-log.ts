/** The event log of a replication as CSV for process-mining tools: case, activity, timestamp, resource. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import type { SchemeEventLog } from '../experiments/trace/scheme-log.ts'
import { transitionIds, transitions } from '../model/declaration/transitions.ts'
import { partyName } from '../model/subjects.ts'

const field = (text: string) => stringify([[text]]).trimEnd()
const activities = transitionIds.map((id) => field(transitions[id].activity))
const resources = transitionIds.map((id) => field(transitions[id].cause))

/** Characters that are gathered before they are written. */
const chunk = 1 << 16

/**
 * Writes events as they come; nothing is kept. A case is a party and its episode (`small-boat-12/0`); the timestamp is
 * UTC to the millisecond. What a scheme decides has the scheme's id as its resource, if it is told. Close it when the
 * replication is over.
 */
export class CsvEventLog implements SchemeEventLog {
  /** Events written. */
  count = 0
  readonly #file: number
  readonly #start: number
  #pending = 'case,activity,timestamp,resource\n'

  readonly #schemes: readonly string[]

  /** @param start first day of the run, 'YYYY-MM-DD' @param schemes ids of the scenario's schemes */
  constructor(path: string, start: string, schemes: readonly string[]) {
    this.#file = openSync(path, 'w')
    this.#schemes = schemes
    this.#start = Date.parse(`${start}T00:00:00Z`)
  }

  record(
    time: number,
    subject: number,
    episode: number,
    transition: number,
    _people?: number,
    scheme?: string,
  ): void {
    const timestamp = new Date(this.#start + Math.round(time * 86_400_000)).toISOString()
    const byScheme = scheme !== undefined && resources[transition] === 'scheme'
    const resource = byScheme ? scheme : resources[transition]
    this.#pending += `${partyName(subject, this.#schemes)}/${episode},${activities[transition]},${timestamp},${resource}\n`
    this.count++
    if (this.#pending.length > chunk) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    writeSync(this.#file, this.#pending)
    this.#pending = ''
  }
}
