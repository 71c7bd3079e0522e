/**
 * A scheme all of whose people end where they began uses up nobody's luck: each of them lives on as without it, whichever way out of
 * the scheme they took and from wherever it had taken them.
 */
import { describe, expect, test } from 'vitest'
import type { TransitionId } from '../../src/model/declaration/transitions.ts'
import type { Scenario, SchemeValues } from '../../src/scenarios/schema/schema.ts'
import { hub, opensAt, runOnce, smallScenario, TextLog, withScheme } from './model.ts'

// Room enough in detention that nobody stands in anybody's way.
const room = ['removals.beds=8000', 'removals.escort_teams=100000']
const baseline = smallScenario('current-policy-2024', room)
const share = (value: number) => ({ judicial_release_share: 0, medical_release_share: value })

/** A scheme that refers whom it can, finds everyone, and holds nobody for long. */
const open = withScheme(withScheme(smallScenario(hub, room), opensAt(60)), {
  eligibility: { reasons: [], families: 'included', vulnerable_share: 0, within_days: 36_500 },
  referral: { per_week: { value: 12, changes: [] }, located_share: 1, lead_time_days: 14, notice_days: 0 },
  challenge: { probability: 0 },
  capacity: {
    opening_places: 1000,
    full_places: { value: 1000, changes: [] },
    seats_per_flight: 100,
    flights_per_week: 7,
    max_hold_days: 30,
  },
  stay: { ...share(0), recognised_share: 0, onward_share: 0, return_pace: 0, release_days: 3 },
})

/** Seats enough for referral to go on, on flights that hardly ever leave. */
const hardlyAnyFlight = { flights_per_week: 0.01, seats_per_flight: 10_000 }

type Changes = Parameters<typeof withScheme>[1]
const ways: Record<string, { changes: Changes; through: TransitionId }> = {
  'the challenge is won': {
    changes: { challenge: { probability: 1, success: 1, days: 0.1 } },
    through: 'challenge_succeeds',
  },
  'the hold expires': {
    changes: {
      capacity: { ...hardlyAnyFlight, max_hold_days: 3 },
      at_limit: { days: 3, action: 'brought_back' },
    },
    through: 'hold_expires',
  },
  'the scheme ends': {
    changes: {
      agreement: { runs_for_days: 8 },
      referral: { per_week: { value: 70, changes: [] }, lead_time_days: 4 },
      capacity: { ...hardlyAnyFlight, max_hold_days: 100 },
      at_limit: { days: 3, action: 'brought_back' },
      challenge: { probability: 0.5, success: 0, days: 4 },
    },
    through: 'scheme_ends_referral',
  },
  'nobody is found': { changes: { referral: { located_share: 0 } }, through: 'not_located' },
  'sent back by a court': {
    changes: { stay: { judicial_release_share: 1 } },
    through: 'released_by_court',
  },
  'sent back as unfit': { changes: { stay: share(1) }, through: 'released_unfit' },
  'at the limit': {
    changes: { at_limit: { days: 3, action: 'brought_back' } },
    through: 'brought_back_limit',
  },
}
const onArrival: Changes = {
  stage: 'on_arrival',
  processing: { where: 'facility', days: 10_000 },
}
const ofClaims: Partial<Record<TransitionId, TransitionId>> = {
  not_located: 'not_located_claim',
  challenge_succeeds: 'challenge_succeeds_claim',
  hold_expires: 'hold_expires_claim',
  scheme_ends_referral: 'scheme_ends_claim',
  released_by_court: 'released_by_court_claim',
  released_unfit: 'released_unfit_claim',
  brought_back_limit: 'brought_back_limit_claim',
}

/** What a scheme does to people; all else in a life is their own. */
const steps = new Set<string>([
  ...Object.values(ofClaims),
  ...Object.keys(ofClaims),
  ...(['referred', 'transfer_cleared', 'detained_for_transfer', 'transferred'] satisfies TransitionId[]),
  ...(['transferred_for_processing', 'taken_at_sea', 'lands', 'crosses'] satisfies TransitionId[]),
])

/** A further submission is one wherever it is made. */
const named = (what: string) => (what === 'brought_back_barrier' ? 'raises_barrier' : what)

/** What happens to each party besides, in order; and who took a step. */
function lives(scenario: Scenario, replication: number, step: TransitionId) {
  const log = new TextLog()
  runOnce(scenario, replication, 3, log)
  const own = new Map<string, string[]>()
  const touched = new Set<string>()
  for (const [i, line] of log.lines.entries()) {
    const [, party = ''] = line.split(' ')
    const [name = ''] = party.split('/')
    const what = named(log.transitions[i]!)
    if (what === step) touched.add(name)
    if (steps.has(what)) continue
    const before = own.get(name)
    if (before === undefined) own.set(name, [what])
    else before.push(what)
  }
  return {
    own,
    touched,
    count: (what: string) => log.transitions.filter((each) => named(each) === what).length,
  }
}

/** Ends of people's own that must come to as many. */
const ends = [
  'departs_voluntarily',
  'removed',
  'selected',
  'loses_contact',
  'not_located_for_removal',
  'raises_barrier',
  'withdraws_lost',
  'is_closed',
  'granted_initially',
] satisfies TransitionId[]

function expectNoChange(option: Scenario, through: TransitionId, least: number): void {
  const differences = new Map<string, number>(ends.map((what) => [what, 0]))
  let [touched, changed] = [0, 0]
  for (const replication of [1, 2]) {
    const without = lives(baseline, replication, through)
    const withIt = lives(option, replication, through)
    for (const name of withIt.touched) {
      touched++
      if (withIt.own.get(name)?.join() !== without.own.get(name)?.join()) changed++
    }
    for (const what of ends)
      differences.set(what, differences.get(what)! + withIt.count(what) - without.count(what))
  }
  expect(touched).toBeGreaterThan(least)
  // A few days away put off what was to come, beyond the end of the run for some.
  expect(changed / touched).toBeLessThan(0.02)
  for (const [what, difference] of differences) expect(Math.abs(difference), what).toBeLessThanOrEqual(6)
}

describe.each(Object.entries(ways))('where %s', (_, { changes, through }) => {
  test('people in contact live on as they would have', () => {
    const option = withScheme(withScheme(open, changes), agreementOf(changes))
    expectNoChange(option, through, 20)
  })

  test('people whose claim is open live on as they would have, and keep their place in the queue', () => {
    const option = withScheme(withScheme(withScheme(open, onArrival), changes), agreementOf(changes))
    expectNoChange(option, ofClaims[through]!, 20)
  })
})

/** Opens later where it ends soon, so that it has referred people by then. */
const agreementOf = (changes: Changes): Changes =>
  changes.agreement === undefined ? {} : { agreement: { ...opensAt(200).agreement, ...changes.agreement } }

test('people who are held at sea and landed live on as if they had reached the coast', () => {
  const option = withScheme(open, {
    stage: 'intercepted',
    capacity: { ...hardlyAnyFlight, max_hold_days: 3 } satisfies Partial<SchemeValues['capacity']>,
  })
  expectNoChange(option, 'lands', 50)
})
