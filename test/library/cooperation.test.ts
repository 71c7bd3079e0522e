/** Cooperation that covers a share of the people of the groups named. */
import { expect, test } from 'vitest'
import { cooperates } from '../../src/model/pathway/latent.ts'
import { opened } from '../../src/model/simulate.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { runOnce, smallScenario, TextLog } from '../model/model.ts'

const base = smallScenario('current-policy')
const covering = (covered_share: number): Scenario => ({
  ...base,
  cooperation: {
    ...{ groups: ['returnable', 'other'], covered_share, from: '2027-02-11', document_speed: 26 },
    ...{ newly_documented_share: 0.5, enforcement_speed: 2, reentry_ratio: 0.5 },
  },
})

/** Everybody who is covered at the opening. */
function covered(share: number): Set<number> {
  const world = opened({
    ...{ scenario: covering(share), baseline: base },
    ...{ deterrence: 'none', seed: 'covered', replication: 1, horizonYears: 1 },
  })
  const all = Array.from({ length: world.parties.count }, (_, party) => party)
  return new Set(all.filter((party) => cooperates(world, party)))
}

test('cooperation covers the share of the people of its groups, the same people first', () => {
  const [some, more, all] = [covered(0.2), covered(0.6), covered(1)]
  expect(some.size / all.size).toBeGreaterThan(0.17)
  expect(some.size / all.size).toBeLessThan(0.23)
  expect(more.size / all.size).toBeGreaterThan(0.57)
  expect(more.size / all.size).toBeLessThan(0.63)
  expect([...some].every((party) => more.has(party))).toBe(true)
  expect([...more].every((party) => all.has(party))).toBe(true)
})

test('cooperation that covers nobody changes nothing', () => {
  const logOf = (scenario: Scenario) => {
    const log = new TextLog(Object.keys(scenario.schemes))
    runOnce(scenario, 1, 2, log)
    return log.lines
  }
  const none = logOf(base)
  expect(logOf(covering(0))).toEqual(none)
  expect(logOf(covering(0.2))).not.toEqual(none)
})
