/** A resolved scenario as text for people: each parameter under a line that says what it means. */
import { Document, isMap, isPair, isScalar, visit } from 'yaml'
import { meaningOf } from '../schema/policy-questions.ts'
import type { ScenarioDocument } from '../schema/schema.ts'

/** The document as YAML with a comment above each parameter and choice; loads to the same values. */
export function annotated(document: ScenarioDocument): string {
  const yaml = new Document(document, { aliasDuplicateObjects: false })
  visit(yaml, {
    Map: (_key, node) => {
      if (node.items.some(({ key }) => isScalar(key) && key.value === 'unit')) node.flow = true
    },
    Pair: (_key, { key }, ancestors) => {
      if (!isScalar(key)) return undefined
      const above = ancestors.flatMap((each) =>
        isPair(each) && isScalar(each.key) ? [String(each.key.value)] : [],
      )
      const inside = ancestors.at(-1)
      if (isMap(inside) && inside.flow) return visit.SKIP
      const meaning = meaningOf([...above, String(key.value)])
      if (meaning !== undefined) key.commentBefore = ` ${meaning}`
      return undefined
    },
  })
  return yaml.toString({ lineWidth: 0 })
}
