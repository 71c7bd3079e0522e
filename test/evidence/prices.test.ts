/** Prices of other years: what brings them to those of one is the published deflator. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadScenario } from '../../src/scenarios/load.ts'
import { reader } from './derived.ts'

const deflator = reader('gdp_deflator')
const mean = (years: readonly string[]) =>
  years.reduce((sum, year) => sum + deflator.read(year, 'gdp_deflator'), 0) / years.length
const rise = (...years: readonly string[]) => 100 / mean(years)

test('the layer of prices has the rises of the deflator since the year of each cost', () => {
  const { costs, schemes } = parse(readFileSync('examples/prices.yaml', 'utf8')) as {
    readonly costs: Readonly<Record<'appeal' | 'voluntary_return', { readonly times: number }>>
    readonly schemes: {
      readonly exchange: { readonly cost: { readonly flight_per_person: { readonly times: number } } }
    }
  }
  expect(costs.appeal.times).toBeCloseTo(rise('2016/17'), 4)
  expect(costs.voluntary_return.times).toBeCloseTo(rise('2021/22', '2022/23', '2023/24', '2024/25'), 4)
  expect(schemes.exchange.cost.flight_per_person.times).toBeCloseTo(rise('2019/20'), 4)
})

test('the cost of an enforced return, of 2003 to 2005, is at the prices of 2024/25', () => {
  const withoutDetention = 11_000 - 5_800
  const value = loadScenario('current-policy').values.costs.enforced_return
  expect(Math.abs(value - withoutDetention * rise('2003/04', '2004/05'))).toBeLessThan(50)
})
