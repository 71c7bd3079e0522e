/** How a scenario overlays its parent. */
import { InputError } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import { author, type Editor, edited, isEdit, isRelative, setPart } from './edit.ts'
import { isMap, isParameter, type MapNode, plain, problemAt, type TreeNode, without } from './tree.ts'

/** Fields of which the one that is said takes the place of the others: a day of opening, and a delay. */
const alternatives: Readonly<Record<string, string>> = {
  opening_median_days: 'opens',
  opening_spread: 'opens',
}

/**
 * `over` laid upon `under`: maps merge key by key, lists and scalars replace, and a parameter replaces the parent's
 * parameter whole, so that a new value can never keep an old source. A parameter without a unit edits the parent's
 * (`edit.ts`). Each node keeps its own position.
 * @param path where they stand, for errors
 */
export function merge(
  under: TreeNode,
  over: TreeNode,
  path: readonly string[] = [],
  editor: Editor = author,
): TreeNode {
  if (!isMap(over) || !isMap(under)) return over
  if (over.upon !== undefined) {
    const { upon, ...last } = over
    return merge(merge(under, upon, path, editor), last, path, editor)
  }
  if (isEdit(under)) return isEdit(over) ? { ...over, upon: under } : over
  const isWhole = over.content.has('unit') || over.content.has('evidence') || over.content.size === 0
  if (isParameter(under)) return isWhole ? over : edited(under, over, path, editor)
  if (isRelative(over)) return eachEdited(under, over, path, editor)
  if (isParameter(over)) return over
  const content = new Map(under.content)
  for (const [key, node] of over.content) {
    if (!over.content.has(alternatives[key] ?? '')) content.delete(alternatives[key] ?? '')
    const below = content.get(key)
    content.set(key, below ? merge(below, node, [...path, key], editor) : node)
  }
  return levelsInOrder({ ...over, content }, [...over.content.keys()], path, editor)
}

/** The section without the field whose place one that has been set takes. */
export const withoutAlternative = (section: MapNode, key: string): MapNode => {
  const other = alternatives[key]
  return other !== undefined && section.content.has(other) ? without(section, other) : section
}

/** A section of figures in one unit, such as the paths of arrivals, with every one of them edited alike. */
function eachEdited(section: MapNode, edit: MapNode, path: readonly string[], editor: Editor): TreeNode {
  const units = [...section.content.values()].map((child) =>
    isMap(child) && isParameter(child) ? child.content.get('unit')?.content : undefined,
  )
  if (units.some((unit) => unit === undefined || unit !== units[0]))
    throw new InputError([problemAt(edit.at, path, messages.sectionNotScalable([...section.content.keys()]))])
  const content = [...section.content].map(
    ([key, child]) => [key, edited(child as MapNode, edit, [...path, key], editor)] as const,
  )
  return { ...section, content: new Map(content) }
}

/** Paths of a level, from the least to the most. */
const levels = ['low', 'central', 'high'] as const

/**
 * Where the central path is set alone, a path that it passes goes with it: low stays at most, and high at least central.
 * @param keys what is set
 */
export function levelsInOrder(
  section: MapNode,
  keys: readonly string[],
  path: readonly string[],
  editor: Editor,
): MapNode {
  const [low, central, high] = levels.map((level) => section.content.get(level))
  if (!keys.includes('central') || ![low, central, high].every((each) => isMap(each) && isParameter(each)))
    return section
  const numberOf = (node: TreeNode | undefined) => (node as MapNode).content.get('value')?.content
  const middle = numberOf(central)
  if (typeof middle !== 'number') return section
  const content = new Map(section.content)
  for (const [level, node, passes] of [
    ['low', low, (value: number) => value > middle],
    ['high', high, (value: number) => value < middle],
  ] as const) {
    const value = numberOf(node)
    if (keys.includes(level) || typeof value !== 'number' || !passes(value)) continue
    const by = (central as MapNode).content.get('value')!
    const follows: Editor = {
      ...editor,
      note: () => `At the central path, which is set ${level === 'low' ? 'below' : 'above'} ${String(value)}`,
    }
    content.set(level, setPart(node as MapNode, 'value', 'value', by, [...path, level], follows))
  }
  return { ...section, content }
}

/** Edits that nothing was there to be edited by, as problems. */
export function editsLeft(root: TreeNode, path: readonly string[] = []): ReturnType<typeof problemAt>[] {
  if (!isMap(root)) return []
  if (isRelative(root) || root.upon !== undefined)
    return [problemAt(root.at, path, messages.nothingToEdit(Object.keys(plain(root) as object)[0] ?? ''))]
  return [...root.content].flatMap(([key, child]) => editsLeft(child, [...path, key]))
}
