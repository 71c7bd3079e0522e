/** Changing a number: in a file, by a setting and by a layer, with the same grammar and honest provenance. */
import { describe, expect, test } from 'vitest'
import { loadScenario, loadScenarios, parseSetting, readLayer } from '../../src/scenarios/load.ts'
import { meaningAt } from '../../src/scenarios/schema/policy-questions.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
let files = 0
const file = (text: string) => write(`edit-${files++}.yaml`, text)
const child = (text: string, parent = hub) => loadScenario(file(`name: mine\nextends: ${parent}\n${text}`))
const faultsOf = (text: string, parent = hub) => inputErrorOf(() => child(text, parent)).problems
const set = (reference: string, ...texts: string[]) => loadScenario(reference, texts.map(parseSetting))
const faultsOfSet = (reference: string, ...texts: string[]) =>
  inputErrorOf(() => set(reference, ...texts)).problems
/** An option in which a parameter changes on a date. */
const tribunal = write(
  'more-tribunal-capacity.yaml',
  `name: more-tribunal-capacity
extends: current-policy-2024
title: More tribunal capacity
summary: Half as many disposals again.
appeals:
  disposals_per_quarter: { value: 4206, low: 3598, high: 4430, changes: [{ from: 2025-07-01, value: 6309 }], unit: appeals per quarter, source: [ftt_asylum_disposals_quarter, assumption], confidence: assumption, note: "4,206 in 2024/25; one half more is assumed" }
`,
)
const disposals = 'appeals.disposals_per_quarter'
const scheduleOf = (...args: Parameters<typeof set>) => set(...args).values.appeals.disposals_per_quarter

describe('setting a parameter that changes on dates says what becomes of its changes', () => {
  test('the path alone is refused, with the forms that say it', () => {
    expect(faultsOfSet(tribunal, `${disposals}=9000`)).toMatchObject([
      {
        file: `--set ${disposals}=9000`,
        path: disposals,
        found: 'this parameter changes on 2025-07-01, and nothing says what becomes of that',
        allowed: expect.stringContaining(`${disposals}.from.2025-07-01`),
      },
    ])
  })

  test.each([
    ['.all', { value: 9000, changes: [] }],
    ['.value', { value: 9000, changes: [{ from: '2025-07-01', value: 6309 }] }],
    ['.from.2025-07-01', { value: 4206, changes: [{ from: '2025-07-01', value: 9000 }] }],
    ['.from.2025-04-01', { value: 4206, changes: [{ from: '2025-04-01', value: 9000 }] }],
    [
      '.from.2026-01-01',
      {
        value: 4206,
        changes: [
          { from: '2025-07-01', value: 6309 },
          { from: '2026-01-01', value: 9000 },
        ],
      },
    ],
  ])('%s', (part, expected) => {
    expect(scheduleOf(tribunal, `${disposals}${part}=9000`)).toEqual(expected)
  })

  test('a date for what has none, and a date before the start, are refused', () => {
    expect(faultsOfSet(hub, 'appeals.lodged_share.from.2026-01-01=1')).toMatchObject([
      { found: 'appeals.lodged_share has one value for the whole run, and does not change on a date' },
    ])
    expect(faultsOfSet(tribunal, `${disposals}.from.2025-01-01=1`)).toMatchObject([
      {
        remedy:
          'a value that holds from the start is the value itself; an option keeps the past of its baseline',
      },
    ])
  })

  test('a value alone is refused in a file likewise; changes: [] or from say it', () => {
    const of = (fields: string) => `appeals: { disposals_per_quarter: { ${fields} } }\n`
    expect(faultsOf(of('value: 9000'), tribunal)).toMatchObject([
      { line: 3, path: disposals, found: expect.stringContaining('changes on 2025-07-01') },
    ])
    expect(child(of('value: 9000, changes: []'), tribunal).values.appeals.disposals_per_quarter).toEqual({
      value: 9000,
      changes: [],
    })
    expect(child(of('value: 9000, from: 2025-07-01'), tribunal).values.appeals.disposals_per_quarter).toEqual(
      { value: 4206, changes: [{ from: '2025-07-01', value: 9000 }] },
    )
  })
})

describe('times and plus', () => {
  test('scale or shift a value with its range and its changes; the note says what was done to what', () => {
    const { document } = set(tribunal, `${disposals}={times: 0.5}`)
    expect(document.appeals.disposals_per_quarter).toMatchObject({
      value: 2103,
      low: 1799,
      high: 2215,
      changes: [{ from: '2025-07-01', value: 3154.5 }],
      source: '--set',
      confidence: 'assumption',
      note: 'Set on the command line to 0.5 times 4206 (ftt_asylum_disposals_quarter, assumption), and its changes likewise',
    })
    expect(scheduleOf(tribunal, `${disposals}={plus: 500}`)).toEqual({
      value: 4706,
      changes: [{ from: '2025-07-01', value: 6809 }],
    })
  })

  test.each([
    ['.times=2', { value: 8412, changes: [{ from: '2025-07-01', value: 12618 }] }],
    ['.value.times=2', { value: 8412, changes: [{ from: '2025-07-01', value: 6309 }] }],
    ['.from.2025-07-01.times=2', { value: 4206, changes: [{ from: '2025-07-01', value: 12618 }] }],
    ['={times: 2, from: 2025-07-01}', { value: 4206, changes: [{ from: '2025-07-01', value: 12618 }] }],
    ['.plus=-206', { value: 4000, changes: [{ from: '2025-07-01', value: 6103 }] }],
  ])('as a path or a value: %s', (text, expected) => {
    expect(scheduleOf(tribunal, `${disposals}${text}`)).toEqual(expected)
  })

  test('in a file: of the parent’s value, of a parent’s own edit, and of the scheme that one is like', () => {
    const parent = file(
      `name: parent\nextends: ${hub}\nschemes: { hub: { capacity: { full_places: { value: 100 }, opening_places: { value: 50 } } }, second: { like: hub, capacity: { full_places: { times: 2 } } } }\n`,
    )
    const { values, document } = child(
      'schemes: { second: { capacity: { full_places: { plus: 10 } } } }\n',
      parent,
    )
    expect(values.schemes['hub']?.capacity.full_places.value).toBe(100)
    expect(values.schemes['second']?.capacity.full_places.value).toBe(210)
    expect(document.schemes['second']?.capacity.full_places).toMatchObject({
      source: 'assumption',
      note: '10 more than the parent’s 200 (assumption)',
    })
  })

  test('of a sampled parameter: still drawn, over the scaled range', () => {
    const { low, value, high } = loadScenario(hub).values.stocks.rights_exhausted
    expect(set(hub, 'stocks.rights_exhausted={times: 2}').values.stocks.rights_exhausted).toEqual({
      low: 2 * low,
      value: 2 * value,
      high: 2 * high,
    })
  })

  test('of a section in one unit: all its parts; the range of a share stays within 0 and 1', () => {
    const { low, central, high } = loadScenario(hub).values.arrivals.small_boat
    const { small_boat } = set(hub, 'arrivals.small_boat={times: 0.5}').values.arrivals
    expect(small_boat).toEqual({ low: low / 2, central: central / 2, high: high / 2 })
    expect(child('arrivals: { small_boat: { times: 0.5 } }\n').values.arrivals.small_boat).toEqual(small_boat)
    expect(set(hub, 'arrivals.small_boat.times=0.5').values.arrivals.small_boat).toEqual(small_boat)
    const share = 'groups.albania.undocumented_share'
    const wide = set(hub, `${share}.value=0.5`, `${share}.high=0.9`, `${share}={times: 1.5}`)
    expect(wide.document.groups['albania']?.undocumented_share).toMatchObject({ value: 0.75, high: 1 })
  })

  test.each([
    ['schemes.hub.agreement.announced={plus: 5}', 'schemes.hub.agreement.announced is not a number'],
    ['decisions.caseworkers={times: -1}', 'found -1 (number)'],
    ['decisions.caseworkers={times: many}', 'found "many" (text)'],
    ['decisions.caseworkers={times: 2, plus: 3}', 'found times and plus of one parameter'],
    ['decisions.caseworkers={times: 2, changes: []}', 'found times and changes of one parameter'],
    ['decisions.caseworkers={times: 2, form: 2025-07-01}', 'unknown key "form"'],
    ['arrivals={times: 2}', 'this is a section whose parts are not figures in one unit'],
    ['appeals.lodged_share={times: 9}', 'found'],
  ])('refused: %s', (text, found) => {
    expect(faultsOfSet(hub, text)[0]?.found).toContain(found)
  })

  test('refused where there is nothing to scale', () => {
    const text = 'schemes: { second: { like: hub }, third: { capacity: { full_places: { times: 2 } } } }\n'
    expect(faultsOf(text)).toMatchObject([
      {
        path: 'schemes.third.capacity.full_places',
        found: 'found times for a parameter that is not there',
        allowed: expect.stringContaining('with --with'),
      },
    ])
  })
})

describe('a parameter without its unit', () => {
  test('takes it from the parent; its source is restated, or it is an assumption that says so', () => {
    const { decisions } = child('decisions: { caseworkers: { value: 2200 } }\n').document
    expect(decisions.caseworkers).toEqual({
      value: 2200,
      low: 2100,
      high: 2461,
      unit: 'FTE',
      changes: [],
      source: 'assumption',
      confidence: 'assumption',
      note: 'In place of the parent’s 2455',
    })
    const stated = 'decisions: { caseworkers: { value: 9000, source: x, confidence: derived, note: y } }\n'
    const { caseworkers } = child(stated).document.decisions
    expect(caseworkers).toMatchObject({ value: 9000, source: 'x', confidence: 'derived', note: 'y' })
    expect(caseworkers).not.toHaveProperty('high')
  })

  test('a range alone leaves value and source as they are', () => {
    const { caseworkers } = loadScenario(hub).document.decisions
    expect(
      child('decisions: { caseworkers: { low: 1, high: 9000 } }\n').document.decisions.caseworkers,
    ).toEqual({ ...caseworkers, low: 1, high: 9000 })
  })

  test('of evidence needs its own, and so does one that nothing is there to give it', () => {
    expect(faultsOf('removals: { beds: { evidence: detention_irc_beds } }\n')).toMatchObject([
      { path: 'removals.beds.unit', found: 'found nothing' },
    ])
    const group = loadScenario(hub)
      .yaml.split(/^ {2}other:\n/m)[1]!
      .split(/^\w/m)[0]!
    const mine = group.replace(/(grant_rate: \{.*?), unit: share/, '$1')
    expect(faultsOf(`groups:\n  mine:\n${mine}`)).toMatchObject([
      { path: 'groups.mine.grant_rate.unit', found: 'found nothing', allowed: 'share' },
    ])
  })

  test('a central path that passes another takes it along', () => {
    const central = 'arrivals.small_boat.central'
    const { low, high } = loadScenario(hub).values.arrivals.small_boat
    expect(set(hub, `${central}=${low - 1000}`).values.arrivals.small_boat).toEqual({
      low: low - 1000,
      central: low - 1000,
      high,
    })
    expect(
      child(`arrivals: { small_boat: { central: { value: ${high + 1} } } }\n`).values.arrivals.small_boat,
    ).toEqual({ low, central: high + 1, high: high + 1 })
    expect(
      faultsOf(`arrivals: { small_boat: { central: { value: 5 }, low: { value: 6 } } }\n`),
    ).toMatchObject([{ path: 'arrivals.small_boat' }])
  })
})

describe('a day of opening', () => {
  const opens = (text: string, parent = hub) => child(text, parent).document.schemes['hub']?.agreement
  const fixed = 'schemes: { hub: { agreement: { opens: 2027-03-01 } } }\n'

  test('is a bare date, a setting, or a parameter in full', () => {
    expect(opens(fixed)?.opens).toMatchObject({ value: '2027-03-01', unit: 'date', source: 'assumption' })
    expect(set(hub, 'schemes.hub.agreement.opens=2027-03-01').values.schemes['hub']?.agreement.opens).toBe(
      '2027-03-01',
    )
  })

  test('gives way to a delay that is set after it', () => {
    const parent = file(`name: parent\nextends: ${hub}\n${fixed}`)
    const later = 'schemes: { hub: { agreement: { opening_median_days: { value: 9 } } } }\n'
    expect(opens(later, parent)).not.toHaveProperty('opens')
    expect(
      set(parent, 'schemes.hub.agreement.opening_median_days=9').document.schemes['hub']?.agreement,
    ).not.toHaveProperty('opens')
  })

  test('before the announcement is refused; other words for it are told the right one', () => {
    expect(faultsOf(fixed.replace('2027-03', '2024-03'))).toMatchObject([
      { found: expect.stringMatching(/^found opens 2024-03-01, before announced /) },
    ])
    expect(faultsOf(fixed.replace('agreement: { opens: 2027-03-01 }', 'opens: 2027-03-01'))).toMatchObject([
      {
        found: 'unknown key "opens"',
        remedy: expect.stringContaining('write opens: and the date, within agreement'),
      },
    ])
  })
})

describe('a layer of changes', () => {
  const layer = (text: string) => readLayer(file(text))
  const both = (text: string, ...texts: string[]) =>
    loadScenarios(['current-policy-2024', hub], [...layer(text).settings, ...texts.map(parseSetting)])

  test('holds in the baseline and in options, where they have the path, and says which file it is', () => {
    const text =
      'arrivals: { small_boat: { times: 0.7 } }\nschemes: { hub: { capacity: { full_places: { value: 90 } } } }\n'
    const [baseline, option] = both(text)
    expect(baseline?.values.arrivals).toEqual(option?.values.arrivals)
    expect(baseline?.document.arrivals.small_boat.central.note).toMatch(
      /^0\.7 times the scenario’s 36816 \(.*\), by .*\.yaml$/,
    )
    expect(baseline?.values.schemes).toEqual({})
    expect(option?.values.schemes['hub']?.capacity.full_places.value).toBe(90)
  })

  test('is overridden by the command line', () => {
    const [baseline] = both('decisions: { caseworkers: { value: 3000 } }\n', 'decisions.caseworkers=4000')
    expect(baseline?.values.decisions.caseworkers.value).toBe(4000)
  })

  test('a path that no scenario has, and what is of one scenario, are refused at their line', () => {
    expect(inputErrorOf(() => both('decisions: { caseworkrs: { value: 1 } }\n')).problems).toMatchObject([
      { line: 1, found: 'unknown path "decisions.caseworkrs"', nearest: 'decisions.caseworkers' },
    ])
    expect(inputErrorOf(() => layer('title: X\n')).problems).toMatchObject([{ line: 1, path: 'title' }])
  })
})

test('the meaning of a parameter has its unit, where it acts and what it is not', () => {
  expect(meaningAt(['appeals', 'disposals_per_quarter'])).toMatchObject({
    about: 'First-tier Tribunal asylum disposals.',
    unit: 'appeals per quarter',
    acts: 'appeals against a refusal',
    isNot: expect.stringContaining('withdrawn'),
  })
})
