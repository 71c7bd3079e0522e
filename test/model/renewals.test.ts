/** Leave for a time comes back as work for the caseworkers. */
import { describe, expect, test } from 'vitest'
import { daysPerMonth } from '../../src/calendar/days.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { runOnce, smallScenario, TextLog, total } from './model.ts'

const base = smallScenario('current-policy')
const months = 8

function renewing(changes: Partial<Scenario['renewals']> = {}): Scenario {
  return { ...base, renewals: { ...base.renewals, share: 1, after_months: months, ...changes } }
}

function run(scenario: Scenario) {
  const log = new TextLog(Object.keys(scenario.schemes))
  const result = runOnce(scenario, 1, 4, log)
  const events = log.lines.map((line, i) => {
    const [, who, transition] = line.split(' ')
    const [name, episode] = who!.split('/')
    return { time: log.times[i]!, name: name!, episode: Number(episode), transition: transition! }
  })
  return { result, events, log }
}

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
