import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { keptOutput, small } from './fixtures.ts'

const out = join(temporaryFolder(), 'run')

test('select runs, prints and writes what it found, and verify runs it again to the same bytes', async () => {
  const output = keptOutput()
  const size = [...small, '--first', '2', '--budget', '8', '--horizon', '0.25', '--seed', '1', '--out', out]
  const asked = ['--metric', 'cost.total', '--better', 'lower', '--indifference', '1e6']
  expect(await main(['select', hub, '--baseline', 'current-policy-2024', ...asked, ...size], output)).toBe(0)
  expect(output.printed).toContain('lower is better, as asked')
  expect(Math.max(...output.printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(
    80 + out.length,
  )
  const rows = parse(readFileSync(join(out, 'results/selection.csv')), { columns: true }) as Record<
    string,
    string
  >[]
  expect(rows.map(({ scenario }) => scenario).sort()).toEqual(['current-policy-2024', 'hub'])
  expect(rows.every(({ unit, better }) => unit === 'GBP' && better === 'lower')).toBe(true)
  expect(await main(['verify', out], keptOutput())).toBe(0)
}, 240_000)
