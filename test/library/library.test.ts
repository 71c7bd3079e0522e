import { describe, expect, test } from 'vitest'
import { simulate } from '../../src/model/simulate.ts'
import { builtInNames, loadScenario } from '../../src/scenarios/load.ts'
import { smallScenario, total } from '../model/model.ts'

const names = builtInNames()
const baseline = smallScenario('current-policy')

describe('the scenario library', () => {
  test.each(names)('%s runs under none and under a hypothesis with every invariant kept', (name) => {
    const scenario = smallScenario(name)
    for (const deterrence of ['none', 'illustrative-high'])
      for (const replication of [1, 2]) {
        const run = { scenario, baseline, deterrence, seed: 'library', replication, horizonYears: 3 }
        const result = simulate(run)
        expect(result.months).toHaveLength(37)
      }
  })

  test.each(names)(
    '%s says of every figure where it comes from, and of assumptions that they are',
    (name) => {
      for (const { id, source, confidence } of loadScenario(name).parameters) {
        expect(source, id).not.toBe('')
        expect(['published', 'derived', 'assumption'], id).toContain(confidence)
        if (source === 'assumption') expect(confidence, id).toBe('assumption')
      }
    },
  )

  test('has the same deterrence hypotheses in every scenario, each naming its evidence', () => {
    for (const name of names) {
      const { document, values } = loadScenario(name)
      expect(values.deterrence, name).toEqual(loadScenario('current-policy').values.deterrence)
      for (const [id, { strength }] of Object.entries(document.deterrence))
        expect(
          [strength.source].flat().some((row) => row.startsWith('DET-')),
          id,
        ).toBe(true)
    }
    expect(Object.keys(baseline.deterrence)).toEqual([
      'illustrative-low',
      'illustrative-high',
      'albania-2022-ceiling',
      'deflection',
    ])
  })

  test.skipIf(!names.includes('return-hubs-no-agreement'))(
    'an option that never opens changes nothing but its own fixed cost',
    () => {
      const run = (name: string) =>
        simulate({
          scenario: smallScenario(name),
          baseline,
          deterrence: 'none',
          seed: 'library',
          replication: 1,
          horizonYears: 2,
        })
      const [never, base] = [run('return-hubs-no-agreement'), run('current-policy')]
      expect(total(never, 'returns.total')).toBe(total(base, 'returns.total'))
      expect(total(never, 'cost.total', '')! - total(base, 'cost.total', '')!).toBeCloseTo(20e6, 2)
    },
  )
})

describe('the package', () => {
  test('is its parts, each as in its own scenario', () => {
    const values = (name: string) => loadScenario(name).values
    const [all, hubs, boats, returns] = [
      values('combined'),
      values('return-hubs'),
      values('gang-disruption'),
      values('returns-cooperation'),
    ]
    expect(all).toEqual({
      ...hubs,
      name: all.name,
      title: all.title,
      summary: all.summary,
      crossing: boats.crossing,
      cooperation: returns.cooperation,
      costs: { ...hubs.costs, programme: boats.costs.programme },
    })
  })
})
