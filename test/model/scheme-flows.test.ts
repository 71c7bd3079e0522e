/** Nobody who is referred or transferred is lost from the figures: what went in is what came out and what is left. */
import { describe, expect, test } from 'vitest'
import { exitMetrics } from '../../src/model/declaration/facility-exits.ts'
import { builtInNames, loadScenario } from '../../src/scenarios/load.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { limitActions } from '../../src/scenarios/schema/scheme.ts'
import { hub, opensAt, runOnce, smallScenario, total, withScheme } from './model.ts'

const withSchemes = [hub, ...builtInNames()].filter(
  (name) => Object.keys(loadScenario(name).values.schemes).length > 0,
)

/** The hub with every way in which a stay may end at its limit, which many reach. */
const limits = limitActions.map((action): [string, Scenario] => {
  const quick = withScheme(smallScenario(hub), opensAt(60))
  return [`${hub}, ${action} at the limit`, withScheme(quick, { at_limit: { action, days: 60 } })]
})

describe.each([...withSchemes.map((name): [string, Scenario] => [name, smallScenario(name)]), ...limits])(
  '%s',
  (_, scenario) => {
    const results = [0, 1, 2].map((replication) => runOnce(scenario, replication, 4))
    const schemes = ['', ...Object.keys(scenario.schemes)]

    test.each(schemes)('scheme "%s"', (scheme) => {
      for (const result of results) {
        const sum = (...metrics: string[]) =>
          metrics.reduce((all, metric) => all + total(result, metric, 'people', scheme)!, 0)
        // Of a scheme that was open before the start, those referred then.
        const atStart = result.series.find(
          (each) => each.metric === 'scheme.queue' && each.countedIn === 'people' && each.scheme === scheme,
        )!.monthly[0]!
        expect(
          sum(
            'scheme.not_located',
            'scheme.challenge_succeeded',
            'scheme.hold_expired',
            'scheme.left_before_transfer',
            'scheme.transferred',
            'scheme.queue',
          ),
        ).toBe(sum('scheme.referred') + atStart)
        expect(sum(...exitMetrics, 'scheme.occupancy')).toBe(sum('scheme.transferred'))
        expect(
          sum(
            'scheme.released_by_court',
            'scheme.released_unfit',
            'scheme.recognised',
            'scheme.brought_back_limit',
            'scheme.brought_back_barrier',
            'scheme.brought_back_closed',
          ),
        ).toBe(sum('scheme.brought_back'))
      }
    })
  },
)
