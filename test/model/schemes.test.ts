import { describe, expect, test } from 'vitest'
import { SchemeState } from '../../src/model/pathway/schemes/scheme-state.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { hub, onArrival, opensAt, runOnce, smallScenario, TextLog, total, withScheme } from './model.ts'

const scenario = smallScenario(hub)
const early = opensAt(60)
const claims = withScheme(withScheme(scenario, early), onArrival)
const monthly = (result: ReplicationResult, metric: string, countedIn = 'people') =>
  result.series.find((s) => s.metric === metric && s.countedIn === countedIn && s.scheme === '')!.monthly

describe('a scheme on arrival', () => {
  const log = new TextLog()
  const result = runOnce(claims, 1, 2, log)

  test('takes people who arrived by boat and await a first decision, and nobody else', () => {
    const referred = log.lines.filter((_, i) => log.transitions[i] === 'referred')
    expect(referred.length).toBeGreaterThan(100)
    for (const line of referred)
      expect(line).toMatch(/ (small-boat|opening-(coast|retrying|arrived))-|\/[1-9]/) // or returned before
  })

  test('decides claims in the facility at the grant rate of the UK, by the same draws', () => {
    const all = total(result, 'scheme.decided')!
    expect(all).toBeGreaterThan(25)
    const granted = total(result, 'scheme.recognised')!
    expect(granted).toBeGreaterThan(0.2 * all)
    const none = withScheme(claims, { processing: { grant_ratio: 0 } })
    expect(log.transitions).toContain('granted_admitted')
    expect(runLog(none).transitions).not.toContain('granted_admitted')
  })

  test('brings nobody back whose stay can only end in the host', () => {
    const settled = withScheme(claims, {
      processing: { granted: 'settled', refused: 'settled' },
      stay: { judicial_release_share: 0, medical_release_share: 0, recognised_share: 0 },
      eligibility: { vulnerable_share: 0 },
      at_limit: { action: 'settled' },
    })
    const there = runOnce(settled)
    expect(total(there, 'scheme.remain_in_host')).toBeGreaterThan(20)
    expect(total(there, 'scheme.brought_back')).toBe(0)
  })

  test('refers nobody who claimed too long ago', () => {
    const strict = runOnce(withScheme(claims, { eligibility: { within_days: 0 } }))
    expect(total(strict, 'scheme.referred')).toBe(0)
  })

  test('sends people brought back to the queue for a decision, where their claim goes on', () => {
    const limited = withScheme(claims, {
      at_limit: { days: 10, action: 'brought_back' },
      processing: { days: 500 },
    })
    const lives = runLog(limited)
    const back = lives.lines.find((_, i) => lives.transitions[i] === 'brought_back_limit_claim')!
    const party = back.split(' ')[1]!.split('/')[0]!
    const after = lives.lines
      .slice(lives.lines.indexOf(back) + 1)
      .filter((line) => line.includes(` ${party}/`))
    expect(after.length === 0 || /starts_decision|withdraws|is_closed/.test(after[0]!)).toBe(true)
  })
})

describe('a scheme at sea', () => {
  const sea = withScheme(claims, {
    stage: 'intercepted',
    capacity: { flights_per_week: 3, max_hold_days: 4 },
  })

  test('takes people before they land, on board and without a bed, and lands those it cannot take on', () => {
    const result = runOnce(sea)
    const base = runOnce(smallScenario('current-policy-2024'))
    const taken = total(result, 'crossings.taken_at_sea')!
    expect(taken).toBeGreaterThan(25)
    expect(total(result, 'arrivals.small_boat')! + taken).toBeCloseTo(total(base, 'arrivals.small_boat')!, -2)
    expect(total(result, 'detention.occupancy.scheme')).toBe(0)
    expect(total(result, 'days.at_sea')).toBeGreaterThan(0)
    const stranded = runLog(withScheme(sea, { capacity: { flights_per_week: 0.1 } }))
    expect(stranded.transitions).toContain('lands')
  })
})

describe('an exchange', () => {
  test('admits as many people as were transferred, times the ratio, after a delay', () => {
    for (const ratio of [1, 0.5]) {
      const result = runOnce(
        withScheme(claims, { exchange: { admitted_per_transfer: ratio, delay_days: 1 } }),
        1,
        2,
      )
      const [out, back] = [total(result, 'scheme.transferred')!, total(result, 'arrivals.exchange')!]
      expect(back).toBeGreaterThan(ratio * out - 25)
      expect(back).toBeLessThan(ratio * out + 13)
    }
  })
})

describe('events of the whole scheme', () => {
  test('suspends everyone at once: nobody is referred or transferred, and the facility is emptied or not', () => {
    for (const inFacility of ['stay', 'brought_back'] as const) {
      const suspended = withScheme(claims, {
        court: { suspension_rate: 0.1, suspension_days: 20_000, in_facility: inFacility },
      })
      const log = runLog(suspended)
      const result = runOnce(suspended)
      const state = monthly(result, 'scheme.suspended', '')
      const months = state.flatMap((share, m) => (share === 1 && state[m - 1] === 1 ? [m] : []))
      expect(months.length).toBeGreaterThan(0)
      for (const m of months) {
        expect(monthly(result, 'scheme.transferred')[m]).toBe(0)
        expect(monthly(result, 'scheme.referred')[m]).toBe(0)
      }
      const emptied = log.transitions.some((each) => each.startsWith('suspended_'))
      expect(emptied).toBe(inFacility === 'brought_back')
    }
  })

  test('draws them from the scheme and the replication alone', () => {
    const events = (replication: number, seed: string, id: string) => {
      const values = withScheme(scenario, {
        court: { suspension_rate: 2 },
        agreement: { early_end_rate: 0.5 },
        capacity: { contested_share: { low: 0, value: 0.3, high: 0.6 } },
      }).schemes['hub']!
      const state = new SchemeState({
        id,
        index: 0,
        schemeIds: [id],
        values,
        start: scenario.start,
        horizon: 3650,
        groupIds: [],
        seed,
        replication,
        clock: { now: 0 },
        board: () => {},
      })
      return JSON.stringify([
        state.opensAt,
        state.endsAt,
        state.suspensions,
        state.placesAt(state.opensAt + 400),
      ])
    }
    expect(events(1, 's', 'hub')).toBe(events(1, 's', 'hub'))
    expect(
      new Set([events(1, 's', 'hub'), events(2, 's', 'hub'), events(1, 't', 'hub'), events(1, 's', 'b')])
        .size,
    ).toBe(4)
  })

  test('ends early at the hazard given: about 1 - 1/e within its mean', () => {
    const ended = Array.from({ length: 400 }, (_, replication) => {
      const values = withScheme(scenario, { ...early, agreement: { ...early.agreement, early_end_rate: 1 } })
        .schemes['hub']!
      const state = new SchemeState({
        id: 'hub',
        index: 0,
        schemeIds: ['hub'],
        values,
        start: scenario.start,
        horizon: 3650,
        groupIds: [],
        seed: 's',
        replication,
        clock: { now: 0 },
        board: () => {},
      })
      return state.endsAt - state.opensAt < 365.25
    }).filter(Boolean).length
    expect(ended / 400).toBeGreaterThan(0.632 - 0.075)
    expect(ended / 400).toBeLessThan(0.632 + 0.075)
  })

  test('brings everyone back at its end where that is the rule', () => {
    const ending = withScheme(withScheme(scenario, early), {
      agreement: { ...early.agreement, runs_for_days: 300, at_end: 'brought_back' },
    })
    const result = runOnce(ending)
    expect(monthly(result, 'scheme.occupancy').at(-1)).toBe(0)
    expect(monthly(result, 'scheme.occupancy')[11]).toBeGreaterThan(0)
  })

  test('leaves fewer places where other states hold some', () => {
    const contested = withScheme(withScheme(scenario, early), {
      capacity: { contested_share: { low: 0.5, value: 0.5, high: 0.5 } },
    })
    const [all, half] = [withScheme(scenario, early), contested].map(
      (each) => monthly(runOnce(each), 'scheme.places', '').at(-1)!,
    )
    expect(half).toBe(Math.floor(all! / 2))
  })
})

describe('cooperation of countries of origin', () => {
  test('changes nothing before its date, and adds returns after it', () => {
    const base = smallScenario('current-policy-2024')
    const more = {
      ...base,
      cooperation: {
        groups: ['returnable'],
        covered_share: 1,
        from: '2025-07-01',
        document_speed: 3,
        newly_documented_share: 1,
        enforcement_speed: 3,
        reentry_ratio: 0,
      },
    }
    const [before, after] = [new TextLog(), new TextLog()]
    runOnce(base, 1, 3, before)
    const result = runOnce(more, 1, 3, after)
    const day = 181
    const until = (log: TextLog) => log.lines.filter((_, i) => log.times[i]! < day)
    expect(until(after)).toEqual(until(before))
    expect(total(result, 'returns.enforced')!).toBeGreaterThan(
      1.2 * total(runOnce(base, 1, 3), 'returns.enforced')!,
    )
  })
})

describe('supply of boats', () => {
  /** Arrivals in the last two of three years, with supply cut to a tenth after half a year. */
  const arrivals = (retry: number, response: number) => {
    const base = smallScenario('current-policy-2024', [], 0.2)
    const crossing = {
      ...base.crossing,
      retry_probability: retry,
      supply_response: response,
      boats_per_crossable_day: { value: 4, changes: [{ from: '2025-07-01', value: 0.3 }] },
    }
    const months = monthly(runOnce({ ...base, crossing }, 1, 3), 'arrivals.small_boat').slice(13) as number[]
    return months.reduce((sum, month) => sum + month, 0)
  }
  test('falls for good where suppliers do not respond, and comes back where they make shortages good', () => {
    const [rigid, elastic] = [arrivals(1, 0), arrivals(1, 1)]
    expect(rigid).toBeLessThan(0.6 * elastic)
  })
})

function runLog(of: typeof scenario): TextLog {
  const log = new TextLog()
  runOnce(of, 1, 2, log)
  return log
}
