/** What was found in a document, in plain words. */
import { shortened } from '../../words/text.ts'
import { isList, isMap, type TreeNode } from './tree.ts'

/** What stands at a node: `"high" (text)`, `3000 (number)`, `nothing`. */
export function describeFound(node: TreeNode | undefined): string {
  if (!node || node.content === null) return 'nothing'
  if (isMap(node))
    return node.content.size === 0
      ? 'an empty map'
      : `a map with ${shortened([...node.content.keys()].join(', '))}`
  if (isList(node)) return `a list of ${node.content.length}`
  const { content } = node
  if (typeof content === 'string') return `${JSON.stringify(shortened(content))} (text)`
  return `${String(content)} (${typeof content === 'number' ? 'number' : 'true/false'})`
}
