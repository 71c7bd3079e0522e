import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { absent, digestsOf, references } from './digests.ts'

/**
 * Pinned digests of whole results at 2 % of national volume, by scenario and group of metrics. They change whenever the model, a default
 * or a draw changes: then re-pin them with `pin.ts` in the same commit and say in the changelog what changed and why. A new metric that
 * only reads changes the line of its group and no other.
 */
const [[, ...columns], ...lines] = readFileSync(new URL('./digests.csv', import.meta.url), 'utf8')
  .trimEnd()
  .split(/\r?\n/)
  .map((line) => line.split(',')) as [string[], ...string[][]]

const toPin =
  'if results are meant to move, say so in CHANGELOG.md and pin: node --import tsx test/golden/pin.ts > test/golden/digests.csv'

describe('golden digests', () => {
  test('are of every built-in scenario', () => {
    expect(columns).toEqual(references)
  })

  test.each(references)('%s', (reference) => {
    const column = columns.indexOf(reference) + 1
    const pinned = lines
      .map((line) => [line[0], line[column]] as const)
      .filter(([, digest]) => digest !== absent)
    expect(Object.fromEntries(digestsOf(reference)), toPin).toEqual(Object.fromEntries(pinned))
  })
})
