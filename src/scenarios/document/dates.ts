/** Dates written bare. A date has no unit to be mistaken in, so that `opens: 2026-10-01` is enough. */
import { schemaAt, unitOf } from '../schema/allowed.ts'
import { author } from './edit.ts'
import { isMap, type MapNode, type Plain, type TreeNode, treeOf } from './tree.ts'

const isDate = /^\d{4}-\d{2}-\d{2}$/

/** A bare date, or one with a value alone, as a parameter: an assumption of whoever wrote it. */
export function dateParameter(node: TreeNode, source: Plain = author.source): TreeNode | undefined {
  const bare = typeof node.content === 'string' && isDate.test(node.content)
  if (!bare && !(isMap(node) && node.content.has('value') && !node.content.has('unit'))) return undefined
  const own = bare ? new Map([['value', { ...node }]]) : (node.content as ReadonlyMap<string, TreeNode>)
  const usual = { unit: 'date', source, confidence: 'assumption' }
  const content = new Map(own)
  for (const [key, value] of Object.entries(usual))
    if (!content.has(key)) content.set(key, { ...treeOf(value, node.at), keyAt: node.keyAt ?? node.at })
  return { ...node, content }
}

/** The document with every bare date a parameter, where the schema wants a date. */
export function withDates(root: TreeNode, path: readonly string[] = []): TreeNode {
  // What is no date, or stands outside every section, is settled without the schema.
  const date = path.length > 1 ? dateParameter(root) : undefined
  if (date !== undefined && unitOf(schemaAt(path)) === 'date') return date
  if (!isMap(root) || hasUnit(root)) return root
  const content = [...root.content].map(([key, child]) => [key, withDates(child, [...path, key])] as const)
  return { ...root, content: new Map(content) }
}

/** Whether a map is a parameter, of which no part is another; a section may have an entry of that name. */
function hasUnit({ content }: MapNode): boolean {
  const unit = content.get('unit')
  return unit !== undefined && !isMap(unit)
}
