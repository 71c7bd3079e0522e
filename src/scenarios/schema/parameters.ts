/** Walking a scenario document: its parameters, its choices, and its bare values. */

import type { GivenPeriod } from '../../calendar/given-days.ts'
import type { Change } from '../../calendar/step-function.ts'
import type { Confidence } from './quantity.ts'
import type { Scenario, ScenarioDocument } from './schema.ts'

/** A parameter of any kind, as it stands in a document. */
export interface Parameter {
  readonly value: number | string | readonly number[] | readonly GivenPeriod[]
  readonly low?: number | string
  readonly high?: number | string
  readonly unit: string
  readonly changes?: readonly Change[]
  readonly sampled?: string
  readonly source: string | readonly string[]
  readonly confidence: Confidence
  readonly note?: string
}

/** One line of a table of assumptions. */
export interface ParameterRow {
  /** Dotted path: `decisions.caseworkers`. */
  readonly id: string
  readonly value: string
  readonly low: string
  readonly high: string
  /** `choice` for a setting that is no figure. */
  readonly unit: string
  /** Ids joined by `;`. */
  readonly source: string
  readonly confidence: string
  readonly note: string
}

/** Words that describe a scenario and change nothing in it. */
const descriptive = ['name', 'title', 'summary', 'label', 'nationalities']

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isParameter = (value: unknown): value is Parameter => isObject(value) && typeof value.unit === 'string'

/** Every leaf of a document with its path, in document order. */
function* leavesOf(
  value: unknown,
  path: readonly string[],
): Generator<readonly [readonly string[], unknown]> {
  if (isObject(value) && !isParameter(value)) {
    for (const [key, child] of Object.entries(value)) yield* leavesOf(child, [...path, key])
  } else yield [path, value]
}

/** Every parameter with its path, in document order. */
export const parametersOf = (
  document: ScenarioDocument,
): readonly (readonly [readonly string[], Parameter])[] =>
  [...leavesOf(document, [])].flatMap(([path, leaf]) => (isParameter(leaf) ? [[path, leaf] as const] : []))

const textOfChange = ({ value, from, until }: Change): string =>
  `${value} from ${from}${until === undefined ? '' : ` until ${until}`}`

const textOfValue = (value: Parameter['value']): string => {
  if (typeof value !== 'object') return String(value)
  if (value.length === 0) return 'none'
  return value.every((part) => typeof part === 'number')
    ? value.join(' ')
    : value.map(textOfChange).join('; ')
}

const textOf = ({ value, changes = [] }: Parameter): string =>
  [textOfValue(value), ...changes.map(textOfChange)].join('; ')

const rowOf = (path: readonly string[], leaf: unknown): ParameterRow => {
  const id = path.join('.')
  if (!isParameter(leaf)) {
    const value = Array.isArray(leaf) ? leaf.join(' ') : String(leaf)
    return {
      id,
      value,
      low: '',
      high: '',
      unit: 'choice',
      source: 'assumption',
      confidence: 'assumption',
      note: '',
    }
  }
  return {
    id,
    value: textOf(leaf),
    low: String(leaf.low ?? ''),
    high: String(leaf.high ?? ''),
    unit: leaf.unit,
    source: [leaf.source].flat().join(';'),
    confidence: leaf.confidence,
    note: leaf.note ?? '',
  }
}

/** The table of assumptions: every parameter and every choice, in document order. */
export const parameterRows = (document: ScenarioDocument): ParameterRow[] =>
  [...leavesOf(document, [])]
    .filter(([path]) => !descriptive.includes(path.at(-1) ?? ''))
    .map(([path, leaf]) => rowOf(path, leaf))

const bare = (value: unknown): unknown => {
  if (!isObject(value)) return value
  if (!isParameter(value))
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, bare(child)]))
  if (value.sampled !== undefined) return { low: value.low, value: value.value, high: value.high }
  return value.changes === undefined ? value.value : { value: value.value, changes: value.changes }
}

/** The document with provenance taken off: what the model reads. */
export const valuesOf = (document: ScenarioDocument): Scenario => bare(document) as Scenario
