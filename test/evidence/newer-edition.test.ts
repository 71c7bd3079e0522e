/** A newer edition is the same files with more rows: it is read by the same loader, and refused where it is malformed. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { evidenceFolder } from '../../src/evidence/files.ts'
import { findEvidence, loadSeries, openEvidence } from '../../src/evidence/load.ts'
import { differencesFrom, makeRegister } from '../../src/evidence/register.ts'
import { quarterly } from '../../src/evidence/series.ts'
import { inputErrorOf } from '../scenarios/files.ts'

const parent = mkdtempSync(join(tmpdir(), 'return-hubs-edition-'))
afterAll(() => rmSync(parent, { recursive: true }))
let copies = 0
/** A copy of the evidence folder. */
function copy() {
  copies += 1
  const folder = join(parent, String(copies))
  for (const part of ['uk', 'policy'])
    cpSync(join(evidenceFolder, part), join(folder, part), { recursive: true })
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
  }
  const append = (file: string, line: string) => {
    appendFileSync(join(folder, file), `${line}\n`)
    return readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length
  }
  return { folder, edit, append }
}

const claims = 'uk/asylum_claims_quarterly.csv'

describe('a newer edition', () => {
  const { folder, edit, append } = copy()
  append(
    'uk/sources.csv',
    'HO_ISS_2026Q3,Home Office,"Immigration system statistics, YE September 2026",2026-11-26,gov.uk,OGL v3.0,2026-09,official',
  )
  append(claims, '2026-Q3,asylum_claims_people,25000,people,HO_ISS_2026Q3,published')
  append(claims, '2026-Q4,asylum_claims_people,,people,HO_ISS_2026Q3,published')
  edit(claims, (text) =>
    text.replace(
      /^2024-Q4,asylum_claims_people,30151,people,\w+,/m,
      '2024-Q4,asylum_claims_people,29999,people,HO_ISS_2026Q3,',
    ),
  )
  append(
    'uk/awaiting_initial_decision_quarterly.csv',
    '2026-09-30,awaiting_initial_decision_people,110000,people,HO_ISS_2026Q3,published',
  )
  edit('uk/parameters.csv', (text) =>
    text
      .replace('Asylum caseworkers,2455,', 'Asylum caseworkers,2500,')
      .replace(',2100,2461,', ',2100,2500,'),
  )
  append(
    'uk/parameters.csv',
    'sb_arrivals_annual_2026,"Small-boat arrivals, calendar year",20000,20000,20000,people/year,2026,HO_ISS_2026Q3,published,',
  )
  writeFileSync(
    join(folder, 'uk/new_series.csv'),
    'period,series,value,unit,source_id,confidence\n2026-Q3,new,1.5,people,HO_ISS_2026Q3,published\n',
  )
  const newer = openEvidence(folder)

  test('has its added, revised and missing figures, its source and its new file', () => {
    const series = quarterly('asylum_claims_quarterly', 'asylum_claims_people', newer)
    expect([series.size, series.get('2024-Q4'), series.get('2026-Q3')]).toEqual([39, 29999, 25000])
    expect(
      newer.loadSeries('asylum_claims_quarterly').find(({ period }) => period === '2026-Q4')?.value,
    ).toBeNull()
    const backlog = quarterly(
      'awaiting_initial_decision_quarterly',
      'awaiting_initial_decision_people',
      newer,
    )
    expect(backlog.get('2026-Q3')).toBe(110000)
    expect(newer.sources().get('HO_ISS_2026Q3')?.date).toBe('2026-11-26')
    expect(newer.findEvidence('caseworkers_fte')?.value).toBe(2500)
    expect(newer.findEvidence('sb_arrivals_annual_2026')?.sources).toEqual(['HO_ISS_2026Q3'])
    expect(newer.loadSeries('new_series')).toHaveLength(1)
  })

  test('leaves the built-in edition as it is', () => {
    expect(findEvidence('caseworkers_fte')?.value).toBe(2455)
    expect(loadSeries('asylum_claims_quarterly')).toHaveLength(137)
  })

  test('has a register of its own, which names the new edition; the built-in register notices every change', () => {
    const registered = makeRegister(newer).find(({ file }) => file === claims)
    expect(registered).toMatchObject({ rows: 139, last: '2026-12-31', edition: '2026-11-26' })
    expect(differencesFrom(makeRegister(openEvidence()), folder)).toEqual([
      `${claims} is not as registered`,
      'uk/awaiting_initial_decision_quarterly.csv is not as registered',
      'uk/new_series.csv is not in the register',
      'uk/parameters.csv is not as registered',
      'uk/sources.csv is not as registered',
    ])
    expect(differencesFrom(makeRegister(newer), folder)).toEqual([])
    rmSync(join(folder, 'uk/new_series.csv'))
    expect(
      differencesFrom(makeRegister(newer).concat({ ...registered!, file: 'uk/gone.csv' }), folder),
    ).toEqual(['uk/gone.csv is gone'])
  })
})

describe('refused, with file and line', () => {
  test.each([
    [
      '2026-Q3,asylum_claims_people,"25,000",people,HO_ISS_2025Q4,published',
      'value',
      'found "25,000"',
      /a number/,
    ],
    ['2026-Q3,asylum_claims_people,n/a,people,HO_ISS_2025Q4,published', 'value', 'found "n/a"', /a number/],
    [
      '2026-Q3,asylum_claims_people,1,people,HO_NEW,published',
      'source_id',
      'found "HO_NEW"',
      /id of a sources file/,
    ],
    [
      '2026-Q3,asylum_claims_people,1,people,,published',
      'source_id',
      'found nothing',
      /id of a sources file/,
    ],
    [
      '2024-Q4,asylum_claims_people,1,people,HO_ISS_2025Q4,published',
      '',
      'found asylum_claims_people for 2024-Q4 a second time',
      /line 33;/,
    ],
    [
      '2026-Q3,asylum_claims_people,1,people,HO_ISS_2025Q4,certain',
      'confidence',
      'found "certain"',
      /published, derived/,
    ],
    ['2025-Q5,asylum_claims_people,1,people,HO_ISS_2025Q4,published', 'period', 'found "2025-Q5"', /2024-Q4/],
    ['2026-Q3,,1,people,HO_ISS_2025Q4,published', 'series', 'found nothing', /name of a series/],
    ['2026-Q3,asylum_claims_people,1,,HO_ISS_2025Q4,published', 'unit', 'found nothing', /unit/],
    ['2026-Q3,asylum_claims_people,1', '', 'this line cannot be read as CSV', /cells/],
  ])('a series line %s', (line, path, found, allowed) => {
    const { folder, append } = copy()
    const at = append(claims, line)
    const { problems } = inputErrorOf(() => openEvidence(folder).loadSeries('asylum_claims_quarterly'))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ file: join(folder, claims), line: at, path, found })
    expect(problems[0]?.allowed).toMatch(allowed)
  })

  test('a missing column', () => {
    const { folder, edit } = copy()
    edit(claims, (text) => text.replace('source_id', 'source'))
    const error = inputErrorOf(() => openEvidence(folder).loadSeries('asylum_claims_quarterly'))
    expect(error.message).toBe(
      `${join(folder, claims)}:1:1 source_id: found no column "source_id"; allowed: the columns period, series, value, unit, source_id, confidence`,
    )
  })

  const row = 'x_new,What,1,1,1,people,2025,HO_ISS_2025Q4,published,'
  test.each([
    [row.replace('x_new', 'caseworkers_fte'), '', /caseworkers_fte a second time/],
    [row.replace('x_new', 'RWA-01'), '', /RWA-01, which uk\/parameters.csv has too/],
    [row.replace('x_new', ''), 'id', /nothing/],
    [row.replace(',1,1,1,', ',about 1,1,1,'), 'value', /"about 1"/],
    [row.replace(',1,1,1,', ',1,low,1,'), 'low', /"low"/],
    [row.replace('HO_ISS_2025Q4', 'HO_NEW'), 'source_id', /"HO_NEW"/],
    [row.replace('HO_ISS_2025Q4', ''), 'source_id', /nothing/],
    [row.replace('HO_ISS_2025Q4', 'caseworkers_fte'), 'source_id', /"caseworkers_fte"/],
    [row.replace('HO_ISS_2025Q4,published', 'x_new,derived'), 'source_id', /"x_new"/],
    [row.replace('published', 'sure'), 'confidence', /"sure"/],
  ])('a point value %s', (line, path, found) => {
    const { folder, append } = copy()
    append('uk/parameters.csv', line)
    const { problems } = inputErrorOf(() => openEvidence(folder).evidence())
    expect(problems).toHaveLength(1)
    expect(problems[0]?.path).toBe(path)
    expect(problems[0]?.found).toMatch(found)
    expect(problems[0]?.line).toBeGreaterThan(1)
  })

  test('a derived point value may name rows, and a range of them', () => {
    const { folder, append } = copy()
    append('uk/parameters.csv', row.replace('HO_ISS_2025Q4,published', 'caseworkers_fte;BE-A01..A05,derived'))
    expect(openEvidence(folder).findEvidence('x_new')?.sources).toEqual(['caseworkers_fte', 'BE-A01..A05'])
  })

  test('a source without publisher, a source twice, a file that is gone', () => {
    const nameless = copy()
    const line = nameless.append('uk/sources.csv', 'NEW,,Title,2026,gov.uk,,,official')
    expect(inputErrorOf(() => openEvidence(nameless.folder).sources()).problems[0]).toMatchObject({
      line,
      path: 'publisher',
    })
    const unkind = copy()
    unkind.append('uk/sources.csv', 'NEW,Publisher,Title,2026,gov.uk,,,paper')
    expect(inputErrorOf(() => openEvidence(unkind.folder).sources()).problems[0]).toMatchObject({
      path: 'kind',
      found: 'found "paper"',
      allowed: 'official, research, press, none',
    })
    const twice = copy()
    twice.append('uk/sources.csv', 'HO_SB_TS,Home Office,Title,2026,gov.uk,,,official')
    expect(inputErrorOf(() => openEvidence(twice.folder).sources()).problems[0]?.found).toMatch(
      /HO_SB_TS a second time/,
    )
    const gone = copy()
    rmSync(join(gone.folder, 'policy/deterrence.csv'))
    expect(inputErrorOf(() => openEvidence(gone.folder).evidence()).message).toMatch(
      /deterrence.csv: there is no such file/,
    )
  })
})
