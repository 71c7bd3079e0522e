/** The files of examples/ as users of the library: see test/library/provenance.test.ts for their figures. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadScenario, loadScenarios, readLayer } from '../../src/scenarios/load.ts'

describe('the template', () => {
  test('explains itself and is short', () => {
    const lines = readFileSync('examples/my-hub.yaml', 'utf8').split('\n')
    expect(lines.filter((line) => line.includes('#')).length).toBeGreaterThan(10)
    expect(lines.length).toBeLessThan(50)
  })

  test('is extended by an example with a second hub like the first', () => {
    const { schemes } = loadScenario('examples/two-hubs.yaml').values
    expect(Object.keys(schemes)).toEqual(['exchange', 'hub', 'second'])
    expect(schemes['second']?.stay).toEqual(schemes['hub']?.stay)
    expect(schemes['second']?.capacity.opening_places).toBe(50)
  })
})

describe('two hubs of different size in another world', () => {
  test('are what the files say, with no unit or source to restate', () => {
    const [baseline, option] = loadScenarios(
      ['current-policy', 'examples/two-sizes.yaml'],
      readLayer('examples/world.yaml').settings,
    )
    const { hub, second } = option!.values.schemes
    const placesOf = (scheme: typeof hub) => [
      scheme?.capacity.opening_places,
      scheme?.capacity.full_places.value,
    ]
    expect([placesOf(hub), placesOf(second)]).toEqual([
      [500, 500],
      [2000, 2000],
    ])
    expect([hub?.agreement.opens, second?.agreement.opens]).toEqual(['2027-01-01', '2027-10-01'])
    expect([hub, second].map((scheme) => [scheme?.at_limit.days, scheme?.challenge.success])).toEqual([
      [183, 0],
      [183, 0],
    ])
    const { arrivals, appeals } = loadScenario('current-policy').values
    for (const { values } of [baseline!, option!]) {
      expect(values.arrivals.small_boat.central).toBeCloseTo(0.7 * arrivals.small_boat.central, 6)
      expect(values.appeals.disposals_per_quarter.changes).toMatchObject([{ from: '2027-01-01' }])
      expect(values.appeals.disposals_per_quarter.changes[0]!.value).toBeCloseTo(
        1.2 * appeals.disposals_per_quarter.value,
        6,
      )
    }
  })
})
