/** Law: the first months of a run do not depend on how long it is. */
import { describe, expect, test } from 'vitest'
import { simulate } from '../../src/model/simulate.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { temporaryFolder } from '../scenarios/files.ts'
import { hub, smallScenario, TextLog } from './model.ts'

const { write } = temporaryFolder()

/** Arrivals and withdrawals given for a year and a half: the last period goes on past a run of one year. */
function givenPastTheRun(): Scenario {
  write(
    'given.csv',
    [
      'period,series,value,unit',
      ...['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'].flatMap((quarter, i) => [
        `${quarter},small_boat_arrivals,${6000 + 1000 * i},people`,
        `${quarter},initial_withdrawals,${4000 + 200 * i},people`,
      ]),
    ].join('\n'),
  )
  const path = write('given.yaml', 'name: given\nextends: current-policy-2024\ninputs: given.csv\n')
  return scaledScenario(loadScenario(path).values, 0.01)
}

const scenarios: readonly [string, () => Scenario, string][] = [
  ['the baseline', () => smallScenario('current-policy-2024', [], 0.01), 'none'],
  ['a scheme under deterrence', () => smallScenario(hub, [], 0.01), 'illustrative-high'],
  ['given inputs that go on past the shorter run', givenPastTheRun, 'none'],
]

describe('the first months do not depend on the length of the run', () => {
  test.each(scenarios)('%s: the same events and the same monthly results', (_, scenarioOf, deterrence) => {
    const scenario = scenarioOf()
    const run = (horizonYears: number) => {
      const log = new TextLog()
      const baseline = deterrence === 'none' ? scenario : { ...scenario, schemes: {} }
      const result = simulate({
        scenario,
        baseline,
        deterrence,
        seed: 'test',
        replication: 3,
        horizonYears,
        log,
      })
      return { log, result }
    }
    const whole = run(8)
    for (const years of [1, 3.25]) {
      const part = run(years)
      const months = years * 12 + 1
      expect(part.log.lines.length).toBeGreaterThan(1000)
      expect(part.log.lines).toEqual(whole.log.lines.slice(0, part.log.lines.length))
      const last = part.log.times.at(-1)!
      expect(whole.log.times[part.log.lines.length]!).toBeGreaterThanOrEqual(last)
      for (const [i, series] of part.result.series.entries())
        expect([series.metric, series.monthly]).toEqual([
          whole.result.series[i]!.metric,
          whole.result.series[i]!.monthly.slice(0, months),
        ])
    }
  })
})
