import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { keptOutput } from './fixtures.ts'

const out = join(temporaryFolder(), 'run')
const asked = ['--metric', 'cost.total', '--better', 'lower', '--indifference', '1e6']
const told = async (...argv: string[]) => {
  const output = keptOutput()
  const code = await main(
    ['select', '--baseline', 'current-policy-2024', '--out', out, '--seed', '1', ...argv],
    output,
  )
  return { code, text: output.told }
}

describe('a selection that is asked for wrongly is refused', () => {
  const cases: [string, string[], RegExp][] = [
    ['without a direction', [hub, ...asked.slice(0, 2), '--indifference', '1'], /better/],
    ['with another direction', [hub, ...asked.slice(0, 3), 'cheaper'], /cheaper/],
    ['without a least difference', [hub, ...asked.slice(0, 4)], /--indifference: found none.*--method ocba/],
    [
      'with a least difference of 0',
      [hub, ...asked.slice(0, 5), '0'],
      /--indifference: found "0"; allowed: a number above 0/,
    ],
    [
      'with an unknown metric',
      [hub, '--metric', 'cost.totl', ...asked.slice(2)],
      /--metric: found "cost.totl".*did you mean "cost.total"/,
    ],
    ['with nothing to choose from', asked, /select: found nothing to choose from/],
    [
      'with a budget below the first stage',
      [hub, ...asked, '--budget', '19'],
      /--budget: found "19"; allowed: a whole number from 20/,
    ],
    ['with too small a first stage', [hub, ...asked, '--first', '1'], /--first: found "1"/],
    [
      'with too high a confidence',
      [hub, ...asked, '--confidence', '1'],
      /--confidence: found "1"; allowed: a number from 0.5 to 0.999/,
    ],
    [
      'under two hypotheses',
      [hub, ...asked, '--deterrence', 'deflection', '--deterrence', 'illustrative-low'],
      /--deterrence.*one hypothesis/,
    ],
  ]
  test.each(cases)('%s', async (_, argv, expected) => {
    const { code, text } = await told(...argv)
    expect(text).toMatch(expected)
    expect(code).toBe(2)
    expect(existsSync(out)).toBe(false)
  })
})
