/** `--origin`: a comparison opened at the end of a past quarter can be verified from its folder. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'
import { call, resultRows } from './fixtures.ts'

test('opens all on the stocks published of that date, says so, and is run again to the same bytes', async () => {
  const out = join(temporaryFolder(), 'past')
  const { code, told } = await call(
    ...['compare', 'return-hubs', '--origin', '2024-Q4', '--set', 'removals.beds.all=1500', '--seed', '1'],
    ...['--replications', '1', '--horizon', '0.25', '--out', out],
  )
  expect(code).toBe(0)
  expect(told).toContain('Opened at the end of 2024-Q4:')
  expect(told).toContain('Set: removals.beds.all=1500')
  const opened = resultRows(out, 'monthly.csv').filter(
    (row) =>
      row['metric'] === 'backlog.decision' && row['month'] === '2024-12' && row['counted_in'] === 'people',
  )
  expect(opened.map((row) => Number(row['mean']))).toEqual([124_802, 124_802])
  expect((await call('verify', out, '--quiet')).code).toBe(0)
})
