/** Support that reaches a share of those entitled: who loses it, when, and that nothing else moves. */
import { describe, expect, test } from 'vitest'
import type { ReplicationResult } from '../../src/model/result.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { runOnce, smallScenario, TextLog } from '../model/model.ts'

const base = smallScenario('current-policy')

function run(value: number, changes: readonly { from: string; value: number }[] = []) {
  const support = { ...base.support, supported_share: { value, changes } }
  const scenario: Scenario = { ...base, support }
  const log = new TextLog(Object.keys(scenario.schemes))
  return { result: runOnce(scenario, 1, 2, log), log }
}

const monthly = ({ series }: ReplicationResult, metric: string) =>
  series.find((each) => each.metric === metric && ['people', ''].includes(each.countedIn))!
    .monthly as number[]
const all = run(1)
const supported = monthly(all.result, 'support.supported')

describe('the share of those entitled who are supported', () => {
  test('lowers support from its day on, of old claims and new, and moves nobody', () => {
    const { result, log } = run(1, [{ from: '2027-01-01', value: 0.7 }])
    expect(log.lines).toEqual(all.log.lines)
    const fewer = monthly(result, 'support.supported')
    // Month 6 ends as the change falls due; section 4 is left alone, so that a little more than the share is left.
    expect(fewer.slice(0, 6)).toEqual(supported.slice(0, 6))
    for (const month of [7, 12, 24]) {
      expect(fewer[month]! / supported[month]!).toBeGreaterThan(0.66)
      expect(fewer[month]! / supported[month]!).toBeLessThan(0.78)
    }
  })

  test('gives support back when it rises again', () => {
    const back = monthly(
      run(1, [
        { from: '2027-01-01', value: 0.5 },
        { from: '2027-07-01', value: 1 },
      ]).result,
      'support.supported',
    )
    expect(back.slice(13)).toEqual(supported.slice(13))
    expect(back[9]!).toBeLessThan(0.8 * supported[9]!)
  })

  test('from the start on leaves the opening as published, and leaves only section 4 at 0', () => {
    const none = monthly(run(0).result, 'support.supported')
    expect(none[0]).toBe(supported[0])
    // Section 4 alone is left.
    expect(none[1]!).toBeLessThan(0.15 * supported[1]!)
  })
})
