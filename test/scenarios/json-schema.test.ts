import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { builtInNames, scenarioJsonSchema } from '../../src/scenarios/load.ts'
import type { JsonSchema } from '../../src/scenarios/schema/allowed.ts'

const schema = scenarioJsonSchema()
/** The reader of JSON Schema used here does not combine `anyOf` with what stands beside it, so that part is tested apart. */
const { anyOf: _sections, ...withoutSections } = schema as JsonSchema
const checker = z.fromJSONSchema(withoutSections as Parameters<typeof z.fromJSONSchema>[0])
const authored = (name: string) =>
  parse(readFileSync(new URL(`../../src/scenarios/library/${name}.yaml`, import.meta.url), 'utf8'))

test.each(builtInNames())('%s as authored fits the schema', (name) => {
  expect(checker.safeParse(authored(name)).success).toBe(true)
})

test.each([
  ['an unknown key', { name: 'x', extends: 'current-policy-2024', bogus: 1 }],
  ['no name', { extends: 'current-policy-2024' }],
  ['a wrong unit', { name: 'x', extends: 'y', removals: { beds: { evidence: 'a', unit: 'people' } } }],
  ['a bare number', { name: 'x', extends: 'y', removals: { beds: 3 } }],
  [
    'a parameter without source',
    { name: 'x', extends: 'y', removals: { beds: { value: 3, unit: 'beds', confidence: 'assumption' } } },
  ],
])('%s does not', (_what, document) => {
  expect(checker.safeParse(document).success).toBe(false)
})

test.each([
  ['an edit', { removals: { beds: { times: 0.7, from: '2026-01-01' } } }],
  ['a value without its unit', { removals: { beds: { value: 3 } } }],
  ['a section scaled', { arrivals: { small_boat: { times: 0.7 } } }],
  ['a bare date', { schemes: { hub: { agreement: { opens: '2026-01-01' } } } }],
])('%s fits', (_what, sections) => {
  expect(checker.safeParse({ name: 'x', extends: 'y', ...sections }).success).toBe(true)
})

test.each(['two-sizes', 'two-hubs', 'my-hub'])('examples/%s.yaml fits', (name) => {
  expect(checker.safeParse(parse(readFileSync(`examples/${name}.yaml`, 'utf8'))).success).toBe(true)
})

test('the forms of a parameter are offered, with the description', () => {
  const { properties } = schema as unknown as {
    properties: Record<string, { properties: Record<string, unknown> }>
  }
  expect(properties.decisions?.properties.caseworkers).toMatchObject({
    description: 'Asylum caseworkers taking decisions.',
    anyOf: [
      { properties: { unit: { const: 'FTE' } }, required: ['value', 'unit', 'source', 'confidence'] },
      { properties: { unit: { const: 'FTE' } }, required: ['evidence', 'unit'] },
      { properties: { times: { type: 'number' }, from: { format: 'date' } }, additionalProperties: false },
    ],
  })
})

test('inputs and given values are offered', () => {
  const document = {
    name: 'x',
    extends: 'current-policy-2024',
    inputs: 'my.csv',
    removals: {
      beds: {
        value: 3,
        unit: 'beds',
        changes: [{ from: '2025-01-01', until: '2025-04-01', value: 2, given: true }],
        source: 'assumption',
        confidence: 'assumption',
      },
    },
  }
  expect(checker.safeParse(document).success).toBe(true)
  expect(checker.safeParse({ ...document, inputs: 3 }).success).toBe(false)
})

test('without extends every section is required', () => {
  const { anyOf } = schema as unknown as { anyOf: { required: string[] }[] }
  expect(anyOf).toEqual([
    { required: ['extends'] },
    { required: expect.arrayContaining(['name', 'groups', 'decisions', 'stocks', 'schemes']) },
  ])
})
