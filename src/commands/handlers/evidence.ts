/** `return-hubs evidence list|show`: the figures that scenarios rest on, and where they come from. */
import { type EvidenceRow, evidence, findEvidence, sources } from '../../evidence/load.ts'
import { InputError } from '../../input-error.ts'
import { json } from '../../run-folder/folder.ts'
import { csv } from '../../run-folder/table.ts'
import { nearestName } from '../../scenarios/document/nearest.ts'
import { wrong } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'

/** Arguments of `evidence`. */
export interface EvidenceArguments {
  readonly action: 'list' | 'show'
  readonly id?: string | undefined
  readonly json?: boolean | undefined
}

/** Does what the action says. @returns the exit code */
export function evidenceCommand({ action, id, json: asJson }: EvidenceArguments, output: Output): number {
  if (action === 'list') return listEvidence(asJson ?? false, output)
  if (id !== undefined) return showEvidence(id, output)
  throw new InputError([
    { file: 'evidence show', path: '', found: 'found no id', allowed: 'the id of a figure or of a source' },
  ])
}

/** Prints every figure as CSV, or as JSON. */
function listEvidence(asJson: boolean, output: Output): number {
  const rows = [...evidence().values()]
  const cells = rows.map(({ id, value, unit, period, confidence, description }) => ({
    id,
    value,
    unit,
    period,
    confidence,
    description,
  }))
  output.print(
    asJson ? json(rows) : csv(cells, ['id', 'value', 'unit', 'period', 'confidence', 'description']),
  )
  return 0
}

/** Prints one figure or one source in full. @throws InputError if there is no such id */
function showEvidence(id: string, output: Output): number {
  const source = sources().get(id)
  const row = findEvidence(id)
  if (row === undefined && source === undefined) {
    const known = [...evidence().keys(), ...sources().keys()]
    throw new InputError([wrong('evidence', id, 'the id of a figure or of a source', nearestName(id, known))])
  }
  output.print(json(row === undefined ? source : { ...row, sources: row.sources.map(withTitle) }))
  return 0
}

const withTitle = (id: EvidenceRow['sources'][number]) => sources().get(id) ?? { id }
