import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findEvidence, sources } from '../../src/evidence/load.ts'
import { builtInNames, loadScenario, loadScenarios } from '../../src/scenarios/load.ts'
import { parametersOf } from '../../src/scenarios/schema/parameters.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { write } = temporaryFolder()

test('the library holds the baseline', () => {
  expect(builtInNames()).toContain('current-policy-2024')
})

describe.each(builtInNames())('built-in scenario %s', (name) => {
  const scenario = loadScenario(name)

  test('loads under its own name', () => {
    expect(scenario.name).toBe(name)
    expect(scenario.document.name).toBe(name)
  })

  test('its resolved YAML is digested, and loads again to the same document and the same bytes', () => {
    expect(scenario.sha256).toBe(createHash('sha256').update(scenario.yaml).digest('hex'))
    const again = loadScenario(write(`${name}.yaml`, scenario.yaml))
    expect(again.values).toEqual(scenario.values)
    expect(again.document).toEqual(scenario.document)
    expect(again.yaml).toBe(scenario.yaml)
    expect(scenario.yaml).not.toMatch(/^extends:|evidence:/m)
  })

  test('the resolved document as JSON loads to the same values', () => {
    const path = write(`${name}.json`, JSON.stringify(scenario.document, null, '\t'))
    expect(loadScenario(path).values).toEqual(scenario.values)
  })

  test('every source cited is a source id, an evidence row id, an inputs file of the library, or the word assumption', () => {
    const cited = parametersOf(scenario.document).flatMap(([, { source }]) => [source].flat())
    expect(cited.length).toBeGreaterThan(100)
    const isInputs = (id: string) =>
      id.startsWith('inputs:') && existsSync(`src/scenarios/library/${id.slice('inputs:'.length)}`)
    const unknown = cited.filter(
      (id) => id !== 'assumption' && !sources().has(id) && !findEvidence(id) && !isInputs(id),
    )
    expect(unknown).toEqual([])
  })

  test('no published or derived figure rests on an assumption alone, and no row of the table lacks unit or source', () => {
    for (const [path, { source, confidence }] of parametersOf(scenario.document)) {
      if (confidence !== 'assumption') expect([path, [source].flat()]).not.toEqual([path, ['assumption']])
    }
    for (const row of scenario.parameters)
      expect([row.id, row.unit === '' || row.source === '']).toEqual([row.id, false])
  })
})

test('values have the shapes that the model reads', () => {
  const { values } = loadScenario(hub)
  expect(values.decisions.caseworkers).toEqual({ value: 2455, changes: [] })
  expect(values.stocks.rights_exhausted).toEqual({ low: 38887, value: 55000, high: 88869 })
  expect(values.crossing.month_shares).toHaveLength(12)
  expect(values.arrivals.path).toBe('central')
  expect(values.schemes.hub?.agreement.announced).toBe('2025-05-15')
  expect(values.schemes.hub?.at_limit).toEqual({ days: 540, action: 'brought_back' })
  expect(values.groups.albania?.nationalities).toEqual(['Albania'])
})

test('the parameter table has a row for every figure and choice, and none for descriptive words', () => {
  const rows = new Map(loadScenario(hub).parameters.map((row) => [row.id, row]))
  expect(rows.get('decisions.caseworkers')).toEqual({
    id: 'decisions.caseworkers',
    value: '2455',
    low: '2100',
    high: '2461',
    unit: 'FTE',
    source: 'caseworkers_fte;PQ_95366',
    confidence: 'published',
    note: '597 in 2019/20',
  })
  expect(rows.get('exhausted.barriers.preset')).toMatchObject({ unit: 'choice', confidence: 'assumption' })
  expect(rows.get('crossing.month_shares')?.value.split(' ')).toHaveLength(12)
  for (const word of ['name', 'title', 'summary', 'schemes.hub.label', 'groups.albania.nationalities']) {
    expect(rows.has(word)).toBe(false)
  }
})

test('a schedule’s changes are in values, table and YAML', () => {
  const path = write(
    'growth.yaml',
    `name: growth
extends: current-policy-2024
decisions:
  caseworkers:
    evidence: caseworkers_fte
    unit: FTE
    changes: [{ from: 2026-01-01, value: 3000 }, { from: 2027-01-01, value: 2000 }]
`,
  )
  const loaded = loadScenario(path)
  expect(loaded.values.decisions.caseworkers).toEqual({
    value: 2455,
    changes: [
      { from: '2026-01-01', value: 3000 },
      { from: '2027-01-01', value: 2000 },
    ],
  })
  const row = loaded.parameters.find(({ id }) => id === 'decisions.caseworkers')
  expect(row?.value).toBe('2455; 3000 from 2026-01-01; 2000 from 2027-01-01')
  expect(loadScenario(write('growth-resolved.yaml', loaded.yaml)).values).toEqual(loaded.values)
})

test('two scenarios of one name are refused, at the second one’s name', () => {
  const copy = write('copy.yaml', `name: current-policy-2024\nextends: ${hub}\n`)
  const { problems } = inputErrorOf(() => loadScenarios(['current-policy-2024', copy], []))
  expect(problems).toMatchObject([{ file: copy, line: 1, column: 7, path: 'name' }])
  expect(problems[0]?.found).toBe('two scenarios of this run are called "current-policy-2024"')
})

test('several scenarios come in the order asked for, and their faults are reported together', () => {
  expect(loadScenarios([hub, 'current-policy-2024'], []).map(({ name }) => name)).toEqual([
    'hub',
    'current-policy-2024',
  ])
  const first = write('first.yaml', 'name: first\nextends: current-policy-2024\nstart: soon\n')
  const second = write('second.yaml', 'name: second\nextends: current-policy-2024\nstart: 2025-13-01\n')
  const { problems } = inputErrorOf(() => loadScenarios([first, second], []))
  expect(problems.map(({ file, path }) => [file, path])).toEqual([
    [first, 'start'],
    [second, 'start'],
  ])
})
