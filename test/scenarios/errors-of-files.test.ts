import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { faultyDocuments, inputErrorOf, over } from './files.ts'

const { folder, write, messageOf } = faultyDocuments()

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
    expect(inputErrorOf(() => loadScenario('current-policy-202')).message).toMatch(
      /^current-policy-202: no built-in scenario or file called "current-policy-202"; did you mean "current-policy-2024"\?; allowed: a path to a YAML or JSON file, or one of .*current-policy/,
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

test('no message has the words of a library or a stack', () => {
  const messages = [
    messageOf(over('start: x\narrivals: 3\ngroups: []\nschemes: { hub: { at_limit: { action: no } } }\n')),
    messageOf('a: ['),
  ]
  for (const message of messages)
    expect(message).not.toMatch(/Invalid|Expected|expected|received|undefined|\bat .*:\d+:\d+\)|zod/i)
})
