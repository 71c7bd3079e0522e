/** Filling parameters written as `{ evidence: <id>, unit: <unit> }` from the evidence. */
import { evidence } from '../../evidence/load.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import { hasUnit } from './evidence-units.ts'
import { describeFound } from './found.ts'
import { toldOnce } from './told-once.ts'
import { isMap, type MapNode, type Path, type Plain, problemAt, type TreeNode, treeOf } from './tree.ts'

/** Fields that the evidence row gives and the author may not. */
const givenByRow = ['value', 'source']

const fieldOrder = ['value', 'low', 'high', 'unit', 'changes', 'sampled', 'source', 'confidence', 'note']

/** One parameter filled from its row; the author's own low, high, confidence and note win. */
function fill(node: MapNode, reference: TreeNode, path: Path, problems: Problem[]): TreeNode {
  const report = (at: TreeNode, wording: Parameters<typeof problemAt>[2], key = 'evidence') => {
    problems.push(problemAt(at.at, [...path, key], wording))
    return node
  }
  if (typeof reference.content !== 'string') {
    return report(reference, messages.wrong(describeFound(reference), 'an evidence id'))
  }
  const row = evidence().get(reference.content)
  if (!row) return report(reference, messages.unknownEvidence(reference.content, [...evidence().keys()]))
  if (row.withheld !== null) return report(reference, messages.withheldEvidence(row.id, row.withheld))
  if (row.value === null) return report(reference, messages.evidenceWithoutValue(row.id))
  for (const key of givenByRow) {
    const own = node.content.get(key)
    if (own) return report(own, messages.evidenceConflict(key), key)
  }
  const unit = node.content.get('unit')
  if (typeof unit?.content === 'string' && !hasUnit(row, unit.content)) {
    return report(reference, messages.evidenceUnit(row.id, row.unit, unit.content))
  }
  const given: Record<string, Plain | null> = {
    value: row.value,
    low: row.low,
    high: row.high,
    source: [row.id, ...row.sources],
    confidence: row.confidence,
    note: row.note || row.description,
  }
  const content = new Map<string, TreeNode>()
  for (const key of [...fieldOrder, ...node.content.keys()]) {
    const own = node.content.get(key)
    const filled = given[key]
    if (own && key !== 'evidence') content.set(key, own)
    else if (filled !== undefined && filled !== null) {
      content.set(key, { ...treeOf(filled, reference.at), keyAt: reference.at })
    }
  }
  // No unit is ever taken from a parent for a figure of the evidence: it would not be checked against the row's.
  if (!unit) content.set('unit', { content: null, at: node.keyAt ?? node.at })
  return { ...node, content }
}

/** The tree with every evidence reference filled in. Throws InputError with all that cannot be. */
export function fillFromEvidence(root: TreeNode): TreeNode {
  const problems: Problem[] = []
  const visit = (node: TreeNode, path: Path): TreeNode => {
    if (!isMap(node)) return node
    const reference = node.content.get('evidence')
    if (reference) return fill(node, reference, path, problems)
    const entries = [...node.content].map(([key, child]) => [key, visit(child, [...path, key])] as const)
    return { ...node, content: new Map(entries) }
  }
  const filled = visit(root, [])
  if (problems.length > 0) throw new InputError(toldOnce(root, problems))
  return filled
}
