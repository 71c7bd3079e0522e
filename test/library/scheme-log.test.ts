import { describe, expect, test } from 'vitest'
import { simulateNamingSchemes, type TracedRun } from '../../src/experiments/trace/scheme-log.ts'
import { namingScheme } from '../../src/experiments/trace/trace-events.ts'
import { transitionIds, transitions } from '../../src/model/declaration/transitions.ts'
import { runOnce, smallScenario, TextLog, total } from '../model/model.ts'

const scenarios = {
  'two hubs at one stage': smallScenario('examples/two-hubs.yaml', [
    'schemes.hub.agreement.announced=2026-07-01',
    'schemes.second.agreement.announced=2026-07-01',
    'schemes.hub.agreement.opening_median_days=100',
    'schemes.second.agreement.opening_median_days=150',
  ]),
  'three hubs, of which some are contested': smallScenario(
    'return-hubs-several',
    ['hub', 'second-hub', 'third-hub'].flatMap((id, i) => [
      `schemes.${id}.agreement.announced=2026-0${i + 7}-15`,
      `schemes.${id}.agreement.opening_median_days=60`,
      `schemes.${id}.agreement.opening_spread=0`,
    ]),
  ),
  'schemes at sea and on arrival': smallScenario('italy-albania-style'),
}

describe.each(Object.entries(scenarios))('%s', (what, scenario) => {
  const run: TracedRun = { scenario, deterrence: 'none', seed: 'test', replication: 1, horizonYears: 2 }
  const plain = new TextLog(Object.keys(scenario.schemes))
  const result = runOnce(scenario, 1, 2, plain)
  const named = new TextLog(Object.keys(scenario.schemes))
  const transferred: Record<string, number> = {}
  const unnamed: string[] = []
  simulateNamingSchemes(run, {
    record(time, subject, episode, transition, people, scheme) {
      named.record(time, subject, episode, transition, people)
      const id = transitionIds[transition]!
      if (/^transferred/.test(id)) transferred[scheme!] = (transferred[scheme!] ?? 0) + people
      if (/the (scheme|facility)/.test(transitions[id].activity) && scheme === undefined) unnamed.push(id)
    },
  })

  test('runs the same as without names', () => {
    expect(named.lines).toEqual(plain.lines)
  })

  test('gives every scheme the transfers that the model counts for it', () => {
    const counted = Object.keys(scenario.schemes).map((id) => [
      id,
      total(result, 'scheme.transferred', 'people', id) ?? 0,
    ])
    expect(Object.entries(transferred).sort()).toEqual(counted.filter(([, people]) => people !== 0).sort())
    expect(Object.keys(transferred).length).toBeGreaterThan(what.includes('hubs') ? 1 : 0)
    expect(unnamed).toEqual([])
  })
})

describe('activities that name the scheme', () => {
  test.each([
    ['referred', 'is referred to Hub B'],
    ['transferred', 'is transferred to Hub B'],
    ['transferred_for_processing', 'is transferred to Hub B for a decision'],
    ['transfer_cleared', 'is cleared for transfer to Hub B'],
    ['detained_for_transfer', 'enters detention for transfer to Hub B'],
    ['released_by_court', 'is brought back from Hub B after a court decision'],
    ['suspended_brought_back', 'is brought back because Hub B is suspended or has ended'],
    ['scheme_return_voluntary', 'returns voluntarily from Hub B'],
    ['moves_on', 'leaves Hub B and moves on'],
    ['loses_contact', 'loses contact'],
  ] as const)('%s: %s', (id, words) => {
    expect(namingScheme(transitions[id].activity, 'Hub B')).toBe(words)
  })

  test('takes the label as it is, whatever its characters', () => {
    expect(namingScheme('is referred to the scheme', '$& hub')).toBe('is referred to $& hub')
  })
})
