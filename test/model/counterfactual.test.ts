import { describe, expect, test } from 'vitest'
import type { ReplicationResult } from '../../src/model/result.ts'
import { hub, runOnce, smallScenario, TextLog, total } from './model.ts'

/** Everything of a result but what a scheme itself adds. */
function withoutScheme(result: ReplicationResult) {
  return (
    result.series
      .filter((s) => s.scheme === '' && !s.metric.startsWith('cost.scheme_set_up'))
      // Whether and when a scheme is open is a fact of the scheme.
      .filter((s) => !/^scheme\.(limited_by|opened|opening_days)/.test(s.metric))
      .filter(
        (s) => !/^(npsv|cost\.(total|schemes|discounted|optimism_bias|with_optimism_bias))/.test(s.metric),
      )
  )
}

describe('a scheme that takes nobody', () => {
  const baseline = runOnce(smallScenario('current-policy-2024'))
  const cases: Record<string, string[]> = {
    'never agreed': ['schemes.hub.agreement.probability=0'],
    'opens after the horizon': [
      'schemes.hub.agreement.opening_median_days=36000',
      'schemes.hub.agreement.opening_spread=0',
    ],
    'has no places': [
      'schemes.hub.capacity.full_places=0',
      'schemes.hub.agreement.opening_median_days=30',
      'schemes.hub.agreement.opening_spread=0',
    ],
  }
  for (const [name, settings] of Object.entries(cases)) {
    test(`changes nothing but its own fixed cost: ${name}`, () => {
      const result = runOnce(smallScenario(hub, settings))
      expect(withoutScheme(result)).toEqual(withoutScheme(baseline))
      expect(result.incidence).toEqual(baseline.incidence)
      const added = total(result, 'cost.total', '')! - total(baseline, 'cost.total', '')!
      expect(added).toBeCloseTo(20_000_000, 3)
      expect(total(result, 'cost.scheme_set_up', '')).toBe(20_000_000)
    })
  }
})

describe('a scheme that opens', () => {
  const settings = ['schemes.hub.agreement.opening_median_days=200', 'schemes.hub.agreement.opening_spread=0']

  test('leaves every event log as in the baseline up to the first referral', () => {
    for (const replication of [1, 2, 3]) {
      const baseline = new TextLog()
      const option = new TextLog()
      runOnce(smallScenario('current-policy-2024'), replication, 2, baseline)
      runOnce(smallScenario(hub, settings), replication, 2, option)
      const first = option.transitions.indexOf('referred')
      expect(first).toBeGreaterThan(2000)
      expect(option.lines.slice(0, first)).toEqual(baseline.lines.slice(0, first))
      expect(option.lines).not.toEqual(baseline.lines)
    }
  })

  test('gives everyone who sets out the same origin, time and family as in the baseline', () => {
    const who = (log: TextLog) =>
      log.lines.filter((_, i) => log.transitions[i] === 'arrives_other' || log.transitions[i] === 'intends')
    const baseline = new TextLog()
    const option = new TextLog()
    runOnce(smallScenario('current-policy-2024'), 1, 2, baseline)
    runOnce(smallScenario(hub, settings), 1, 2, option)
    expect(who(option)).toEqual(who(baseline))
  })

  test('is not shifted by a second scheme that takes nobody', () => {
    const one = smallScenario(hub, settings)
    const own = one.schemes['hub']!
    const idle = { ...own, agreement: { ...own.agreement, probability: 0 } }
    const hubOf = (result: ReplicationResult) => result.series.filter((s) => s.scheme === 'hub')
    const alone = runOnce(one)
    expect(hubOf(runOnce({ ...one, schemes: { another: idle, hub: own } }))).toEqual(hubOf(alone))
    expect(total(alone, 'scheme.transferred')).toBeGreaterThan(0)
  })
})
