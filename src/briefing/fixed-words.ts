/** Words that every form of a briefing has: page, document and slides. */
import type { SignOff } from './briefing.ts'

/** Headings and sentences. */
export const fixed = {
  kind: 'Results of a simulation of the UK asylum and returns system',
  answer: 'The answer in short',
  conditions: 'What these findings depend on',
  conditional: 'The findings hold only under these conditions, as the scenarios set them:',
  signOff: 'Sign-off',
  more: 'Where to find more',
} as const

/** Who stands for the analysis, a line each. */
export const signOffLines = (signOff: SignOff): readonly (readonly [role: string, name: string])[] => [
  ['Commissioned by', signOff.commissioner],
  ['Analyst', signOff.analyst],
  ['Assured by', signOff.assurer],
  ['Approved by', signOff.approver],
  ['To be reviewed by', signOff.review_date],
]
