/** The files of examples/ as users of the library: see test/library/provenance.test.ts for their figures. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'

describe('the template', () => {
  it('explains itself and is short', () => {
    const lines = readFileSync('examples/my-hub.yaml', 'utf8').split('\n')
    expect(lines.filter((line) => line.includes('#')).length).toBeGreaterThan(10)
    expect(lines.length).toBeLessThan(50)
  })

  it('is extended by an example with a second hub like the first', () => {
    const { schemes } = loadScenario('examples/two-hubs.yaml').values
    expect(Object.keys(schemes)).toEqual(['hub', 'second'])
    expect(schemes['second']?.stay).toEqual(schemes['hub']?.stay)
    expect(schemes['second']?.capacity.opening_places).toBe(50)
  })
})
