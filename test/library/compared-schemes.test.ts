/** Law: what a run says of schemes is about those that not every scenario of it has on the same terms. */
import { describe, expect, test } from 'vitest'
import type { ChartInput } from '../../src/charts/kit/chart.ts'
import { schemesShown } from '../../src/charts/kit/find-rows.ts'
import { comparedSchemes } from '../../src/scenarios/compared-schemes.ts'
import { loadScenario } from '../../src/scenarios/load.ts'

const compared = (...names: readonly string[]) => {
  const all = names.map((name) => loadScenario(name))
  return Object.fromEntries(all.map((each) => [each.name, comparedSchemes(each, all, names[0]!)]))
}

describe('the schemes that a comparison is about', () => {
  test('an option’s own, not one that goes on as in the baseline', () => {
    expect(compared('current-policy', 'return-hubs', 'faster-decisions')).toEqual({
      'current-policy': [],
      'return-hubs': ['hub'],
      'faster-decisions': [],
    })
  })

  test('one that an option has on other terms, of both', () => {
    expect(compared('current-policy', 'one-in-one-out')).toEqual({
      'current-policy': ['exchange'],
      'one-in-one-out': ['exchange'],
    })
  })

  test('all of a scenario that runs alone', () => {
    expect(compared('current-policy')).toEqual({ 'current-policy': ['exchange'] })
  })
})

describe('the schemes that charts show of an option', () => {
  const row = (scenario: string, scheme: string) => ({
    scenario,
    deterrence: 'none',
    metric: 'scheme.transferred',
    scheme,
    counted_in: 'people',
  })
  const input = {
    scenarios: [
      {
        name: 'option',
        schemes: {
          exchange: { label: 'Exchange', isCompared: false, hasStay: false },
          hub: { label: 'Hub', isCompared: true, hasStay: true },
          second: { label: 'Second hub', isCompared: true, hasStay: true },
        },
      },
    ],
    summary: [row('option', ''), row('option', 'exchange'), row('option', 'hub'), row('option', 'second')],
  } as unknown as ChartInput
  const option = { scenario: 'option', deterrence: 'none', label: 'Option' }

  test('each by its name where one is left out', () => {
    expect(schemesShown(input, option, 'scheme.transferred')).toEqual([
      { ...option, scheme: 'hub', label: 'Option, Hub' },
      { ...option, scheme: 'second', label: 'Option, Second hub' },
    ])
  })

  test('all together where none is', () => {
    const summary = input.summary.filter(({ scheme }) => scheme !== 'exchange')
    expect(schemesShown({ ...input, summary }, option, 'scheme.transferred')).toEqual([
      { ...option, scheme: '' },
    ])
  })

  test('none of an option without', () => {
    expect(schemesShown({ ...input, summary: [] }, option, 'scheme.transferred')).toEqual([])
  })
})
