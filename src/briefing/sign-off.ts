/** The sign-off of an analysis: a YAML file that names who stands for it and until when it may be used. */
import { z } from 'zod'
import type { BrokenRule } from '../scenarios/checks/rules.ts'
import { validateAs } from '../scenarios/checks/validate.ts'
import { readDocument } from '../scenarios/document/read.ts'
import { line } from '../scenarios/schema/text.ts'
import type { SignOff } from './briefing.ts'

const who = line(120)

/** A sign-off file. */
export const signOffSchema = z.strictObject({
  commissioner: who.describe('Who asked for the analysis.'),
  analyst: who.describe('Who made it.'),
  assurer: who.describe('Who checked it; not the analyst.'),
  approver: who.describe('Who approved its use.'),
  review_date: z.iso.date().describe('Last day on which it may be used without another review: YYYY-MM-DD.'),
})

/** Reads a sign-off. @throws InputError with every fault of the file */
export const readSignOff = (path: string): SignOff =>
  validateAs(readDocument(path, path), signOffSchema, brokenRules)

/** Who made an analysis cannot be who checked it. */
function brokenRules({ analyst, assurer }: SignOff): BrokenRule[] {
  const isSame = analyst.trim().toLowerCase() === assurer.trim().toLowerCase()
  return isSame
    ? [
        {
          path: ['assurer'],
          wording: {
            found: `found "${assurer}", who is the analyst`,
            allowed: 'somebody else than the analyst',
          },
        },
      ]
    : []
}
