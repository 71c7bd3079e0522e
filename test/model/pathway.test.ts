import { describe, expect, test } from 'vitest'
import { transitionIds } from '../../src/model/declaration/transitions.ts'
import type { ReplicationResult } from '../../src/model/result.ts'
import { simulate } from '../../src/model/simulate.ts'
import { limitActions } from '../../src/scenarios/schema/scheme.ts'
import { hub, onArrival, opensAt, runOnce, smallScenario, TextLog, total, withScheme } from './model.ts'

const quickHub = ['schemes.hub.agreement.opening_median_days=100', 'schemes.hub.agreement.opening_spread=0']

describe('the pathway', () => {
  test('gives the same result for the same arguments, and another for another replication', () => {
    const scenario = smallScenario(hub)
    expect(runOnce(scenario, 3)).toEqual(runOnce(scenario, 3))
    expect(runOnce(scenario, 4).series).not.toEqual(runOnce(scenario, 3).series)
  })

  test('opens with the published stocks', () => {
    const result = runOnce(smallScenario('current-policy-2024', [], 1), 1, 1 / 12)
    const opening = (metric: string, countedIn: string) =>
      result.series.find((s) => s.metric === metric && s.countedIn === countedIn)!.monthly[0]!
    expect(result.months[0]).toBe('2024-12')
    expect(opening('backlog.decision', 'people')).toBe(124_802)
    expect(opening('backlog.appeal', 'parties')).toBe(41_987)
    expect(Math.abs(opening('support.supported', 'people') - 112_187)).toBeLessThan(1200) // about 4 sd of the draw
    expect(opening('detention.occupancy', 'people')).toBe(1694)
  })

  test('logs time forwards only', () => {
    const log = new TextLog()
    runOnce(smallScenario(hub, quickHub), 1, 2, log)
    expect(log.times.every((time, i) => i === 0 || time >= log.times[i - 1]!)).toBe(true)
  })

  test('reaches every transition that is declared', () => {
    const seen = new Set<string>()
    for (const action of limitActions) {
      for (const preset of ['frailty', 'duration']) {
        const log = new TextLog()
        const scenario = smallScenario(hub, [
          ...quickHub,
          `schemes.hub.at_limit.action=${action}`,
          `exhausted.barriers.preset=${preset}`,
          'schemes.hub.at_limit.days=120',
          'schemes.hub.capacity.max_hold_days=5',
          'schemes.hub.referral.notice_days=0',
          'schemes.hub.capacity.opening_places=300',
          'schemes.hub.stay.onward_share=0.3',
          'schemes.hub.agreement.runs_for_days=400',
          'reentry.delay_days=30',
          'groups.returnable.reentry_probability=0.9',
          'groups.conflict-mixed.reentry_probability=0.9',
          'groups.conflict-mixed.voluntary_departure_rate=1',
          'exhausted.barriers.incidence_five_years=0.9',
          'exhausted.unrecorded_departure_rate=0.2',
        ])
        const fallingBeds = { value: 44, changes: [{ from: '2026-01-01', value: 22 }] }
        const fewEscorts = {
          value: 1,
          changes: [
            { from: '2025-07-01', value: 0 },
            { from: '2026-02-01', value: 2 },
          ],
        }
        const removals = {
          ...scenario.removals,
          beds: fallingBeds,
          escort_teams: fewEscorts,
          when_beds_fall: 'evict' as const,
        }
        runOnce({ ...scenario, removals }, 1, 3, log)
        runOnce({ ...scenario, removals: { ...removals, other_users_per_day: 0 } }, 1, 3, log)
        runOnce(scenario, 1, 3, log)
        for (const transition of log.transitions) seen.add(transition)
      }
    }
    const offer = new TextLog()
    runOnce(
      smallScenario(hub, [
        'departure_offer.offered_share=1',
        'departure_offer.taken_share=0.5',
        'renewals.share=1',
        'renewals.after_months=6',
        'renewals.refused_share=0.5',
        'renewals.appealed_share=0.5',
      ]),
      1,
      3,
      offer,
    )
    for (const transition of offer.transitions) seen.add(transition)
    const claims = withScheme(withScheme(smallScenario(hub), opensAt(60)), {
      ...onArrival,
      challenge: { probability: 0.5, success: 0.5, days: 40 },
      capacity: { max_hold_days: 8, flights_per_week: 0.5 },
      stay: {
        recognised_share: 0.2,
        judicial_release_share: 0.2,
        medical_release_share: 0.2,
        onward_share: 0.2,
      },
      exchange: { admitted_per_transfer: 1 },
    })
    const stay = (action: (typeof limitActions)[number], days: number) => ({
      at_limit: { action, days },
      processing: { days: 60 },
    })
    const variants = [
      claims,
      ...limitActions.map((action) => withScheme(claims, stay(action, 20))),
      withScheme(claims, { processing: { granted: 'settled', refused: 'settled' } }),
      withScheme(claims, {
        agreement: { ...opensAt(60).agreement, runs_for_days: 200, at_end: 'brought_back' },
      }),
      withScheme(claims, { stage: 'intercepted', capacity: { flights_per_week: 3, max_hold_days: 2 } }),
    ]
    const h = {
      ...claims.deterrence['illustrative-high']!,
      zero_share: 0,
      strength: { low: 9, value: 9, high: 9 },
    }
    const back = { ...h, form: 'constant_elasticity' as const, strength: { low: -1, value: -1, high: -1 } }
    for (const variant of variants) {
      const log = new TextLog()
      for (const replication of [1, 2]) runOnce(variant, replication, 2, log)
      for (const transition of log.transitions) seen.add(transition)
    }
    for (const hypothesis of [h, back]) {
      const log = new TextLog()
      const scenario = { ...claims, deterrence: { hypothesis } }
      const baseline = smallScenario('current-policy-2024')
      simulate({
        scenario,
        baseline,
        deterrence: 'hypothesis',
        seed: 'test',
        replication: 1,
        horizonYears: 2,
        log,
      })
      for (const transition of log.transitions) seen.add(transition)
    }
    const ending = withScheme(withScheme(smallScenario(hub), opensAt(60)), {
      agreement: { ...opensAt(60).agreement, runs_for_days: 400, at_end: 'brought_back' },
    })
    const log = new TextLog()
    runOnce(ending, 1, 2, log)
    for (const transition of log.transitions) seen.add(transition)
    expect(transitionIds.filter((id) => !seen.has(id))).toEqual([])
  })
})

describe('what must follow when one thing changes', () => {
  const base = runOnce(smallScenario('current-policy-2024'), 1, 3)

  test('more caseworkers leave a shorter queue for a decision', () => {
    const more = runOnce(smallScenario('current-policy-2024', ['decisions.caseworkers=4000']), 1, 3)
    expect(total(more, 'backlog.decision')!).toBeLessThan(total(base, 'backlog.decision')!)
    expect(total(more, 'decisions.made')!).toBeGreaterThan(total(base, 'decisions.made')!)
  })

  test('more tribunal capacity leaves fewer open appeals', () => {
    const more = runOnce(smallScenario('current-policy-2024', ['appeals.disposals_per_quarter=9000']), 1, 3)
    expect(total(more, 'backlog.appeal', 'parties')!).toBeLessThan(total(base, 'backlog.appeal', 'parties')!)
  })

  test('without barriers nobody makes a further submission and more people are returned', () => {
    const none = runOnce(smallScenario('current-policy-2024', ['exhausted.barriers.preset=none']), 1, 3)
    expect(total(none, 'barriers.arisen')).toBe(0)
    expect(total(none, 'returns.total')!).toBeGreaterThan(total(base, 'returns.total')!)
  })

  test('with re-entry at zero nobody comes back', () => {
    const groups = ['albania', 'conflict-high-grant', 'conflict-mixed', 'returnable', 'other']
    const none = runOnce(
      smallScenario(
        'current-policy-2024',
        groups.map((group) => `groups.${group}.reentry_probability=0`),
      ),
      1,
      3,
    )
    expect(total(none, 'reentries')).toBe(0)
    expect(total(none, 'arrivals.small_boat.reentry')).toBe(0)
  })

  test('nobody who cannot be located is removed or transferred, and the same people are out of reach of both', () => {
    const nobody = runOnce(
      smallScenario(hub, [...quickHub, 'removals.located_share=0', 'schemes.hub.referral.located_share=0']),
    )
    expect(total(nobody, 'scheme.referred')).toBeGreaterThan(0)
    expect(total(nobody, 'scheme.transferred')).toBe(0)
    // Only those whose directions were pending at the start are still removed.
    expect(total(nobody, 'returns.enforced')!).toBeLessThan(20)
  })

  test('a faster pace of returns from the host means more of them; at 0 only those who choose to go', () => {
    const at = (pace: number) => {
      const log = new TextLog()
      const places = ['schemes.hub.capacity.opening_places=300', 'schemes.hub.referral.per_week=200']
      const set = [...quickHub, ...places, `schemes.hub.stay.return_pace=${pace}`]
      runOnce(smallScenario(hub, set), 1, 3, log)
      return log.transitions.filter((transition) => transition === 'scheme_return_enforced').length
    }
    expect(at(0)).toBe(0)
    expect(at(50)).toBeGreaterThan(2 * at(2))
  })

  test('everyone whom screening missed is brought back as unfit, unless gone before', () => {
    const log = new TextLog()
    const set = [
      ...quickHub,
      'schemes.hub.eligibility.vulnerable_share=1',
      'schemes.hub.eligibility.screening_miss_share=1',
      'schemes.hub.stay.release_days=1',
    ]
    const result = runOnce(smallScenario(hub, set), 1, 2, log)
    expect(total(result, 'scheme.transferred')).toBeGreaterThan(10)
    expect(total(result, 'scheme.missed_vulnerable')).toBe(total(result, 'scheme.transferred'))
    expect(log.transitions).toContain('released_unfit')
    expect(log.transitions).not.toContain('released_by_court')
  })

  test('when a scheme ends, nobody stays in detention for its flights', () => {
    const set = [
      ...quickHub,
      'schemes.hub.agreement.runs_for_days=200',
      'schemes.hub.capacity.flights_per_week=0.1',
      'schemes.hub.capacity.max_hold_days=3650',
    ]
    const result = runOnce(smallScenario(hub, set), 1, 2)
    const held = result.series.find(
      (s) => s.metric === 'detention.occupancy.scheme' && s.countedIn === 'people',
    )!
    expect(Math.max(...(held.monthly as number[]).slice(9, 14))).toBeGreaterThan(0)
    expect((held.monthly as number[]).slice(16)).toEqual(Array.from({ length: 9 }, () => 0))
  })

  const places = (n: number) => [
    ...quickHub,
    `schemes.hub.capacity.opening_places=${n}`,
    `schemes.hub.capacity.full_places=${n}`,
  ]

  test('doubling places that are never all taken or spoken for changes nothing but what the places cost', () => {
    const rest = (result: ReplicationResult) =>
      result.series.filter((s) => !/^cost\.|^npsv|places$|place_days\.offered$|utilisation$/.test(s.metric))
    const people = (result: ReplicationResult, metric: string) =>
      result.series
        .find((s) => s.metric === metric && s.countedIn === 'people' && s.scheme === '')!
        .monthly.map((value) => value ?? 0)
    /** Most people in the facility and on the way to it. */
    const highest = (result: ReplicationResult) => {
      const queue = people(result, 'scheme.queue')
      return Math.max(...people(result, 'scheme.occupancy').map((inside, m) => inside + queue[m]!))
    }
    const replications = [0, 1, 2, 3, 4]
    const endless = smallScenario(hub, places(1e5))
    const used = Math.max(...replications.map((r) => highest(runOnce(endless, r, 3))))
    const enough = Math.ceil(1.3 * used)
    const [tight, double] = [smallScenario(hub, places(enough)), smallScenario(hub, places(2 * enough))]
    for (const replication of replications) {
      const [one, two] = [runOnce(tight, replication, 3), runOnce(double, replication, 3)]
      expect(highest(one)).toBeLessThan(enough)
      expect(total(one, 'scheme.transferred')).toBeGreaterThan(20)
      expect(rest(two)).toEqual(rest(one))
      expect(total(two, 'cost.scheme_places', '')!).toBeGreaterThan(total(one, 'cost.scheme_places', '')!)
    }
  })

  test('fewer places than there is use for change a great deal', () => {
    const few = runOnce(smallScenario(hub, places(2)), 1, 3)
    const many = runOnce(smallScenario(hub, places(1e5)), 1, 3)
    expect(total(few, 'scheme.transferred')!).toBeLessThan(0.8 * total(many, 'scheme.transferred')!)
  })
})
