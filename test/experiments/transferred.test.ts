import { describe, expect, test } from 'vitest'
import { packEndings, unpackEndings } from '../../src/execution/endings.ts'
import type { JobKey } from '../../src/execution/job.ts'
import { jobsOf, type Plan } from '../../src/experiments/replications/replicate.ts'
import { ReplicationSet } from '../../src/experiments/replications/replication-set.ts'
import { transferredFrom } from '../../src/experiments/replications/transferred.ts'
import { transitionIds } from '../../src/model/declaration/transitions.ts'
import type { Ending, Followed } from '../../src/model/endings.ts'
import type { EventLog } from '../../src/model/event-log.ts'
import { simulateAndFollow } from '../../src/model/simulate.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { participant } from '../execution/fixtures.ts'
import { hub, opensAt, smallScenario, withScheme } from '../model/model.ts'

const option = withScheme(smallScenario(hub, [], 0.05), {
  ...opensAt(30),
  eligibility: { reasons: [] },
  referral: { per_week: { value: 20, changes: [] } },
  capacity: { opening_places: 60, full_places: { value: 60, changes: [] }, ramp_days: 0 },
})
const baseline: Scenario = { ...option, schemes: {} }

/** The last thing that happened to each subject, and who was transferred. */
class LastTransition implements EventLog {
  readonly last = new Map<number, string>()
  readonly people = new Map<number, number>()
  readonly transferred = new Set<number>()
  record(_: number, subject: number, _episode: number, transition: number, people: number): void {
    const id = transitionIds[transition]!
    // Whether somebody will set out again is settled at once, and is not where the person is.
    if (id !== 'plans_reentry') this.last.set(subject, id)
    this.people.set(subject, people)
    if (id === 'transferred' || id === 'transferred_for_processing') this.transferred.add(subject)
  }
}

function follow(scenario: Scenario, followed: Followed, replication: number, log: EventLog) {
  const run = { scenario, baseline, deterrence: 'none', seed: 'test', replication, horizonYears: 3, log }
  const { result, endings } = simulateAndFollow(run, followed)
  return { ...result, endings: packEndings(endings) }
}

const replications = [0, 1, 2]
const logs = replications.map(() => [new LastTransition(), new LastTransition()] as const)
const [there, here] = [new ReplicationSet('base', 'none'), new ReplicationSet('option', 'none')]
for (const replication of replications) {
  const [before, after] = logs[replication]!
  there.add(replication, follow(baseline, 'all', replication, before))
  here.add(replication, follow(option, 'transferred', replication, after))
}
const rows = transferredFrom('base', [here, there])!
const sum = (of: (row: (typeof rows)[number]) => boolean) =>
  rows.filter(of).reduce((all, { mean }) => all + mean, 0)

describe('what becomes of the people transferred', () => {
  test('counts everybody whom a scheme transferred once, by scheme and in all', () => {
    const people = logs.map(([, { transferred, people }]) =>
      [...transferred].reduce((all, subject) => all + people.get(subject)!, 0),
    )
    const mean = people.reduce((all, each) => all + each, 0) / people.length
    expect(mean).toBeGreaterThan(50)
    expect(sum(({ scheme }) => scheme === '')).toBeCloseTo(mean, 9)
    expect(sum(({ scheme }) => scheme === 'hub')).toBeCloseTo(mean, 9)
    expect(new Set(rows.map((row) => row.replications))).toEqual(new Set([3]))
  })

  test.each<readonly [Ending, readonly string[]]>([
    ['returned_voluntarily', ['departs_voluntarily', 'withdraws_departs']],
    ['returned_enforced', ['removed']],
    ['returned_from_scheme', ['scheme_return_voluntary', 'scheme_return_enforced']],
    ['moved_on', ['moves_on']],
    ['in_facility', ['transferred']],
    [
      'granted',
      [
        'barrier_granted',
        'recognised',
        'leaves_support',
        'onward_allowed',
        'appeal_allowed',
        'granted_initially',
      ],
    ],
  ])('%s: as the event logs have it, in the option and in the baseline', (ending, lasts) => {
    const counted = (which: 0 | 1) =>
      logs.reduce((all, pair) => {
        const of = pair[which]
        const own = [...pair[1].transferred].filter((subject) => lasts.includes(of.last.get(subject) ?? ''))
        return all + own.reduce((people, subject) => people + pair[1].people.get(subject)!, 0)
      }, 0) / logs.length
    expect(sum((row) => row.scheme === '' && row.in_scenario === ending)).toBeCloseTo(counted(1), 9)
    expect(sum((row) => row.scheme === '' && row.in_baseline === ending)).toBeCloseTo(counted(0), 9)
  })

  test('puts nobody in a hub in a baseline without one', () => {
    expect(sum(({ in_baseline }) => ['in_facility', 'returned_from_scheme'].includes(in_baseline))).toBe(0)
  })

  test('shows the same people on both sides where the scenario is its own baseline', () => {
    const own = new ReplicationSet('same', 'none')
    const all = new ReplicationSet('base', 'none')
    const run = { scenario: option, deterrence: 'none', seed: 'test', replication: 0, horizonYears: 1 }
    for (const [set, followed] of [
      [own, 'transferred'],
      [all, 'all'],
    ] as const) {
      const { result, endings } = simulateAndFollow(run, followed)
      set.add(0, { ...result, endings: packEndings(endings) })
    }
    const same = transferredFrom('base', [own, all])!
    expect(same.length).toBeGreaterThan(0)
    for (const { in_baseline, in_scenario } of same) expect(in_scenario).toBe(in_baseline)
  })

  test('is not there where nobody was followed', () => {
    expect(
      transferredFrom('base', [new ReplicationSet('a', 'none'), new ReplicationSet('base', 'none')]),
    ).toBe(undefined)
  })
})

describe('endings as text', () => {
  test('come back as they were', () => {
    const of = {
      subjects: Uint32Array.of(3, 4, 900, 2 ** 32 - 1),
      endings: Uint8Array.of(0, 5, 12, 1),
    }
    expect(unpackEndings(packEndings(of))).toEqual(of)
    const transfers = { people: Uint8Array.of(1, 13, 2, 1), schemes: Uint8Array.of(2, 0, 1, 0) }
    expect(unpackEndings(packEndings({ ...of, transfers }))).toEqual({ ...of, transfers })
    const none = { subjects: new Uint32Array(0), endings: new Uint8Array(0) }
    expect(unpackEndings(packEndings(none))).toEqual(none)
  })
})

describe('jobs', () => {
  const plan = (followed: boolean, schemes: string[]): Plan => ({
    scenarios: [participant('base'), participant('plain'), participant('hub', { schemes })],
    baseline: 'base',
    deterrence: ['none'],
    seed: '1',
    horizonYears: 1,
    replications: 1,
    version: '0',
    followed,
  })
  const asked = (of: Plan) =>
    Object.fromEntries(
      jobsOf(of, 0, 1).map(({ name, key }: { name: string; key: JobKey }) => [name, key.endings]),
    )
  test('follow all in the baseline and people transferred in scenarios with schemes', () => {
    expect(asked(plan(true, ['hub']))).toEqual({ base: 'all', plain: undefined, hub: 'transferred' })
  })
  test('follow nobody where no scheme takes part or the plan does not ask', () => {
    expect(asked(plan(true, []))).toEqual({ base: undefined, plain: undefined, hub: undefined })
    expect(asked(plan(false, ['hub']))).toEqual({ base: undefined, plain: undefined, hub: undefined })
  })
})
