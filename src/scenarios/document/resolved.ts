/** A resolved scenario as text: what the run folder keeps and what digests are made of. */
import { Document, isMap, isScalar, visit } from 'yaml'
import type { ScenarioDocument } from '../schema/schema.ts'

/** The document as YAML, one parameter a line. The same document always gives the same bytes, and loads to the same values. */
export function toYaml(document: ScenarioDocument): string {
  const yaml = new Document(document, { aliasDuplicateObjects: false })
  visit(yaml, {
    Map: (_key, node) => {
      if (node.items.some(({ key }) => isScalar(key) && key.value === 'unit') && isMap(node)) node.flow = true
    },
  })
  return yaml.toString({ lineWidth: 0 })
}
