/** What the page says of each lever: read from the scenario as it is, the schema, the parameter page and the sources. */
import { sources } from '../evidence/load.ts'
import { noDeterrence } from '../model/deterrence.ts'
import { comparedSchemes } from '../scenarios/compared-schemes.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { type JsonSchema, schemaAt } from '../scenarios/schema/allowed.ts'
import type { Parameter } from '../scenarios/schema/parameters.ts'
import { meaningAt } from '../scenarios/schema/policy-questions.ts'
import { noResponse } from '../scenarios/schema/response.ts'
import { type LeverGroup, leverGroups, pathsOf } from './levers.ts'
import { baselineName, type Question } from './question.ts'
import { settingAt } from './state.ts'

/** A choice of a lever, and what it is called. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** A lever as the page shows it. */
export interface LeverFacts {
  readonly path: string
  readonly label: string
  /** How it is moved. */
  readonly kind: 'number' | 'date' | 'choice' | 'several'
  /** As it stands in the option, and without a setting of the page; '' where the scenario has no such value. */
  readonly value: string
  readonly usual: string
  /** In the baseline; absent where that has none. */
  readonly baseline?: string
  readonly unit: string
  /** Plausible range. */
  readonly low?: number
  readonly high?: number
  /** What the schema allows. */
  readonly min?: number
  readonly max?: number
  readonly choices?: readonly Choice[]
  readonly meaning: string
  readonly isNot?: string
  readonly sources: readonly string[]
  readonly confidence: string
  readonly note: string
  /** What it changes to on dates. */
  readonly changes?: string
  readonly isSet: boolean
}

/** A group with its levers as they stand. */
export interface GroupFacts extends Omit<LeverGroup, 'levers'> {
  readonly levers: readonly LeverFacts[]
}

type Leaf = Parameter | string | readonly string[] | undefined

/** The levers of an option. @param usual the same option without any setting of the page */
export function factsOf(question: Question, usual: Question): GroupFacts[] {
  const { scenarios, state } = question
  const [baseline, option = baseline] = scenarios as [LoadedScenario, LoadedScenario?]
  const schemes = comparedSchemes(option, scenarios, baselineName).filter(
    (id) => scenarios.length === 1 || baseline.values.schemes[id] === undefined,
  )
  return leverGroups.flatMap(({ levers, ...group }) => {
    const facts = levers.flatMap((lever) =>
      pathsOf(lever, schemes, state.deterrence).flatMap((path) => {
        const made = leverFacts(path.split('.'), option, usual.scenarios.at(-1)!, baseline)
        const label = schemes.length > 1 ? labelled(lever.label, path, option) : lever.label
        return made === undefined ? [] : [{ ...made, label, isSet: settingAt(state, path) !== undefined }]
      }),
    )
    return facts.length === 0 ? [] : [{ ...group, levers: facts }]
  })
}

const labelled = (label: string, path: string, { document: { schemes } }: LoadedScenario) => {
  const own = /^schemes\.([^.]+)\./.exec(path)?.[1]
  return own === undefined ? label : `${label}: ${schemes[own]?.label ?? own}`
}

function leverFacts(
  path: readonly string[],
  option: LoadedScenario,
  usual: LoadedScenario,
  baseline: LoadedScenario,
): Omit<LeverFacts, 'label' | 'isSet'> | undefined {
  const schema = schemaAt(path)
  const leaf = leafAt(option, path)
  if (schema === undefined || !isThere(option, path)) return undefined
  const value = schema.properties?.['value'] ?? schema
  const choices = choicesAt(path, value, option)
  // A value that is set has no range and no source of its own: those of the scenario are told.
  const before = leafAt(usual, path) ?? leaf
  const parameter = typeof before === 'object' && 'unit' in before ? before : undefined
  const limits = {
    ...numbers({ low: parameter?.low, high: parameter?.high }),
    ...numbers({ min: value.minimum, max: value.maximum }),
  }
  const meaning = meaningAt(path)
  const inBaseline = textOf(leafAt(baseline, path))
  return {
    path: path.join('.'),
    kind: kindOf(value, choices),
    value: textOf(leaf) ?? '',
    usual: textOf(leafAt(usual, path)) ?? '',
    ...(inBaseline !== undefined && option !== baseline && { baseline: inBaseline }),
    unit: parameter?.unit ?? meaning?.unit ?? 'choice',
    ...limits,
    ...(choices && { choices }),
    meaning: meaning?.about ?? '',
    ...(meaning?.isNot !== undefined && { isNot: meaning.isNot }),
    sources: parameter === undefined ? [] : [parameter.source].flat().map(sourceWords),
    confidence: parameter?.confidence ?? 'assumption',
    note: parameter?.note ?? '',
    ...(parameter?.changes?.length && { changes: changesOf(parameter) }),
  }
}

const numbers = (of: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => typeof value === 'number'))

const kindOf = (value: JsonSchema, choices: readonly Choice[] | undefined): LeverFacts['kind'] =>
  value.type === 'array' ? 'several' : choices ? 'choice' : value.format === 'date' ? 'date' : 'number'

const leafAt = ({ document }: LoadedScenario, path: readonly string[]): Leaf =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    document,
  ) as Leaf

/** Whether a scenario has the section that a path stands in. */
const isThere = (scenario: LoadedScenario, path: readonly string[]) =>
  leafAt(scenario, path.slice(0, -1)) !== undefined

function textOf(leaf: Leaf): string | undefined {
  if (leaf === undefined) return undefined
  if (typeof leaf === 'string') return leaf
  return 'unit' in leaf ? String(leaf.value) : leaf.join(' ')
}

const changesOf = ({ changes = [] }: Parameter) =>
  changes.map(({ value, from, until }) => `${value} from ${from}${until ? ` until ${until}` : ''}`).join('; ')

/** The choices at a path: those of the schema, or the names that the scenario gives. */
function choicesAt(
  path: readonly string[],
  value: JsonSchema,
  { document }: LoadedScenario,
): Choice[] | undefined {
  if (path.join('.') === 'response.in_force')
    return [
      { value: noResponse, label: 'Nobody acts differently' },
      ...Object.entries(document.response.hypotheses).map(([name, { label }]) => ({ value: name, label })),
    ]
  if (path.join('.') === 'cooperation.groups')
    return Object.entries(document.groups).map(([name, { label }]) => ({ value: name, label }))
  return value.enum?.map((name) => ({ value: name, label: name }))
}

/** The deterrence hypotheses of a question. */
export const hypothesesOf = ({ scenarios }: Question): Choice[] => [
  { value: noDeterrence, label: 'No deterrent effect' },
  ...Object.entries(scenarios[0]!.document.deterrence).map(([name, { label }]) => ({ value: name, label })),
]

/** A source in words. */
function sourceWords(id: string): string {
  const source = sources().get(id)
  return source === undefined ? id : `${source.publisher}: ${source.title} (${id})`
}
