/** How a scenario overlays its parent. */
import { isMap, isParameter, type TreeNode } from './tree.ts'

/**
 * `over` laid upon `under`: maps merge key by key, lists and scalars replace, and a parameter replaces the
 * parent's parameter whole, so that a new value can never keep an old source. Each node keeps its own position.
 */
export function merge(under: TreeNode, over: TreeNode): TreeNode {
  if (!isMap(under) || !isMap(over) || isParameter(under) || isParameter(over)) return over
  const content = new Map(under.content)
  for (const [key, node] of over.content) {
    const below = content.get(key)
    content.set(key, below ? merge(below, node) : node)
  }
  return { ...over, content }
}
