/** What an option sets from the start does what the same change does on the next day: it does not change the past. */
import { describe, expect, test } from 'vitest'
import { simulate } from '../../src/model/simulate.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'
import { smallScenario, TextLog } from '../model/model.ts'

const baseline = smallScenario('current-policy-2024', [], 0.02)

function logOf(file: string): readonly string[] {
  const log = new TextLog()
  const scenario = scaledScenario(loadScenario(`test/cases/${file}.yaml`).values, 0.02)
  simulate({
    scenario,
    baseline,
    deterrence: 'none',
    seed: 'past',
    replication: 0,
    horizonYears: 0.5,
    log,
  })
  // A rate doubled and a clock at double speed agree up to the last bit.
  return log.lines.map((line, i) => `${log.times[i]!.toFixed(6)}${line.slice(line.indexOf(' '))}`)
}

describe('a value from the start', () => {
  test.each([
    ['beds', 'beds2', 'twice the beds'],
    ['inter8', 'inter8c', 'interception of 0.8'],
    ['enf2', 'coop2', 'twice the removals, by rate and by cooperation'],
  ])('%s does what %s does: %s', (fromStart, fromNextDay) => {
    const lines = logOf(fromStart)
    expect(lines.length).toBeGreaterThan(3000)
    expect(lines).toEqual(logOf(fromNextDay))
  })
})
