/** The one error for what a user wrote wrongly; every command turns it into exit code 2. */

import { plural } from './words/numbers.ts'
import { visible } from './words/visible.ts'

/** One thing wrong with the input, with all that is needed to put it right. */
export interface Problem {
  /** File as the user would name it, or the option (`--set decisions.caseworkers=many`). */
  readonly file: string
  /** From 1; absent where the input has no lines. */
  readonly line?: number
  readonly column?: number
  /** Dotted path in the document; '' for the document as a whole. */
  readonly path: string
  /** What was found, as a phrase: `found "high" (text)`, `unknown key "bogus"`. */
  readonly found: string
  /** What is allowed, as a phrase: `number from 0 to 1`. */
  readonly allowed?: string
  /** The nearest valid name. */
  readonly nearest?: string
  /** What to do about it, as a sentence without full stop. */
  readonly remedy?: string
}

/** A problem without its place. */
export type Wording = Omit<Problem, 'file' | 'line' | 'column' | 'path'>

/** One problem on one line: `my.yaml:8:9 arrivals.claim_share: found "high" (text); allowed: number from 0 to 1`. */
export function describeProblem(problem: Problem): string {
  const { file, line, column, path, found, allowed, nearest, remedy } = problem
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`
  const details = [
    cut(found),
    ...(nearest === undefined ? [] : [`did you mean "${nearest}"?`]),
    ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    ...(remedy === undefined ? [] : [remedy]),
  ]
  return visible(`${place}${path === '' ? '' : ` ${cut(path)}`}: ${details.join('; ')}`)
}

/** What somebody else wrote may be of any length. */
const mostCharacters = 400
const cut = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text

/** Problems beyond which no more are listed: a file that is no scenario has one in every line. */
const mostListed = 20

function listOf(problems: readonly Problem[]): string {
  const more = problems.length - mostListed
  const lines = problems.slice(0, mostListed).map(describeProblem)
  return [...lines, ...(more > 0 ? [`and ${plural(more, 'more problem')}`] : [])].join('\n')
}

/** The input cannot be used. Its message lists the problems, one a line, and says how many more there are; it is never shown with a stack trace. */
export class InputError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(listOf(problems))
    this.name = 'InputError'
    this.problems = problems
  }
}
