import { describe, expect, test } from 'vitest'
import { dateAfter } from '../../src/calendar/days.ts'
import {
  compareLogs,
  explainParting,
  partiesWith,
  type TracedRun,
  type TraceEvent,
  traceParty,
} from '../../src/experiments/trace/trace.ts'
import { partyName, subjectNamed } from '../../src/model/subjects.ts'
import { hub, runOnce, smallScenario, TextLog } from '../model/model.ts'

const settings = [
  'schemes.hub.agreement.opening_median_days=200',
  'schemes.hub.agreement.opening_spread=0',
  'schemes.hub.stay.return_pace=50',
]
const run = (name: string): TracedRun => ({
  scenario: smallScenario(name, name === hub ? settings : []),
  deterrence: 'none',
  seed: 'test',
  replication: 1,
  horizonYears: 2,
})
const option = run(hub)
const baseline = run('current-policy-2024')

describe('a party’s name', () => {
  test('leads back to the party', () => {
    for (const name of ['small-boat-12', 'opening-decision-0', 'other-route-99999']) {
      expect(partyName(subjectNamed(name, [])!, [])).toBe(name)
    }
    expect(subjectNamed('nobody-1', [])).toBeUndefined()
    expect(subjectNamed('small-boat', [])).toBeUndefined()
  })
})

describe('tracing', () => {
  const fates = [
    'granted_initially',
    'departs_voluntarily',
    'removed',
    'transferred',
    'scheme_return_enforced',
    'released_by_court',
    'loses_contact',
  ]

  test('finds parties of different fates, and tells of each just what the log says', () => {
    const log = new TextLog()
    runOnce(option.scenario, 1, 2, log)
    for (const fate of fates) {
      const [subject] = partiesWith(option, fate, 1)
      expect(subject, fate).toBeDefined()
      const life = traceParty(option, subject!)
      expect(life.map((event) => event.transition)).toContain(fate)
      const own = log.lines.filter((line) => line.includes(` ${partyName(subject!, [])}/`))
      expect(
        life.map((e) => `${e.time} ${partyName(subject!, [])}/${e.episode} ${e.transition} ${e.people}`),
      ).toEqual(own)
    }
  })

  test('says that a scheme acted on a party that was transferred', () => {
    const [subject] = partiesWith(option, 'transferred', 1)
    const lives = [traceParty(option, subject!), traceParty(baseline, subject!)] as const
    const told = explainParting(lives, ['hub', 'current-policy-2024'])
    expect(told).toMatch(/is referred to Return hub on 2025-\d\d-\d\d; in current-policy-2024/)
    expect(told).toMatch(/A scheme acted on the party in hub\.$/)
  })

  test('says nothing where two lives are the same', () => {
    const [subject] = partiesWith(baseline, 'granted_initially', 1)
    const life = traceParty(baseline, subject!)
    expect(explainParting([life, life], ['a', 'b'])).toBeUndefined()
  })

  test('names the resource where the same step comes at another time', () => {
    const slot = traceParty(baseline, partiesWith(baseline, 'starts_hearing', 1)[0]!).find(
      ({ transition }) => transition === 'starts_hearing',
    )!
    const event = (time: number) => ({ ...slot, time, date: dateAfter('2025-01-01', time) })
    // Days are those between the dates that are printed.
    expect(explainParting([[event(10.9)], [event(14.1)]], ['a', 'b'])).toMatch(
      /on 2025-01-11; .* on 2025-01-15\. The same step comes 4 days apart: it waits on tribunal/,
    )
    expect(explainParting([[event(10.1)], [event(10.9)]], ['a', 'b'])).toMatch(/less than a day apart/)
  })

  describe('a step that a scheme takes in both runs', () => {
    const step = (time: number, label: string): TraceEvent => ({
      time,
      date: dateAfter('2027-07-01', time),
      episode: 0,
      transition: 'referred',
      activity: `is referred to ${label}`,
      cause: 'scheme',
      stage: '',
      people: 1,
      scheme: { id: label.toLowerCase().replace(' ', '-'), label },
    })
    const told = (one: TraceEvent[], other: TraceEvent[]) => explainParting([one, other], ['both', 'first'])
    const lost = {
      ...step(3, ''),
      transition: 'loses_contact',
      activity: 'loses contact',
      cause: 'own clock',
    }

    test.each([
      [
        'another scheme, later',
        step(0, 'Hub B'),
        step(36, 'Hub A'),
        '36 days later in first: in both it was referred to Hub B, in first to Hub A.',
      ],
      [
        'another scheme, earlier',
        step(36, 'Hub B'),
        step(35, 'Hub A'),
        '1 day later in both: in both it was referred to Hub B, in first to Hub A.',
      ],
      [
        'another scheme at the same time',
        step(2, 'Hub B'),
        step(2, 'Hub A'),
        'on the same date: in both it was referred to Hub B, in first to Hub A.',
      ],
      [
        'the same scheme',
        step(0, 'Hub A'),
        step(5, 'Hub A'),
        '5 days later in first: it waits on the pace and the places of Hub A.',
      ],
    ])('%s', (_what, one, other, words) => {
      expect(told([one], [other])).toMatch(/^In both the party is referred to Hub/)
      expect(told([one], [other])).toContain(` The step is the same, ${words}`)
      expect(told([one], [other])).not.toContain('acted')
    })

    test('is found when something else comes first in the other run', () => {
      expect(told([step(0, 'Hub B')], [lost, step(36, 'Hub A')])).toMatch(
        /in first the party loses contact on 2027-07-04\. The step is the same, 36 days later in first/,
      )
      expect(told([step(0, 'Hub B')], [lost])).toMatch(/A scheme acted on the party in both\.$/)
    })
  })

  test('finds the parties whose lives differ, in the order in which they part', () => {
    const { differing, first } = compareLogs(option, baseline)
    expect(partyName(differing[0]!, [])).toBe(first?.party)
    const lives = (subject: number) => [traceParty(option, subject), traceParty(baseline, subject)] as const
    expect(differing.length).toBeGreaterThan(10)
    for (const subject of differing.slice(0, 3))
      expect(explainParting(lives(subject), ['a', 'b'])).toBeDefined()
    const among = new Set(differing)
    const [same] = partiesWith(option, 'removed', 1000).filter((subject) => !among.has(subject))
    expect(explainParting(lives(same!), ['a', 'b'])).toBeUndefined()
    const [removed] = partiesWith(option, 'removed', 1, among)
    expect(explainParting(lives(removed!), ['a', 'b'])).toBeDefined()
  })

  test('finds the option’s first action as the first difference of the whole logs', () => {
    const { agreed, first, second } = compareLogs(option, baseline)
    expect(agreed).toBeGreaterThan(2000)
    expect(first?.transition).toBe('referred')
    expect(second?.transition).not.toBe('referred')
    expect(compareLogs(baseline, baseline)).toEqual({
      agreed: compareLogs(baseline, baseline).agreed,
      differing: [],
    })
  })
})
