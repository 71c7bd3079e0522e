/** docs/parameters.md, from the schema and `src/scenarios/schema/policy-questions.ts`. */
import {
  describeAllowed,
  documentSchema,
  type JsonSchema,
  unitOf,
} from '../../src/scenarios/schema/allowed.ts'
import { meaningAt, policyQuestions, questionOf } from '../../src/scenarios/schema/policy-questions.ts'
import type { Page } from './page.ts'
import { filled } from './template.ts'

/** Every parameter and choice of the schema with its path; names that a scenario chooses are `*`. */
function* leavesOf(
  schema: JsonSchema,
  path: readonly string[],
): Generator<readonly [readonly string[], JsonSchema]> {
  const { properties, additionalProperties } = schema
  const isSection = schema.type === 'object' && unitOf(schema) === undefined
  if (!isSection) yield [path, schema]
  else {
    for (const [key, child] of Object.entries(properties ?? {})) yield* leavesOf(child, [...path, key])
    if (typeof additionalProperties === 'object') yield* leavesOf(additionalProperties, [...path, '*'])
  }
}

const cell = (text: string) => text.replaceAll('*', '\\*')

/** The page. */
export function parametersPage(): Page {
  const leaves = [...leavesOf(documentSchema(), [])]
  const questions = policyQuestions.map((each) => ({
    ...each,
    rows: leaves.flatMap(([path, schema]) => {
      const meaning = meaningAt(path)
      if (questionOf(path) !== each || meaning === undefined) return []
      const { about, unit, isNot } = meaning
      const value = schema.properties?.value ?? schema
      const kind = schema.properties?.changes ? `${unit}; by date` : (unit ?? 'choice')
      return [[`\`${path.join('.')}\``, cell(about), kind, describeAllowed(value), cell(isNot ?? '–')]]
    }),
  }))
  return { texts: new Map([['docs/parameters.md', filled('parameters', { questions })]]) }
}
