/** What the model’s tests share: small scenarios and a log that can be compared. */

import { transitionIds } from '../../src/model/declaration/transitions.ts'
import type { EventLog } from '../../src/model/event-log.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { simulate } from '../../src/model/simulate.ts'
import { partyName } from '../../src/model/subjects.ts'
import { parseSetting } from '../../src/scenarios/document/settings.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'
import type { Scenario, SchemeValues } from '../../src/scenarios/schema/schema.ts'

/** A scenario with one transfer scheme, `hub`, that the model's tests use; the library's are tested as data. */
export const hub = 'test/model/hub.yaml'

/** A scenario at a share of national volume, with settings. */
export function smallScenario(name: string, settings: readonly string[] = [], share = 0.02): Scenario {
  return scaledScenario(loadScenario(name, settings.map(parseSetting)).values, share)
}

export function runOnce(
  scenario: Scenario,
  replication = 1,
  horizonYears = 2,
  log?: EventLog,
): ReplicationResult {
  return simulate({
    scenario,
    deterrence: 'none',
    seed: 'test',
    replication,
    horizonYears,
    recountEvery: 1,
    ...(log ? { log } : {}),
  })
}

/** Every transition of a run as a line of text, with its time. */
export class TextLog implements EventLog {
  readonly times: number[] = []
  readonly lines: string[] = []
  readonly transitions: string[] = []
  readonly #schemes: readonly string[]

  /** @param schemes ids of the scenario's schemes, which people admitted in exchange are named after */
  constructor(schemes: readonly string[] = ['hub']) {
    this.#schemes = schemes
  }

  record(time: number, subject: number, episode: number, transition: number, people: number): void {
    this.times.push(time)
    this.transitions.push(transitionIds[transition] as string)
    this.lines.push(
      `${time} ${partyName(subject, this.#schemes)}/${episode} ${transitionIds[transition]} ${people}`,
    )
  }
}

/** Total of a metric. */
export function total(
  result: ReplicationResult,
  metric: string,
  countedIn = 'people',
  scheme = '',
): number | null {
  const found = result.series.find(
    (s) => s.metric === metric && s.countedIn === countedIn && s.scheme === scheme,
  )
  if (!found) throw new Error(`no series ${metric} ${countedIn} ${scheme}`)
  return found.total
}

/** A part of a scheme's values. */
type Part<T> = { readonly [K in keyof T]?: T[K] extends object ? Part<T[K]> : T[K] }

/** The scenario with its scheme `hub` changed; the other schemes stay. */
export function withScheme(scenario: Scenario, changes: Part<SchemeValues>): Scenario {
  const merged = (value: unknown, change: unknown): unknown =>
    isPlain(value) && isPlain(change)
      ? Object.fromEntries(
          Object.keys({ ...value, ...change }).map((key) => [
            key,
            key in change ? merged(value[key], change[key]) : value[key],
          ]),
        )
      : change
  const own = merged(scenario.schemes['hub'], changes) as SchemeValues
  return { ...scenario, schemes: { ...scenario.schemes, hub: own } }
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Opens on a known day, at once. */
export const opensAt = (days: number): Part<SchemeValues> => ({
  agreement: { announced: '2025-01-01', opening_median_days: days, opening_spread: 0 },
})

/** People who arrive are transferred before a decision, which is taken in the facility. */
export const onArrival: Part<SchemeValues> = {
  stage: 'on_arrival',
  eligibility: { reasons: [], families: 'included' },
  referral: { per_week: { value: 20, changes: [] }, located_share: 0.8 },
  processing: { where: 'facility', days: 60 },
}
