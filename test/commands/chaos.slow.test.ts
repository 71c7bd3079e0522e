import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** A kill of each of four commands; `npm run chaos` has 200. */
const kills = 4

test('commands that are killed at random moments go on to the same files, and run no finished job again', () => {
  const printed = execFileSync(
    process.execPath,
    ['--import', './tools/compiled.js', 'tools/chaos.ts', `${kills}`],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [, kept] = /^No fault\. (\d+) finished jobs were kept\.\n$/.exec(printed) ?? []
  expect(Number(kept)).toBeGreaterThan(0)
})
