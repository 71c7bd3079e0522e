/** Laws of where supported people live: each place is taken once, dispersal before the rest, and hotels have what is left over. */
import { describe, expect, test } from 'vitest'
import type { ReplicationResult } from '../../src/model/result.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { runOnce, smallScenario } from '../model/model.ts'
import { temporaryFolder } from '../scenarios/files.ts'

const { write } = temporaryFolder()
const share = 0.02
/** Dispersal is held, and nobody is on subsistence alone, unless settings say otherwise. */
const held = ['support.dispersal_growth=0', 'support.subsistence_only=0']
const scenario = (...settings: string[]) => {
  const set = settings.map((setting) => setting.split('=')[0])
  const rest = held.filter((setting) => !set.includes(setting.split('=')[0]))
  return smallScenario('current-policy', [...rest, ...settings], share)
}
const months = (run: ReplicationResult, metric: string) =>
  run.series.find((s) => s.metric === metric && s.scheme === '' && s.countedIn !== 'parties')!
    .monthly as number[]
const types = ['hotels', 'dispersal', 'subsistence_only', 'other_places'].map((type) => `support.${type}`)
const plain = runOnce(scenario())

describe('supported people by where they live', () => {
  test('add up, and nobody is in a hotel while a place in dispersal is free', () => {
    const run = runOnce(scenario('support.subsistence_only=4204', 'support.dispersal_growth=3000'))
    const supported = months(run, 'support.supported')
    for (const [m, all] of supported.entries()) {
      const [hotels, dispersal, subsistence, other] = types.map((type) => months(run, type)[m]!)
      expect(hotels! + dispersal! + subsistence! + other!).toBeCloseTo(all, 9)
      expect(Math.min(...[hotels!, dispersal!, subsistence!, other!])).toBeGreaterThanOrEqual(0)
      expect(subsistence).toBeCloseTo(share * 4204, 9)
      if (hotels! > 0) expect(dispersal! + other!).toBeGreaterThan(share * 69_038)
    }
  })

  test('leave hotels for what dispersal gains on a date and day by day, and live elsewhere as before', () => {
    const settings = ['support.dispersal_places.from.2027-01-01=70038', 'support.dispersal_growth=2000']
    const grown = runOnce(scenario(...settings))
    expect(months(grown, 'support.supported')).toEqual(months(plain, 'support.supported'))
    const hotels = months(plain, 'support.hotels')
    // At the end of month m, so many days of growth have begun; the first of January is the end of month 6.
    const days = [0, 31, 62, 92, 123, 153, 184, 215]
    for (const [m, day] of days.entries()) {
      const gained = share * ((m >= 7 ? 1000 : 0) + (2000 * Math.max(0, day - 1)) / 365.25)
      expect(hotels[m]).toBeGreaterThan(gained)
      expect(months(grown, 'support.hotels')[m]).toBeCloseTo(hotels[m]! - gained, 6)
      expect(months(grown, 'support.other_places')[m]).toBeCloseTo(
        months(plain, 'support.other_places')[m]!,
        6,
      )
    }
  })

  test('open as published whatever is to be built, and are not told apart where the past does not say', () => {
    const more = scenario('support.dispersal_places=150000')
    const own = runOnce(more)
    expect(months(own, 'support.hotels')[0]).toBe(months(plain, 'support.hotels')[0])
    expect(months(own, 'support.hotels')[1]).toBe(0)
    const then = runOnce(smallScenario('current-policy-2024'))
    for (const metric of ['support.dispersal', 'support.other_places', 'places.dispersal.peak'])
      expect(then.series.find((s) => s.metric === metric)!.total).toBeNull()
  })

  test('are counted as before where dispersal is held: not to be told from a scenario without it', () => {
    const { support, stocks, ...rest } = scenario()
    const { subsistence_only: _, ...told } = support
    const { dispersal_places: __, dispersal_growth: ___, ...untold } = told
    const { dispersal: ____, ...past } = stocks
    const series = (values: Omit<Scenario, 'support' | 'stocks'> & Record<string, unknown>) =>
      runOnce(values as unknown as Scenario).series.filter(({ metric }) => !byType.test(metric))
    const byType = /dispersal|other_places|elsewhere/
    expect(series({ ...rest, support: untold, stocks: past })).toEqual(
      series({ ...rest, support: told, stocks }),
    )
  })
})

describe('the cost of accommodation', () => {
  const cost = (run: ReplicationResult, line: string) =>
    run.series.find((s) => s.metric === `cost.${line}`)!.total!

  test('outside hotels is that of its types', () => {
    expect(cost(plain, 'support_dispersal') + cost(plain, 'support_elsewhere')).toBeCloseTo(
      cost(plain, 'support_other'),
      3,
    )
  })

  test('has a price by type, and none for those on subsistence only', () => {
    const dearer = runOnce(scenario('costs.other_night=46.5'))
    expect(cost(dearer, 'support_dispersal')).toBe(cost(plain, 'support_dispersal'))
    expect(cost(dearer, 'support_elsewhere') / cost(plain, 'support_elsewhere')).toBeCloseTo(2, 6)
    const told = runOnce(scenario('support.subsistence_only=4204'))
    const nights = share * 4204 * 731
    expect(cost(plain, 'support_other') - cost(told, 'support_other')).toBeCloseTo(23.25 * nights, 0)
    expect(cost(told, 'support_subsistence')).toBe(cost(plain, 'support_subsistence'))
    const difference = cost(plain, 'total') - cost(told, 'total')
    expect(difference).toBeCloseTo(cost(plain, 'support_other') - cost(told, 'support_other'), 2)
  })
})

describe('dispersal from a CSV', () => {
  const load = (base: string, rows: string) => {
    write('own.csv', `period,series,value,unit\n${rows}`)
    return loadScenario(write('own.yaml', `name: own\nextends: ${base}\ninputs: own.csv\n`)).values
  }

  test('gains nothing on top of all places outside hotels where these are given', () => {
    const given = load('current-policy', '2026-Q3,non_hotel_places,72000,people\n').support.non_hotel_places
    const growing = scenario('support.dispersal_growth=5000')
    const run = runOnce({
      ...growing,
      support: {
        ...growing.support,
        non_hotel_places: {
          ...growing.support.non_hotel_places,
          changes: given.changes.map((change) => ({ ...change, value: share * change.value })),
        },
      },
    })
    const outside = [1, 2].map(
      (m) => months(run, 'support.supported')[m]! - months(run, 'support.hotels')[m]!,
    )
    for (const people of outside) expect(people).toBeCloseTo(share * 72_000, 6)
  })

  test('is what is given in its periods, whatever grows besides', () => {
    const { support } = load('current-policy', '2026-Q3,dispersal_places,70000,people\n')
    expect(support.dispersal_places!.changes).toEqual([
      { from: '2026-07-01', until: '2026-10-01', value: 70_000, given: true },
    ])
    const growing = scenario('support.dispersal_growth=5000')
    const run = runOnce({
      ...growing,
      support: {
        ...growing.support,
        dispersal_places: {
          value: share * 69_038,
          changes: [{ from: '2026-07-01', until: '2026-10-01', value: share * 70_000, given: true }],
        },
      },
    })
    expect(months(run, 'support.dispersal').slice(1, 4)).toEqual(Array(3).fill(share * 70_000))
    expect(months(run, 'support.dispersal')[4]).toBeGreaterThan(share * (69_038 + 1500))
  })

  test('is refused beside all places outside hotels, and where nothing is known of the start', () => {
    const row = '2026-Q3,dispersal_places,70000,people\n'
    expect(() => load('current-policy', `${row}2026-Q3,non_hotel_places,78000,people\n`)).toThrow(
      /own\.csv:2:26 value: found beside non_hotel_places/,
    )
    expect(() => load('current-policy-2024', row)).toThrow(
      /found values of support\.dispersal_places, which this scenario does not have/,
    )
    expect(() => smallScenario('current-policy-2024', ['support.dispersal_growth=1000'])).toThrow(
      /support\.dispersal_growth: found without stocks\.dispersal/,
    )
  })
})
