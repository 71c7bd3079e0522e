import { describe, expect, test } from 'vitest'
import { parseSetting } from '../../src/scenarios/document/settings.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
let files = 0
const writeScenario = (text: string) => write(`${files++}.yaml`, text)

const withHub = (more: string) => `name: test\ntitle: Test\nsummary: Test\nextends: ${hub}\nschemes:\n${more}`

const twoHubs = 'test/scenarios/two-hubs.yaml'

describe('a scheme that is like another', () => {
  test('has its fields, save those it writes itself', () => {
    const { schemes } = loadScenario(twoHubs).values
    expect(Object.keys(schemes)).toEqual(['hub', 'second'])
    expect(schemes['second']).toEqual({
      ...schemes['hub']!,
      label: 'Second hub',
      agreement: { ...schemes['hub']!.agreement, opening_median_days: 596 },
      capacity: { ...schemes['hub']!.capacity, opening_places: 50, full_places: { value: 100, changes: [] } },
    })
  })

  test('follows a setting of the other, save in what it writes itself', () => {
    const set = (...texts: string[]) =>
      Object.values(loadScenario(twoHubs, texts.map(parseSetting)).values.schemes).map(
        ({ capacity, stay, cost }) => [capacity.full_places.value, stay.return_pace, cost.flight_per_person],
      )
    const [first, second] = set() as [number[], number[]]
    expect(set('schemes.hub.capacity.full_places=999')).toEqual([[999, ...first.slice(1)], second])
    expect(set('schemes.hub.stay.return_pace=50')).toEqual([
      [first[0], 50, first[2]],
      [second[0], 50, second[2]],
    ])
    expect(set('schemes.hub.cost.flight_per_person=1', 'schemes.hub.cost.flight_per_person=2')).toEqual([
      [first[0], first[1], 2],
      [second[0], second[1], 2],
    ])
    expect(set('schemes.hub.stay.return_pace=50', 'schemes.second.stay.return_pace=3')).toEqual([
      [first[0], 50, first[2]],
      [second[0], 3, second[2]],
    ])
    expect(set('schemes.second.stay.return_pace=3')).toEqual([first, [second[0], 3, second[2]]])
  })

  test('may be like one that is like another', () => {
    const { schemes } = loadScenario(writeScenario(withHub('  b: { like: hub }\n  c: { like: b }\n'))).values
    expect(schemes['c']).toEqual(schemes['hub'])
  })

  test.each([
    ['of no such name', '  b: { like: hubb }\n', /:6:14 schemes\.b\.like: found "hubb".*did you mean "hub"/],
    ['in a circle', '  b: { like: c }\n  c: { like: b }\n', /like itself \(b → c → b\)/],
    ['not a name', '  b: { like: 3 }\n', /found 3 \(number\)/],
  ])('%s is refused', (_, schemes, wording) => {
    expect(() => loadScenario(writeScenario(withHub(schemes)))).toThrow(wording)
  })
})

describe('a fault of a scheme that others are like', () => {
  const messageOf = (schemes: string) =>
    inputErrorOf(() => loadScenario(writeScenario(withHub(schemes)))).message.replace(
      /\S*\/\d+\.yaml/g,
      'my.yaml',
    )
  const likes = '  b: { like: hub }\n  c: { like: b }\n'

  test.each([
    [
      'a wrong value',
      '  hub: { at_limit: { action: vanish } }\n',
      /^my\.yaml:6:30 schemes\.hub\.at_limit\.action: found "vanish"/,
    ],
    [
      'an unknown key',
      '  hub: { stay: { eligible_share: 0.4 } }\n',
      /^my\.yaml:6:18 schemes\.hub\.stay: unknown key "eligible_share"/,
    ],
    [
      'a broken rule',
      '  hub: { eligibility: { groups: [nobody] } }\n',
      /^my\.yaml:6:34 schemes\.hub\.eligibility/,
    ],
    [
      'a reference to no evidence',
      '  hub: { stay: { return_pace: { evidence: nothing, unit: ratio } } }\n',
      /^my\.yaml:6:43 schemes\.hub\.stay/,
    ],
    ['nothing in it', '  hub: { at_limit: }\n', /^my\.yaml:6:20 schemes\.hub\.at_limit/],
  ])('is told once, where it stands: %s', (_, scheme, wording) => {
    for (const schemes of [scheme + likes, likes + scheme]) {
      const told = messageOf(schemes).split('\n')
      expect(told).toHaveLength(1)
      expect(told[0]).toMatch(
        schemes.startsWith('  b') ? new RegExp(wording.source.replace(/:6:/, ':8:')) : wording,
      )
    }
  })

  test('is told of a scheme that has a fault of its own as well', () => {
    const own = '  b: { like: hub, at_limit: { action: vanish } }\n'
    expect(messageOf(`  hub: { at_limit: { action: vanish } }\n${own}`).split('\n')).toHaveLength(2)
  })

  test('is told once where sections are missing', () => {
    const bare = 'schemes:\n  a: { label: A, stage: rights_exhausted }\n  b: { like: a }\n'
    const text = `name: test\ntitle: Test\nsummary: Test\nextends: current-policy-2024\n${bare}`
    expect(inputErrorOf(() => loadScenario(writeScenario(text))).problems.map(({ path }) => path)).toEqual([
      'schemes.a',
    ])
  })
})
