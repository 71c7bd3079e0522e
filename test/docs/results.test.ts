import { readdirSync, readFileSync } from 'node:fs'
import { parquetMetadata } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import type { CurveRow } from '../../src/experiments/break-even/deterrence-curve.ts'
import type { Tables } from '../../src/experiments/replications/tables.ts'
import type { Sensitivity } from '../../src/experiments/sensitivity/sensitivity.ts'
import { assumptionsCsv } from '../../src/run-folder/assumptions.ts'
import { backtestFiles } from '../../src/run-folder/backtest-files.ts'
import { breakEvenFiles } from '../../src/run-folder/break-even-files.ts'
import { calibrationFiles } from '../../src/run-folder/calibration-files.ts'
import { dailyFiles } from '../../src/run-folder/daily-files.ts'
import { resultFiles } from '../../src/run-folder/result-files.ts'
import { robustFiles } from '../../src/run-folder/robust-files.ts'
import { selectionFiles } from '../../src/run-folder/selection-files.ts'
import { sensitivityFiles } from '../../src/run-folder/sensitivity-files.ts'
import { sweepFiles } from '../../src/run-folder/sweep-files.ts'
import { fileOf } from '../../src/run-folder/table.ts'
import { tables as declared, sweepTables } from '../../src/run-folder/tables.ts'
import { diffTables } from '../../src/runs/diff/tables.ts'
import { setOf } from '../experiments/fixtures.ts'

/** Columns by file, as the page tells them: those in the first column of the table below each heading. */
function told(): Map<string, string[]> {
  const sections = readFileSync('docs/results.md', 'utf8').split(/^### /m).slice(1)
  return new Map(
    sections.map((section) => {
      const rows = section.split('\n').filter((line) => line.startsWith('| `'))
      const columns = rows.flatMap((row) =>
        [...row.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
      )
      return [section.slice(0, section.indexOf('\n')), columns]
    }),
  )
}

const one = [] as never[]
const tables: Tables = {
  ...{ summary: one, monthly: one, incidence: one, uncertainty: one, ifOpen: one, sinceOpening: one },
  byGroup: one,
  simultaneous: one,
  differences: [
    {
      ...{ scenario: 'a', baseline: 'b', deterrence: 'none', metric: 'returns.total', scheme: '' },
      ...{ counted_in: 'people', unit: 'people', mean: 1, ci_low: 1, ci_high: 1, p05: 1, p50: 1, p95: 1 },
      ...{ share_of_replications_above_zero: 1, replications: 6 },
    },
  ],
}
const curve: CurveRow[] = [
  {
    ...{ scenario: 'a', baseline: 'b', hypothesis: 'h', strength: 1, displaced_share: 0 },
    ...{ metric: 'cost.total', counted_in: '', mean: 1, ci_low: null, ci_high: null, replications: 6 },
  },
]
const set = setOf('a', [['returns.total', '', 'people', [1]]])
const ofYear: Sensitivity['byYear'][number] = {
  ...{ of: 'difference', metric: 'returns.total', year: 1, parameter: '', rank: null, statistic: 'mean' },
  ...{ value: 1, ci_low: 1, ci_high: 1, verdict: null, stage: 'full', replications: 6 },
}
const parameter = '<parameter>'
const answer = {
  status: 'attained',
  value: 1,
  low: 0,
  high: 2,
  changes: 1,
  replications: 6,
  precise: true,
  points: one,
}
const selectionRule = { metric: 'returns.total', better: 'lower', method: 'kn', confidence: 0.95 }
const asked = { scenario: 'a', metric: 'cost.total', hypothesis: 'none' }

/** The files of every command, each with its heading on the page. */
const files: readonly (readonly [of: string, Iterable<readonly [string, string | Uint8Array]>])[] = [
  ['', resultFiles([set], tables, { curve, forecast: false })],
  ['', [['assumptions.csv', assumptionsCsv([])]]],
  [
    ' of a sweep',
    [
      ...sweepFiles(
        { parameters: { [parameter]: {} }, chart: {} } as never,
        { points: one, summary: one, differences: one } as never,
      ),
    ].filter(([path]) => path === 'results/points.csv'),
  ],
  ['', selectionFiles(selectionRule as never, '1', { sets: [set], contenders: ['a'] } as never)],
  [
    ' of a break-even',
    breakEvenFiles(
      asked as never,
      {
        answers: [{ parameter: 'p', unit: 'days', low: 0, high: 2, answer }],
      } as never,
    ),
  ],
  [
    ' of `solve`',
    [
      ...breakEvenFiles(
        { ...asked, level: { value: 1, counted_in: '' } } as never,
        { answers: [{ parameter: 'p', unit: 'days', low: 0, high: 2, answer }] } as never,
      ),
    ].filter(([path]) => path === 'results/level.csv'),
  ],
  [
    '',
    [
      ...sensitivityFiles(
        {} as never,
        { rows: one, byYear: [ofYear], parameters: one, method: 'tornado' } as never,
        '',
      ),
    ].filter(([path]) => path.endsWith('.csv')),
  ],
  [
    '',
    [
      ...robustFiles({ columns: one, scopes: one, regret: one, worth: one } as never, '', {} as never, ''),
    ].filter(([path]) => path.endsWith('.csv')),
  ],
  [' of `diff`', Object.values(diffTables).map((each) => fileOf(each as never, []))],
  [' of a back-test', backtestFiles({ rows: one, errors: one, scores: one })],
  [' of a back-test', dailyFiles({ daily: one, dailyCurves: one } as never)],
  [
    ' of a calibration',
    calibrationFiles(
      {
        ...{ errors: one, points: one, identifiability: one, pairs: one },
        members: [{ origin: '2024-Q4', member: 0, values: { [parameter]: 1 } }],
      },
      [{ name: parameter } as never],
    ),
  ],
]

function headerOf(content: string | Uint8Array): string[] {
  if (typeof content === 'string') return content.slice(0, content.indexOf('\n')).split(',')
  return parquetMetadata(new Uint8Array(content).buffer)
    .schema.slice(1)
    .map(({ name }) => name)
}

describe('docs/results.md', () => {
  const page = told()
  const made = files.flatMap(([of, each]) => [...each].map(([path, content]) => ({ of, path, content })))
  const headingOf = (path: string, of: string) => (page.has(path) ? path : `${path}${of}`)

  test.each(made)('has every column of $path$of, in order', ({ path, of, content }) => {
    expect(page.get(headingOf(path, of))).toEqual(headerOf(content))
  })
  test('has the contrasts and turns of a sweep, and the columns of a forecast', () => {
    expect(page.get('results/forecast.csv')).toEqual(Object.keys(declared.forecast.columns))
    expect(page.get('results/contrasts.csv')).toEqual(Object.keys(sweepTables.contrasts.columns))
    expect(page.get('results/turns.csv')).toEqual(Object.keys(sweepTables.turns.columns))
  })
  test('has no file that is not written', () => {
    const written = made.map(({ path, of }) => headingOf(path, of))
    expect([...page.keys()].filter((heading) => !written.includes(heading)).sort()).toEqual([
      'results/contrasts.csv',
      'results/forecast.csv',
      'results/turns.csv',
    ])
  })
  test('is told of in the list of documents', () => {
    expect(readdirSync('docs')).toContain('results.md')
    expect(readFileSync('README.md', 'utf8')).toContain('docs/results.md')
  })
})
