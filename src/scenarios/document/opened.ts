/**
 * Scenarios that open on another day than their own. A baseline of that day stands in for the built-in one that they extend,
 * and what they change lies upon it, at the same distance from the start.
 */
import { monthsBetween, monthsLater } from '../../calendar/months.ts'
import { InputError } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import {
  isList,
  isMap,
  isParameter,
  type MapNode,
  nodeAt,
  type Path,
  problemAt,
  type TreeNode,
  treeOf,
} from './tree.ts'

/** Another opening. */
export interface Opened {
  /** First day of the run, the first of a month. */
  readonly start: string
  /** The baseline of that day, without a name. */
  readonly baseline: MapNode
  /** The built-in scenarios that it stands in for, by name. */
  readonly inPlaceOf: ReadonlyMap<string, Root>
  /** What the opening is called: `the end of 2024-Q4`. */
  readonly words: string
}

/** A built-in scenario that others extend, as it opens of its own. */
export interface Root {
  readonly start: string
  readonly schemes: readonly string[]
}

/** A child of the root as it lies upon the baseline of another opening. @throws InputError where it cannot */
export function movedTo(opened: Opened, root: Root, document: MapNode): MapNode {
  const own = nodeAt(document, ['start'])
  if (own !== undefined)
    throw new InputError([problemAt(own.keyAt ?? own.at, ['start'], messages.ownStart(opened.words))])
  const known = nodeAt(opened.baseline, ['schemes'])
  for (const [id, scheme] of mapOf(nodeAt(document, ['schemes'])))
    if (root.schemes.includes(id) && !(isMap(known) && known.content.has(id)))
      throw new InputError([
        problemAt(scheme.keyAt ?? scheme.at, ['schemes', id], messages.schemeNotThen(id, opened.words)),
      ])
  const by = monthsBetween(root.start, opened.start)
  return by === 0 ? document : moved(document, { by, from: root.start, opened }, [])
}

const mapOf = (node: TreeNode | undefined): ReadonlyMap<string, TreeNode> =>
  isMap(node) ? node.content : new Map()

/** Months after the start by which a published day of an option must have come. */
const mostMonthsAhead = 12

interface Move {
  /** Months. */
  readonly by: number
  /** Days before this one are facts of the past, which stay. */
  readonly from: string
  readonly opened: Opened
}

const isDate = /^\d{4}-\d{2}-\d{2}$/

/** A tree with its dates from the start on moved. */
function moved<T extends TreeNode>(node: T, move: Move, path: Path): T {
  if (path.at(-1) === 'not_before' && isKnownSince(node, move.from)) return openThen(node, move.opened) as T
  const { content } = node
  if (typeof content === 'string' && isDate.test(content)) return movedDay(node, content, move, path) as T
  if (isList(node))
    return { ...node, content: node.content.map((item, i) => moved(item, move, [...path, i])) }
  if (!isMap(node)) return node
  const parts = [...node.content].map(([key, child]) => [key, moved(child, move, [...path, key])] as const)
  const isChanged = parts.some(([key, child]) => child !== node.content.get(key))
  if (!isChanged) return node
  const whole = { ...node, content: new Map(parts) } as T & MapNode
  return isParameter(node) && node.content.has('unit') ? (withNote(whole, move) as T) : whole
}

/** A day of the run moves; a day of the past stays, unless the run would have to wait for it long. */
function movedDay(node: TreeNode, day: string, { by, from, opened }: Move, path: Path): TreeNode {
  if (day >= from) return { ...node, content: monthsLater(day, by) }
  const ahead = monthsBetween(opened.start, day)
  if (ahead > mostMonthsAhead)
    throw new InputError([
      problemAt(node.at, path, messages.longAfter(day, ahead, opened.words, mostMonthsAhead)),
    ])
  return node
}

/** Whether a day before which no host agreed is that of the baseline’s own start: what was known there, and no bar of its own. */
const isKnownSince = (node: TreeNode, start: string): boolean =>
  nodeAt(node, ['value'])?.content === start || node.content === start

/** No host is barred from agreeing before the start. */
const openThen = (node: TreeNode, { start, words }: Opened): TreeNode => ({
  ...treeOf(
    {
      value: start,
      unit: 'date',
      source: 'assumption',
      confidence: 'assumption',
      note: `That no host agreed later is not known at ${words}`,
    },
    node.at,
  ),
  ...(node.keyAt && { keyAt: node.keyAt }),
})

/** A parameter whose dates have moved says so. */
function withNote(node: MapNode, { by, opened: { words } }: Move): MapNode {
  const before = node.content.get('note')?.content
  const said = `Dates moved by ${by} months, to open at ${words}`
  const note = treeOf(typeof before === 'string' ? `${before}. ${said}` : said, node.at)
  return { ...node, content: new Map(node.content).set('note', note) }
}
