import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { parseSetting } from '../../src/scenarios/settings.ts'
import { temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
let files = 0
const writeScenario = (text: string) => write(`${files++}.yaml`, text)

const hub = (more: string) =>
  `name: test\ntitle: Test\nsummary: Test\nextends: return-hubs\nschemes:\n${more}`

describe('a scheme that is like another', () => {
  it('has its fields, save those it writes itself', () => {
    const { schemes } = loadScenario('examples/two-hubs.yaml').values
    expect(Object.keys(schemes)).toEqual(['hub', 'second'])
    expect(schemes['second']).toEqual({
      ...schemes['hub']!,
      label: 'Second hub',
      agreement: { ...schemes['hub']!.agreement, opening_median_days: 596 },
      capacity: { ...schemes['hub']!.capacity, opening_places: 50, full_places: { value: 100, changes: [] } },
    })
  })

  it('keeps them when the other is changed by a setting afterwards', () => {
    const { schemes } = loadScenario('examples/two-hubs.yaml', [
      parseSetting('schemes.hub.capacity.full_places=999'),
    ]).values
    expect(schemes['hub']!.capacity.full_places.value).toBe(999)
    expect(schemes['second']!.capacity.full_places.value).toBe(100)
  })

  it('may be like one that is like another', () => {
    const { schemes } = loadScenario(writeScenario(hub('  b: { like: hub }\n  c: { like: b }\n'))).values
    expect(schemes['c']).toEqual(schemes['hub'])
  })

  it.each([
    ['of no such name', '  b: { like: hubb }\n', /:6:14 schemes\.b\.like: found "hubb".*did you mean "hub"/],
    ['in a circle', '  b: { like: c }\n  c: { like: b }\n', /like itself \(b → c → b\)/],
    ['not a name', '  b: { like: 3 }\n', /found 3 \(number\)/],
  ])('%s is refused', (_, schemes, wording) => {
    expect(() => loadScenario(writeScenario(hub(schemes)))).toThrow(wording)
  })
})

describe('the template', () => {
  it('explains itself and is short', () => {
    const lines = readFileSync('examples/my-hub.yaml', 'utf8').split('\n')
    expect(lines.filter((line) => line.includes('#')).length).toBeGreaterThan(10)
    expect(lines.length).toBeLessThan(50)
  })
})
