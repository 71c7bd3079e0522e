/** Wrong usage: what was found, what is allowed, and the nearest name, in our own words. */
import { InputError, type Problem } from '../input-error.ts'
import { messages } from '../scenarios/messages/messages.ts'
import { nearestName } from '../words/nearest.ts'

/** @throws InputError if the first word is no command */
export function refuseUnknownCommand(argv: readonly string[], names: readonly string[]): void {
  const [first] = argv
  if (first === undefined || first.startsWith('-') || names.includes(first)) return
  throw problem({
    found: `found the command "${first}"`,
    allowed: `one of ${names.join(', ')}`,
    ...near(first, names),
  })
}

/**
 * The error for a message of the option parser.
 * @param argv the words that were parsed
 * @param names of the command's options, without dashes
 */
export function usageError(message: string, argv: readonly string[], names: readonly string[]): InputError {
  const choices = [...message.matchAll(/Argument: (\S+), Given: (.*?), Choices: (.*)$/gm)]
  if (choices.length > 0)
    return new InputError(
      choices.map(([, name, given, allowed]) => choiceProblem(name!, given!, allowed!, names)),
    )
  const listed = /^Unknown arguments?: (.*)$/s.exec(message)?.[1]?.split(', ').map(bare) ?? []
  const unknown = new Set(
    argv.map((word) => word.split('=')[0]!).filter((word) => listed.includes(bare(word))),
  )
  if (unknown.size === 0)
    return problem({ found: message.replace(/\s*\n\s*/g, ' ').trim(), remedy: 'see --help' })
  const options = names.map((name) => `--${name}`)
  const wordings = [...unknown].map((word) =>
    word.startsWith('-')
      ? { found: `unknown option ${word}`, ...near(word, options) }
      : { found: `"${word}" is one argument too many` },
  )
  return new InputError(
    wordings.map((wording) => ({ file: 'return-hubs', path: '', ...wording, remedy: 'see --help' })),
  )
}

/** A word that is none of those a position or an option may have, as the parser reports it. */
function choiceProblem(name: string, given: string, allowed: string, names: readonly string[]): Problem {
  const what = names.includes(name) ? `--${name}` : name
  const unquoted = (text: string) => text.replace(/^"|"$/g, '')
  const wording = messages.notAChoice(what, unquoted(given), allowed.split(', ').map(unquoted))
  return { file: 'return-hubs', path: '', ...wording, remedy: 'see --help' }
}

/** A name without dashes and capitals: the parser reports `--dry-run` as `dryRun`. */
const bare = (name: string) => name.replaceAll('-', '').toLowerCase()

/** Options that are often called by another name, which is not like it. */
const optionsMeant: Readonly<Record<string, string>> = {
  runs: 'replications',
  iterations: 'replications',
  samples: 'replications',
  n: 'replications',
  years: 'horizon',
  duration: 'horizon',
  dir: 'out',
  directory: 'out',
  folder: 'out',
  threads: 'workers',
  cores: 'workers',
  jobs: 'workers',
  parallel: 'workers',
  overwrite: 'force',
  continue: 'resume',
  silent: 'quiet',
  hypothesis: 'deterrence',
}

function near(wrong: string, names: readonly string[]): Pick<Problem, 'nearest'> {
  const word = wrong.split('.')[0]!
  const meant = `--${optionsMeant[word.replace(/^-+/, '')]}`
  const nearest = names.includes(meant) ? meant : nearestName(word, names)
  return nearest === undefined ? {} : { nearest }
}

const problem = (wording: Omit<Problem, 'file' | 'path'>) =>
  new InputError([{ file: 'return-hubs', path: '', ...wording }])
