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

/** A parameter with its path. */
type Placed = readonly [path: readonly string[], parameter: Parameter]

/**
 * What is made of the leaves of a document, in its order. It is made once for each part and place: documents that share most of their
 * parts, as those of a sweep do, share this as well.
 */
function gathering<T>(ofLeaf: (path: readonly string[], leaf: unknown) => readonly T[]) {
  const known = new WeakMap<object, Map<string, readonly T[]>>()
  const gathered = (value: unknown, path: readonly string[]): readonly T[] => {
    if (!isObject(value)) return ofLeaf(path, value)
    const place = path.join('.')
    const own = known.get(value) ?? new Map<string, readonly T[]>()
    known.set(value, own)
    const before = own.get(place)
    if (before !== undefined) return before
    const made = isParameter(value)
      ? ofLeaf(path, value)
      : Object.entries(value).flatMap(([key, child]) => gathered(child, [...path, key]))
    own.set(place, made)
    return made
  }
  return (document: ScenarioDocument) => gathered(document, [])
}

/** Every parameter with its path, in document order. */
export const parametersOf: (document: ScenarioDocument) => readonly Placed[] = gathering<Placed>(
  (path, leaf) => (isParameter(leaf) ? [[path, leaf]] : []),
)

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
export const parameterRows: (document: ScenarioDocument) => readonly ParameterRow[] = gathering<ParameterRow>(
  (path, leaf) => (descriptive.includes(path.at(-1) ?? '') ? [] : [rowOf(path, leaf)]),
)

/** The bare values of parts of documents. */
const bareOf = new WeakMap<object, unknown>()

const bare = (value: unknown): unknown => {
  if (!isObject(value)) return value
  const known = bareOf.get(value)
  if (known !== undefined) return known
  const made = madeBare(value)
  bareOf.set(value, made)
  return made
}

const madeBare = (value: Readonly<Record<string, unknown>>): unknown => {
  if (!isParameter(value))
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, bare(child)]))
  if (value.sampled !== undefined) return { low: value.low, value: value.value, high: value.high }
  return value.changes === undefined ? value.value : { value: value.value, changes: value.changes }
}

/** The document with provenance taken off: what the model reads. */
export const valuesOf = (document: ScenarioDocument): Scenario => bare(document) as Scenario
