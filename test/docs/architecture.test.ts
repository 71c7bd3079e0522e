import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { roomsPage } from '../../tools/pages/rooms.ts'
import { roomOf, rooms, sourceFiles, sourceImports } from '../../tools/rooms.ts'

const files = sourceFiles()
const imports = sourceImports()
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

test('the picture of the rooms is as npm run pages -- rooms makes it', async () => {
  for (const [path, content] of (await roomsPage()).texts) expect(readFileSync(path, 'utf8')).toBe(content)
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
      .filter(
        (each) =>
          !['input-error.ts', 'digest.ts', 'regular-file.ts', 'unreachable.ts', 'index.ts'].includes(each),
      )
      .map((each) => (each.endsWith('.ts') ? `**/${each}` : `**/${each}/**`))
    expect(refused(room)).toEqual(expect.arrayContaining(higher))
  })
})
