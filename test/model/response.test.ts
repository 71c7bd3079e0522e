import { describe, expect, test } from 'vitest'
import { Response } from '../../src/model/response.ts'
import type { ResponseValues, Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, opensAt, runOnce, smallScenario, TextLog, total, withScheme } from './model.ts'

const unchanged = { departures: 1, loss_of_contact: 1, documents: 1, withdrawals: 1 }
const certain = (strength: number) => ({ low: strength, value: strength, high: strength })

/** A scenario under a response of the given ratios. */
const under = (scenario: Scenario, values: Partial<Omit<ResponseValues, 'label'>>): Scenario => ({
  ...scenario,
  response: {
    in_force: 'tried',
    hypotheses: {
      tried: {
        label: 'Tried',
        strength: certain(1),
        when_open: unchanged,
        when_referred: unchanged,
        ...values,
      },
    },
  },
})

const opening = 100
/** A hub that could take everybody in contact. */
const forAll = {
  ...opensAt(opening),
  eligibility: { reasons: [], families: 'included', vulnerable_share: 0 },
} as const
/** One that could and takes nobody, so that nothing but the response differs from a world without it. */
const threat = withScheme(smallScenario(hub), {
  ...forAll,
  referral: { per_week: { value: 0, changes: [] } },
})

/** What happens to each party, and when. */
function histories(scenario: Scenario, years = 2) {
  const log = new TextLog()
  runOnce(scenario, 1, years, log)
  const found = new Map<string, { time: number; what: string }[]>()
  for (const [i, line] of log.lines.entries()) {
    const [party = ''] = line.split(' ')[1]!.split('/')
    found.set(party, [...(found.get(party) ?? []), { time: log.times[i]!, what: log.transitions[i]! }])
  }
  return { log, found }
}

/** People whose rights were exhausted before the start and to whom one thing happens, by the same in both runs. */
function onlyEvents(a: Scenario, b: Scenario, what: string) {
  const [without, withIt] = [histories(a).found, histories(b).found]
  return [...without].flatMap(([party, [first, ...rest]]) => {
    const [then] = withIt.get(party) ?? []
    const counts = party.startsWith('opening-exhausted') && rest.length === 0 && first!.what === what
    return counts && then?.what === what ? [{ without: first!.time, with: then.time }] : []
  })
}

describe('a response in the country', () => {
  test('with every ratio at 1, or at no strength, changes nothing', () => {
    const bytes = (scenario: Scenario) => JSON.stringify([runOnce(scenario), histories(scenario).log.lines])
    const usual = bytes(smallScenario(hub))
    expect(bytes(under(smallScenario(hub), {}))).toBe(usual)
    const strong = { ...unchanged, departures: 3, documents: 0.5 }
    expect(bytes(under(smallScenario(hub), { when_open: strong, strength: certain(0) }))).toBe(usual)
    expect(bytes(under(smallScenario(hub), { when_open: strong }))).not.toBe(usual)
  })

  test('puts departures forward by its ratio, to the power of its strength, from the opening on', () => {
    const when_open = { ...unchanged, departures: 2 }
    for (const strength of [1, 2]) {
      const pairs = onlyEvents(
        threat,
        under(threat, { when_open, strength: certain(strength) }),
        'departs_voluntarily',
      )
      expect(pairs.filter(({ without }) => without > opening).length).toBeGreaterThan(5)
      for (const pair of pairs) {
        const later = opening + (pair.without - opening) / 2 ** strength
        // Of people out of contact nothing changes.
        const expected = pair.without <= opening ? [pair.without] : [pair.without, later]
        expect(expected.some((time) => Math.abs(time - pair.with) < 1e-6)).toBe(true)
      }
    }
  })

  test('changes the hazard of losing contact alike, and only that', () => {
    const when_open = { ...unchanged, loss_of_contact: 3 }
    const pairs = onlyEvents(threat, under(threat, { when_open }), 'loses_contact')
    const late = pairs.filter(({ without }) => without > opening)
    expect(late.length).toBeGreaterThan(5)
    for (const pair of late) expect(pair.with).toBeCloseTo(opening + (pair.without - opening) / 3, 6)
  })

  test('makes documents come sooner or later, and nobody leave by that', () => {
    const undocumented = withScheme(threat, { eligibility: { reasons: ['undocumented'] } })
    const removed = (documents: number) =>
      total(
        runOnce(under(undocumented, { when_open: { ...unchanged, documents } }), 1, 4),
        'removals.cancelled',
      )!
    expect(removed(6)).toBeGreaterThan(removed(1))
    expect(removed(0)).toBeLessThan(removed(1))
  })

  test('touches nobody before the opening, and nobody whom no scheme could take', () => {
    const others = { eligibility: { groups: ['albania'] } } as const
    const when_open = { departures: 5, loss_of_contact: 5, documents: 5, withdrawals: 5 }
    const scenario = withScheme(threat, others)
    const [before, after] = [histories(scenario).log, histories(under(scenario, { when_open })).log]
    const early = (log: TextLog) => log.lines.filter((_, i) => log.times[i]! < opening)
    expect(early(after)).toEqual(early(before))
    expect(after.lines).not.toEqual(before.lines)
    const never = withScheme(threat, { eligibility: { vulnerable_share: 1, screening_miss_share: 0 } })
    expect(histories(under(never, { when_open })).log.lines).toEqual(histories(never).log.lines)
  })

  test('to a referral is that of people who are referred', () => {
    const takes = withScheme(smallScenario(hub), forAll)
    const when_referred = { ...unchanged, departures: 20, loss_of_contact: 20 }
    const [without, withIt] = [histories(takes).found, histories(under(takes, { when_referred })).found]
    const isReferred = (events: readonly { what: string }[] = []) =>
      events.some(({ what }) => what === 'referred')
    const firstToDiffer = [...without].flatMap(([party, events]) => {
      const now = withIt.get(party) ?? []
      const i = events.findIndex(({ time, what }, k) => now[k]?.time !== time || now[k]?.what !== what)
      return i < 0 ? [] : [{ party, time: events[i]!.time, events, now }]
    })
    const [first] = firstToDiffer.sort((a, b) => a.time - b.time)
    expect(isReferred(first!.events) && isReferred(first!.now)).toBe(true)
  })

  test('is to no scheme that was open before the start', () => {
    const exchange = smallScenario('current-policy-2024')
    const when_open = { departures: 5, loss_of_contact: 5, documents: 5, withdrawals: 5 }
    const answered = under(exchange, { when_open, when_referred: when_open })
    expect(runOnce(answered)).toEqual(runOnce(exchange))
  })

  test('of claimants is that they withdraw', () => {
    const rwanda = withScheme(smallScenario(hub), {
      ...opensAt(opening),
      stage: 'on_arrival',
      eligibility: { reasons: [], families: 'included', vulnerable_share: 0 },
      referral: { per_week: { value: 0, changes: [] } },
    })
    const withdrawn = (withdrawals: number) =>
      total(runOnce(under(rwanda, { when_open: { ...unchanged, withdrawals } })), 'claims.withdrawn')!
    expect(withdrawn(3)).toBeGreaterThan(withdrawn(1))
    expect(withdrawn(0)).toBeLessThan(withdrawn(1))
  })
})

test('a clock goes on as it was when the time of a response is over', () => {
  const values = { label: '', strength: certain(1), when_referred: unchanged }
  const response = new Response({ ...values, when_open: { ...unchanged, departures: 2 } }, 1)
  response.set(7, false, 10, 20)
  expect(response.strikesAt(7, 'departures', 5)).toBe(5)
  expect(response.strikesAt(7, 'departures', 16)).toBe(13)
  // Ten days at twice the pace are ten days gained.
  expect(response.strikesAt(7, 'departures', 40)).toBe(30)
  expect(response.ahead(7, 'departures', 100)).toBe(10)
  expect(response.strikesAt(7, 'documents', 16)).toBe(16)
  expect(response.strikesAt(8, 'departures', 16)).toBe(16)
})
