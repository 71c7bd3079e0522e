import { describe, expect, test } from 'vitest'
import { expanded } from '../../src/evidence/evidence-rows.ts'
import { evidence, findEvidence, loadSeries, seriesFiles, sources } from '../../src/evidence/load.ts'

test('rows of all four tables are found by id', () => {
  expect(evidence().size).toBe(101 + 201 + 57 + 35)
  expect(findEvidence('caseworkers_fte')).toEqual({
    id: 'caseworkers_fte',
    scheme: '',
    description: 'Asylum caseworkers',
    value: 2455,
    low: 2100,
    high: 2461,
    unit: 'FTE',
    period: '2024-07',
    sources: ['PQ_95366'],
    confidence: 'published',
    note: '597 in 2019/20',
    withheld: null,
  })
  expect(findEvidence('RWA-23')).toMatchObject({ value: 0.376, low: null, unit: 'share', sources: ['S013'] })
  expect(findEvidence('DET-50')).toMatchObject({
    value: 0,
    low: -0.15,
    sources: ['DET-01', 'DET-21', 'DET-30'],
  })
  expect(findEvidence('BE-A03')).toMatchObject({
    description: 'Flight and escorting per person',
    scheme: 'A. Illegal Migration Bill IA (June 2023)',
    value: 22000,
  })
  expect(findEvidence('UKRH-01')?.value).toBe('2025-05-15')
  expect(findEvidence('no-such-row')).toBeUndefined()
})

test('figures that must not be used are withheld, and no others', () => {
  const withheld = [...evidence().values()].filter((row) => row.withheld !== null).map(({ id }) => id)
  const listed = [
    'AUS-02',
    'AUS-03',
    'DET-41',
    'DET-42',
    'EUR-05',
    'FRA-10',
    'RET-24',
    'RET-25',
    'RET-26',
    'eu_effective_return_rate',
  ]
  const alsoFromMemory = ['FLO-2018', 'FLO-2019', 'FLO-2020']
  expect(new Set(withheld)).toEqual(new Set([...listed, ...alsoFromMemory]))
  const fromMemory = [...evidence().values()].filter(
    ({ confidence }) => confidence === 'from-memory-unverified',
  )
  expect(fromMemory).toHaveLength(12)
  expect(fromMemory.every(({ withheld }) => withheld === 'was recalled from memory and never verified')).toBe(
    true,
  )
})

test('every row has an id of its own, a known confidence, and sources that exist', () => {
  for (const row of evidence().values()) {
    expect(row.id).toMatch(/^[A-Za-z][A-Za-z0-9_-]+$/)
    expect(['published', 'derived', 'from-memory-unverified']).toContain(row.confidence)
    const isDerived = row.confidence === 'derived'
    const unknown = row.sources
      .flatMap(expanded)
      .filter((id) => !sources().has(id) && !(isDerived && findEvidence(id)))
    expect([row.id, row.sources.length > 0]).toEqual([row.id, true])
    expect([row.id, unknown]).toEqual([row.id, []])
  }
})

test('sources carry publisher, title and, for UK figures, the licence', () => {
  expect(sources().size).toBe(93 + 200)
  expect(sources().get('HO_SB_TS')).toMatchObject({
    publisher: 'Home Office / Border Force',
    licence: 'OGL v3.0; processed data CC BY 4.0',
  })
  expect(sources().get('G13')?.publisher).toBe('HM Treasury')
})

describe('published series', () => {
  test('every file reads, and every point has a period, a series and a source that exists', () => {
    expect(seriesFiles()).toHaveLength(31)
    for (const file of seriesFiles()) {
      const points = loadSeries(file)
      expect([file, points.length > 0]).toEqual([file, true])
      const faulty = points.filter(
        ({ period, series, source_id }) => period === '' || series === '' || !sources().has(source_id),
      )
      expect([file, faulty]).toEqual([file, []])
    }
  })

  test('a series by file name, with or without .csv', () => {
    const points = loadSeries('awaiting_initial_decision_quarterly')
    expect(points).toEqual(loadSeries('awaiting_initial_decision_quarterly.csv'))
    expect(
      points.find(
        ({ period, series }) => period === '2024-12-31' && series === 'awaiting_initial_decision_people',
      ),
    ).toEqual({
      period: '2024-12-31',
      series: 'awaiting_initial_decision_people',
      value: 124802,
      unit: 'people',
      source_id: 'HO_ISS_2025Q4',
      confidence: 'published',
    })
  })

  test.each(['parameters', 'sources.csv', '../uk/small_boats_daily', 'nothing'])(
    '%s is no series file',
    (file) => {
      expect(() => loadSeries(file)).toThrow(RangeError)
    },
  )
})
