/** `solve`: the value of a parameter at which a metric reaches a level, and what is refused. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { call, resultRows } from './fixtures.ts'

const folder = temporaryFolder()
const asked = [
  'solve',
  hub,
  '--baseline',
  'current-policy-2024',
  '--metric',
  'backlog.appeal',
  '--parameter',
  'appeals.disposals_per_quarter',
]

test('finds the disposals that leave so many appeals open, and the folder can be verified', async () => {
  const out = join(folder, 'appeals')
  const { code, told, printed } = await call(
    ...[
      ...asked,
      '--counted-in',
      'parties',
      '--level',
      '40000',
      '--by',
      '2025-03',
      '--from',
      '1000',
      '--to',
      '9000',
    ],
    ...['--horizon', '0.5', '--replications', '2', '--seed', '1', '--out', out],
  )
  expect(code).toBe(0)
  expect(told).toContain('reaches 40000 in backlog.appeal')
  expect(printed).toContain('Open first-tier appeals (cases) at end March 2025: 40,000')
  const [row] = resultRows(out, 'level.csv')
  const [{ value }, level] = [row as { value: string }, 40_000]
  const points = resultRows(out, 'points.csv').map(
    (each) => [Number(each['value']), Number(each['mean'])] as const,
  )
  // More disposals leave fewer open, and at the answer the level is met.
  const sorted = points.toSorted(([a], [b]) => a - b)
  for (const [i, [, mean]] of sorted.entries()) if (i > 0) expect(mean).toBeLessThanOrEqual(sorted[i - 1]![1])
  const near = points.find(([at]) => at === Number(value))!
  expect(Math.abs(near[1]) / level).toBeLessThan(0.01)
  expect(row!['cost_difference']).not.toBe('')
  expect((await call('verify', out, '--quiet')).code).toBe(0)
})

describe('refuses', () => {
  test.each([
    [['--level', 'ten'], /--level: found "ten"/],
    [
      ['--level', '10', '--by', '2040-01'],
      /--by: found "2040-01"; allowed: a month of the run, from 2024-12 to 2029-12/,
    ],
    [
      ['--level', '10', '--group', 'albnia'],
      /--group: found "albnia"; did you mean "albania"\?; allowed: one of albania, /,
    ],
    [
      ['--level', '10', '--group', 'albania', '--by', '2025-03'],
      /--group: found together with --by; allowed: one of the two/,
    ],
    [['--level', '10', '--counted-in', 'cases'], /--counted-in: found "cases"; allowed: people or parties/],
  ])('%j', async (options, message) => {
    const { code, told } = await call(
      ...asked,
      ...options,
      '--from',
      '1',
      '--to',
      '2',
      '--out',
      join(folder, 'never'),
    )
    expect(code).toBe(2)
    expect(told).toMatch(message)
  })

  test('a scheme that the option has not, and a metric that none has', async () => {
    const { told } = await call(...asked, '--level', '10', '--scheme', 'hub', '--out', join(folder, 'never'))
    expect(told).toMatch(/--scheme: found "hub"; allowed: none: backlog\.appeal is of the whole system/)
  })

  test('a group together with a scheme, and of what is not counted by group', async () => {
    const of = (metric: string, ...more: string[]) =>
      call(
        ...['solve', hub, '--baseline', 'current-policy-2024', '--metric', metric, '--group', 'albania'],
        ...['--parameter', 'appeals.disposals_per_quarter', '--level', '10', '--from', '1', '--to', '2'],
        ...['--out', join(folder, 'never'), ...more],
      )
    expect((await of('scheme.transferred', '--scheme', 'hub')).told).toMatch(
      /--group: found together with --scheme; allowed: one of the two/,
    )
    expect((await of('cost.total')).told).toMatch(
      /--group: found "albania"; allowed: none: cost\.total is not counted by group/,
    )
  })

  test('a month for what is known of the whole run alone', async () => {
    const { told } = await call(
      ...[
        'solve',
        hub,
        '--baseline',
        'current-policy-2024',
        '--metric',
        'wait.appeal.median',
        '--parameter',
        'appeals.disposals_per_quarter',
      ],
      ...['--level', '100', '--by', '2026-01', '--from', '1', '--to', '2', '--out', join(folder, 'never')],
    )
    expect(told).toMatch(
      /--by: found "2026-01"; allowed: none: wait\.appeal\.median is known of the whole run alone/,
    )
  })

  test.each([
    ['returns.total', '-10', /--level: found "-10"; allowed: 0 or more/],
    ['cost.per_additional_return', '10', /allowed: a metric that one scenario has by itself/],
  ])('of %s the level %s', async (metric, level, expected) => {
    const { code, told } = await call(
      ...['solve', hub, '--baseline', 'current-policy-2024', '--metric', metric, `--level=${level}`],
      ...[
        '--parameter',
        'appeals.disposals_per_quarter',
        '--from',
        '1',
        '--to',
        '2',
        '--out',
        join(folder, 'never'),
      ],
    )
    expect([code, told]).toEqual([2, expect.stringMatching(expected)])
  })
})
