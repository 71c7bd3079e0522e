import { describe, expect, test } from 'vitest'
import { arrivalsSetting, loadScenario, loadScenarios, parseSetting } from '../../src/scenarios/load.ts'
import { hub, inputErrorOf } from './files.ts'

const withSettings = (reference: string, ...texts: string[]) =>
  loadScenario(reference, texts.map(parseSetting))
const problemsWith = (...texts: string[]) => inputErrorOf(() => withSettings(hub, ...texts)).problems

describe('reading a setting', () => {
  test.each([
    ['decisions.caseworkers=3000', undefined, ['decisions', 'caseworkers'], 3000],
    ['arrivals.path=low', undefined, ['arrivals', 'path'], 'low'],
    ['hub:schemes.hub.capacity.full_places=0', 'hub', ['schemes', 'hub', 'capacity', 'full_places'], 0],
    [
      'schemes.hub.eligibility.reasons=[undocumented]',
      undefined,
      ['schemes', 'hub', 'eligibility', 'reasons'],
      ['undocumented'],
    ],
    [
      'schemes.hub.eligibility.groups=[albania]',
      undefined,
      ['schemes', 'hub', 'eligibility', 'groups'],
      ['albania'],
    ],
    [
      'removals.beds.changes=[{from: 2026-01-01, value: 9}]',
      undefined,
      ['removals', 'beds', 'changes'],
      [{ from: '2026-01-01', value: 9 }],
    ],
    ['costs.price_base=a=b', undefined, ['costs', 'price_base'], 'a=b'],
  ])('%s', (text, scenario, path, value) => {
    expect(parseSetting(text)).toEqual({ text, path, value, ...(scenario === undefined ? {} : { scenario }) })
  })

  test.each(['', 'decisions', '=3', 'a..b=3', '.a=1', ':a=1', 'X Y:a=1'])('%j is no setting', (text) => {
    expect(inputErrorOf(() => parseSetting(text)).message).toBe(
      `--set ${text}: this is not a setting; allowed: path=value or scenario:path=value, for example decisions.caseworkers=3000`,
    )
  })

  test('a value that is not YAML is refused', () => {
    expect(inputErrorOf(() => parseSetting('a=[1')).problems).toMatchObject([
      { file: '--set a=[1', path: 'a' },
    ])
  })
})

describe('applying a setting', () => {
  test('a parameter takes the value; its provenance says so', () => {
    const { document } = withSettings('current-policy-2024', 'decisions.caseworkers=2200')
    expect(document.decisions.caseworkers).toEqual({
      value: 2200,
      low: 2100,
      high: 2461,
      unit: 'FTE',
      changes: [],
      source: '--set',
      confidence: 'assumption',
      note: 'Set on the command line in place of 2455',
    })
  })

  test('the path to .value does the same', () => {
    const one = withSettings('current-policy-2024', 'decisions.caseworkers=2200').document
    expect(withSettings('current-policy-2024', 'decisions.caseworkers.value=2200').document).toEqual(one)
  })

  test('a range that the value lies outside is dropped', () => {
    const { caseworkers } = withSettings('current-policy-2024', 'decisions.caseworkers=3000').document
      .decisions
    expect(caseworkers.value).toBe(3000)
    expect(caseworkers).not.toHaveProperty('low')
    expect(caseworkers).not.toHaveProperty('high')
  })

  test('a sampled parameter is fixed at the value', () => {
    const { values } = withSettings('current-policy-2024', 'stocks.rights_exhausted=40000')
    expect(values.stocks.rights_exhausted).toEqual({ low: 40000, value: 40000, high: 40000 })
  })

  test('a choice, a list, monthly numbers, a date, a range and changes', () => {
    const { values, document } = withSettings(
      hub,
      'exhausted.barriers.preset=duration',
      'schemes.hub.eligibility.groups=[albania, other]',
      'schemes.hub.capacity.full_places=0',
      'schemes.hub.agreement.announced=2025-06-01',
      'crossing.month_shares=[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]',
      'decisions.productivity.high=5',
      'removals.beds.changes=[{ from: 2026-01-01, value: 2500 }]',
    )
    expect(values.exhausted.barriers.preset).toBe('duration')
    expect(values.schemes.hub?.eligibility.groups).toEqual(['albania', 'other'])
    expect(values.schemes.hub?.capacity.full_places).toEqual({ value: 0, changes: [] })
    expect(values.schemes.hub?.agreement.announced).toBe('2025-06-01')
    expect(values.crossing.month_shares[0]).toBe(1)
    expect(document.decisions.productivity).toMatchObject({ value: 2.13, high: 5, confidence: 'derived' })
    expect(values.removals.beds).toEqual({ value: 2200, changes: [{ from: '2026-01-01', value: 2500 }] })
    expect(document.removals.beds).toMatchObject({ source: '--set', confidence: 'assumption' })
  })

  test('later settings win, and a setting changes nothing else', () => {
    const base = loadScenario('current-policy-2024').values
    const { values } = withSettings(
      'current-policy-2024',
      'decisions.caseworkers=1',
      'decisions.caseworkers=2',
    )
    expect(values).toEqual({
      ...base,
      decisions: { ...base.decisions, caseworkers: { value: 2, changes: [] } },
    })
  })

  test.each(['low', 'central', 'high'] as const)('--arrivals %s is a setting of the path', (path) => {
    expect(arrivalsSetting(path)).toEqual(parseSetting(`arrivals.path=${path}`))
    expect(loadScenario('current-policy-2024', [arrivalsSetting(path)]).values.arrivals.path).toBe(path)
  })
})

describe('settings over several scenarios', () => {
  const both = (...texts: string[]) => loadScenarios(['current-policy-2024', hub], texts.map(parseSetting))

  test('without a scenario: applies wherever the path is', () => {
    const [baseline, hubs] = both('schemes.hub.capacity.full_places=10', 'decisions.caseworkers=2400')
    expect(baseline?.values.schemes).toEqual({})
    expect(hubs?.values.schemes.hub?.capacity.full_places.value).toBe(10)
    expect([baseline, hubs].map((loaded) => loaded?.values.decisions.caseworkers.value)).toEqual([2400, 2400])
  })

  test('with a scenario: applies to that one', () => {
    const [baseline, hubs] = both('hub:decisions.caseworkers=2400')
    expect(baseline?.values.decisions.caseworkers.value).toBe(2455)
    expect(hubs?.values.decisions.caseworkers.value).toBe(2400)
  })

  test('with a scenario that lacks the scheme: refused', () => {
    const { problems } = inputErrorOf(() => both('current-policy-2024:schemes.hub.capacity.full_places=1'))
    expect(problems).toHaveLength(1)
    expect(problems[0]?.found).toBe('unknown path "schemes.hub.capacity.full_places"')
  })

  test('a scenario that is not in the run: refused with the nearest', () => {
    const { problems } = inputErrorOf(() => both('hubs:decisions.caseworkers=1'))
    expect(problems).toMatchObject([{ found: 'unknown scenario "hubs"', nearest: 'hub' }])
  })
})

test.each([
  ['decisions.caseworkerz=1', 'unknown path "decisions.caseworkerz"', 'decisions.caseworkers'],
  ['caseworkers=1', 'unknown path "caseworkers"', 'decisions.caseworkers'],
  [
    'schemes.hub.capacity.ful_places=1',
    'unknown path "schemes.hub.capacity.ful_places"',
    'schemes.hub.capacity.full_places',
  ],
  [
    'schemes.hubs.capacity.full_places=1',
    'unknown path "schemes.hubs.capacity.full_places"',
    'schemes.hub.capacity.full_places',
  ],
  ['decisions.caseworkers.vale=1', 'unknown path "decisions.caseworkers.vale"', 'decisions.caseworkers'],
  ['decisions.discipline.x=1', 'unknown path "decisions.discipline.x"', 'decisions.discipline'],
])('%s: unknown path with the nearest name', (text, found, nearest) => {
  expect(problemsWith(text)).toMatchObject([{ file: `--set ${text}`, found, nearest }])
})

test.each([
  [
    'decisions.caseworkers=many',
    'decisions.caseworkers.value',
    'found "many" (text)',
    'number from 0 to 100000',
  ],
  ['decisions.caseworkers=', 'decisions.caseworkers.value', 'found nothing', 'number from 0 to 100000'],
  [
    'decisions.caseworkers={a: 1}',
    'decisions.caseworkers.value',
    'found a map with a',
    'number from 0 to 100000',
  ],
  [
    'stocks.rights_exhausted=many',
    'stocks.rights_exhausted.value',
    'found "many" (text)',
    'number from 0 to 10000000',
  ],
  ['decisions.caseworkers.unit=people', 'decisions.caseworkers.unit', 'found "people" (text)', 'FTE'],
  [
    'exhausted.barriers.preset=durations',
    'exhausted.barriers.preset',
    'found "durations" (text)',
    'none, frailty, duration',
  ],
  [
    'schemes.hub.agreement.announced=2025-02-29',
    'schemes.hub.agreement.announced.value',
    'found "2025-02-29" (text)',
    'a date that exists, as YYYY-MM-DD',
  ],
  [
    'schemes.hub.eligibility.groups=[albanian]',
    'schemes.hub.eligibility.groups[0]',
    'found "albanian", which is not a nationality group of this scenario',
    'albania, conflict-high-grant, conflict-mixed, returnable, other',
  ],
])('%s: refused at %s', (text, path, found, allowed) => {
  expect(problemsWith(text)).toMatchObject([{ file: `--set ${text}`, path, found, allowed }])
})

test('a section is not a value', () => {
  expect(problemsWith('arrivals.small_boat=3')).toMatchObject([
    { found: 'this is a section, not a value', allowed: 'one of its parts: low, central, high' },
  ])
})
