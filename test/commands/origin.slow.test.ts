/** `--origin`: a past quarter's end as the opening of every scenario of a run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { call, resultRows } from './fixtures.ts'

const folder = temporaryFolder()

describe('a comparison opened at the end of a past quarter', () => {
  const out = join(folder, 'past')
  let told = ''
  beforeAll(async () => {
    const result = await call(
      ...[
        'compare',
        hub,
        '--baseline',
        'current-policy-2024',
        '--origin',
        '2022-Q4',
        '--set',
        'removals.beds.all=1500',
        '--seed',
        '1',
      ],
      ...['--replications', '1', '--horizon', '0.25', '--out', out],
    )
    expect(result.code).toBe(0)
    told = result.told
  })

  test('opens both on the stocks published of that date', () => {
    const opened = resultRows(out, 'monthly.csv').filter(
      (row) =>
        row['metric'] === 'backlog.decision' && row['month'] === '2022-12' && row['counted_in'] === 'people',
    )
    expect(opened.map((row) => Number(row['mean']))).toEqual([160_919, 160_919])
    const assumptions = readFileSync(join(out, 'assumptions.csv'), 'utf8')
    expect(assumptions).toMatch(/stocks\.awaiting_decision,160919,.*published,2022-12-31/)
    expect(assumptions).toMatch(/start,2023-01-01/)
    expect(assumptions).not.toContain('Set on the command line in place of 55000')
  })

  test('says so in one line, and what else is set after it', () => {
    expect(told).toMatch(/Opened at the end of 2022-Q4: \d+ values from what was published of that date\./)
    expect(told).toContain('Set: removals.beds.all=1500')
    expect(told).not.toContain('Set: stocks')
  })

  test('can be verified', async () => {
    expect((await call('verify', out, '--quiet')).code).toBe(0)
  })
})

test.each(['2026-Q1', '2016-Q4', '2022', '2022-12-31'])('%s is refused', async (quarter) => {
  const { code, told } = await call('run', hub, '--origin', quarter, '--out', join(folder, 'never'))
  expect(code).toBe(2)
  expect(told).toContain(`--origin: found "${quarter}"; allowed: a quarter from 2017-Q4 to 2024-Q4`)
})
