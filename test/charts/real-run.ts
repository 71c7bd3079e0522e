/** Chart input from a real run of the model at 2 % of national volume. */
import { publishedHistory } from '../../src/charts/history.ts'
import type { ChartInput } from '../../src/charts/results.ts'
import { loadSeries } from '../../src/evidence/load.ts'
import { tablesOf } from '../../src/experiments/compare.ts'
import { ReplicationSet } from '../../src/experiments/replication-set.ts'
import { findMetric } from '../../src/model/metrics.ts'
import { runOnce, smallScenario } from '../model/model.ts'

/** Current policy and return hubs, with a hub that opens early enough to be seen. */
export function realRun(replications: number, horizonYears = 2): ChartInput {
  const sets = ['current-policy', 'return-hubs'].map((name) => {
    const set = new ReplicationSet(name, 'none')
    const settings = name === 'return-hubs' ? ['schemes.hub.agreement.opening_median_days=100'] : []
    const scenario = smallScenario(name, settings)
    for (let r = 1; r <= replications; r++) set.add(r, runOnce(scenario, r, horizonYears))
    return set
  })
  const files = [
    'awaiting_initial_decision_quarterly',
    'appeals_ftt_tribunal',
    'supported_population_quarterly',
    'small_boats_monthly',
  ]
  return {
    scenarios: [
      { name: 'current-policy', title: 'Current policy' },
      { name: 'return-hubs', title: 'Return hubs' },
    ],
    baseline: 'current-policy',
    deterrence: ['none'],
    seed: 'test',
    replications,
    horizonYears,
    priceBase: '2024/25',
    start: '2025-01-01',
    toolVersion: '0.1.0',
    ...tablesOf(sets, 'current-policy', findMetric),
    history: publishedHistory(files.flatMap(loadSeries)),
  }
}
