/** The JSON Schema that editors check scenario files against: the authoring form, before `extends` and evidence. */
import { documentSchema, type JsonSchema, unitOf } from './allowed.ts'

const number = { type: 'number' } as const

/** What is done to a value that is there: a factor, or an amount; by date where the value changes on dates. */
const scaling = (from: boolean): Readonly<Record<string, JsonSchema>> => ({
  times: { ...number, minimum: 0, description: 'Factor by which the parent’s value is multiplied.' },
  plus: { ...number, description: 'Amount that is added to the parent’s value.' },
  ...(from && {
    from: { type: 'string', format: 'date', description: 'Day from which it holds, and not before.' },
  }),
})

/** An edit of the parent's parameter: a value, a factor or an amount, without a unit. */
function editForm({
  unit: _unit,
  value,
  sampled: _sampled,
  ...fields
}: Readonly<Record<string, JsonSchema>>) {
  const isDate = value?.format === 'date'
  const given = { ...(value && { value }), ...(isDate ? {} : scaling(fields['changes'] !== undefined)) }
  return {
    type: 'object',
    properties: { ...given, ...fields },
    minProperties: 1,
    additionalProperties: false,
  }
}

/** A parameter in each of its forms: written in full, by reference to an evidence row, as an edit of the parent's; a date bare. */
function parameterForms(schema: JsonSchema): JsonSchema {
  const { description = '', ...full } = schema
  const { unit, changes, sampled, low, high, confidence, note } = full.properties ?? {}
  const optional = Object.entries({ low, high, changes, sampled, confidence, note }).flatMap(
    ([key, value]) => (value === undefined ? [] : [[key, value] as const]),
  )
  const reference: JsonSchema = {
    type: 'object',
    properties: {
      evidence: {
        type: 'string',
        description: 'Id of an evidence row; it gives value, range, source and confidence.',
      },
      ...(unit ? { unit } : {}),
      ...Object.fromEntries(optional),
    },
    required: ['evidence', 'unit', ...(sampled ? ['sampled'] : [])],
    additionalProperties: false,
  }
  const { value } = full.properties ?? {}
  const bare = value?.format === 'date' ? [value] : []
  return { description, anyOf: [full, reference, editForm(full.properties ?? {}), ...bare] }
}

const mapValues = (
  record: Readonly<Record<string, JsonSchema>>,
  change: (schema: JsonSchema) => JsonSchema,
) => Object.fromEntries(Object.entries(record).map(([key, schema]) => [key, change(schema)]))

/** Sections need not be complete, since a parent may give the rest. */
function authoring(schema: JsonSchema): JsonSchema {
  if (unitOf(schema) !== undefined) return parameterForms(schema)
  if (schema.type !== 'object') return schema
  const { required: _required, properties, additionalProperties, ...rest } = schema
  const units = new Set(Object.values(properties ?? {}).map(unitOf))
  const isScalable = units.size === 1 && ![undefined, 'date'].includes([...units][0])
  const own = properties && { ...mapValues(properties, authoring), ...(isScalable && scaling(false)) }
  return {
    ...rest,
    ...(own ? { properties: own } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === 'object' ? authoring(additionalProperties) : additionalProperties,
        }),
  }
}

/** The schemes, each of which may say which other one it is like. */
function withLike(schemes: JsonSchema): JsonSchema {
  const { additionalProperties: scheme } = schemes
  if (typeof scheme !== 'object') return schemes
  const like: JsonSchema = {
    type: 'string',
    description: 'Another scheme of this scenario, that gives whatever this one does not.',
  }
  return { ...schemes, additionalProperties: { ...scheme, properties: { ...scheme.properties, like } } }
}

/** JSON Schema (draft 2020-12) of a scenario file. With `extends` only `name` is required; without it every section is. */
export function scenarioJsonSchema(): object {
  const { properties: all = {}, ...rest } = authoring(documentSchema())
  const properties = { ...all, ...(all['schemes'] && { schemes: withLike(all['schemes']) }) }
  return {
    ...rest,
    title: 'return-hubs scenario',
    properties: {
      ...properties,
      extends: {
        type: 'string',
        description:
          'Built-in scenario, or path relative to this file, that gives whatever this file does not.',
      },
      inputs: {
        type: 'string',
        description:
          'Path, relative to this file, of a CSV file (period,series,value,unit) whose values replace those of the scenario for the periods they name.',
      },
    },
    required: ['name'],
    anyOf: [{ required: ['extends'] }, { required: documentSchema().required }],
  }
}
