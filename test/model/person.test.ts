/** What belongs to a person is the person's, whatever schemes there are; and no two people are one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Purpose } from '../../src/model/declaration/purposes.ts'
import { PersonDraws } from '../../src/model/person-draws.ts'
import { exchangeNumbers, exchangeSubject, partyName, subjectNamed } from '../../src/model/subjects.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, onArrival, opensAt, runOnce, smallScenario, TextLog, total, withScheme } from './model.ts'

/** The scenario with its scheme `hub` under each of the names. */
function copies(scenario: Scenario, ids: readonly string[]): Scenario {
  return { ...scenario, schemes: Object.fromEntries(ids.map((id) => [id, scenario.schemes['hub']!])) }
}

/** Names of the parties to which a transition happens, in order. */
function names(scenario: Scenario, transition: string): string[] {
  const log = new TextLog(Object.keys(scenario.schemes))
  runOnce(scenario, 1, 3, log)
  return log.lines.filter((_, i) => log.transitions[i] === transition).map((line) => line.split(' ')[1]!)
}

describe('vulnerability', () => {
  const half = withScheme(withScheme(smallScenario(hub), opensAt(60)), {
    eligibility: { reasons: [], groups: ['albania'], vulnerable_share: 0.5, screening_miss_share: 0 },
    referral: { per_week: { value: 20, changes: [] }, located_share: 1 },
    challenge: { probability: 0 },
    capacity: {
      opening_places: 400,
      full_places: { value: 400, changes: [] },
      flights_per_week: 7,
    },
  })
  const draws = new PersonDraws('test', [1, 'party'], [])
  const people = (ids: readonly string[]) => new Set(names(copies(half, ids), 'transferred'))

  test('is the person’s: however many schemes there are, those whom perfect screening keeps out stay out', () => {
    const [one, two, three] = [['hub'], ['hub', 'twin'], ['hub', 'twin', 'third']].map(people)
    expect(one!.size).toBeGreaterThan(10)
    for (const all of [one!, two!, three!]) {
      for (const name of all) {
        const subject = subjectNamed(name.split('/')[0]!, [])!
        expect(draws.uniform(subject, 0, Purpose.vulnerable)).toBeGreaterThan(0.5)
      }
      expect(Math.abs(all.size - one!.size)).toBeLessThanOrEqual(Math.max(2, 0.05 * one!.size))
    }
  })
})

describe('the share that a scheme may take of those who fulfil its rules', () => {
  const wide = withScheme(withScheme(smallScenario(hub), opensAt(60)), {
    eligibility: { reasons: [], vulnerable_share: 0 },
    referral: { per_week: { value: 40, changes: [] }, located_share: 1 },
    challenge: { probability: 0 },
    capacity: { opening_places: 400, full_places: { value: 400, changes: [] }, flights_per_week: 7 },
  })
  const draws = new PersonDraws('test', [1, 'party'], [])
  const luck = (name: string) => draws.uniform(subjectNamed(name.split('/')[0]!, [])!, 0, Purpose.eligible)
  const referred = (share: number, ids = ['hub']) =>
    new Set(names(copies(withScheme(wide, { eligibility: { eligible_share: share } }), ids), 'referred'))

  test('is drawn by person: nobody else is referred, by however many schemes', () => {
    for (const ids of [['hub'], ['hub', 'twin']]) {
      const people = [...referred(0.3, ids)]
      expect(people.length).toBeGreaterThan(20)
      expect(people.filter((name) => luck(name) >= 0.3)).toEqual([])
    }
  })

  test('is everybody at 1, as where it is not given, and nobody at 0', () => {
    expect(runOnce(withScheme(wide, { eligibility: { eligible_share: 1 } }))).toEqual(runOnce(wide))
    expect([...referred(1)].some((name) => luck(name) >= 0.9)).toBe(true)
    expect(referred(0).size).toBe(0)
  })

  test('touches nobody’s luck: with nobody eligible the rest is as without the scheme', () => {
    const none = runOnce(withScheme(wide, { eligibility: { eligible_share: 0 } }))
    const without = runOnce({ ...wide, schemes: {} })
    for (const metric of ['returns.total', 'stock.rights_exhausted', 'barriers.arisen'])
      expect(total(none, metric)).toBe(total(without, metric))
  })
})

describe('people admitted in exchange', () => {
  const id = fc.stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,2})?$/)
  const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 8 })

  test('have a name of their own that leads back to them, for any ids of schemes', () => {
    fc.assert(
      fc.property(ids, fc.nat(2 ** 19 - 1), (schemes, index) => {
        const subjects = schemes.map((each) => exchangeSubject(exchangeNumbers(schemes).get(each)!, index))
        expect(new Set(subjects).size).toBe(schemes.length)
        const called = subjects.map((subject) => partyName(subject, schemes))
        expect(called).toEqual(schemes.map((each) => `exchange-${each}-${index}`))
        expect(called.map((name) => subjectNamed(name, schemes))).toEqual(subjects)
      }),
      { numRuns: 1000, seed: 2025 },
    )
  })

  test('have luck of their own, which no other scheme shifts', () => {
    fc.assert(
      fc.property(ids, fc.nat(1000), (schemes, index) => {
        const luck = (all: readonly string[], each: string) =>
          new PersonDraws('test', [1, 'party'], all).uniform(
            exchangeSubject(exchangeNumbers(all).get(each)!, index),
            0,
            Purpose.group,
          )
        const together = schemes.map((each) => luck(schemes, each))
        expect(new Set(together).size).toBe(schemes.length)
        expect(together).toEqual(schemes.map((each) => luck([each], each)))
      }),
      { numRuns: 200, seed: 2025 },
    )
  })

  test('are admitted once each, where two schemes exchange', () => {
    const exchange = withScheme(withScheme(withScheme(smallScenario(hub), opensAt(60)), onArrival), {
      exchange: { admitted_per_transfer: 1, delay_days: 1 },
    })
    const admitted = names(copies(exchange, ['hub-5', 'hub-26']), 'admitted_in_exchange')
    expect(admitted.some((name) => name.startsWith('exchange-hub-5-'))).toBe(true)
    expect(admitted.some((name) => name.startsWith('exchange-hub-26-'))).toBe(true)
    expect(new Set(admitted).size).toBe(admitted.length)
  })
})
