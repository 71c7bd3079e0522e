/** Law: an option opens with the baseline's people, whatever it changes. */
import { describe, expect, test } from 'vitest'
import { Stage } from '../../src/model/declaration/stages.ts'
import { documentAt } from '../../src/model/pathway/latent.ts'
import { opened, simulate } from '../../src/model/simulate.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { smallScenario } from './model.ts'

const baseline = smallScenario('current-policy-2024')
const run = (scenario: Scenario) => ({
  scenario,
  baseline,
  deterrence: 'none',
  seed: 'test',
  replication: 1,
  horizonYears: 0.5,
})

describe('the opening of an option', () => {
  test('has documents for nobody more under a cooperation that is said to have begun before the start', () => {
    const { cooperation, groups } = baseline
    const option: Scenario = {
      ...baseline,
      cooperation: {
        ...cooperation,
        groups: Object.keys(groups),
        from: '2019-01-01',
        document_speed: 10,
        newly_documented_share: 1,
      },
    }
    const documented = (scenario: Scenario) => {
      const world = opened(run(scenario))
      const { parties } = world
      const exhausted = Array.from({ length: parties.count }, (_, party) => party).filter(
        (party) => parties.exhaustedAt(party) < 0,
      )
      expect(exhausted.length).toBeGreaterThan(500)
      return exhausted.map((party) => documentAt(world, party) < 0)
    }
    expect(documented(option)).toEqual(documented(baseline))
  })

  test('bails people on the first day where it has fewer beds than are detained, and goes on', () => {
    const { removals } = baseline
    const option: Scenario = {
      ...baseline,
      removals: { ...removals, when_beds_fall: 'evict', beds: { value: 10, changes: [] } },
    }
    const { parties, census } = opened(run(option))
    const stages = Array.from({ length: parties.count }, (_, party) => parties.stage(party))
    const inBeds = stages.filter((stage) => stage === Stage.detained || stage === Stage.other_detained)
    expect(inBeds.length).toBe(10)
    const before = opened(run(baseline)).census.months[0]!
    expect(census.months[0]).toEqual(before)
    expect(() => simulate(run(option))).not.toThrow()
  })
})
