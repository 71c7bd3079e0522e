import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePeriod } from '../../src/calendar/periods.ts'
import { evidenceFolder } from '../../src/evidence/files.ts'
import { builtInEvidence, loadSeries, seriesFiles, sources } from '../../src/evidence/load.ts'
import {
  dateOf,
  differencesFrom,
  makeRegister,
  type RegisteredFile,
  sourcesBehind,
} from '../../src/evidence/register.ts'

const { files } = JSON.parse(readFileSync('src/evidence/register.json', 'utf8')) as {
  files: RegisteredFile[]
}

test('the register has every data file as it is; npm run register makes it', () => {
  expect(differencesFrom(files, evidenceFolder)).toEqual([])
  expect(files).toEqual(makeRegister(builtInEvidence))
})

test('rows by confidence add up to the rows', () => {
  for (const { file, rows, confidence } of files) {
    const counted = Object.values(confidence).reduce((sum, count) => sum + count, 0)
    expect([file, counted]).toEqual([file, file.endsWith('sources.csv') ? 0 : rows])
  }
})

test.each([
  ['2026-02-26', '2026-02-26'],
  ['2024-08', '2024-08'],
  ['2008 / 2009-02', '2009-02'],
  ['2023-06 (copy dated 2023-11-03)', '2023-06'],
  ['n.d. (about May 2024)', '2024'],
  ['2026-01-13 (repository commit a8f4037)', '2026-01-13'],
  ['2010-2020', '2020'],
  ['rolling', null],
  ['', null],
])('the date of a source dated "%s" is %s', (date, newest) => {
  expect(dateOf({ date })).toBe(newest)
})

describe('nothing lacks a source', () => {
  test('every row comes down to a source, if need be through the rows it is derived from', () => {
    for (const row of builtInEvidence.evidence().values())
      expect([row.id, sourcesBehind(row.sources, builtInEvidence).size > 0]).toEqual([row.id, true])
  })
  test('a worked example comes down to the sources of its lines', () => {
    expect([...sourcesBehind(['BE-A06'], builtInEvidence)].sort()).toEqual(['S019', 'S020'])
  })
  test('every point has a source, and none but an estimate lies after the date of its source', () => {
    const estimates = /_expected$|_estimate$/
    for (const file of seriesFiles())
      for (const { period, series, source_id } of loadSeries(file)) {
        const source = sources().get(source_id)
        expect([file, source_id, source !== undefined]).toEqual([file, source_id, true])
        const date = source ? dateOf(source) : null
        if (date === null || estimates.test(series)) continue
        const last = parsePeriod(period)?.last.slice(0, date.length) ?? ''
        expect([file, series, period, last <= date]).toEqual([file, series, period, true])
      }
  })
})
