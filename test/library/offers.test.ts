/** An offer of money to people who leave: who has it, who leaves on it, what is paid. */
import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { runOnce, smallScenario, TextLog, total } from '../model/model.ts'

const base = smallScenario('current-policy')
/** First day of the offer, six months into the run. */
const day = 184

function offered(changes: Partial<Scenario['departure_offer']>): Scenario {
  const departure_offer = {
    ...base.departure_offer,
    from: '2027-01-01',
    offered_share: 1,
    taken_share: 0.3,
    per_person: 10_000,
    most_per_party: 40_000,
    ...changes,
  }
  return { ...base, departure_offer }
}

interface Line {
  readonly time: number
  readonly who: string
  readonly transition: string
  readonly people: number
}

function run(scenario: Scenario) {
  const log = new TextLog(Object.keys(scenario.schemes))
  const result = runOnce(scenario, 1, 3, log)
  const lines = log.lines.map((line): Line => {
    const [, who, transition, people] = line.split(' ')
    return {
      time: Number(line.slice(0, line.indexOf(' '))),
      who: who!,
      transition: transition!,
      people: Number(people),
    }
  })
  return { result, lines, log }
}

const of = (lines: readonly Line[], transition: string) =>
  lines.filter((each) => each.transition === transition)
const without = run(base)

describe('an offer to people who leave', () => {
  test('that nobody takes moves nobody, and pays those who leave anyway', () => {
    const { result, lines, log } = run(offered({ taken_share: 0 }))
    expect(log.lines.map((line) => line.replace('departs_paid', 'departs_voluntarily'))).toEqual(
      without.log.lines,
    )
    const paid = of(lines, 'departs_paid')
    expect(paid.length).toBeGreaterThan(20)
    expect(paid.every(({ people, time }) => people > 1 && time >= day)).toBe(true)
    const pounds = paid.reduce((sum, { people }) => sum + Math.min(10_000 * people, 40_000), 0)
    expect(total(result, 'cost.offers', '')).toBe(pounds)
    expect(total(result, 'cost.total', '')! - total(without.result, 'cost.total', '')!).toBeCloseTo(pounds, 2)
    expect(total(result, 'offers.paid')).toBe(paid.reduce((sum, { people }) => sum + people, 0))
    expect(total(result, 'offers.taken')).toBe(0)
  })

  test('changes nothing before its day', () => {
    const until = (log: TextLog) => log.lines.filter((_, i) => log.times[i]! < day)
    expect(until(run(offered({})).log)).toEqual(until(without.log))
  })

  test('is taken by families in the stages named, who would not have left by then of their own accord', () => {
    const { result, lines } = run(offered({}))
    const taken = of(lines, 'departs_on_offer')
    expect(taken.length).toBeGreaterThan(20)
    expect(total(result, 'offers.taken')).toBe(taken.reduce((sum, { people }) => sum + people, 0))
    const left = new Map(of(without.lines, 'departs_voluntarily').map(({ who, time }) => [who, time]))
    for (const { who, time, people } of taken) {
      expect(people).toBeGreaterThan(1)
      expect(time).toBeGreaterThan(day)
      expect(left.get(who) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(time)
    }
    // The return itself costs what any voluntary return costs.
    expect(total(result, 'returns.voluntary')).toBe(
      ['departs_voluntarily', 'departs_paid', 'departs_on_offer']
        .flatMap((transition) => of(lines, transition))
        .reduce((sum, { people }) => sum + people, 0),
    )
    const each = base.costs.voluntary_return
    expect(total(result, 'cost.returns_voluntary', '')).toBeCloseTo(
      total(result, 'returns.voluntary')! * each,
      2,
    )
  })

  test('is taken by the share of those who have it, whatever stages they pass through', () => {
    // Everybody in contact or out of it, leaving the day after: of those there on the day, the share has left within the month.
    const { lines } = run(
      offered({
        ...{ families: 'included', stages: ['rights_exhausted', 'awaiting_bed', 'barrier', 'lost_contact'] },
        ...{ taken_share: 0.4, departs_after_days: 1 },
      }),
    )
    const soon = of(lines, 'departs_on_offer').filter(({ time }) => time < day + 31).length
    const result = without.result.series.find(
      ({ metric, countedIn }) => metric === 'stock.rights_exhausted' && countedIn === 'parties',
    )!
    const there = result.monthly[6]!
    expect(soon / there).toBeGreaterThan(0.36)
    expect(soon / there).toBeLessThan(0.46)
  })

  test('is taken on coming back to a stage named by those whose day came while they were away from it', () => {
    const often = offered({
      ...{ families: 'included', stages: ['rights_exhausted'], taken_share: 1, departs_after_days: 180 },
    })
    const exhausted = { ...often.exhausted, lost_contact_rate: 2, regained_contact_rate: 4 }
    const { lines } = run({ ...often, exhausted })
    const back = new Map(of(lines, 'regains_contact').map(({ who, time }) => [who, time]))
    const taken = of(lines, 'departs_on_offer')
    const late = taken.filter(({ who, time }) => back.get(who) === time)
    expect(late.length).toBeGreaterThan(5)
    expect(late.length).toBeLessThan(taken.length)
  })

  test('reaches the groups named, and no other', () => {
    const { lines } = run(offered({ groups: ['albania'], families: 'included' }))
    const { lines: all } = run(offered({ families: 'included' }))
    const names = (of_: readonly Line[]) => new Set(of(of_, 'departs_on_offer').map(({ who }) => who))
    expect(names(lines).size).toBeGreaterThan(0)
    expect(names(lines).size).toBeLessThan(names(all).size / 10)
  })
})
