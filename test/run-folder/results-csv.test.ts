import { describe, expect, it } from 'vitest'
import { differencesFile, summaryFile } from '../../src/run-folder/results-csv.ts'
import { csv, fileOf } from '../../src/run-folder/table.ts'
import { tables } from '../../src/run-folder/tables.ts'

describe('the headers of the contract', () => {
  it.each([
    [
      summaryFile([])[1],
      'scenario,deterrence,metric,scheme,counted_in,unit,mean,ci_low,ci_high,p05,p50,p95,replications,note,metric_label\n',
    ],
    [
      differencesFile([])[1],
      'scenario,baseline,deterrence,metric,scheme,counted_in,unit,mean,ci_low,ci_high,p05,p50,p95,share_of_replications_above_zero,replications,verdict,note,metric_label\n',
    ],
    [
      fileOf(tables.monthly, [])[1],
      'scenario,deterrence,month,metric,scheme,counted_in,unit,mean,p05,p25,p50,p75,p95\n',
    ],
    [
      fileOf(tables.incidence, [])[1],
      'scenario,deterrence,months_since_exhaustion,cause,mean,ci_low,ci_high\n',
    ],
  ])('%#', (text, header) => expect(text).toBe(header))
})

it('writes numbers in their shortest exact form and leaves blanks for nulls', () => {
  const row = {
    scenario: 'a',
    deterrence: 'none',
    metric: 'cost.total',
    scheme: '',
    counted_in: '',
    unit: 'GBP',
    mean: 0.1 + 0.2,
    ci_low: -1e21,
    ci_high: 5e-7,
    p05: null,
    p50: -0,
    p95: 1234567.5,
    replications: 2,
  } as const
  expect(summaryFile([row])[1].split('\n')[1]).toBe(
    'a,none,cost.total,,,GBP,0.30000000000000004,-1e+21,5e-7,,0,1234567.5,2,,Total cost',
  )
})

it('quotes what needs it, and ends lines the Unix way', () => {
  expect(csv([{ note: 'one, "two"\nthree', x: 1 }], ['note', 'x'])).toBe('note,x\n"one, ""two""\nthree",1\n')
})

describe('text that a spreadsheet would run', () => {
  const cell = (value: string | number) =>
    csv([{ x: value }], ['x'])
      .split('\n')
      .slice(1)
      .join('\n')
  it.each(['=1+1', '+44 20 7946 0000', '-10 from last year', '@SUM(1)', '\t=1', '＝1'])(
    'is held off: %j',
    (text) => expect(cell(text).replace(/^"/, '')).toMatch(/^'/),
  )
  it.each([-1, -0.5, 1e-7, '-1.5', '+3', '-2e+21', '–10', '2025-Q1', 'plain, text'])(
    'but not a number, nor other text: %j',
    (value) => expect(cell(value)).toBe(`${String(value).includes(',') ? `"${value}"` : value}\n`),
  )
  it('in headers as well', () => expect(csv([], ['=x'])).toBe("'=x\n"))
})

it('has no byte order mark, which would be part of the first name for most readers', () => {
  expect(summaryFile([])[1].startsWith('scenario,')).toBe(true)
})
