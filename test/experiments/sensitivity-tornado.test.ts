import { describe, expect, test } from 'vitest'
import { agendaOf } from '../../src/experiments/sensitivity/agenda.ts'
import { supportOf } from '../../src/experiments/sensitivity/evidence.ts'
import { factorsOf, settingsAt, valueAt } from '../../src/experiments/sensitivity/factors.ts'
import { possibleFactors } from '../../src/experiments/sensitivity/possible.ts'
import { ranked } from '../../src/experiments/sensitivity/row.ts'
import { scaledSystem } from '../../src/experiments/sensitivity/scaled.ts'
import { chosenOf, swingsOf, tornadoRows, tornadoTrials } from '../../src/experiments/sensitivity/tornado.ts'
import { draws } from '../../src/model/engine/random.ts'
import { openScenarios } from '../../src/scenarios/load.ts'
import { hub } from '../model/model.ts'

const load = openScenarios(['current-policy-2024', hub])
const pairUnder = (settings: Parameters<typeof load>[0]) => {
  const [baseline, option] = load(settings)
  return { baseline: baseline!, option: option! }
}
const pair = pairUnder([])
const all = factorsOf(pair, 'none', [])

const factor = (id: string, low: number, usual: number, high: number) => ({
  ...{ id, low, usual, high, unit: 'days', sources: ['assumption'], sampled: false },
  ...({ confidence: 'assumption', place: 'both' } as const),
})
const luck = draws('tornado', 0)
const noise = (trial: number, replication: number) => luck.normal(trial, 0, 0, replication)

describe('what is varied', () => {
  test('is every figure with a range that a run can feel', () => {
    const ids = all.map(({ id }) => id)
    expect(ids).toContain('decisions.productivity')
    expect(ids).toContain('schemes.hub.stay.return_pace')
    expect(ids.filter((id) => id.startsWith('deterrence.'))).toEqual([])
    expect(ids.filter((id) => id.startsWith('response.'))).toEqual([])
    expect(all.every(({ low, usual, high }) => low < high && low <= usual && usual <= high)).toBe(true)
  })
  test('follows the hypothesis that is run', () => {
    const under = factorsOf(pair, 'illustrative-high', ['deterrence']).map(({ id }) => id)
    expect(under).toContain('deterrence.illustrative-high.strength')
    expect(under.every((id) => id.startsWith('deterrence.illustrative-high.'))).toBe(true)
  })
  test('is varied in the option alone where the option has it alone', () => {
    const placeOf = (id: string) => all.find((each) => each.id === id)?.place
    expect(placeOf('schemes.hub.stay.return_pace')).toBe('option')
    expect(placeOf('decisions.productivity')).toBe('both')
  })
  test('can be narrowed to sections', () => {
    const some = factorsOf(pair, 'none', ['costs', 'schemes.hub.stay']).map(({ id }) => id)
    expect(some.length).toBeGreaterThan(5)
    expect(some.every((id) => id.startsWith('costs.') || id.startsWith('schemes.hub.stay.'))).toBe(true)
  })
  test('makes room in the parts of a whole', () => {
    const share = all.find(({ id }) => id === 'groups.albania.share_small_boat')!
    const { baseline } = pairUnder(settingsAt(pair, all, new Map([[share.id, share.high]])))
    const shares = Object.values(baseline.values.groups).map((group) => group.share_small_boat)
    expect(baseline.values.groups.albania!.share_small_boat).toBe(share.high)
    expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9)
  })
  test('says which end a rule refuses', () => {
    const factors = all.filter(({ id }) => id === 'crossing.least_leaving_share')
    const [found] = possibleFactors({ pair, load: pairUnder, factors })
    expect(found).toMatchObject({ isWhole: false, factor: { high: factors[0]!.usual } })
    expect(found!.note).toContain('high end not run')
  })
  test('has a triangular distribution from end to end', () => {
    const one = factor('a', 1, 2, 5)
    expect([valueAt(one, 0), valueAt(one, 0.25), valueAt(one, 1)]).toEqual([1, 2, 5])
  })
  test('is run in a small system whose schemes are as small', () => {
    const small = scaledSystem(pair.option.values, 0.1).schemes.hub!
    const { capacity, referral } = pair.option.values.schemes.hub!
    expect(small.capacity.full_places.value).toBeCloseTo(capacity.full_places.value / 10, 9)
    expect(small.referral.per_week.value).toBeCloseTo(referral.per_week.value / 10, 9)
    expect(small.capacity.seats_per_flight * small.capacity.flights_per_week).toBeCloseTo(
      (capacity.seats_per_flight * capacity.flights_per_week) / 10,
      9,
    )
  })
})

describe('a tornado', () => {
  // Luck is common to all values of a replication, but for the last parameter, which does nothing and stirs the luck.
  const factors = [factor('a', 0, 1, 3), factor('b', -2, 0, 2), factor('c', 0, 0, 1), factor('stir', 0, 1, 2)]
  const trials = tornadoTrials(factors)
  const at = (id: string, values: ReadonlyMap<string, number>) => values.get(id)
  const readings = trials.map(({ values }, trial) => [
    Float64Array.from({ length: 8 }, (_, r) => {
      const [a, b, c] = [at('a', values) ?? 1, at('b', values) ?? 0, at('c', values) ?? 0]
      return 10 * a + b ** 2 + 5 * c + noise(0, r) + (values.has('stir') ? noise(trial, r) : 0)
    }),
  ])
  const measure = { of: 'difference', metric: 'returns.total' } as const
  const rows = ranked(
    tornadoRows(measure, 0, factors, trials, readings, 'full', { replications: 8, scale: 1 }),
    'tornado',
  )
  const row = (parameter: string, statistic: string) =>
    rows.find((each) => each.parameter === parameter && each.statistic === statistic)!

  test('has no run for an end at the usual value', () => {
    expect(trials.map(({ id }) => id)).not.toContain('c at its low')
    expect(trials).toHaveLength(8)
  })
  test('gives the swing exactly where luck is the same', () => {
    expect(row('a', 'swing').value).toBeCloseTo(30, 9)
    expect(row('a', 'swing').ci_low).toBeCloseTo(30, 6)
    expect(row('a', 'swing')).toMatchObject({ rank: 1, verdict: 'more' })
    expect(row('a', 'at_low').value).toBeCloseTo(-10, 9)
    expect(row('a', 'at_high').value).toBeCloseTo(20, 9)
    expect(row('c', 'swing').value).toBeCloseTo(5, 9)
  })
  test('sees a parameter that acts to one side at both ends', () => {
    expect(Math.abs(row('b', 'swing').value!)).toBeCloseTo(4, 9)
    expect(row('b', 'at_low').value).toBeCloseTo(4, 9)
    expect(row('b', 'at_high').value).toBeCloseTo(4, 9)
  })
  test('tells an effect from chance', () => {
    expect(row('stir', 'swing').verdict).toBe('unclear')
    const [agenda] = agendaOf(rows, factors, 'tornado')
    expect(agenda!.deciding.map(({ row: { parameter } }) => parameter)).toEqual(['a', 'c', 'b'])
    expect(agenda!.unclear.map(({ row: { parameter } }) => parameter)).toEqual(['stir'])
    expect(agenda!.shares.find(({ support }) => support === 'assumption')?.share).toBe(1)
  })
  test('takes rounding of large sums for nothing', () => {
    const [one, other] = [Float64Array.of(1e9, 2e9), Float64Array.of(1e9 + 1e-6, 2e9 - 1e-6)]
    expect(swingsOf(one, one, other).swing.mean).toBe(0)
  })
  test('chooses from each ranking in turn', () => {
    const chosen = chosenOf(
      factors,
      [
        ['a', 'b'],
        ['c', 'a'],
      ],
      2,
    )
    expect(chosen.map(({ id }) => id)).toEqual(['a', 'c'])
  })
  test('ranks what was run in full before a first look, by size', () => {
    const of = (parameter: string, value: number | null, stage: 'full' | 'screening') => ({
      ...({ ...measure, parameter, statistic: 'swing', value, ci_low: null, ci_high: null } as const),
      ...{ stage, replications: 1, verdict: null },
    })
    const some = [
      of('late', 9, 'screening'),
      of('none', null, 'full'),
      of('less', -1, 'full'),
      of('most', -2, 'full'),
    ]
    expect(ranked(some, 'tornado').map(({ parameter }) => parameter)).toEqual([
      'most',
      'less',
      'none',
      'late',
    ])
  })
})

test('a parameter rests on an assumption, the press or what was published', () => {
  const of = (confidence: 'published' | 'assumption', ...sources: string[]) =>
    supportOf({ confidence, sources })
  expect(of('assumption', 'HO_ISS_2026Q1')).toBe('assumption')
  expect(of('published', 'HO_ISS_2026Q1')).toBe('published')
  expect(of('published', 'S002')).toBe('press')
  expect(of('published', 'S002', 'HO_ISS_2026Q1')).toBe('published')
})
