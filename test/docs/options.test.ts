import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { closedLoop } from '../../tools/pages/closed-loop.ts'

it('in the closed loop a stronger effect can deter fewer people, as docs/options.md shows', () => {
  const { weaker, stronger } = closedLoop()
  expect(stronger.effect).toBeGreaterThan(weaker.effect)
  expect(stronger.deterred).toBeLessThan(weaker.deterred)
  const page = readFileSync('docs/options.md', 'utf8').replaceAll(/\s+/g, ' ')
  for (const { effect, deterred } of [weaker, stronger])
    expect(page).toMatch(
      new RegExp(`an (announcement )?effect of ${effect} (deters|only) ${deterred.toLocaleString('en-GB')}`),
    )
})
