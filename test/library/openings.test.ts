import { describe, expect, test } from 'vitest'
import { daysBetween } from '../../src/calendar/days.ts'
import { normalUpperTail } from '../../src/model/engine/distributions.ts'
import { SchemeState } from '../../src/model/pathway/schemes/scheme-state.ts'
import { builtInNames, loadScenario } from '../../src/scenarios/load.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'

const replications = 500

const stateOf = ({ schemes, start }: Scenario, id: string, seed: string, replication: number) =>
  new SchemeState({
    id,
    schemeIds: [id],
    index: 0,
    values: schemes[id]!,
    start,
    horizon: 3650,
    groupIds: [],
    seed,
    replication,
    clock: { now: 0 },
    board: () => {},
  })

const cases = builtInNames().flatMap((name) => {
  const { values } = loadScenario(name)
  return Object.keys(values.schemes).map((id) => [name, id, values] as const)
})

describe.each(cases)('%s: %s', (_, id, values) => {
  const { agreement } = values.schemes[id]!
  const notBefore = daysBetween(values.start, agreement.not_before)
  const announced = daysBetween(values.start, agreement.announced)
  const stated = daysBetween(values.start, agreement.opens ?? values.start)

  test('opens in no replication before the day by which it is known not to have been open', () => {
    for (const seed of ['1', '2', 'x'])
      for (let replication = 0; replication < replications; replication++) {
        const { opensAt, agreedAt } = stateOf(values, id, seed, replication)
        expect(opensAt).toBeGreaterThanOrEqual(Math.max(stated < 0 ? stated : 0, notBefore, announced))
        expect(agreedAt).toBeGreaterThanOrEqual(Math.max(notBefore, announced))
        expect(agreedAt).toBeLessThanOrEqual(opensAt)
      }
  })

  test.skipIf(agreement.opening_spread === 0 || agreement.probability === 0)(
    'opens after a lognormal delay given that',
    () => {
      const tail = (day: number) =>
        day <= announced
          ? 1
          : normalUpperTail(
              Math.log((day - announced) / agreement.opening_median_days) / agreement.opening_spread,
            )
      const known = tail(Math.max(0, notBefore))
      const shares = Array.from({ length: replications }, (_, replication) => {
        const { opensAt } = stateOf(values, id, 'ks', replication)
        return 1 - tail(opensAt) / known
      })
        .filter((share) => Number.isFinite(share))
        .sort((a, b) => a - b)
      // Kolmogorov's distance from the uniform distribution: 1.63 / √n is passed once in a hundred.
      const distance = Math.max(
        ...shares.map((share, i) => Math.max(share - i / shares.length, (i + 1) / shares.length - share)),
      )
      expect(distance).toBeLessThan(1.63 / Math.sqrt(shares.length))
    },
  )
})
