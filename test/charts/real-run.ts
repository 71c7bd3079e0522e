/** Chart input from a real run of the model at 2% of national volume. */
import { publishedHistory } from '../../src/charts/history/history.ts'
import type { ChartInput } from '../../src/charts/kit/chart.ts'
import { loadSeries } from '../../src/evidence/load.ts'
import { packEndings } from '../../src/execution/endings.ts'
import type { CurveRow } from '../../src/experiments/break-even/deterrence-curve.ts'
import { tablesOf } from '../../src/experiments/replications/replicate.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { type Replication, simulate, simulateAndFollow } from '../../src/model/simulate.ts'
import { builtInNames } from '../../src/scenarios/load.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { meanInterval, moments } from '../../src/statistics/interval.ts'
import { hub, smallScenario, total } from '../model/model.ts'

/** A replication with where its people are at the end, as a comparison asks for it. */
function followed(run: Replication): ReplicationResult {
  const transfers = Object.keys(run.scenario.schemes).length > 0
  if (!transfers && run.baseline !== undefined && run.baseline !== run.scenario) return simulate(run)
  const { result, endings } = simulateAndFollow(run, transfers ? 'transferred' : 'all')
  return { ...result, endings: packEndings(endings) }
}

/** Current policy and return hubs, with a hub that opens early enough to be seen. */
export function realRun(replications: number, horizonYears = 2): ChartInput {
  const sets = ['current-policy', 'return-hubs'].map((name) => {
    const set = new ReplicationSet(name, 'none')
    const settings = name === 'return-hubs' ? ['schemes.hub.agreement.opening_median_days=100'] : []
    const scenario = smallScenario(name === 'return-hubs' ? hub : 'current-policy-2024', settings)
    for (let r = 1; r <= replications; r++)
      set.add(r, followed({ scenario, deterrence: 'none', seed: 'test', replication: r, horizonYears }))
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
    history: publishedHistory(files.flatMap(loadSeries), '2025-01-01'),
  }
}

/** Every built-in option under none and another hypothesis, with the strength of deterrence varied. */
export function everyBuiltIn(replications: number, horizonYears = 2): ChartInput {
  const baseline = smallScenario('current-policy')
  const others = builtInNames().filter((name) => name !== 'current-policy')
  const names = ['current-policy', ...others.filter((name) => smallScenario(name).start === baseline.start)]
  const run = (scenario: Scenario, deterrence: string, replication: number) =>
    simulate({ scenario, baseline, deterrence, seed: 'test', replication, horizonYears })
  const sets = names.flatMap((name) =>
    ['none', 'illustrative-high'].map((deterrence) => {
      const set = new ReplicationSet(name, deterrence)
      const scenario = name === 'current-policy' ? baseline : smallScenario(name)
      for (let r = 1; r <= replications; r++)
        set.add(r, followed({ scenario, baseline, deterrence, seed: 'test', replication: r, horizonYears }))
      return set
    }),
  )
  const cost = (of: ReplicationResult) => total(of, 'cost.total', '')!
  const replication = Array.from({ length: replications }, (_, i) => i + 1)
  const without = replication.map((r) => cost(run(baseline, 'none', r)))
  const curve = ['one-in-one-out', 'rwanda-style'].flatMap((name) =>
    [0, 5, 10].flatMap((strength) =>
      [0, 0.3, 1].map((displaced): CurveRow => {
        const scenario = smallScenario(name)
        const h = {
          ...scenario.deterrence['illustrative-high']!,
          zero_share: 0,
          strength: { low: strength, value: strength, high: strength },
          displaced_share: displaced,
        }
        const varied = { ...scenario, deterrence: { 'illustrative-high': h } }
        const assumed = strength === 0 ? 'none' : 'illustrative-high'
        const differences = replication.map((r, i) => cost(run(varied, assumed, r)) - without[i]!)
        const of = moments(differences)!
        const interval = meanInterval(of)
        return {
          scenario: name,
          baseline: 'current-policy',
          hypothesis: 'illustrative-high',
          strength,
          displaced_share: displaced,
          metric: 'cost.total',
          counted_in: '',
          mean: of.mean,
          ci_low: interval?.low ?? null,
          ci_high: interval?.high ?? null,
          replications,
        }
      }),
    ),
  )
  const scenarios = names.map((name) => ({ name, title: smallScenario(name).title }))
  const deterrence = ['none', 'illustrative-high']
  const tables = tablesOf(sets, 'current-policy', findMetric)
  const { low, value, high } = baseline.deterrence['illustrative-high']!.strength
  const strengths = { 'illustrative-high': { low, value, high } }
  return {
    ...realRun(1, 0.5),
    scenarios,
    deterrence,
    replications,
    horizonYears,
    ...tables,
    curve,
    strengths,
  }
}
