/** What the model’s tests share: small scenarios and a log that can be compared. */
import { partyName } from '../../src/model/parties.ts'
import { transitionIds } from '../../src/model/pathway/transitions.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { simulate } from '../../src/model/simulate.ts'
import type { EventLog } from '../../src/model/world.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/scale.ts'
import type { Scenario } from '../../src/scenarios/schema.ts'
import { parseSetting } from '../../src/scenarios/settings.ts'

/** A built-in scenario at a share of national volume, with settings. */
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
    ...(log ? { log } : {}),
  })
}

/** Every transition of a run as a line of text, with its time. */
export class TextLog implements EventLog {
  readonly times: number[] = []
  readonly lines: string[] = []
  readonly transitions: string[] = []
  record(time: number, subject: number, episode: number, transition: number, people: number): void {
    this.times.push(time)
    this.transitions.push(transitionIds[transition] as string)
    this.lines.push(`${time} ${partyName(subject)}/${episode} ${transitionIds[transition]} ${people}`)
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
