/** The kinds of run. */
import { join } from 'node:path'
import { InputError, type Problem } from '../input-error.ts'
import type { Asked, Manifest } from '../run-folder/manifest.ts'
import { problemsBy } from '../run-folder/manifest-schema.ts'
import { askedSchemas } from './asked-schemas.ts'
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

/** What in the question of a stored run is not as its kind asks it; none of a kind that this version does not know. */
export function askedProblems(folder: string, asked: Asked): Problem[] {
  const kind = kinds.find((each) => each.name === asked.kind)
  if (kind === undefined) return []
  return problemsBy(askedSchemas[kind.name], asked, join(folder, 'manifest.json'), ['asked'])
}

/**
 * The kind of a stored run.
 * @throws InputError where this version knows no such kind, or what is asked is not as one of the kind asks it
 */
export function kindOf(folder: string, { asked, tool }: Pick<Manifest, 'asked' | 'tool'>): AnyKind {
  const { kind: name } = asked
  const file = join(folder, 'manifest.json')
  const problems = askedProblems(folder, asked)
  if (problems.length > 0) throw new InputError(problems)
  const kind = kinds.find((each) => each.name === name)
  if (kind !== undefined) return kind
  const found = `found a run of the kind "${name}"`
  const allowed = kinds.map((each) => each.name).join(', ')
  const remedy = `verify it with version ${tool.version}, which wrote it`
  throw new InputError([{ file, path: '', found, allowed, remedy }])
}
