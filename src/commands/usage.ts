/** Wrong usage: what was found, what is allowed, and the nearest name, in our own words. */
import type { Argv } from 'yargs'
import { InputError, type Problem } from '../input-error.ts'
import { nearestName } from '../scenarios/nearest.ts'

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

/** The error for a message of the option parser. */
export function usageError(message: string, parser: Argv): InputError {
  const unknown = /^Unknown arguments?: (.*)$/s.exec(message)?.[1]
  if (unknown !== undefined) {
    const options = optionNames(parser)
    const wrong = [...new Set(unknown.split(', ').map(dashed))].filter((name) => !options.includes(name))
    return new InputError(
      wrong.map((name) => ({
        file: 'return-hubs',
        path: '',
        found: `unknown option or argument "${name}"`,
        ...(name.startsWith('-') && near(name, options)),
        remedy: 'see --help',
      })),
    )
  }
  const [found, ...rest] = message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return problem({ found: [found ?? 'wrong usage', ...rest].join(' '), remedy: 'see --help' })
}

const dashed = (name: string) => (/^[a-z]/.test(name) && !name.includes('.') ? `--${name}` : name)

function optionNames(parser: Argv): string[] {
  const { key } = (
    parser as unknown as { getOptions(): { key: Readonly<Record<string, unknown>> } }
  ).getOptions()
  return Object.keys(key)
    .filter((name) => name.length > 1)
    .map((name) => `--${name}`)
}

function near(wrong: string, names: readonly string[]): Pick<Problem, 'nearest'> {
  const nearest = nearestName(wrong, names)
  return nearest === undefined ? {} : { nearest }
}

const problem = (wording: Omit<Problem, 'file' | 'path'>) =>
  new InputError([{ file: 'return-hubs', path: '', ...wording }])
