import { describe, expect, it } from 'vitest'
import {
  explainParting,
  partiesWith,
  parting,
  type TracedRun,
  traceParty,
} from '../../src/experiments/trace.ts'
import { partyName, subjectNamed } from '../../src/model/parties.ts'
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
const baseline = run('current-policy')

describe('a party’s name', () => {
  it('leads back to the party', () => {
    for (const name of ['small-boat-12', 'opening-decision-0', 'other-route-99999']) {
      expect(partyName(subjectNamed(name)!)).toBe(name)
    }
    expect(subjectNamed('nobody-1')).toBeUndefined()
    expect(subjectNamed('small-boat')).toBeUndefined()
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

  it('finds parties of different fates, and tells of each just what the log says', () => {
    const log = new TextLog()
    runOnce(option.scenario, 1, 2, log)
    for (const fate of fates) {
      const [subject] = partiesWith(option, fate, 1)
      expect(subject, fate).toBeDefined()
      const life = traceParty(option, subject!)
      expect(life.map((event) => event.transition)).toContain(fate)
      const own = log.lines.filter((line) => line.includes(` ${partyName(subject!)}/`))
      expect(
        life.map((e) => `${e.time} ${partyName(subject!)}/${e.episode} ${e.transition} ${e.people}`),
      ).toEqual(own)
    }
  })

  it('says that a scheme acted on a party that was transferred', () => {
    const [subject] = partiesWith(option, 'transferred', 1)
    const lives = [traceParty(option, subject!), traceParty(baseline, subject!)] as const
    const told = explainParting(lives, ['hub', 'current-policy'])
    expect(told).toMatch(/is referred to the scheme on 2025-\d\d-\d\d; in current-policy/)
    expect(told).toMatch(/A scheme acted on the party in hub\.$/)
  })

  it('says nothing where two lives are the same', () => {
    const [subject] = partiesWith(baseline, 'granted_initially', 1)
    const life = traceParty(baseline, subject!)
    expect(explainParting([life, life], ['a', 'b'])).toBeUndefined()
  })

  it('names the resource where the same step comes at another time', () => {
    const event = (time: number) => ({
      ...traceParty(baseline, partiesWith(baseline, 'starts_hearing', 1)[0]!)[0]!,
      time,
    })
    expect(explainParting([[event(10)], [event(14)]], ['a', 'b'])).toMatch(
      /4 days apart: it waits on tribunal/,
    )
  })

  it('finds the option’s first action as the first difference of the whole logs', () => {
    const { agreed, first, second } = parting(option, baseline)
    expect(agreed).toBeGreaterThan(2000)
    expect(first?.transition).toBe('referred')
    expect(second?.transition).not.toBe('referred')
    expect(parting(baseline, baseline)).toEqual({ agreed: parting(baseline, baseline).agreed })
  })
})
