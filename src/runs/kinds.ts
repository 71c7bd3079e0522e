/** The kinds of run. */
import { join } from 'node:path'
import { InputError } from '../input-error.ts'
import type { Asked, Manifest } from '../run-folder/manifest.ts'
import { backtestKind } from './backtest.ts'
import { breakEvenKind } from './break-even.ts'
import { calibrationKind } from './calibration.ts'
import { comparisonKind } from './comparison.ts'
import type { AnyKind, Kind, Outcome } from './kind.ts'
import { robustKind } from './robust.ts'
import { selectionKind } from './selection.ts'
import { sensitivityKind } from './sensitivity.ts'
import { sweepKind } from './sweep.ts'

/** Every kind of run; a new one is a file and a line here. */
export const kinds = [
  comparisonKind,
  sweepKind,
  breakEvenKind,
  backtestKind,
  calibrationKind,
  sensitivityKind,
  robustKind,
  selectionKind,
] as const satisfies readonly AnyKind[]

type AskedOf<K> = K extends Kind<infer A extends Asked, infer _Run, infer _O extends Outcome> ? A : never

/** What runs ask, told apart by `kind`. */
export type Question = AskedOf<(typeof kinds)[number]>

/**
 * The kind of a stored run.
 * @throws InputError where this version knows no such kind
 */
export function kindOf(
  folder: string,
  { asked: { kind: name }, tool }: Pick<Manifest, 'asked' | 'tool'>,
): AnyKind {
  const kind = kinds.find((each) => each.name === name)
  if (kind !== undefined) return kind
  const found = `found a run of the kind "${name}"`
  const allowed = kinds.map((each) => each.name).join(', ')
  const remedy = `verify it with version ${tool.version}, which wrote it`
  throw new InputError([{ file: join(folder, 'manifest.json'), path: '', found, allowed, remedy }])
}
