import { describe, expect, test } from 'vitest'
import { costPerReturn } from '../../src/charts/cost-per-return.ts'
import { deterrenceStrength } from '../../src/charts/deterrence-strength.ts'
import { differences } from '../../src/charts/differences.ts'
import { hubOccupancy } from '../../src/charts/hub-occupancy.ts'
import type { ChartInput } from '../../src/charts/kit/chart.ts'
import type { CurveRow } from '../../src/experiments/break-even/deterrence-curve.ts'
import { costing, currentPolicy, everyOption, fixture, returnHubs } from './fixture.ts'

/** A curve of cost in £ million by strength, at 0, 2 and 5, with intervals of ±10; all displaced: as at 0. */
const curve = (costs: Readonly<Record<string, readonly [number, number, number]>>): CurveRow[] =>
  Object.entries(costs).flatMap(([scenario, values]) =>
    [0, 1].flatMap((displaced) =>
      [0, 2, 5].map((strength, i): CurveRow => {
        const mean = (displaced === 1 ? values[0] : values[i]!) * 1e6
        const [ci_low, ci_high] = [mean - 1e7, mean + 1e7]
        const about = { scenario, baseline: 'current-policy', hypothesis: 'illustrative-low' }
        return {
          ...about,
          ...{ strength, displaced_share: displaced, metric: 'cost.total', counted_in: '' as const },
          ...{ mean, ci_low, ci_high, replications: 6 },
        }
      }),
    ),
  )
const strengths = { 'illustrative-low': { low: 0, value: 0.9, high: 1.9 } }
const deterrence = (costs: Parameters<typeof curve>[0]) =>
  deterrenceStrength({ ...fixture(everyOption, 30), curve: curve(costs), strengths })

describe('cost by strength of deterrence', () => {
  test('does not count options that are cheaper without deterrence', () => {
    const chart = deterrence({ 'returns-cooperation': [-261, -270, -280], 'return-hubs': [300, 100, -40] })
    expect(chart?.title).toBe(
      'Deterrence makes 1 of 1 option clearly cheaper at some strength; none if all displaced',
    )
  })

  test('says that none is', () => {
    expect(
      deterrence({ 'returns-cooperation': [-261, -270, -280], 'return-hubs': [300, 100, 5] })?.title,
    ).toBe('Deterrence makes no option clearly cheaper at any strength tried; 1 is without it')
    expect(deterrence({ 'return-hubs': [300, 100, 5] })?.title).toBe(
      'Deterrence makes no option clearly cheaper at any strength tried',
    )
    expect(deterrence({ 'returns-cooperation': [-261, -270, -280] })?.title).toBe(
      'Every option shown clearly costs less already without deterrence',
    )
  })

  test('shows return hubs among the four, and says where the hypothesis lies', () => {
    const flat = [9, 9, 9] as const
    const five = { combined: flat, 'one-in-one-out': flat, 'rwanda-style': flat, 'faster-decisions': flat }
    const chart = deterrence({ ...five, 'return-hubs': flat })
    expect(chart?.description).toContain('Return hubs: displaced share 0')
    expect(chart?.description).not.toContain('Faster decisions: displaced')
    expect(chart?.note).toContain('the strength of illustrative-low in the run, 0.9 (0 to 1.9)')
    expect(deterrence(five)?.note).toContain('return most, without Return hubs')
  })
})

describe('cost per additional return', () => {
  const input = costing({
    'return-hubs': [380, 100],
    combined: [1900, 100],
    'returns-cooperation': [-261, 500],
    'more-tribunal-capacity': [-30, 100],
  })

  test('gives no number where returns rise at less cost', () => {
    const { description } = costPerReturn(input)!
    expect(description).toContain(
      'Returns cooperation with countries of origin: none: more returns, less cost',
    )
    expect(description).not.toMatch(/£[^;]*£[^;]*less cost|less cost \((?!returns)/)
    expect(description).toContain('Return hubs: £3.8m (£3.0m to £4.6m)')
  })

  test('says in its title what one more return costs, and under what condition', () => {
    expect(costPerReturn(input)?.title).toBe(
      'One more return costs £3.8m to £19m under 2 options; 2 options add returns at less cost',
    )
    expect(costPerReturn(costing({ combined: [1900, 100] }))?.title).toBe(
      'One more return costs £19m under combined package; no deterrent effect assumed',
    )
  })
})

describe('space and scales', () => {
  test('of many options only the main outcomes are drawn, and the note says so', () => {
    const panels = (input: ChartInput) =>
      [...(differences(input)?.description.matchAll(/\(Current policy: [^)]*\): /g) ?? [])].length
    expect(panels(fixture(everyOption))).toBe(4)
    expect(differences(fixture(everyOption))?.note).toContain('Main outcomes only')
    expect(differences(fixture(everyOption.slice(0, 4)))?.note).not.toContain('Main outcomes only')
  })

  test('schemes of one option share the scale of people in places', () => {
    const input = fixture([currentPolicy, returnHubs], 30)
    const second = input.monthly
      .filter(({ scheme }) => scheme === 'hub')
      .map((row) => ({ ...row, scheme: 'second', mean: row.mean! / 4, p50: row.p50! / 4, p95: row.p95! / 4 }))
    const chart = hubOccupancy({ ...input, monthly: [...input.monthly, ...second] })!
    const tops = [...JSON.stringify(chart.spec).matchAll(/"domain":\[0,([\d.]+)\]/g)].map(([, top]) => top)
    expect(tops).toHaveLength(4)
    expect([tops[0], tops[1]]).toEqual([tops[2], tops[3]])
    expect(chart.note).toContain('share a scale')
  })
})
