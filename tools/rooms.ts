/** The rooms of `src` and the imports between them, read from the text of the files. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'

/** The rooms from low to high. A file imports from its own room and from lower ones. */
export const rooms = [
  'portable',
  'words',
  'calendar',
  'input-error.ts',
  'digest.ts',
  'regular-file.ts',
  'unreachable.ts',
  'statistics',
  'model/engine',
  'evidence',
  'scenarios/schema',
  'closed-form',
  'model',
  'scenarios',
  'execution',
  'experiments',
  'run-folder',
  'charts',
  'briefing',
  'terminal',
  'runs',
  'explorer',
  'commands',
  'index.ts',
  'cli.ts',
] as const
export type Room = (typeof rooms)[number]

/** That one file imports another, as paths in `src`. */
export interface Import {
  readonly from: string
  readonly to: string
  /** Nothing is imported but types, which are gone when it runs. */
  readonly typesOnly: boolean
}

/** Imports of a file from files of ours, by its import and export statements. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join('src', file), 'utf8')
  const statement = /^(?:import|export)\s+(type\s)?(?:(\{[^}]*\}|[\w*\s,]+)\s*from\s+)?'(\.[^']+\.ts)'/gm
  return [...text.matchAll(statement)].map(([, type, names = '', path]) => {
    const named = names.startsWith('{') ? names.slice(1, -1).split(',') : ['']
    return {
      from: file,
      to: posix.normalize(posix.join(dirname(file).split(sep).join('/'), path!)),
      typesOnly:
        type !== undefined || named.every((name) => name.trim() === '' || name.trim().startsWith('type ')),
    }
  })
}

/** Every file of `src`, sorted. */
export const sourceFiles = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.split(sep).join('/'))
    .sort()

/** Every import of `src`. */
export const sourceImports = (): Import[] => sourceFiles().flatMap(importsOf)

/** The room of a file: the longest that its path begins with. */
export function roomOf(file: string): Room {
  const [room] = rooms
    .filter((each) => file === each || file.startsWith(`${each}/`))
    .sort((a, b) => b.length - a.length)
  if (room === undefined) throw new Error(`${file} is in no room`)
  return room
}
