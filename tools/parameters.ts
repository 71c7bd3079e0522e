/**
 * Writes docs/parameters.md from the schema and `src/scenarios/schema/policy-questions.ts`; with `--check` fails if it is not as this would
 * write it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describeAllowed, documentSchema, type JsonSchema, unitOf } from '../src/scenarios/schema/allowed.ts'
import { meaningAt, policyQuestions, questionOf } from '../src/scenarios/schema/policy-questions.ts'

const page = 'docs/parameters.md'

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

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('*', '\\*')

const leaves = [...leavesOf(documentSchema, [])]

const tables = policyQuestions.map((each) => {
  const rows = leaves.flatMap(([path, schema]) => {
    const meaning = meaningAt(path)
    if (questionOf(path) !== each || meaning === undefined) return []
    const { about, unit, isNot } = meaning
    const value = schema.properties?.value ?? schema
    const kind = schema.properties?.changes ? `${unit}; by date` : (unit ?? 'choice')
    const cells = [`\`${path.join('.')}\``, cell(about), kind, describeAllowed(value), cell(isNot ?? '–')]
    return [`| ${cells.join(' | ')} |`]
  })
  return [
    `## ${each.question}`,
    '',
    `Acts on ${each.acts}.`,
    '',
    '| parameter | meaning | unit | allowed | what it is not |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
})

const text = [
  '# Parameters',
  '',
  'Every parameter and choice of a scenario, by the question that it answers. `*` stands for a name that a scenario chooses, such as that of a',
  'scheme. `by date` marks what may change on dates. Values and sources are in the scenarios: `return-hubs scenarios show current-policy`. How to',
  'change a number is in [how-to.md](how-to.md). This page is made by `npm run parameters`.',
  '',
  ...tables,
].join('\n')

if (process.argv.includes('--check')) {
  if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
    console.error(`Not as the schema makes it: ${page}. Run npm run parameters`)
    process.exitCode = 1
  }
} else writeFileSync(page, text)
