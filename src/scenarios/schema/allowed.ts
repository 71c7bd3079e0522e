/** What the schema allows at a path, in plain words. */
import { z } from 'zod'
import { scenarioSchema } from './schema.ts'

/** The part of JSON Schema that the scenario schema uses. */
export interface JsonSchema {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly const?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly format?: string
  readonly pattern?: string
  readonly [other: string]: unknown
}

const known = new Map<z.ZodType, JsonSchema>()

/** JSON Schema of what a document may be before defaults are filled in: made when first asked for, since most runs need none. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const made = known.get(schema) ?? (z.toJSONSchema(schema, { io: 'input' }) as unknown as JsonSchema)
  known.set(schema, made)
  return made
}

/** JSON Schema of a resolved scenario. */
export const documentSchema = (): JsonSchema => jsonSchemaOf(scenarioSchema)

/** The schema at a path; undefined where the schema knows no such path. */
export const schemaAt = (
  path: readonly (string | number)[],
  root: JsonSchema = documentSchema(),
): JsonSchema | undefined =>
  path.reduce<JsonSchema | undefined>((schema, key) => {
    if (typeof key === 'number') return schema?.items
    const { properties, additionalProperties } = schema ?? {}
    const known = properties && Object.hasOwn(properties, key) ? properties[key] : undefined
    return known ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)
  }, root)

/** The unit of a schema that describes a parameter; undefined for any other. */
export const unitOf = (schema: JsonSchema | undefined): string | undefined => schema?.properties?.unit?.const

const span = (what: string, low: number | undefined, high: number | undefined): string =>
  [what, ...(low === undefined ? [] : [`from ${low}`]), ...(high === undefined ? [] : [`to ${high}`])].join(
    ' ',
  )

/** A key, and the choices that its value has. */
const withChoices = ([key, { enum: choices }]: readonly [string, JsonSchema]): string =>
  choices === undefined ? key : `${key} (${choices.join(', ')})`

/** What a schema allows: `number from 0 to 1`, `oldest-first, newest-first`. */
export function describeAllowed(schema: JsonSchema): string {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum.join(', ')
  if (schema.anyOf) return schema.anyOf.map(describeAllowed).join(' or ')
  switch (schema.type) {
    case 'integer':
      return span('whole number', schema.minimum, schema.maximum)
    case 'number':
      return span('number', schema.minimum, schema.maximum)
    case 'boolean':
      return 'true, false'
    case 'array': {
      const { minItems, maxItems, items } = schema
      const count =
        minItems === undefined ? '' : minItems === maxItems ? ` of ${minItems}` : ` of at least ${minItems}`
      return `list${count}, each: ${items ? describeAllowed(items) : 'any value'}`
    }
    case 'object': {
      const { properties } = schema
      return properties
        ? `a map with ${Object.entries(properties).map(withChoices).join(', ')}`
        : 'a map, each name lower-case words joined by hyphens'
    }
    default:
      if (schema.format === 'date') return 'a date that exists, as YYYY-MM-DD'
      if (schema.pattern !== undefined) return 'lower-case letters and digits, in words joined by hyphens'
      return schema.maxLength === undefined
        ? 'text'
        : `text of ${schema.minLength ?? 0} to ${schema.maxLength} characters`
  }
}
