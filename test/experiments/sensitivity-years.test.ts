import { describe, expect, test } from 'vitest'
import { totalsByReplication } from '../../src/experiments/replications/paired-sample.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { byYear, valuesOfYear } from '../../src/experiments/sensitivity/years.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { simulate } from '../../src/model/simulate.ts'
import { smallScenario } from '../model/model.ts'

const years = 3
const set = new ReplicationSet('hub', 'none')
for (const replication of [0, 1])
  set.add(
    replication,
    simulate({
      scenario: smallScenario('current-policy-2024'),
      deterrence: 'none',
      seed: '1',
      replication,
      horizonYears: years,
    }),
  )
const of = (metric: string, year: number, replication: number) =>
  valuesOfYear(set, metric, year, findMetric).get(replication)!

describe('figures by year', () => {
  test.each(['returns.total', 'cost.total', 'claims.lodged'])('of %s add up to the run', (metric) => {
    for (const [replication, total] of totalsByReplication(set, metric)) {
      const sum = [1, 2, 3].reduce((all, year) => all + of(metric, year, replication), 0)
      expect(total).toBeGreaterThan(0)
      expect(Math.abs(sum - total) / total).toBeLessThan(1e-9)
    }
  })

  test('of a stock are those at the end of each year, the last that of the run', () => {
    const end = totalsByReplication(set, 'backlog.decision')
    for (const replication of [0, 1]) {
      expect(of('backlog.decision', 3, replication)).toBe(end.get(replication))
      expect(of('backlog.decision', 1, replication)).not.toBe(end.get(replication))
    }
  })

  test('are of whole years and of what has a value in each', () => {
    const measures = ['returns.total', 'wait.decision.median', 'backlog.decision'].map(
      (metric) => ({ of: 'difference', metric }) as const,
    )
    expect(byYear(measures, 2.5, findMetric)).toEqual([
      { of: 'difference', metric: 'returns.total', year: 1 },
      { of: 'difference', metric: 'returns.total', year: 2 },
      { of: 'difference', metric: 'backlog.decision', year: 1 },
      { of: 'difference', metric: 'backlog.decision', year: 2 },
    ])
    expect(byYear(measures, 1, findMetric)).toEqual([])
  })
})
