/** A document as a tree whose every node knows the file, line and column where it stands, also after merging. */
import type { Problem, Wording } from '../../input-error.ts'

/** Where something stands. Settings from the command line have no line. */
export interface Position {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** A value without parts; null where a document leaves it empty. */
export type Scalar = string | number | boolean | null
/** Data without positions, as JSON has it. */
export type Plain = Scalar | readonly Plain[] | { readonly [key: string]: Plain }

/** One value of a document. */
export interface TreeNode {
  readonly content: Scalar | readonly TreeNode[] | ReadonlyMap<string, TreeNode>
  readonly at: Position
  /** Where the key stands that introduces the value; absent for list items and the root. */
  readonly keyAt?: Position
  /** Of a scheme: the scheme that it is like. */
  readonly like?: string
  /** Of an edit of a parameter that is not there yet: the edit that comes before it. */
  readonly upon?: TreeNode
}

/** A node whose content is a map. */
export interface MapNode extends TreeNode {
  readonly content: ReadonlyMap<string, TreeNode>
}

/** A node whose content is a list. */
export interface ListNode extends TreeNode {
  readonly content: readonly TreeNode[]
}

/** Keys and indices from the root down. */
export type Path = readonly (string | number)[]

/** Whether a node is a map. */
export const isMap = (node: TreeNode | undefined): node is MapNode => node?.content instanceof Map
/** Whether a node is a list. */
export const isList = (node: TreeNode | undefined): node is ListNode => Array.isArray(node?.content)

/** Fields that only parameters have, in full or by reference to evidence. */
const parameterMarks = ['value', 'unit', 'evidence'] as const

/** Whether a node is a parameter, right or wrong: a map with at least one field that only parameters have. */
export const isParameter = (node: TreeNode | undefined): boolean =>
  isMap(node) && parameterMarks.some((mark) => node.content.has(mark))

/** `decisions.caseworkers.value`, `crossing.month_shares.value[3]`; indices count from 0. */
export const dotted = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )

/** The child of a node by key or index, if it has one. */
export const childOf = (node: TreeNode | undefined, key: string | number): TreeNode | undefined =>
  isMap(node) ? node.content.get(String(key)) : isList(node) ? node.content[Number(key)] : undefined

/** The node at a path, if there is one. */
export const nodeAt = (root: TreeNode, path: Path): TreeNode | undefined =>
  path.reduce<TreeNode | undefined>(childOf, root)

/** The position of the node at a path or, if there is none, of its nearest ancestor. */
export function positionOf(root: TreeNode, path: Path): Position {
  const exact = nodeAt(root, path)
  if (exact) return exact.at
  let deepest = root
  for (const key of path) {
    const next = childOf(deepest, key)
    if (!next) break
    deepest = next
  }
  return deepest.keyAt ?? deepest.at
}

/** A problem at a position, in words from `messages.ts`. */
export const problemAt = (position: Position, path: Path, wording: Wording): Problem => ({
  ...position,
  path: dotted(path),
  ...wording,
})

/** The tree without positions. */
export function plain(node: TreeNode): Plain {
  if (isMap(node)) return Object.fromEntries([...node.content].map(([key, child]) => [key, plain(child)]))
  if (isList(node)) return node.content.map(plain)
  return node.content as Scalar
}

/** A tree from plain data, every node at one position. */
export function treeOf(data: Plain, at: Position): TreeNode {
  if (Array.isArray(data)) return { content: data.map((item) => treeOf(item as Plain, at)), at }
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(
      ([key, value]) => [key, { ...treeOf(value, at), keyAt: at }] as const,
    )
    return { content: new Map(entries), at }
  }
  return { content: data as Scalar, at }
}

/** The tree with the node at `path` replaced (or added); every map on the way down must exist. */
export function withNode(root: TreeNode, path: Path, replacement: TreeNode): TreeNode {
  const [key, ...rest] = path
  if (key === undefined) return replacement
  if (!isMap(root)) return root
  const name = String(key)
  const old = root.content.get(name) ?? replacement
  return { ...root, content: new Map(root.content).set(name, withNode(old, rest, replacement)) }
}

/** The map without one of its keys. */
export function without(node: MapNode, key: string): MapNode {
  const content = new Map(node.content)
  content.delete(key)
  return { ...node, content }
}

/** Every leaf (parameter, choice or list) with its path, in document order. */
export function* leaves(node: TreeNode, path: readonly string[] = []): Generator<readonly string[]> {
  if (!isMap(node) || isParameter(node)) yield path
  else for (const [key, child] of node.content) yield* leaves(child, [...path, key])
}
