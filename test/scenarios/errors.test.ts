import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { folder, write } = temporaryFolder()
let files = 0
const messageOf = (content: string | Uint8Array): string => {
  files += 1
  const path = write(`case-${files}.yaml`, content)
  return inputErrorOf(() => loadScenario(path)).message.replaceAll(path, 'my.yaml')
}
/** A document that overlays the baseline. */
const over = (yaml: string): string => `name: mine\nextends: current-policy\n${yaml}`

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
      'my.yaml:1:7: text with a colon in it must be quoted, and a new key must line up with its neighbours',
    ],
    [
      'indentation',
      'name: a\n  title: b\n',
      'my.yaml:1:7: text with a colon in it must be quoted, and a new key must line up with its neighbours',
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
    loadScenario(write('tabs.json', '{\n\t"name": "mine",\n\t"extends": "current-policy"\n}')).name,
  ).toBe('mine')
})

const figure = (fields: string): string => over(`arrivals:\n  claim_share: ${fields}\n`)
const allowedForms =
  'allowed: a parameter in share: { value, unit, source, confidence } or { evidence, unit }'

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
      'no unit',
      figure('{ value: 1, source: a, confidence: assumption }'),
      'my.yaml:4:3 arrivals.claim_share.unit: found nothing; allowed: share',
    ],
    [
      'no source',
      figure('{ value: 1, unit: share, confidence: assumption }'),
      'my.yaml:4:3 arrivals.claim_share.source: found nothing; allowed: text or list of at least 1, each: text',
    ],
    [
      'another unit',
      figure('{ value: 1, unit: percent, source: a, confidence: assumption }'),
      'my.yaml:4:34 arrivals.claim_share.unit: found "percent" (text); allowed: share',
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
      'name: Mine\nextends: current-policy\n',
      'my.yaml:1:7 name: found "Mine" (text); allowed: lower-case letters and digits, in words joined by hyphens',
    ],
    [
      'a group name with capitals',
      over('groups: { Albania: { } }\n'),
      'my.yaml:3:11 groups: found the name "Albania"; allowed: lower-case letters and digits, in words joined by hyphens',
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
      /^my\.yaml:\d+:5 schemes\.hub\.at_limit\.action: found nothing; allowed: continue, brought_back, released_in_host, settled$/,
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
      'my.yaml:4:86 removals.beds.changes[0].from: found a change on 2025-01-01; allowed: dates after the start, 2025-01-01; a value that holds from the start is the value itself',
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

  test('a group that a scheme takes must exist', () => {
    const content = `name: mine\nextends: ${hub}\nschemes: { hub: { eligibility: { groups: [returnable, albana] } } }\n`
    expect(messageOf(content)).toBe(
      'my.yaml:3:55 schemes.hub.eligibility.groups[1]: found "albana", which is not a nationality group of this scenario; did you mean "albania"?; allowed: albania, conflict-high-grant, conflict-mixed, returnable, other',
    )
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
