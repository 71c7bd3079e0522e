/**
 * What a tree is by a schema, made once for each of its parts: scenarios that share most of their parts, as those of a sweep do, share
 * what these are, in time and in memory.
 */
import { z } from 'zod'
import { isMap, type MapNode, plain, type TreeNode } from '../document/tree.ts'

/** What stands for a part that is not as the schema has it. */
const failed = Symbol('failed')

/** By part, and by the schema that it is held to. */
const known = new WeakMap<TreeNode, Map<z.ZodType, unknown>>()

/** What a tree is by a schema; undefined where it is not as the schema has it, of which the schema itself then says more. */
export function parsedBy<T>(root: TreeNode, schema: z.ZodType<T>): T | undefined {
  const parsed = partBy(root, schema)
  return parsed === failed ? undefined : (parsed as T)
}

function partBy(node: TreeNode, schema: z.ZodType): unknown {
  const own = known.get(node) ?? new Map<z.ZodType, unknown>()
  known.set(node, own)
  if (own.has(schema)) return own.get(schema)
  const made = madeBy(node, schema)
  own.set(schema, made)
  return made
}

function madeBy(node: TreeNode, schema: z.ZodType): unknown {
  if (isMap(node) && !schema.def.checks?.length) {
    if (schema instanceof z.ZodObject) return objectBy(node, schema.def.shape)
    if (schema instanceof z.ZodRecord) return recordBy(node, schema)
  }
  return resultOf(schema, plain(node))
}

function resultOf(schema: z.ZodType, value: unknown): unknown {
  const { success, data } = schema.safeParse(value)
  return success ? data : failed
}

/** A map with the keys of a schema and no other: every schema here is strict. */
function objectBy({ content }: MapNode, shape: Readonly<Record<string, z.core.$ZodType>>): unknown {
  for (const key of content.keys()) if (!Object.hasOwn(shape, key)) return failed
  const entries: [string, unknown][] = []
  for (const [key, schema] of Object.entries(shape) as [string, z.ZodType][]) {
    const node = content.get(key)
    const part = node === undefined ? resultOf(schema, undefined) : partBy(node, schema)
    if (part === failed) return failed
    if (part !== undefined) entries.push([key, part])
  }
  return Object.fromEntries(entries)
}

function recordBy({ content }: MapNode, { def: { keyType, valueType } }: z.ZodRecord): unknown {
  const entries: [string, unknown][] = []
  for (const [key, node] of content) {
    if (resultOf(keyType as z.ZodType, key) !== key) return failed
    const part = partBy(node, valueType as z.ZodType)
    if (part === failed) return failed
    entries.push([key, part])
  }
  return Object.fromEntries(entries)
}
