/** Loading the design file of a sensitivity analysis: what is varied over which range, and who decides it. Every fault is an `InputError`. */
import { z } from 'zod'
import { InputError } from '../../input-error.ts'
import type { BrokenRule } from '../checks/rules.ts'
import { validateAs } from '../checks/validate.ts'
import { readDocument } from '../document/read.ts'
import { type Path, positionOf, problemAt } from '../document/tree.ts'
import { messages } from '../messages/messages.ts'
import { line } from '../schema/text.ts'
import { roles } from './sweep-schema.ts'

export type Role = (typeof roles)[number]

const ends = z.strictObject({
  low: z.number().describe('Lower end of the range.'),
  high: z.number().describe('Upper end of the range.'),
})
const ranges = z.record(line(200), z.union([z.literal('declared'), ends]))
const rangesSchema = z.strictObject({
  levers: ranges.default({}).describe('What policy sets, by path; of a section every figure in it.'),
  uncertainties: ranges.default({}).describe('What nobody controls, likewise.'),
})
type RangesDocument = z.infer<typeof rangesSchema>

/** A parameter, or with `declared` ranges a section of them, that is varied. */
export interface Range {
  readonly path: string
  readonly role: Role
  /** In the unit of the parameter, low < high; absent where the declared range stands. */
  readonly ends?: { readonly low: number; readonly high: number }
}

/** A design with what it takes to refuse a part of it. */
export interface RangesDesign {
  readonly ranges: readonly Range[]
  /** The problem with the range of a path, at its place of the file. */
  refusal(path: string, wording: Parameters<typeof problemAt>[2]): InputError
}

/** Key of the file by role. */
const keys = { lever: 'levers', uncertainty: 'uncertainties' } as const satisfies Record<Role, string>

/** Reads and checks a design file. @throws InputError */
export function loadRangesDesign(path: string): RangesDesign {
  const root = readDocument(path, path)
  const document = validateAs(root, rangesSchema, brokenRules)
  const found = roles.flatMap((role) =>
    Object.entries(document[keys[role]]).map(
      ([id, range]): Range => ({ path: id, role, ...(range !== 'declared' && { ends: range }) }),
    ),
  )
  return {
    ranges: found,
    refusal: (id, wording) => {
      const at: Path = [keys[found.find((range) => range.path === id)!.role], id]
      return new InputError([problemAt(positionOf(root, at), at, wording)])
    },
  }
}

function brokenRules(document: RangesDocument): BrokenRule[] {
  const all = roles.flatMap((role) =>
    Object.entries(document[keys[role]]).map(([id, range]) => ({ key: keys[role], id, range })),
  )
  if (all.length === 0) return [{ path: [], wording: messages.nothingVaried() }]
  return all.flatMap(({ key, id, range }): BrokenRule[] => {
    if (key === 'uncertainties' && id in document.levers)
      return [{ path: [key, id], wording: messages.bothRoles(id) }]
    return range === 'declared' || range.low < range.high
      ? []
      : [{ path: [key, id], wording: messages.endsReversed(range.low, undefined, range.high) }]
  })
}
