import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The rooms of `src` from low to high. A file imports from its own room and from lower ones. */
const rooms = [
  'words',
  'calendar',
  'input-error.ts',
  'digest.ts',
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
  'terminal',
  'runs',
  'commands',
  'cli.ts',
] as const

interface Import {
  readonly from: string
  readonly to: string
  readonly typesOnly: boolean
}

/** Imports of a file from files of ours, by the text of its import and export statements. */
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

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'))
const imports = files.flatMap(importsOf)

/** The room of a file: the longest that its path begins with. */
function roomOf(file: string): (typeof rooms)[number] {
  const [room] = rooms
    .filter((each) => file === each || file.startsWith(`${each}/`))
    .sort((a, b) => b.length - a.length)
  if (room === undefined) throw new Error(`${file} is in no room`)
  return room
}
const height = (file: string): number => rooms.indexOf(roomOf(file))

describe('imports of src', () => {
  test('are read', () => {
    expect(imports.length).toBeGreaterThan(files.length)
    for (const { to } of imports) expect(files).toContain(to)
  })

  test('lead to the same room or a lower one', () => {
    const wrong = imports.filter(({ from, to }) => height(from) < height(to))
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  test('are of types only between the scenarios and the model', () => {
    const top = (file: string) => file.split('/')[0]!
    const wrong = imports.filter(
      ({ from, to, typesOnly }) =>
        !typesOnly && ['model scenarios', 'scenarios model'].includes(`${top(from)} ${top(to)}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('biome.json', () => {
  interface Override {
    readonly includes: readonly string[]
    readonly linter: {
      readonly rules: {
        readonly style?: {
          readonly noRestrictedImports?: {
            readonly options: { readonly patterns: readonly { group: string[] }[] }
          }
        }
      }
    }
  }
  const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: Override[] }
  const refused = (room: string) =>
    overrides
      .findLast(({ includes }) => includes.includes(`src/${room}/**`))
      ?.linter.rules.style?.noRestrictedImports?.options.patterns.flatMap(({ group }) => group) ?? []

  test.each(rooms.filter((room) => !room.endsWith('.ts')))('refuses imports from %s upwards', (room) => {
    // The two that list what they may import refuse all else.
    if (refused(room).includes('../**')) return
    const higher = rooms
      .slice(rooms.indexOf(room) + 1)
      .filter((each) => !['input-error.ts', 'digest.ts', 'unreachable.ts'].includes(each))
      .map((each) => (each.endsWith('.ts') ? `**/${each}` : `**/${each}/**`))
    expect(refused(room)).toEqual(expect.arrayContaining(higher))
  })
})
