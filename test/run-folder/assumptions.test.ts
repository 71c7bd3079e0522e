import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { assumptionsCsv } from '../../src/run-folder/assumptions.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { hub } from '../model/model.ts'

const row = (id: string, value: string) => ({
  id,
  value,
  low: '',
  high: '',
  unit: 'days',
  source: 'S1',
  confidence: 'published',
  note: '',
})
const idsAndValues = (text: string) =>
  parse<Record<string, string>>(text, { columns: true }).map(({ id, value }) => `${id}=${value}`)

describe('assumptionsCsv', () => {
  test('has a shared parameter once, and names the scenario of one that differs or is not everywhere', () => {
    const text = assumptionsCsv([
      { name: 'one', parameters: [row('b', '1'), row('a', '1')] },
      { name: 'two', parameters: [row('a', '2'), row('b', '1'), row('c', '3')] },
    ])
    expect(idsAndValues(text)).toEqual(['b=1', 'one:a=1', 'two:a=2', 'two:c=3'])
  })
  test('has the header of the contract and every parameter of the scenarios', () => {
    const scenarios = ['current-policy-2024', hub].map((name) => loadScenario(name))
    const text = assumptionsCsv(scenarios)
    expect(text.split('\n')[0]).toBe('id,value,low,high,unit,source,confidence,note')
    const ids = new Set(parse<{ id: string }>(text, { columns: true }).map(({ id }) => id))
    for (const { name, parameters } of scenarios) {
      expect(parameters.filter(({ id }) => !ids.has(id) && !ids.has(`${name}:${id}`))).toEqual([])
    }
    expect(ids.has('hub:schemes.hub.cost.set_up')).toBe(true)
    expect(assumptionsCsv([...scenarios].reverse())).toBe(text)
  })
})
