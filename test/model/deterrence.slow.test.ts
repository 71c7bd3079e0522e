import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  Deterrence,
  intentionsAt,
  PerceivedRisk,
  periodRisk,
  RiskRecord,
  riskCounts,
} from '../../src/model/deterrence.ts'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'
import { simulate } from '../../src/model/simulate.ts'
import type { HypothesisValues, Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, onArrival, opensAt, smallScenario, TextLog, total, withScheme } from './model.ts'

const baseline = smallScenario('current-policy-2024')
const option = withScheme(withScheme(smallScenario(hub), opensAt(60)), onArrival)
const forms = ['exponential', 'constant_elasticity', 'logistic', 'threshold'] as const

/** The option with one hypothesis, `h`, of a certain strength and no lag. */
function under(scenario: Scenario, changes: Partial<HypothesisValues>): Scenario {
  const h: HypothesisValues = {
    ...baseline.deterrence['illustrative-low']!,
    zero_share: 0,
    lag_days: 0,
    smoothing_days: 60,
    ...changes,
  }
  return { ...scenario, deterrence: { h } }
}

const fixed = (value: number) => ({ low: value, value, high: value })

function run(scenario: Scenario, deterrence: string, log?: TextLog, replication = 1) {
  return simulate({
    scenario,
    baseline,
    deterrence,
    seed: 'test',
    replication,
    horizonYears: 2,
    ...(log && { log }),
  })
}

describe('forms of deterrence', () => {
  test.each(forms)('%s: none at the baseline’s risk, and less as risk and strength grow', (form) => {
    const at = (strength: number, risk: number) => intentionsAt(form, strength, risk, 0.1, 0.05)
    expect(at(1, 0.1)).toBe(1)
    expect(at(0, 0.9)).toBe(1)
    for (const risk of [0.1, 0.12, 0.2, 0.5, 1])
      for (const strength of [0, 0.1, 0.5, 0.9]) {
        expect(at(strength, risk)).toBeLessThanOrEqual(1)
        expect(at(strength + 0.1, risk)).toBeLessThanOrEqual(at(strength, risk))
        expect(at(strength, Math.min(1, risk + 0.1))).toBeLessThanOrEqual(at(strength, risk) + 1e-12)
      }
  })

  test('has the values that its formula says', () => {
    expect(intentionsAt('exponential', 2, 0.6, 0.1, 0)).toBeCloseTo(Math.exp(-1), 12)
    expect(intentionsAt('constant_elasticity', 0.5, 0.4, 0.1, 0)).toBeCloseTo(0.5, 12)
    expect(intentionsAt('constant_elasticity', -0.5, 0.4, 0.1, 0)).toBeCloseTo(2, 12)
    expect(intentionsAt('logistic', Math.log(3), 1, 0, 0)).toBeCloseTo(0.5, 12)
    expect(intentionsAt('threshold', 0.3, 0.2, 0.1, 0.05)).toBeCloseTo(0.7, 12)
    expect(intentionsAt('threshold', 0.3, 0.12, 0.1, 0.05)).toBe(1)
  })

  test('a lower risk than the baseline’s raises nothing', () => {
    for (const form of forms) expect(intentionsAt(form, 0.8, 0.05, 0.1, 0.01)).toBe(1)
  })
})

describe('perceived risk', () => {
  const counts = (values: Partial<Record<(typeof riskCounts)[number], number>>) =>
    riskCounts.map((kind) => values[kind] ?? 0)

  test('is a period probability: on arrival, or refused and then returned or transferred', () => {
    expect(periodRisk(counts({}))).toBe(0)
    expect(periodRisk(counts({ reached_uk: 100, transferred_claimants: 25 }))).toBe(0.25)
    // Half are refused; one in 60 of the exhausted a month is a hazard of 0.2 a year, so 1 - e^-1 within five years.
    const month = { granted: 50, exhausted: 50, stock_exhausted: 600, returned_by_force: 10 }
    expect(periodRisk(counts(month))).toBeCloseTo(0.5 * (1 - Math.exp(-1)), 12)
    expect(periodRisk(counts({ ...month, reached_uk: 10, transferred_claimants: 10 }))).toBe(1)
  })

  test('answers by group, smoothed, and only from months that have been counted', () => {
    const record = new RiskRecord(3, 2)
    record.set(1, 0, riskCounts.indexOf('reached_uk'), 100)
    record.set(1, 0, riskCounts.indexOf('transferred_claimants'), 50)
    record.set(2, 0, riskCounts.indexOf('reached_uk'), 100)
    const risk = new PerceivedRisk(record, 30)
    expect(risk.at(-1, 0)).toBe(0)
    expect(risk.at(0, 0)).toBe(0)
    expect(risk.at(1, 0)).toBe(0.5)
    const weight = Math.exp(-365.25 / 12 / 30)
    expect(risk.at(2, 0)).toBeCloseTo((50 * weight) / (100 * weight + 100), 12)
    expect(risk.at(2, 1)).toBe(0)
  })
})

describe('a hypothesis in a replication', () => {
  const values = (changes: Partial<HypothesisValues>) => under(baseline, changes).deterrence['h']!
  const empty = () => new RiskRecord(30, 1)

  test('has no effect in the share of replications that it says', () => {
    const risky = empty()
    risky.set(0, 0, riskCounts.indexOf('reached_uk'), 1)
    risky.set(0, 0, riskCounts.indexOf('transferred_claimants'), 1)
    const none = Array.from({ length: 1000 }, (_, replication) => {
      const draws = new AddressedDraws(deriveKey('s', replication, 'calendar'))
      const of = new Deterrence(
        values({ zero_share: 0.3, strength: { low: 1, value: 2, high: 3 } }),
        draws,
        risky,
        empty(),
      )
      return of.intentions(0, 40, 1)
    })
    const share = none.filter((intentions) => intentions === 1).length / 1000
    expect(Math.abs(share - 0.3)).toBeLessThan(0.05)
    for (const intentions of none.filter((each) => each < 1)) {
      expect(intentions).toBeGreaterThanOrEqual(Math.exp(-3))
      expect(intentions).toBeLessThanOrEqual(Math.exp(-1))
    }
  })

  test('has an effect or none whatever its strength, so that a strength towards 0 leaves the announcement alone', () => {
    const risky = empty()
    risky.set(0, 0, riskCounts.indexOf('reached_uk'), 10)
    risky.set(0, 0, riskCounts.indexOf('transferred_claimants'), 4)
    const at = (strength: number, zero_share: number, form: (typeof forms)[number]) => {
      const h = values({ form, zero_share, strength: fixed(strength), announcement_effect: 0.2 })
      const of = new Deterrence(h, new AddressedDraws(deriveKey('s', 1, 'calendar')), risky, empty())
      of.renewAnnouncement(40)
      return of.intentions(0, 40, 1)
    }
    for (const form of forms) {
      expect(at(0, 0, form)).toBeCloseTo(0.8, 12)
      for (const strength of [1e-9, 1e-6, 1e-3])
        expect(Math.abs(at(strength, 0, form) - at(0, 0, form))).toBeLessThan(10 * strength)
      for (const strength of [0, 1e-9, 0.5]) expect(at(strength, 1, form)).toBe(1)
    }
  })

  test('an announcement deters by itself and fades by its half-life while nobody is transferred', () => {
    const draws = new AddressedDraws(deriveKey('s', 1, 'calendar'))
    const of = new Deterrence(
      values({ strength: fixed(1), announcement_effect: 0.2, announcement_half_life_days: 90 }),
      draws,
      empty(),
      empty(),
    )
    expect(of.intentions(0, 10, 1)).toBe(1)
    of.renewAnnouncement(10)
    expect(of.intentions(0, 10, 1)).toBeCloseTo(0.8, 12)
    expect(of.intentions(0, 100, 4)).toBeCloseTo(0.9, 12)
    of.renewAnnouncement(100)
    expect(of.intentions(0, 100, 4)).toBeCloseTo(0.8, 12)
  })
})

/** The scenario with nobody who sets out again. */
const quiet = (scenario: Scenario): Scenario => ({
  ...scenario,
  groups: Object.fromEntries(
    Object.entries(scenario.groups).map(([id, group]) => [id, { ...group, reentry_probability: 0 }]),
  ),
})

/** The parties that do not come by boat in a run, and the risk perceived in its first year. */
interface Away {
  readonly risk: readonly (number | null)[]
  readonly away: ReadonlySet<string | undefined>
}

describe('under none', () => {
  const own = (log: TextLog) => log.lines.filter((_, i) => log.transitions[i] === 'intends')
  const [without, withOption] = [new TextLog(), new TextLog()]
  const settled = quiet(withScheme(option, { stay: { sets_out_again_share: 0 } }))
  const base = run(quiet(baseline), 'none', without)
  const result = run(settled, 'none', withOption)

  test('an option that acts after arrival leaves first-time intentions as they are, one by one', () => {
    expect(own(withOption)).toEqual(own(without))
    expect(total(result, 'scheme.transferred')).toBeGreaterThan(50)
    expect(total(result, 'deterred')).toBe(0)
  })

  test('and with no re-entry all arrivals', () => {
    const arrivals = (log: TextLog) =>
      log.lines.filter((_, i) => ['crosses', 'crosses_again', 'arrives_other'].includes(log.transitions[i]!))
    expect(arrivals(withOption)).toEqual(arrivals(without))
    expect(total(result, 'arrivals.small_boat')).toBe(total(base, 'arrivals.small_boat'))
  })
})

describe('under a hypothesis', () => {
  test('nobody is deterred before the risk differs from the baseline’s, nor in the baseline itself', () => {
    const log = new TextLog()
    run(under(option, { strength: fixed(20) }), 'h', log)
    const first = log.transitions.indexOf('is_deterred')
    expect(first).toBeGreaterThan(0)
    expect(log.transitions.slice(0, first)).toContain('referred')
    const same = under(baseline, { strength: fixed(20) })
    const itself = simulate({
      scenario: same,
      baseline: same,
      deterrence: 'h',
      seed: 'test',
      replication: 1,
      horizonYears: 1,
    })
    expect(total(itself, 'deterred')).toBe(0)
  })

  test.each(forms)('%s: at a given risk those deterred only grow with the strength', (form) => {
    // The lag is half the run: what is perceived in it is from before anybody could be deterred, at any strength.
    const frozen = { lag_days: 366, smoothing_days: 90, threshold: 0.02 }
    const most = { exponential: 20, constant_elasticity: 2, logistic: 20, threshold: 1 }
    const settled = withScheme(quiet(option), { stay: { sets_out_again_share: 0 } })
    let [fewer, more] = [0, 0]
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.constantFrom(0, 0.3, 1),
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 2 }),
        (perWeek, displaced_share, percents) => {
          const scenario = withScheme(settled, { referral: { per_week: { value: perWeek, changes: [] } } })
          const [weak, strong] = percents
            .sort((a, b) => a - b)
            .map((percent) => {
              const log = new TextLog()
              const strength = fixed((most[form] * percent) / 100)
              const h = under(scenario, { ...frozen, form, strength, displaced_share })
              const { series } = run(h, 'h', log)
              const risk = series.find(({ metric }) => metric === 'risk.perceived')!.monthly.slice(0, 13)
              const away = log.lines.filter((_, i) => /^is_(deterred|displaced)$/.test(log.transitions[i]!))
              return { risk, away: new Set(away.map((line) => line.split(' ')[1])) }
            }) as unknown as [Away, Away]
          expect(weak.risk).toEqual(strong.risk)
          expect([...weak.away].filter((party) => !strong.away.has(party))).toEqual([])
          fewer += weak.away.size
          more += strong.away.size
        },
      ),
      { seed: 20250101, numRuns: 12 },
    )
    expect(fewer).toBeGreaterThan(100)
    expect(more).toBeGreaterThan(fewer)
  })

  test('displaces the share that it says, by other routes', () => {
    for (const [share, low, high] of [
      [0, 0, 0],
      [0.3, 0.2, 0.4],
      [1, 1, 1],
    ] as const) {
      const result = run(under(option, { strength: fixed(10), displaced_share: share }), 'h')
      const ratio = total(result, 'displaced')! / total(result, 'deterred')!
      expect(total(result, 'deterred')).toBeGreaterThan(50)
      expect(ratio).toBeGreaterThanOrEqual(low)
      expect(ratio).toBeLessThanOrEqual(high)
    }
  })

  test('raises crossings where its strength is below zero, of people who make no claim', () => {
    const log = new TextLog()
    const result = run(under(option, { form: 'constant_elasticity', strength: fixed(-0.3) }), 'h', log)
    const plain = run(option, 'none')
    expect(total(result, 'deflected')).toBeGreaterThan(50)
    expect(total(result, 'arrivals.small_boat')!).toBeGreaterThan(total(plain, 'arrivals.small_boat')!)
    const claimed = log.lines.filter((line) => / deflected-.*lodges_claim/.test(line))
    expect(claimed).toEqual([])
  })

  test('refuses a hypothesis that the scenario does not have', () => {
    expect(() => run(option, 'nonsense')).toThrow('known: none, ')
  })
})
