/** Leave for a time comes back as work for the caseworkers. */
import { describe, expect, test } from 'vitest'
import { daysPerMonth } from '../../src/calendar/days.ts'
import { Stage } from '../../src/model/declaration/stages.ts'
import { declarationOf, transitionsTo } from '../../src/model/declaration/transitions.ts'
import { type RiskCount, riskCounts } from '../../src/model/deterrence.ts'
import { Flag } from '../../src/model/flags.ts'
import { isSupported } from '../../src/model/measures/census.ts'
import { opened } from '../../src/model/simulate.ts'
import { Origin, originOf, partyName } from '../../src/model/subjects.ts'
import type { World } from '../../src/model/world.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import {
  hub,
  onArrival,
  opensAt,
  runOnce,
  smallScenario,
  TextLog,
  total,
  withScheme,
} from '../model/model.ts'

const base = smallScenario('current-policy')
const months = 8

function renewing(changes: Partial<Scenario['renewals']> = {}): Scenario {
  return { ...base, renewals: { ...base.renewals, share: 1, after_months: months, ...changes } }
}

function run(scenario: Scenario) {
  const log = new TextLog(Object.keys(scenario.schemes))
  const result = runOnce(scenario, 1, 4, log)
  return { result, events: eventsOf(log), log }
}

const eventsOf = (log: TextLog) =>
  log.lines.map((line, i) => {
    const [, who, transition, people] = line.split(' ')
    const [name, episode] = who!.split('/')
    return {
      time: log.times[i]!,
      name: name!,
      episode: Number(episode),
      transition: transition!,
      people: Number(people),
    }
  })

/** A run to its horizon with the world that it leaves behind. */
function world(scenario: Scenario, years = 4): { world: World; log: TextLog } {
  const log = new TextLog(Object.keys(scenario.schemes))
  const replication = { scenario, deterrence: 'none', seed: 'test', replication: 1, horizonYears: years, log }
  const after = opened(replication)
  after.executive.run()
  return { world: after, log }
}

/** So that appeals are heard within a run. */
const quickTribunal = ['appeals.disposals_per_quarter=40000', 'appeals.onward_days=30']
const grants = ['granted_initially', 'appeal_allowed', 'onward_allowed']
const all = run(renewing())

describe('renewals of leave', () => {
  test('fall due so many months after the grant or the last renewal, in another episode', () => {
    const granted = new Map<string, number>()
    let due = 0
    for (const { time, name, episode, transition } of all.events) {
      if (grants.includes(transition) || transition === 'renewed') granted.set(`${name}/${episode}`, time)
      if (transition !== 'renewal_due') continue
      due++
      expect(time - granted.get(`${name}/${episode - 1}`)!).toBeCloseTo(months * daysPerMonth, 6)
    }
    expect(due).toBeGreaterThan(500)
    const renewed = all.events.filter(({ transition }) => transition === 'renewed').map(({ name }) => name)
    expect(new Set(renewed).size).toBeLessThan(renewed.length)
  })

  test('are decided or wait: what falls due is neither lost nor made', () => {
    const { result } = all
    const waiting = result.series.find(
      ({ metric, countedIn }) => metric === 'renewals.backlog' && countedIn === 'parties',
    )!
    expect(total(result, 'renewals.due', 'parties')).toBe(
      total(result, 'renewals.decided', 'parties')! + waiting.monthly.at(-1)!,
    )
    expect(total(result, 'renewals.refused', 'parties')!).toBeGreaterThan(0)
  })

  test('take from the initial decisions what they are worth in them', () => {
    const none = run(base).result
    const { result } = run(renewing({ decisions_each: 0.5, refused_share: 0 }))
    const of = (from: typeof result, metric: string) => total(from, metric, 'parties')!
    const share = (from: typeof result) => total(from, 'utilisation.caseworkers', '')!
    // Caseworkers have no idle time in either, so that the work is the same.
    expect([share(none), share(result)].every((used) => used > 0.99)).toBe(true)
    const worth = of(result, 'decisions.made') + 0.5 * of(result, 'renewals.decided')
    expect(of(result, 'renewals.decided')).toBeGreaterThan(500)
    expect(worth / of(none, 'decisions.made')).toBeGreaterThan(0.95)
    expect(worth / of(none, 'decisions.made')).toBeLessThan(1.05)
  })

  test('that are refused are appealed, heard and ended like others', () => {
    const { events } = run(renewing({ refused_share: 0.5 }))
    const refused = events.filter(({ transition }) => transition === 'renewal_refused_will_appeal')
    expect(refused.length).toBeGreaterThan(50)
    const key = ({ name, episode }: { name: string; episode: number }) => `${name}/${episode}`
    const lodged = new Set(events.filter(({ transition }) => transition === 'lodges_appeal').map(key))
    const early = refused.filter(({ time }) => time < 1000)
    expect(early.length).toBeGreaterThan(10)
    expect(early.every((each) => lodged.has(key(each)))).toBe(true)
  })

  test('are of claims from the day named, and change nothing before the first falls due', () => {
    const later = run(renewing({ claims_from: '2028-01-01' }))
    const claimed = new Map(
      later.events
        .filter(({ transition }) => transition === 'lodges_claim' || transition === 'lodges_new_claim')
        .map(({ name, time }) => [name, time]),
    )
    const due = later.events.filter(({ transition }) => transition === 'renewal_due')
    expect(due.length).toBeGreaterThan(50)
    const from = 549
    expect(due.every(({ name }) => claimed.get(name)! >= from)).toBe(true)
    const first = due[0]!.time
    const until = (log: TextLog) => log.lines.filter((_, i) => log.times[i]! < first)
    expect(until(later.log)).toEqual(until(run(base).log))
  })
})

describe('whoever is granted leave in the UK on a claim of the period', () => {
  const scheme = withScheme(withScheme(smallScenario(hub, quickTribunal), opensAt(60)), {
    ...onArrival,
    processing: { where: 'facility', days: 90, granted: 'admitted' },
    stay: { release_days: 60, recognised_share: 0.3, judicial_release_share: 0.2 },
  })
  const sea = withScheme(scheme, {
    stage: 'intercepted',
    capacity: { flights_per_week: 3, max_hold_days: 4 },
  })
  const granting = [...transitionsTo('move_on'), ...transitionsTo('granted')].filter(
    (each) => !['leaves_support', 'renewed'].includes(each),
  ) as string[]
  const claims = ['lodges_claim', 'lodges_new_claim', 'taken_at_sea']

  test.each([
    ['on arrival', scheme],
    ['at sea', sea],
  ])('comes up so many months later, also where a scheme takes people %s', (_, scenario) => {
    const { events } = run({
      ...scenario,
      renewals: { ...scenario.renewals, share: 1, after_months: months },
    })
    const key = (name: string, episode: number) => `${name}/${episode}`
    const due = new Map(
      events
        .filter(({ transition }) => transition === 'renewal_due')
        .map(({ name, episode, time }) => [key(name, episode), time]),
    )
    const claimed = new Set<string>()
    const seen = new Set<string>()
    const end = 4 * 365
    for (const { time, name, episode, transition } of events) {
      if (claims.includes(transition)) claimed.add(key(name, episode))
      if (!granting.includes(transition) || !claimed.has(key(name, episode))) continue
      const expected = time + months * daysPerMonth
      if (expected >= end) continue
      seen.add(transition)
      expect(due.get(key(name, episode + 1)), `${name} ${transition}`).toBeCloseTo(expected, 6)
    }
    expect([...seen].sort()).toEqual([...granting].sort())
  })

  test('is so too if held for a transfer at the start', () => {
    const { parties, renewalsFrom } = opened({
      ...{ scenario: smallScenario('permission-renewals', [], 0.2), deterrence: 'none' },
      ...{ seed: 'test', replication: 1, horizonYears: 1 },
    })
    const held = Array.from({ length: parties.count }, (_, party) => party).filter(
      (party) => originOf(parties.subject(party)) === Origin.openingTransfer,
    )
    expect(held.length).toBeGreaterThan(3)
    for (const party of held) expect(parties.claimedAt(party)).toBeGreaterThanOrEqual(renewalsFrom)
  })
})

describe('refused renewals', () => {
  const often = renewing({ after_months: 3, refused_share: 0.5, appealed_share: 0.5 })

  test('are seen as the end of no claim by people who might cross, nor are those that are renewed', () => {
    const { appeals } = smallScenario('current-policy', quickTribunal)
    const { world: after, log } = world({ ...often, appeals })
    const events = eventsOf(log)
    const key = ({ name, episode }: { name: string; episode: number }) => `${name}/${episode}`
    const renewals = new Set(
      events.filter(({ transition }) => transition === 'renewal_due').map((each) => key(each)),
    )
    const { record, months: closed } = after.risk
    const seen = (kind: RiskCount) => {
      let people = 0
      for (let month = 0; month < closed; month++)
        for (let group = 0; group < record.groups; group++)
          people += record.get(month, group, riskCounts.indexOf(kind))
      return people
    }
    for (const kind of ['granted', 'exhausted'] as const) {
      const ended = events.filter(({ transition }) => declarationOf(transition as never).counts === kind)
      const ofClaims = ended.filter((each) => !renewals.has(key(each)))
      const people = (list: typeof events) => list.reduce((sum, each) => sum + each.people, 0)
      expect(people(ended) - people(ofClaims)).toBeGreaterThan(50)
      expect(seen(kind)).toBe(people(ofClaims))
    }
  })

  test('leave whoever is returned and claims again the support of any other claim, and their own appeals none', () => {
    const groups = Object.fromEntries(
      Object.entries(often.groups).map(([id, group]) => [
        id,
        { ...group, voluntary_departure_rate: 3, reentry_probability: 1 },
      ]),
    )
    const scenario = { ...often, groups, reentry: { ...often.reentry, delay_days: 30 } }
    const { world: after, log } = world(scenario)
    const cameUp = new Set(
      eventsOf(log)
        .filter(({ transition }) => transition === 'renewal_due')
        .map(({ name }) => name),
    )
    const { parties } = after
    const inStage = (stage: number) =>
      Array.from({ length: parties.count }, (_, party) => party).filter(
        (party) => parties.stage(party) === stage && cameUp.has(nameOf(parties.subject(party))),
      )
    const supported = (list: readonly number[]) =>
      list.filter((party) => isSupported(parties, party, parties.stage(party))).length
    const again = inStage(Stage.awaiting_decision)
    expect(again.length).toBeGreaterThan(50)
    const { entitled_share } = often.support
    expect(supported(again) / again.length).toBeGreaterThan(entitled_share - 0.2)
    const onRenewal = inStage(Stage.awaiting_hearing).filter((party) => parties.has(party, Flag.onRenewal))
    expect(onRenewal.length).toBeGreaterThan(10)
    expect(supported(onRenewal)).toBe(0)

    function nameOf(subject: number): string {
      return partyName(subject, Object.keys(scenario.schemes))
    }
  })
})
