import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, test } from 'vitest'
import { simulateNamingSchemes } from '../../src/experiments/trace/scheme-log.ts'
import { type TransitionId, transitionIds } from '../../src/model/declaration/transitions.ts'
import { CsvEventLog } from '../../src/run-folder/event-log.ts'
import { smallScenario } from '../model/model.ts'

const folder = mkdtempSync(join(tmpdir(), 'event-log-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the event log reads back as CSV, in order of time, with a resource for every event', () => {
  const path = join(folder, 'log.csv')
  const log = new CsvEventLog(path, '2025-01-01', [])
  const scenario = smallScenario('current-policy-2024')
  simulateNamingSchemes(
    { scenario, deterrence: 'none', seed: 'test', replication: 1, horizonYears: 0.5 },
    log,
  )
  log.close()
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true })
  expect(Object.keys(rows[0]!)).toEqual(['case', 'activity', 'timestamp', 'resource'])
  expect(rows).toHaveLength(log.count)
  expect(rows.every((row, i) => i === 0 || row['timestamp']! >= rows[i - 1]!['timestamp']!)).toBe(true)
  expect(rows[0]!['timestamp']).toBe('2025-01-01T00:00:00.000Z')
  expect(rows.every((row) => row['resource'] !== '' && /^[a-z-]+-\d+\/\d+$/.test(row['case']!))).toBe(true)
  expect(rows.some((row) => row['activity'] === 'is refused, will appeal')).toBe(true)
})

test('what a scheme decides has the id of the scheme as its resource', () => {
  const path = join(folder, 'schemes.csv')
  const log = new CsvEventLog(path, '2025-01-01', [])
  const record = (id: TransitionId, scheme?: string) =>
    log.record(1, 1, 0, transitionIds.indexOf(id), 1, scheme)
  record('referred', 'hub-b')
  record('detained_for_transfer', 'hub-b')
  record('referred')
  log.close()
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true })
  expect(rows.map((row) => row['resource'])).toEqual(['hub-b', 'detention beds', 'scheme'])
})
