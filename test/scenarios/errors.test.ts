import { describe, expect, test } from 'vitest'
import { loadScenario, parseSetting } from '../../src/scenarios/load.ts'
import { limitActions } from '../../src/scenarios/schema/scheme.ts'
import { faultyDocuments, hub, inputErrorOf, over } from './files.ts'

const { write, messageOf } = faultyDocuments()

const figure = (fields: string): string => over(`arrivals:\n  claim_share: ${fields}\n`)
const allowedForms =
  'allowed: a parameter in share: { value, unit, source, confidence } or { evidence, unit }; over a parent’s { value }, { times } or { plus } is enough'

describe('values that the schema refuses', () => {
  test.each([
    [
      'text for a number',
      figure('{ value: high, unit: share, source: a, confidence: assumption }'),
      'my.yaml:4:25 arrivals.claim_share.value: found "high" (text); allowed: number from 0 to 1',
    ],
    [
      'a number too large',
      figure('{ value: 1.01, unit: share, source: a, confidence: assumption }'),
      'my.yaml:4:25 arrivals.claim_share.value: found 1.01 (number); allowed: number from 0 to 1',
    ],
    [
      'not a number',
      figure('{ value: .nan, unit: share, source: a, confidence: assumption }'),
      'my.yaml:4:25 arrivals.claim_share.value: found NaN (number); allowed: number from 0 to 1',
    ],
    [
      'without end',
      figure('{ value: .inf, unit: share, source: a, confidence: assumption }'),
      'my.yaml:4:25 arrivals.claim_share.value: found Infinity (number); allowed: number from 0 to 1',
    ],
    [
      'no value',
      figure('{ unit: share, source: a, confidence: assumption }'),
      'my.yaml:4:3 arrivals.claim_share.value: found nothing; allowed: number from 0 to 1',
    ],
    [
      'no source',
      figure('{ value: 1, unit: share, confidence: assumption }'),
      'my.yaml:4:3 arrivals.claim_share.source: found nothing; allowed: an id from "return-hubs evidence list", or assumption; for a figure of your own write source: assumption, confidence: assumption',
    ],
    [
      'another unit',
      figure('{ value: 1, unit: percent, source: a, confidence: assumption }'),
      'my.yaml:4:34 arrivals.claim_share.unit: found "percent" (text); allowed: share; 1 percent is 0.01 in share: write value: 0.01, unit: share',
    ],
    [
      'another confidence',
      figure('{ value: 1, unit: share, source: a, confidence: certain }'),
      'my.yaml:4:64 arrivals.claim_share.confidence: found "certain" (text); allowed: published, derived, assumption',
    ],
    [
      'an unknown key of a parameter',
      figure('{ value: 1, unit: share, source: a, confidence: assumption, lo: 0 }'),
      'my.yaml:4:76 arrivals.claim_share: unknown key "lo"; did you mean "low"?; allowed: value, low, high, unit, source, confidence, note',
    ],
    [
      'an unknown key at the top',
      over('decision: {}\n'),
      'my.yaml:3:1: unknown key "decision"; did you mean "decisions"?; allowed: name, title, summary, start, groups, arrivals, crossing, decisions, renewals, appeals, exhausted, departure_offer, removals, lags, cooperation, support, reentry, stocks, cleared, costs, deterrence, response, schemes',
    ],
    [
      'a wrong choice',
      over('arrivals: { path: middle }\n'),
      'my.yaml:3:19 arrivals.path: found "middle" (text); allowed: low, central, high',
    ],
    [
      'a date that does not exist',
      over('start: 2025-02-29\n'),
      'my.yaml:3:8 start: found "2025-02-29" (text); allowed: a date that exists, as YYYY-MM-DD',
    ],
    [
      'a title too long',
      over(`title: ${'x'.repeat(81)}\n`),
      `my.yaml:3:8 title: found "${'x'.repeat(57)}…" (text); allowed: text of 1 to 80 characters`,
    ],
    [
      'a name with capitals',
      'name: Mine\nextends: current-policy-2024\n',
      'my.yaml:1:7 name: found "Mine" (text); allowed: lower-case letters and digits, in words joined by hyphens; write "mine"',
    ],
    [
      'a group name with capitals',
      over('groups: { Albania: { } }\n'),
      'my.yaml:3:11 groups: found the name "Albania"; allowed: lower-case letters and digits, in words joined by hyphens; write "albania"',
    ],
    [
      'schemes left empty',
      over('schemes:\n'),
      'my.yaml:3:9 schemes: found nothing; allowed: a map, each name lower-case words joined by hyphens',
    ],
    [
      'truth for text',
      over('title: true\n'),
      'my.yaml:3:8 title: found true (true/false); allowed: text of 1 to 80 characters',
    ],
  ])('%s', (_what, content, message) => {
    expect(messageOf(content)).toBe(message)
  })

  test('a bare number for a parameter: the message says how to write one', () => {
    expect(messageOf(figure('0.9'))).toBe(
      `my.yaml:4:16 arrivals.claim_share: found 0.9 (number); ${allowedForms}; a figure says its unit and where it is from; for one of your own write source: assumption, confidence: assumption`,
    )
  })

  test('eleven months', () => {
    expect(
      messageOf(
        over(
          'crossing:\n  month_shares: { value: [0,0,0,0,0,0,0,0,0,0,1], unit: share of year, source: a, confidence: assumption }\n',
        ),
      ),
    ).toBe(
      'my.yaml:4:26 crossing.month_shares.value: found a list of 11; allowed: list of 12, each: number from 0 to 1',
    )
  })

  test.each([
    [
      'reasons of people who are transferred before a decision',
      'schemes: { hub: { stage: on_arrival } }\n',
      'my.yaml: schemes.hub.eligibility.reasons: found reasons for a scheme that takes people on arrival; allowed: []: the reasons only arise once rights are exhausted',
    ],
    [
      'an offer to an unknown group',
      'departure_offer: { groups: [albanai] }\n',
      'departure_offer.groups[0]: found "albanai", which is not a nationality group of this scenario; did you mean "albania"?',
    ],
    [
      'an offer in an unknown stage',
      'departure_offer: { stages: [detaind] }\n',
      'departure_offer.stages[0]: found "detaind"',
    ],
    ['an offer in no stage', 'departure_offer: { stages: [] }\n', 'departure_offer.stages: found'],
    [
      'cooperation of an unknown group',
      'cooperation: { groups: [returnabel] }\n',
      'cooperation.groups[0]: found "returnabel", which is not a nationality group of this scenario; did you mean "returnable"?',
    ],
    [
      'more schemes than can be told apart',
      `schemes: { ${Array.from({ length: 8 }, (_, i) => `h${i}: { like: hub }`).join(', ')} }\n`,
      'schemes: found 9 schemes; allowed: at most 8',
    ],
    ['a hypothesis called none', 'deterrence: { none: { label: x } }\n', 'deterrence: found the name "none"'],
    [
      'a form of deterrence that there is not',
      'deterrence: { illustrative-low: { form: linear } }\n',
      'deterrence.illustrative-low.form: found "linear" (text); allowed: exponential, constant_elasticity, logistic, threshold',
    ],
  ])('%s', (_what, content, message) => {
    const found = messageOf(`name: mine\nextends: ${hub}\n${content}`)
    expect(found.replace(/^[^ ]+ /gm, '').replaceAll('\n', ' ')).toContain(message.replace('my.yaml: ', ''))
  })

  test('a scheme without its mandatory end', () => {
    const section = loadScenario(hub).yaml.split(/^schemes:\n/m)[1] ?? ''
    const without = section.replace(/^ +action: .*\n/m, '')
    expect(without).not.toBe(section)
    expect(messageOf(over(`schemes:\n${without}`))).toMatch(
      new RegExp(
        `^my\\.yaml:\\d+:5 schemes\\.hub\\.at_limit\\.action: found nothing; allowed: ${limitActions.join(', ')}$`,
      ),
    )
  })

  test('without extends every missing section is named, with the remedy', () => {
    const { problems } = inputErrorOf(() => loadScenario(write('bare.yaml', 'name: bare\n')))
    expect(problems).toHaveLength(22)
    expect(problems.every(({ remedy }) => remedy?.includes('extends: current-policy'))).toBe(true)
  })

  test('all problems are listed at once, one a line', () => {
    const message = messageOf(over('start: x\ntitle: 3\nbogus: 1\n'))
    expect(message.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'my.yaml:4:8',
      'my.yaml:3:8',
      'my.yaml:5:1:',
    ])
  })
})

const days = (fields: string): string =>
  over(`crossing:\n  retry_days: { source: a, confidence: assumption, ${fields} }\n`)
const place = /^my\.yaml:\d+:\d+ /

describe('what was probably meant', () => {
  test.each([
    ['a quoted number', days('value: "120", unit: days'), '; remove the quotes'],
    ['a comma for thousands', days('value: "1,200", unit: days'), '; write 1200'],
    [
      'a comma for thousands without quotes',
      days('value: 1,200, unit: days'),
      'unknown key "200"; allowed: value, low, high, unit, source, confidence, note; write a number without commas: 1200, not 1,200',
    ],
    ['other text for a number', days('value: soon, unit: days'), 'allowed: number from 0 to 36500'],
    [
      'no space after a colon in braces',
      days('value:3, unit: days'),
      'unknown key "value:3"; did you mean "value"?; allowed: value, low, high, unit, source, confidence, note; a space is missing after the colon',
    ],
    ['a percentage', figure('{ value: 40%, unit: share, source: a, confidence: assumption }'), '; write 0.4'],
    [
      'a date with the day first',
      over('start: 31/12/2024\n'),
      'start: found "31/12/2024" (text); allowed: a date that exists, as YYYY-MM-DD; write 2024-12-31',
    ],
    ['a date that is none either way', over('start: 31/02/2024\n'), 'as YYYY-MM-DD'],
    [
      'weeks for days',
      days('value: 6, unit: weeks'),
      'unit: found "weeks" (text); allowed: days; 6 weeks is 42 in days: write value: 42, unit: days',
    ],
    [
      'months for days, with a range',
      days('value: 2, low: 1, unit: months'),
      '; 2 months is 60.875 in days: write value: 60.875, unit: days, and low and high likewise',
    ],
    [
      'a unit that is no multiple',
      days('value: 2, unit: people'),
      'unit: found "people" (text); allowed: days',
    ],
    [
      'a choice, nearly',
      `name: a\nextends: ${hub}\nschemes: { hub: { at_limit: { action: bring_back } } }\n`,
      'found "bring_back" (text); did you mean "brought_back"?; allowed: continue, brought_back, released_in_host, settled',
    ],
    [
      'an opening date',
      `name: a\nextends: ${hub}\nschemes: { hub: { agreement: { opening_date: 2027-01-01 } } }\n`,
      'schemes.hub.agreement: unknown key "opening_date"; for a fixed day of opening write opens: and the date, within agreement; opening_median_days and opening_spread draw one',
    ],
    [
      'a key that is like no other',
      `name: a\nextends: ${hub}\nschemes: { hub: { agreement: { nosuch: 1 } } }\n`,
      'schemes.hub.agreement: unknown key "nosuch"; allowed: announced, not_before, probability, agreed_after_days, opens, opening_median_days, opening_spread, runs_for_days, early_end_rate, at_end',
    ],
    [
      'a name with an underscore',
      `name: a\nextends: ${hub}\nschemes: { hub_b: { like: hub } }\n`,
      'schemes: found the name "hub_b"; allowed: lower-case letters and digits, in words joined by hyphens; write "hub-b"',
    ],
    [
      'a name of words',
      `name: Both hubs\nextends: ${hub}\n`,
      'name: found "Both hubs" (text); allowed: lower-case letters and digits, in words joined by hyphens; write "both-hubs"',
    ],
  ])('%s', (_what, content, ending) => {
    const message = messageOf(content)
    expect(message).toMatch(place)
    expect(message.endsWith(ending), message).toBe(true)
  })

  const hubB = (fields: string) => `name: a\nextends: ${hub}\nschemes:\n  hub-b:\n${fields}`

  test('a scheme without like: one line says so, and other faults keep theirs', () => {
    const agreement =
      '    label: Hub B\n    agreement:\n      opening_median_days: { value: 9, unit: days, source: a, confidence: assumption }\n'
    expect(messageOf(hubB(agreement))).toBe(
      'my.yaml:4:3 schemes.hub-b: found a scheme without 11 sections; write like: hub to take them from another scheme, or give them all',
    )
    expect(messageOf(hubB(`${agreement}    stays: 3\n`)).split('\n')).toEqual([
      expect.stringContaining('found a scheme without 11 sections'),
      expect.stringContaining('unknown key "stays"; did you mean "stay"?'),
    ])
    expect(messageOf(hubB(agreement).replace(hub, 'current-policy-2024'))).toMatch(
      /: found a scheme without 11 sections; give them all, or take the scheme from another scenario with extends: return-hubs$/,
    )
  })

  test('a scheme without fewer sections than four: each is named; choices are listed', () => {
    const [, schemes = ''] = loadScenario(hub).yaml.split(/^schemes:\n/m)
    const without = schemes.replace(/^ {4}at_limit:\n(?: {6}.*\n)+/m, '').replace(/^ {4}stage: .*\n/m, '')
    expect(messageOf(over(`schemes:\n${without}`)).split('\n')).toEqual([
      expect.stringMatching(
        /schemes\.hub\.stage: found nothing; allowed: intercepted, on_arrival, rights_exhausted$/,
      ),
      expect.stringMatching(
        new RegExp(
          `schemes\\.hub\\.at_limit: found nothing; allowed: a map with days, action \\(${limitActions.join(', ')}\\)$`,
        ),
      ),
    ])
  })
})

const beds = (fields: string): string =>
  over(`removals:\n  beds: { value: 5, unit: beds, source: a, confidence: assumption, ${fields} }\n`)

describe('rules across fields', () => {
  test.each([
    [
      'withdrawal ends',
      over(
        'decisions:\n  withdrawal_ends:\n    departed: { value: 0.3, unit: share, source: a, confidence: assumption }\n',
      ),
      'my.yaml:5:5 decisions.withdrawal_ends: found a sum of 1.1; allowed: shares that sum to 1',
    ],
    [
      'group shares',
      over(
        'groups:\n  other:\n    share_small_boat: { value: 0.169, unit: share, source: a, confidence: assumption }\n',
      ),
      'my.yaml:4:3 groups: found a sum of 1.1; allowed: values of share_small_boat over the groups that sum to 1',
    ],
    [
      'value under low',
      beds('low: 6'),
      'my.yaml:4:9 removals.beds: found value 5 with low 6 and high not given; allowed: low ≤ value ≤ high',
    ],
    [
      'value over high',
      beds('low: 1, high: 4'),
      'my.yaml:4:9 removals.beds: found value 5 with low 1 and high 4; allowed: low ≤ value ≤ high',
    ],
    [
      'a change on the start',
      beds('changes: [{ from: 2025-01-01, value: 1 }]'),
      'my.yaml:4:86 removals.beds.changes[0].from: found a change on 2025-01-01; allowed: dates after the start, 2025-01-01; a value that holds from the start is the value itself; an option keeps the past of its baseline',
    ],
    [
      'changes out of order',
      beds('changes: [{ from: 2026-01-02, value: 1 }, { from: 2026-01-02, value: 2 }]'),
      'my.yaml:4:118 removals.beds.changes[1].from: found 2026-01-02 after 2026-01-02; allowed: dates in increasing order, each once',
    ],
    [
      'a change on no date',
      beds('changes: [{ from: 2026-02-30, value: 1 }]'),
      'my.yaml:4:86 removals.beds.changes[0].from: found "2026-02-30" (text); allowed: a date that exists, as YYYY-MM-DD',
    ],
    [
      'arrival paths',
      over(
        'arrivals:\n  small_boat:\n    low: { value: 40000, unit: people per year, source: a, confidence: assumption }\n',
      ),
      'my.yaml:5:5 arrivals.small_boat: found low 40000, central 36816, high 45774; allowed: low ≤ central ≤ high',
    ],
    [
      'a source that is withheld',
      over(
        'costs:\n  enforced_return: { value: 48800, unit: GBP per person, source: RET-24, confidence: assumption }\n',
      ),
      'my.yaml:4:66 costs.enforced_return.source: found "RET-24", a figure that was recalled from memory and never verified; allowed: a figure that is published or derived; write your own value with source: assumption, confidence: assumption',
    ],
  ])('%s', (_what, content, message) => {
    expect(messageOf(content)).toBe(message)
  })

  test('more places at opening than in full; a setting may still try fewer', () => {
    const path = write(
      'places.yaml',
      `name: mine\nextends: ${hub}\nschemes: { hub: { capacity: { full_places: { value: 40, unit: places, source: a, confidence: assumption } } } }\n`,
    )
    expect(inputErrorOf(() => loadScenario(path)).message).toMatch(
      / schemes\.hub\.capacity\.opening_places: found opening_places 48 above full_places 40; allowed: opening_places up to full_places$/,
    )
    const tried = loadScenario(hub, [parseSetting('schemes.hub.capacity.full_places=40')])
    expect(tried.values.schemes['hub']?.capacity.full_places.value).toBe(40)
  })

  test('a group that a scheme takes must exist', () => {
    const content = `name: mine\nextends: ${hub}\nschemes: { hub: { eligibility: { groups: [returnable, albana] } } }\n`
    expect(messageOf(content)).toBe(
      'my.yaml:3:55 schemes.hub.eligibility.groups[1]: found "albana", which is not a nationality group of this scenario; did you mean "albania"?; allowed: albania, conflict-high-grant, conflict-mixed, returnable, other',
    )
  })
})
