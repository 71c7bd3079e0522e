import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * The operator `**` is the processor's: nothing can take its place, and its last bit differs between processors. It stays where it is
 * exact, for squares and for whole powers of 2. All else is `Math.pow`, which is ours (`src/portable`).
 */
const exact = /\*\* 2\b(?!\.)|\b2 \*\* (?:-?\d+\b|[A-Za-z_]+\b(?!\())/g

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const withoutWords = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, '')

test('powers that are not exact are taken by Math.pow', () => {
  const found = files.flatMap((file) =>
    withoutWords(readFileSync(join('src', file), 'utf8'))
      .replace(exact, '')
      .split('\n')
      .filter((line) => line.includes(' ** '))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual([])
})
