import { describe, expect, test } from 'vitest'
import { compileGroups } from '../../src/closed-form/groups.ts'
import { onwardAppeals } from '../../src/closed-form/under-way.ts'
import { documentsAfter, openingMix } from '../../src/model/opening/opening-mix.ts'
import { runOnce, smallScenario } from './model.ts'

describe('the nationality groups of the opening stocks', () => {
  const scenario = smallScenario('current-policy-2024', [], 1)
  const groups = compileGroups(scenario)
  const mix = openingMix(scenario, groups)
  const shareOf = (cumulative: Float64Array, id: string) => {
    const g = groups.ids.indexOf(id)
    return cumulative[g]! - (g > 0 ? cumulative[g - 1]! : 0)
  }

  test('few of the mostly granted are among appeals and the exhausted', () => {
    expect(shareOf(mix.claims, 'conflict-high-grant')).toBeCloseTo(0.169, 3)
    // 0.169 × 0.048 of 0.545 refused.
    expect(shareOf(mix.appeals, 'conflict-high-grant')).toBeCloseTo(0.0149, 3)
    expect(shareOf(mix.exhausted(0), 'conflict-high-grant')).toBeLessThan(0.1)
  })

  test('after long, those are left who are seldom documented and seldom depart', () => {
    const later = mix.exhausted(3650)
    expect(shareOf(later, 'conflict-mixed')).toBeGreaterThan(shareOf(mix.exhausted(0), 'conflict-mixed'))
    expect(shareOf(later, 'albania')).toBeLessThan(0.1 * shareOf(mix.exhausted(0), 'albania'))
  })

  test('documents after no time are the shares of the scenario; after long, only those never documented lack one', () => {
    const g = groups.ids.indexOf('returnable')
    const never = 0.35 * 0.15
    expect(documentsAfter(scenario, groups, g, 0).undocumented).toBeCloseTo(0.35, 12)
    expect(documentsAfter(scenario, groups, g, 0).documented).toBeCloseTo(0.65, 12)
    expect(documentsAfter(scenario, groups, g, 20_000).undocumented).toBeCloseTo(never, 12)
  })

  test('onward appeals: flow times duration', () => {
    // 4,206 × 4 a year, 0.85 determined, a share a × 0.285 + (1 − a) × 0.25 with a near 0.43, 240 days.
    const share = onwardAppeals(scenario, groups) / (((4206 * 4) / 365.25) * 0.85 * 240)
    expect(share).toBeGreaterThan(0.25)
    expect(share).toBeLessThan(0.285)
  })
})

describe('a stock that is not whole, as after a multiplication', () => {
  const whole = smallScenario('current-policy-2024')
  const figures = Object.entries(whole.stocks).filter(([, value]) => typeof value === 'number' && value > 1)

  test.each(figures)('%s', (stock, value) => {
    const stocks = { ...whole.stocks, [stock]: Math.floor(value as number) + 0.37 }
    const { series } = runOnce({ ...whole, stocks }, 0, 0.25)
    const opening = (metric: string, countedIn: string) =>
      series.find((each) => each.metric === metric && each.countedIn === countedIn)?.monthly[0]
    expect(opening('backlog.decision', 'people')).toBe(Math.round(stocks.awaiting_decision))
    expect(opening('backlog.appeal', 'parties')).toBe(Math.ceil(stocks.appeals_open))
    expect(opening('detention.occupancy', 'people')).toBe(Math.round(stocks.detained))
  })
})
