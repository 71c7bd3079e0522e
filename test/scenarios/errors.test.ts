import { describe, expect, test } from 'vitest'
import { loadScenario, parseSetting } from '../../src/scenarios/load.ts'
import { limitActions } from '../../src/scenarios/schema/scheme.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { folder, write } = temporaryFolder()
let files = 0
const messageOf = (content: string | Uint8Array): string => {
  files += 1
  const path = write(`case-${files}.yaml`, content)
  return inputErrorOf(() => loadScenario(path)).message.replaceAll(path, 'my.yaml')
}
/** A document that overlays the baseline. */
const over = (yaml: string): string => `name: mine\nextends: current-policy-2024\n${yaml}`

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index]}, `.repeat(10)}]`),
].join('\n')

describe('files that are not scenarios', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'my.yaml:1:1: the document is empty; allowed: a map, starting with name:'],
    [
      'only a comment',
      '# nothing\n',
      'my.yaml:1:1: the document is empty; allowed: a map, starting with name:',
    ],
    [
      'binary',
      new Uint8Array([0, 1, 2]),
      'my.yaml: the file is not text in UTF-8; allowed: YAML or JSON in UTF-8',
    ],
    [
      'Latin-1',
      new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'my.yaml: the file is not text in UTF-8; allowed: YAML or JSON in UTF-8',
    ],
    [
      'over 1 MB',
      '#'.repeat(1_000_001),
      'my.yaml: the file has 1000001 bytes; allowed: at most 1000000 bytes',
    ],
    ['a list', '- a\n- b\n', 'my.yaml:1:1: found a list of 2; allowed: a map, starting with name:'],
    ['a word', 'hello\n', 'my.yaml:1:1: found "hello" (text); allowed: a map, starting with name:'],
    [
      'two documents',
      'name: a\n---\nname: b\n',
      'my.yaml:2:1: the file holds more than one document (a line ---)',
    ],
    ['a repeated key', 'name: a\ntitle: b\nname: c\n', 'my.yaml:3:1: this key stands twice in the same map'],
    ['a tab', 'name: a\nx:\n\t- b\n', 'my.yaml:3:1: a tab is used for indentation; use spaces'],
    [
      'an open bracket',
      'name: [a\n',
      'my.yaml:2:1: the indentation does not line up with the lines above, or a bracket above is not closed',
    ],
    [
      'two colons',
      'name: a: b\n',
      'my.yaml:1:7: text with a colon in it must be quoted, or a space is missing after a colon, and a new key must line up with its neighbours',
    ],
    [
      'indentation',
      'name: a\n  title: b\n',
      'my.yaml:1:7: text with a colon in it must be quoted, or a space is missing after a colon, and a new key must line up with its neighbours',
    ],
    [
      'no space after a colon',
      'name: a\nstart:2025-01-01\ntitle: b\n',
      'my.yaml:2:1: a key must stand on one line, with a colon and a space after it',
    ],
    ['a tag', 'name: !shout a\n', 'my.yaml:1:7: a tag (starting with !) is not used in scenarios'],
    [
      'binary data in YAML',
      'name: !!binary aGk=\n',
      'my.yaml:1:16: a tag (starting with !) is not used in scenarios',
    ],
    ['a key that is a list', '? [a]\n: b\n', 'my.yaml:1:3: found a key that is not text; allowed: text'],
    [
      'a key of the language',
      'name: a\nschemes: { __proto__: {} }\n',
      'my.yaml:2:12: found the key "__proto__"; allowed: another name',
    ],
    [
      'an alias without anchor',
      'name: *other\n',
      'my.yaml:1:7: no anchor &other stands before this alias; write the value out',
    ],
    [
      'an alias of itself',
      'a: &a [*a]\n',
      'my.yaml:1:7: the document is nested too deep; allowed: at most 50 levels',
    ],
    [
      '51 levels',
      `name: ${'['.repeat(51)}${']'.repeat(51)}\n`,
      'my.yaml:1:57: the document is nested too deep; allowed: at most 50 levels',
    ],
  ])('%s', (_what, content, message) => {
    expect(messageOf(content)).toBe(message)
  })

  test('an alias bomb is refused before it is unfolded', () => {
    expect(messageOf(bomb)).toMatch(
      /: the document has too many values, counting what aliases \(\*name\) repeat; allowed: at most 100000 values$/,
    )
  })

  test('nesting that would overflow the stack', () => {
    expect(messageOf(`name: ${'['.repeat(50_000)}`)).toMatch(/: the document is nested too deep/)
  })

  test('a missing file, with the nearest beside it; a folder; a name', () => {
    write('near.yaml', over(''))
    const near = inputErrorOf(() => loadScenario(`${folder}/near.yml`)).problems[0]
    expect(near).toMatchObject({ file: `${folder}/near.yml`, nearest: `${folder}/near.yaml` })
    expect(inputErrorOf(() => loadScenario(folder)).message).toBe(
      `${folder}: this is not a file but a folder or a device; allowed: a YAML or JSON file`,
    )
    expect(inputErrorOf(() => loadScenario('current-polic')).message).toMatch(
      /^current-polic: no built-in scenario or file called "current-polic"; did you mean "current-policy"\?; allowed: a path to a YAML or JSON file, or one of .*current-policy/,
    )
  })
})

test('UTF-8 with a byte order mark, Windows line ends and JSON with tabs are read', () => {
  const bytes = new TextEncoder().encode(over('').replaceAll('\n', '\r\n'))
  expect(loadScenario(write('bom.yaml', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]))).name).toBe('mine')
  expect(
    loadScenario(write('tabs.json', '{\n\t"name": "mine",\n\t"extends": "current-policy-2024"\n}')).name,
  ).toBe('mine')
})

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
      'my.yaml:3:1: unknown key "decision"; did you mean "decisions"?; allowed: name, title, summary, start, groups, arrivals, crossing, decisions, appeals, exhausted, removals, cooperation, support, reentry, stocks, costs, deterrence, schemes',
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
    expect(problems).toHaveLength(17)
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

describe('inputs from outside', () => {
  const header = 'period,series,value,unit\n'
  const scenario = over('inputs: in.csv\n')
  /** What is said of a CSV file, with the scenario beside it called my.yaml. */
  const tableMessageOf = (content: string | Uint8Array, yaml = scenario): string => {
    files += 1
    write(`case-${files}/in.csv`, content)
    const path = write(`case-${files}/my.yaml`, yaml)
    return inputErrorOf(() => loadScenario(path)).message.replaceAll(`${folder}/case-${files}/`, '')
  }
  const allSeries =
    'small_boat_arrivals, asylum_claims_people, asylum_caseworking_staff_fte, decisions_per_caseworker_month, initial_grant_rate_of_grants_plus_refusals, initial_withdrawals, initial_administrative_outcomes, ftt_asylum_disposals, non_hotel_places, detention_irc_beds'

  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'in.csv:1:1: the file is empty; allowed: the header period,series,value,unit and rows'],
    [
      'only blank lines',
      '\n \n',
      'in.csv:1:1: the file is empty; allowed: the header period,series,value,unit and rows',
    ],
    ['no rows', header, 'in.csv:1:1: found a header and no rows; allowed: at least one row'],
    ['binary', new Uint8Array([0, 1, 2]), 'in.csv: the file is not text in UTF-8; allowed: CSV in UTF-8'],
    [
      'Latin-1',
      new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'in.csv: the file is not text in UTF-8; allowed: CSV in UTF-8',
    ],
    [
      'over 1 MB',
      '#'.repeat(1_000_001),
      'in.csv: the file has 1000001 bytes; allowed: at most 1000000 bytes',
    ],
    [
      'a quotation mark that is not closed',
      `${header}2025-Q1,detention_irc_beds,"2000,beds\n`,
      'in.csv:2:1: a quotation mark is opened here and not closed',
    ],
    [
      'a quotation mark within a value',
      `${header}2025-Q1,detention_irc_beds,20"00,beds\n`,
      'in.csv:2:1: a quotation mark stands within a value',
    ],
    [
      'something after a quotation mark',
      `${header}2025-Q1,detention_irc_beds,"20"00,beds\n`,
      'in.csv:2:1: something stands after a closing quotation mark',
    ],
    [
      'a wrong column',
      'period,serie,value,unit\n2025-Q1,detention_irc_beds,2000,beds\n',
      'in.csv:1:8: unknown column "serie"; did you mean "series"?; allowed: period,series,value,unit, separated by commas',
    ],
    [
      'semicolons',
      'period;series;value;unit\n2025-Q1;detention_irc_beds;2000;beds\n',
      'in.csv:1:1: found semicolons between the columns; allowed: commas; save the file as comma-separated (in Excel: CSV UTF-8), with a point in numbers: 0.48, not 0,48',
    ],
    [
      'tabs',
      'period\tseries\tvalue\tunit\n2025-Q1\tdetention_irc_beds\t2000\tbeds\n',
      'in.csv:1:1: found tabs between the columns; allowed: commas; save the file as comma-separated (in Excel: CSV UTF-8), with a point in numbers: 0.48, not 0,48',
    ],
    [
      'a missing column',
      'period,series,value\n2025-Q1,detention_irc_beds,2000\n',
      'in.csv:1:15: the column "unit" is missing; allowed: period,series,value,unit',
    ],
    [
      'a column too many',
      'period,series,value,unit,note\n2025-Q1,detention_irc_beds,2000,beds,x\n',
      'in.csv:1:26: unknown column "note"; allowed: period,series,value,unit, separated by commas',
    ],
    [
      'a column twice',
      'period,series,value,unit,value\n2025-Q1,detention_irc_beds,2000,beds,3\n',
      'in.csv:1:26: the column "value" stands twice; allowed: period,series,value,unit, each once',
    ],
    [
      'a cell too few',
      `${header}2025-Q1,detention_irc_beds,2000\n`,
      'in.csv:2:1: found 3 cells; allowed: 4, as in the header',
    ],
    [
      'a thousands separator',
      `${header}2025-Q1,detention_irc_beds,2,000,beds\n`,
      'in.csv:2:1: found 5 cells; allowed: 4, as in the header; write a number without commas: 2000, not 2,000',
    ],
    [
      'two thousands separators',
      `${header}2025-Q1,small_boat_arrivals,1,002,000,people\n`,
      'in.csv:2:1: found 6 cells; allowed: 4, as in the header; write a number without commas: 1002000, not 1,002,000',
    ],
    [
      'a cell too many that is no part of a number',
      `${header}2025-Q1,detention_irc_beds,2000,beds,\n`,
      'in.csv:2:1: found 5 cells; allowed: 4, as in the header',
    ],
    [
      'a thousands separator in quotes',
      `${header}2025-Q1,detention_irc_beds,"5,000",beds\n`,
      'in.csv:2:28 value: found "5,000" (text); allowed: number from 0 to 1000000; write 5000',
    ],
    [
      'a percent sign',
      `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,48%,share\n`,
      'in.csv:2:52 value: found "48%" (text); allowed: number from 0.001 to 0.999; write 0.48',
    ],
    [
      'the percent sign as unit',
      `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,0.48,%\n`,
      'in.csv:2:57 unit: found "%" (text); allowed: share; 0.48 % is 0.0048 in share: write 0.0048,share',
    ],
    ...(
      [
        ['2025 Q1', 'write 2025-Q1'],
        ['Q1 2025', 'write 2025-Q1'],
        ['2025q1', 'write 2025-Q1'],
        ['Jan 2025', 'write 2025-01'],
        ['2025 September', 'write 2025-09'],
        ['1/2025', 'write 2025-01'],
        ['Q1 2025/26', 'Q1 of the financial year 2025/26 is April to June 2025: write 2025-Q2'],
        ['2025/26 Q4', 'Q4 of the financial year 2025/26 is January to March 2026: write 2026-Q1'],
        ['2025/26', 'a financial year is four quarters: write 2025-Q2 to 2026-Q1, each in a row'],
        ['2025-02-01', 'a day is no period: write 2025-02 for the month or 2025-Q1 for the quarter'],
        ['31/03/2025', 'a day is no period: write 2025-03 for the month or 2025-Q1 for the quarter'],
        [
          '01/02/2025',
          'a day is no period: write the month, 2025-02 if the day stands first or 2025-01 if the month does',
        ],
        ['2025/28', undefined],
        ['13/2025', undefined],
        ['spring 2025', undefined],
      ] as const
    ).map(([period, remedy]): [string, string, string] => [
      `the period ${period}`,
      `${header}${period},detention_irc_beds,5000,beds\n`,
      `in.csv:2:1 period: found "${period}" (text); allowed: a quarter, as 2025-Q1, or a month, as 2025-01${remedy === undefined ? '' : `; ${remedy}`}`,
    ]),
    [
      'a published series that the model works out',
      `${header}2025-Q1,ftt_asylum_receipts,2000,appeals\n`,
      `in.csv:2:9 series: found "ftt_asylum_receipts", which the model works out; allowed: ${allSeries}; appeals are lodged after refusals: set appeals.lodged_share, and give the decisions (staff, productivity, grant rate)`,
    ],
    [
      'a series by another name',
      `${header}2025-Q1,caseworkers,2000,FTE\n`,
      `in.csv:2:9 series: unknown series "caseworkers"; did you mean "asylum_caseworking_staff_fte"?; allowed: ${allSeries}`,
    ],
    [
      'an unknown series',
      `${header}2025-Q1,small_boats_arrivals,2000,people\n`,
      `in.csv:2:9 series: unknown series "small_boats_arrivals"; did you mean "small_boat_arrivals"?; allowed: ${allSeries}`,
    ],
    [
      'a wrong unit',
      `${header}2025-Q1, detention_irc_beds, 2000, people\n`,
      'in.csv:2:36 unit: found "people" (text); allowed: beds',
    ],
    [
      'text for a number',
      `${header}2025-Q1,detention_irc_beds,many,beds\n`,
      'in.csv:2:28 value: found "many" (text); allowed: number from 0 to 1000000',
    ],
    [
      'no value',
      `${header}2025-Q1,detention_irc_beds,,beds\n`,
      'in.csv:2:28 value: found nothing; allowed: number from 0 to 1000000',
    ],
    [
      'a number below 0',
      `${header}2025-Q1,initial_withdrawals,-1,people\n`,
      'in.csv:2:29 value: found -1 (number); allowed: number from 0 to 10000000',
    ],
    [
      'a share in per cent',
      `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,47,share\n`,
      'in.csv:2:52 value: found 47 (number); allowed: number from 0.001 to 0.999; if per cent is meant, write 0.47',
    ],
    [
      'without end',
      `${header}2025-Q1,initial_withdrawals,Infinity,people\n`,
      'in.csv:2:29 value: found "Infinity" (text); allowed: number from 0 to 10000000',
    ],
    [
      'a period that is none',
      `${header}2025-Q5,detention_irc_beds,2000,beds\n`,
      'in.csv:2:1 period: found "2025-Q5" (text); allowed: a quarter, as 2025-Q1, or a month, as 2025-01',
    ],
    [
      'a year',
      `${header}2025,detention_irc_beds,2000,beds\n`,
      'in.csv:2:1 period: found "2025" (text); allowed: a quarter, as 2025-Q1, or a month, as 2025-01; a year is four quarters: write 2025-Q1 to 2025-Q4, each in a row',
    ],
    [
      'a period before the start',
      `${header}2024-Q4,detention_irc_beds,2000,beds\n`,
      'in.csv:2:1 period: found 2024-Q4, which begins before the scenario; allowed: periods from 2025-01-01 on',
    ],
    [
      'a row twice',
      `${header}2025-Q1,detention_irc_beds,2000,beds\n\n2025-Q1,detention_irc_beds,2000,beds\n`,
      'in.csv:4:1 period: found detention_irc_beds for 2025-Q1 again, as on line 2; allowed: each series once a period',
    ],
    [
      'a month within a quarter',
      `${header}2025-Q2,detention_irc_beds,2000,beds\n2025-06,detention_irc_beds,2000,beds\n`,
      'in.csv:3:1 period: found 2025-06, which overlaps 2025-Q2 of the same series on line 2; allowed: periods that do not overlap',
    ],
    [
      'a quarter around a month',
      `${header}2025-06,detention_irc_beds,2000,beds\n2025-Q2,detention_irc_beds,2000,beds\n`,
      'in.csv:3:1 period: found 2025-Q2, which overlaps 2025-06 of the same series on line 2; allowed: periods that do not overlap',
    ],
    [
      'fewer claims than come by small boat',
      `${header}2025-Q1,small_boat_arrivals,10000,people\n2025-Q1,initial_withdrawals,1000,people\n2025-Q1,asylum_claims_people,9000,people\n`,
      'in.csv:4:30 value: found 9000 claims, fewer than the 9001 of people who came by small boat and the 461 made anew after a withdrawal; allowed: 9462 or more; give small_boat_arrivals and initial_withdrawals for the period too',
    ],
    [
      'more withdrawals than people',
      `${header}2025-Q1,initial_withdrawals,200000,people\n`,
      'in.csv:2:29 value: found 200000 people; by projection nobody is left awaiting a decision before the period ends; allowed: numbers that leave people awaiting a decision; see what the other inputs of the period add and take away',
    ],
  ])('%s', (_what, content, message) => {
    expect(tableMessageOf(content)).toBe(message)
  })

  test('a grant rate that the groups cannot be brought to', () => {
    const groups = ['albania', 'conflict-high-grant', 'conflict-mixed', 'returnable', 'other'].map(
      (id) => `  ${id}: { grant_rate: { value: 1, unit: share, source: a, confidence: assumption } }\n`,
    )
    const rows = `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,0.5,share\n`
    expect(tableMessageOf(rows, `${scenario}groups:\n${groups.join('')}`)).toBe(
      'in.csv:2:52 value: found 0.5, which the grant rates of the groups cannot be brought to; allowed: number from 1 to 1',
    )
  })

  test('a value outside the limits of the parameter is reported where it stands', () => {
    const rows = `${header}2025-01,ftt_asylum_disposals,300001,appeals\n`
    expect(tableMessageOf(rows)).toBe(
      'in.csv:2:30 value: found 300001 (number); allowed: number from 0 to 300000',
    )
  })

  test('every fault is listed, each with its line', () => {
    const rows = `${header}2025-Q1,beds,1,beds\n2025-Q9,detention_irc_beds,x,people\n`
    const places = tableMessageOf(rows)
      .split('\n')
      .map((line) => line.split(' ').slice(0, 2).join(' '))
    expect(places).toEqual([
      'in.csv:2:9 series:',
      'in.csv:3:1 period:',
      'in.csv:3:28 value:',
      'in.csv:3:30 unit:',
    ])
  })

  test.each([
    [
      'a missing file, with the nearest beside it',
      over('inputs: inn.csv\n'),
      'my.yaml:3:9 inputs: there is no file "inn.csv"; did you mean "in.csv"?; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'a folder that is missing',
      over('inputs: none/in.csv\n'),
      'my.yaml:3:9 inputs: there is no file "in.csv"; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'a file for a folder',
      over('inputs: my.yaml/in.csv\n'),
      'my.yaml:3:9 inputs: there is no file "in.csv"; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'a name that no file can have',
      over('inputs: "in\\0.csv"\n'),
      'my.yaml:3:9 inputs: there is no file "in\0.csv"; did you mean "in.csv"?; allowed: the path of a CSV file, relative to this file',
    ],
    ['a folder', over('inputs: .\n'), '.: this is not a file but a folder or a device; allowed: a CSV file'],
    [
      'a list',
      over('inputs: [in.csv]\n'),
      'my.yaml:3:9 inputs: found a list of 1; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'nothing',
      over('inputs:\n'),
      'my.yaml:3:8 inputs: found nothing; allowed: the path of a CSV file, relative to this file',
    ],
  ])('%s', (_what, yaml, message) => {
    const found = tableMessageOf(`${header}2025-Q1,detention_irc_beds,2000,beds\n`, yaml)
    expect(found.replace(/^\S*case-\d+: /, '.: ')).toBe(message)
  })

  test('a scenario that is wrong itself is reported first', () => {
    expect(tableMessageOf(header, over('inputs: in.csv\nstart: x\n'))).toMatch(
      /^my\.yaml:4:8 start: found "x"/,
    )
  })
})

describe('given values in a scenario', () => {
  const given = (fields: string): string => beds(`changes: [{ ${fields}, value: 1, given: true }]`)
  const period = (from: string, until: string): string => `{ from: ${from}, until: ${until}, value: 1 }`
  const boats = (...periods: string[]): string =>
    over(
      `arrivals:\n  given:\n    small_boat: { value: [${periods.join(', ')}], unit: people, source: a, confidence: assumption }\n`,
    )
  test.each([
    [
      'without an end',
      given('from: 2025-02-01'),
      'my.yaml:4:78 removals.beds.changes[0]: found a given value without until; allowed: until: the first day after the period',
    ],
    [
      'an end of a change that is not given',
      beds('changes: [{ from: 2025-02-01, until: 2025-03-01, value: 1 }]'),
      'my.yaml:4:105 removals.beds.changes[0].until: found until for a change that is not given; write given: true, or take out until',
    ],
    [
      'an end before the beginning',
      given('from: 2025-02-01, until: 2025-02-01'),
      'my.yaml:4:78 removals.beds.changes[0]: found a period from 2025-02-01 until 2025-02-01; allowed: from before until',
    ],
    [
      'before the start',
      boats(period('2024-12-01', '2025-02-01')),
      'my.yaml:5:27 arrivals.given.small_boat.value[0]: found a given period from 2024-12-01; allowed: dates from the start, 2025-01-01, on',
    ],
    [
      'periods that overlap',
      boats(period('2025-01-01', '2025-03-01'), period('2025-02-01', '2025-04-01')),
      'my.yaml:5:78 arrivals.given.small_boat.value[1]: found a given period from 2025-02-01 after one until 2025-03-01; allowed: given periods in increasing order that do not overlap',
    ],
    [
      'people below 0',
      boats('{ from: 2025-01-01, until: 2025-02-01, value: -1 }'),
      'my.yaml:5:73 arrivals.given.small_boat.value[0].value: found -1 (number); allowed: number from 0 to 10000000',
    ],
  ])('%s', (_what, content, message) => {
    expect(messageOf(content)).toBe(message)
  })
})

test('no message has the words of a library or a stack', () => {
  const messages = [
    messageOf(over('start: x\narrivals: 3\ngroups: []\nschemes: { hub: { at_limit: { action: no } } }\n')),
    messageOf('a: ['),
  ]
  for (const message of messages)
    expect(message).not.toMatch(/Invalid|Expected|expected|received|undefined|\bat .*:\d+:\d+\)|zod/i)
})
