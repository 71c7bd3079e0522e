import { expect, test } from 'vitest'
import { parameterDifferences } from '../../src/scenarios/document/difference.ts'
import { loadScenario, parseSetting } from '../../src/scenarios/load.ts'
import { hub } from './files.ts'

test('two scenarios differ in just what was set, with where the new value comes from', () => {
  const before = loadScenario(hub).parameters
  const after = loadScenario(hub, [
    parseSetting('schemes.hub.capacity.full_places=900'),
    parseSetting('exhausted.barriers.preset=duration'),
  ]).parameters
  expect(parameterDifferences(before, after)).toEqual([
    {
      id: 'exhausted.barriers.preset',
      from: 'frailty',
      to: 'duration',
      unit: 'choice',
      source: expect.any(String),
      confidence: 'assumption',
    },
    {
      id: 'schemes.hub.capacity.full_places',
      from: '400',
      to: '900',
      unit: 'places',
      source: '--set',
      confidence: 'assumption',
    },
  ])
})

test('a scheme that only one scenario has is new, or gone', () => {
  const without = loadScenario('current-policy-2024').parameters
  const having = loadScenario(hub).parameters
  const added = parameterDifferences(without, having)
  expect(added.length).toBeGreaterThan(30)
  expect(added.every((row) => row.id.startsWith('schemes.hub.') && row.from === '')).toBe(true)
  expect(parameterDifferences(having, without).every((row) => row.to === '')).toBe(true)
  expect(parameterDifferences(having, having)).toEqual([])
})
