/** `--by group`: a folder with figures by nationality group is what it was without, and more; and it can be verified. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readManifest } from '../../src/run-folder/folder.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { call, resultRows, small } from './fixtures.ts'

const folder = temporaryFolder()
const longest = 300_000
const compare = (out: string, ...more: string[]) =>
  call(
    ...['compare', hub, '--baseline', 'current-policy-2024', '--horizon', '0.25', '--replications', '2'],
    ...[...small, '--seed', '1', '--out', join(folder, out), ...more],
  )

test(
  'compare',
  async () => {
    const [plain, asked] = [await compare('plain'), await compare('asked', '--by', 'group')]
    expect([plain.code, asked.code]).toEqual([0, 0])

    const files = (out: string) => readManifest(join(folder, out)).results.files
    expect(files('asked').filter(({ path }) => path !== 'results/by-group.csv')).toEqual(files('plain'))
    expect(files('asked').map(({ path }) => path)).toContain('results/by-group.csv')

    const rows = resultRows(join(folder, 'asked'), 'by-group.csv')
    const whole = resultRows(join(folder, 'asked'), 'summary.csv').filter(({ metric }) =>
      ['returns.total', 'backlog.decision'].includes(metric!),
    )
    for (const { scenario, metric, counted_in, mean } of whole) {
      const groups = rows.filter(
        (row) =>
          row['baseline'] === '' &&
          row['scenario'] === scenario &&
          row['metric'] === metric &&
          row['counted_in'] === counted_in,
      )
      const sum = groups.reduce((total, row) => total + Number(row['mean']), 0)
      expect(sum).toBeCloseTo(Number(mean), 6)
    }

    expect(plain.printed).not.toContain('nationality group')
    expect(asked.printed).toContain('All returns, people, by nationality group')
    const lines = asked.printed.split('\n')
    const first = lines.findIndex((line) => line.includes('by nationality group'))
    const block = lines.slice(first, first + 6)
    expect(block[1]).toMatch(/^ {4}albania /)
    for (const line of block) expect(line.length).toBeLessThanOrEqual(80)

    expect((await call('verify', join(folder, 'asked'), '--quiet')).code).toBe(0)
    const resumed = await compare('asked', '--resume')
    expect(resumed.code).toBe(2)
    expect(resumed.told).toContain('only one of them is by nationality group')
  },
  longest,
)

test(
  'solve --group',
  async () => {
    const out = join(folder, 'solved')
    const { code, printed } = await call(
      ...[
        'solve',
        hub,
        '--baseline',
        'current-policy-2024',
        '--metric',
        'returns.total',
        '--group',
        'albania',
      ],
      ...['--parameter', 'groups.albania.voluntary_departure_rate', '--from', '0.1', '--to', '0.8'],
      ...['--level', '14', '--precision', '0.5', '--horizon', '0.25', '--replications', '2', '--seed', '1'],
      ...[...small, '--out', out],
    )
    expect(code).toBe(0)
    expect(printed).toContain('All returns (people), albania: 14')
    const [row] = resultRows(out, 'level.csv')
    expect(row).toMatchObject({ metric: 'returns.total', scheme: '', group: 'albania', level: '14', by: '' })
    const points = resultRows(out, 'points.csv')
    const at = (value: string) => Number(points.find((point) => point['value'] === value)!['mean'])
    expect(at('0.1')).toBeLessThan(0)
    expect(at('0.8')).toBeGreaterThan(0)
    expect((await call('verify', out, '--quiet')).code).toBe(0)
  },
  longest,
)
