import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { folder, write } = temporaryFolder()

test('a chain of parents: maps merge, lists replace, a parameter replaces whole', () => {
  write(
    'family/parent.yaml',
    `name: parent
extends: ${hub}
title: Parent
schemes:
  hub:
    eligibility: { groups: [albania, returnable] }
    capacity:
      full_places: { value: 200, low: 100, high: 300, unit: places, source: assumption, confidence: assumption, note: parent }
`,
  )
  const child = write(
    'family/child.yaml',
    `name: child
extends: parent.yaml
schemes:
  hub:
    eligibility: { groups: [other] }
    capacity:
      full_places: { value: 900, unit: places, source: assumption, confidence: assumption }
`,
  )
  const { document, values } = loadScenario(child)
  expect(document.name).toBe('child')
  expect(document.title).toBe('Parent')
  expect(values.schemes.hub?.eligibility.groups).toEqual(['other'])
  expect(values.schemes.hub?.eligibility.reasons).toEqual(['undocumented', 'removal_cancelled'])
  expect(document.schemes.hub?.capacity.full_places).toEqual({
    value: 900,
    unit: 'places',
    changes: [],
    source: 'assumption',
    confidence: 'assumption',
  })
  expect(values.schemes.hub?.capacity.opening_places).toBe(48)
})

test('the name is not inherited', () => {
  const path = write('nameless.yaml', 'extends: current-policy-2024\n')
  expect(inputErrorOf(() => loadScenario(path)).problems).toMatchObject([
    { path: 'name', found: 'found nothing' },
  ])
})

test('a wrong value that is inherited is reported where it stands', () => {
  const parent = write(
    'wrong-parent.yaml',
    `name: wrong-parent
extends: current-policy-2024
arrivals:
  claim_share: { value: 1.5, unit: share, source: assumption, confidence: assumption }
`,
  )
  const child = write('right-child.yaml', 'name: right-child\nextends: wrong-parent.yaml\n')
  const { problems } = inputErrorOf(() => loadScenario(child))
  expect(problems).toEqual([
    {
      file: parent,
      line: 4,
      column: 25,
      path: 'arrivals.claim_share.value',
      found: 'found 1.5 (number)',
      allowed: 'number from 0 to 1',
    },
  ])
})

test('a circle is refused with the chain', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => join(folder, `${name}.yaml`)) as [string, string, string]
  write('a.yaml', 'name: a\nextends: b.yaml\n')
  write('b.yaml', 'name: b\nextends: ./c.yaml\n')
  write('c.yaml', 'name: c\nextends: a.yaml\n')
  const { problems } = inputErrorOf(() => loadScenario(a))
  expect(problems).toMatchObject([{ file: c, line: 2, column: 10, path: 'extends' }])
  expect(problems[0]?.found).toBe(`the scenario extends itself (${a} → ${b} → ${c} → a.yaml)`)
})

test('a file that extends itself is a circle', () => {
  const path = write('self.yaml', 'name: self\nextends: self.yaml\n')
  expect(inputErrorOf(() => loadScenario(path)).message).toContain(`extends itself (${path} → self.yaml)`)
})

test('a missing parent is refused with the chain and the nearest name', () => {
  const child = write('orphan.yaml', 'name: orphan\nextends: current-polcy-2024\n')
  const [problem] = inputErrorOf(() => loadScenario(child)).problems
  expect(problem).toMatchObject({
    file: child,
    line: 2,
    column: 10,
    path: 'extends',
    nearest: 'current-policy-2024',
  })
  expect(problem?.found).toContain(`(${child} → current-polcy-2024)`)
  const byPath = write('nephew.yaml', 'name: nephew\nextends: ./orphn.yaml\n')
  expect(inputErrorOf(() => loadScenario(byPath)).problems).toMatchObject([{ nearest: 'orphan.yaml' }])
})

test('extends must be one name', () => {
  const path = write(
    'two-parents.yaml',
    'name: two-parents\nextends: [current-policy-2024, faster-decisions]\n',
  )
  expect(inputErrorOf(() => loadScenario(path)).problems).toMatchObject([
    { path: 'extends', line: 2, column: 10, found: 'found a list of 2' },
  ])
})

test('a relative path is taken from the working folder, and named as the user wrote it', () => {
  const path = relative(
    process.cwd(),
    write('typed.yaml', 'name: typed\nextends: current-policy-2024\nstart: no\n'),
  )
  expect(inputErrorOf(() => loadScenario(path)).message).toBe(
    `${path}:3:8 start: found "no" (text); allowed: a date that exists, as YYYY-MM-DD`,
  )
})
