import { describe, expect, test } from 'vitest'
import { lastDayOf, quarterAfter, quartersBetween } from '../../../src/calendar/periods.ts'
import { allSeriesAsOf, fittedVintage } from '../../../src/evidence/as-of.ts'
import { openedAt, openingsOf } from '../../../src/experiments/history/backtest.ts'
import { observedInputs, tierOf } from '../../../src/experiments/history/observed.ts'
import { Published } from '../../../src/experiments/history/published.ts'
import { loadScenario, openScenarios, type Setting } from '../../../src/scenarios/load.ts'

const published = new Published(allSeriesAsOf(fittedVintage))
const open = openScenarios(['current-policy-2024'])
const openings = openingsOf({
  published,
  quarters: quartersBetween('2017-Q4', '2026-Q2'),
  ahead: 8,
  load: (settings) => open(settings)[0]!,
})
const origins = quartersBetween('2017-Q4', '2026-Q2')
const at = (origin: string, mode = 'unconditional') =>
  openings.find((each) => each.origin === origin && each.mode === mode)!.scenario.values

describe('openings', () => {
  test('are there for every quarter, with inputs as observed wherever any are published', () => {
    expect(openings.filter(({ mode }) => mode === 'unconditional')).toHaveLength(35)
    expect(openings.filter(({ mode }) => mode === 'conditional')).toHaveLength(34)
  })

  test('at the end of 2024 is that of current policy', () => {
    const own = at('2024-Q4')
    const { stocks, decisions, arrivals } = loadScenario('current-policy-2024').values
    expect(own.start).toBe('2025-01-01')
    for (const field of [
      'awaiting_decision',
      'appeals_open',
      'supported',
      'section4',
      'refusals_last_quarter',
      'grants_last_quarter',
    ] as const)
      expect(own.stocks[field], field).toBe(stocks[field])
    expect(own.stocks.rights_exhausted).toEqual(stocks.rights_exhausted)
    expect(own.decisions.productivity.value).toBeCloseTo(decisions.productivity.value, 1)
    expect(own.decisions.withdrawal_rate.value).toBeCloseTo(decisions.withdrawal_rate.value, 2)
    expect(own.arrivals.other_routes.central / arrivals.other_routes.central).toBeCloseTo(1, 2)
  })

  test('say where their figures are from', () => {
    const { document } = openings.find(({ origin }) => origin === '2021-Q2')!.scenario
    expect(document.stocks.awaiting_decision).toMatchObject({ value: 70905, confidence: 'published' })
    expect(document.stocks.over_six_months_share).toMatchObject({
      source: ['HO_ISS_2024Q3', 'HO_ISS_2025Q4'],
      confidence: 'derived',
    })
  })

  test('see nothing of later quarters, save to fill stocks between published dates', () => {
    const rows = allSeriesAsOf(fittedVintage)
    const filled = ['subject_to_removal_action', 'asylum_appeal_outstanding', 'ftt_asylum_open_caseload']
    const early = new Published(
      rows.filter(({ period, series }) => filled.includes(series) || period.slice(0, 4) <= '2021'),
    )
    const [cut] = openingsOf({
      published: early,
      quarters: ['2021-Q4'],
      ahead: 8,
      load: (settings) => open(settings)[0]!,
    })
    expect(cut!.scenario.values).toEqual(at('2021-Q4'))
  })
})

describe('accommodation by type', () => {
  const dispersal = (quarter: string) =>
    ['Accommodation', 'accommodation']
      .map((word) => published.quarterly(`accommodation|Dispersal ${word}`).get(quarter))
      .find((value) => value !== undefined)

  test('opens with the people in dispersal that were last published by the origin', () => {
    expect(at('2017-Q4').stocks.dispersal).toBeUndefined()
    for (const [origin, from] of [
      ['2018-Q1', '2018-Q1'],
      ['2024-Q3', '2024-Q3'],
      ['2025-Q3', '2024-Q3'],
      ['2026-Q1', '2025-Q4'],
      ['2026-Q2', '2026-Q2'],
    ] as const) {
      const { stocks, support } = at(origin)
      expect(stocks.dispersal, origin).toBe(dispersal(from))
      expect(support.dispersal_places!.value, origin).toBe(stocks.dispersal)
    }
    expect(at('2025-Q3').support.subsistence_only!.value).toBe(
      published.quarterly('accommodation|Subsistence only').get('2024-Q3'),
    )
  })

  test('gives the places after it as published, and where they are not the last published before', () => {
    const { changes } = at('2024-Q2', 'conditional').support.dispersal_places!
    expect(changes.map(({ from }) => from.slice(0, 7)).slice(0, 2)).toEqual(['2024-07', '2024-10'])
    const known = ['2024-Q3', '2024-Q3', '2024-Q3', '2024-Q3', '2024-Q3', '2025-Q4', '2025-Q4', '2026-Q2']
    expect(changes.map(({ value }) => value)).toEqual(known.map(dispersal))
  })

  test('forecasts the places from what was known where nobody gives them', () => {
    const { changes } = at('2024-Q2').support.dispersal_places!
    expect(changes).toHaveLength(8)
    expect(changes[0]!.value).not.toBe(dispersal('2024-Q3'))
  })
})

describe('the provenance of inputs after an origin', () => {
  const sourcesOf = (mode: string, path: readonly string[]) => {
    const { document } = openings.find((each) => each.origin === '2022-Q4' && each.mode === mode)!.scenario
    const found = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document)
    return [(found as { source: string | string[] }).source].flat()
  }
  const quartersOf = (series: string, first: string, last: string) =>
    published.sourcesOf(series, quartersBetween(first, last))

  test('is that of each series as observed', () => {
    expect(sourcesOf('conditional', ['decisions', 'caseworkers'])).toEqual(
      quartersOf('asylum_caseworking_staff_fte', '2023-Q1', '2024-Q4'),
    )
    expect(sourcesOf('conditional', ['support', 'dispersal_places'])).toEqual(
      quartersOf('accommodation|Dispersal Accommodation', '2023-Q1', '2024-Q3'),
    )
    expect(sourcesOf('conditional', ['appeals', 'disposals_per_quarter'])).toEqual(
      expect.arrayContaining([...quartersOf('ftt_asylum_disposals', '2023-Q1', '2024-Q4')]),
    )
  })

  test('is that of each series’ own past as forecast', () => {
    expect(sourcesOf('unconditional', ['support', 'dispersal_places'])).toEqual(
      quartersOf('accommodation|Dispersal Accommodation', '2018-Q1', '2022-Q4'),
    )
    expect(sourcesOf('unconditional', ['decisions', 'grant_odds'])).toEqual(
      expect.arrayContaining([...quartersOf('initial_grants', '2010-Q1', '2022-Q4')]),
    )
  })
})

describe('the provenance of an opening', () => {
  const rows = allSeriesAsOf(fittedVintage)
  const [base] = open([])
  // The settings alone: they are laid upon the baseline once, not for every origin and source.
  const opened = (of: Published, origin: string) => openedAt(of, origin, () => base!)
  const sourcesOf = ({ from }: Setting) => [from?.source ?? []].flat()
  const byPath = (settings: readonly Setting[]) =>
    new Map(settings.map((each) => [each.path.join('.'), each]))

  test.each(origins)('at %s: what is said to be published is, by that source, of that date', (origin) => {
    const said = opened(published, origin).filter(({ from }) => from?.confidence === 'published')
    expect(said.length).toBeGreaterThanOrEqual(4)
    for (const setting of said) {
      const points = rows.filter(
        ({ period, value }) => value === setting.value && [origin, lastDayOf(origin)].includes(period),
      )
      for (const source of sourcesOf(setting))
        expect(
          points.map(({ source_id }) => source_id),
          `${setting.text} of ${source}`,
        ).toContain(source)
    }
  })

  test.each(['2017-Q4', '2022-Q4', '2024-Q4', '2026-Q1'])(
    'at %s: a setting names a source if, and only if, it moves with the figures of that source',
    (origin) => {
      const plain = byPath(opened(published, origin))
      const unsaid: string[] = []
      const idle = new Set(
        [...plain].flatMap(([path, each]) =>
          // Nothing times anything stays nothing.
          each.value === 0 ? [] : sourcesOf(each).map((id) => `${path} ${id}`),
        ),
      )
      for (const source of new Set(rows.map(({ source_id }) => source_id))) {
        const moved = rows.map((row, i) =>
          row.source_id === source && row.value !== null
            ? { ...row, value: row.value * (1.05 + 0.04 * Math.sin(i)) }
            : row,
        )
        for (const [path, each] of byPath(opened(new Published(moved), origin))) {
          if (each.value === plain.get(path)?.value) continue
          if (!sourcesOf(plain.get(path)!).includes(source)) unsaid.push(`${path} ${source}`)
          idle.delete(`${path} ${source}`)
        }
      }
      expect(unsaid).toEqual([])
      expect([...idle].filter((each) => !each.endsWith(' assumption'))).toEqual([])
    },
  )

  test('says a quarter’s own count of disposals as such', () => {
    const note = (origin: string) =>
      byPath(opened(published, origin)).get('stocks.disposals_last_quarter')!.from
    expect(note('2026-Q1')).toEqual({ source: 'MOJ_TSQ_2026Q2', confidence: 'published', note: '2026-Q1' })
    const late = new Published(
      rows.filter(({ series, period }) => series !== 'ftt_asylum_disposals' || period <= '2025-Q4'),
    )
    expect(byPath(opened(late, '2026-Q1')).get('stocks.disposals_last_quarter')!.from).toMatchObject({
      confidence: 'derived',
      note: '2025-Q4, the last published by 2026-Q1',
    })
  })
})

describe('both readings of withdrawals are those of the origin', () => {
  test.each(['2019-Q4', '2023-Q4', '2026-Q1', '2026-Q2'])('%s', (origin) => {
    const { decisions } = at(origin)
    const year = quartersBetween(quarterAfter(origin, -3), origin)
    const total = (series: string) => year.reduce((sum, each) => sum + published.at(series, each), 0)
    const mean = total('awaiting_initial_decision_people') / 4
    // As many withdraw by people who wait as by cases that are taken up.
    const waiting = decisions.withdrawal_rate.value * mean
    const decided = total('initial_grants') + total('initial_refusals')
    expect((decided * decisions.withdrawn_share) / (1 - decisions.withdrawn_share)).toBeCloseTo(waiting, 6)
  })

  test('0.123 in the year to June 2026', () => {
    expect(at('2026-Q2').decisions.withdrawn_share).toBeCloseTo(0.123, 3)
  })
})

describe('inputs as observed', () => {
  test('give decisions that make up grants and refusals', () => {
    const rows = observedInputs(published, '2022-Q1', '2022-Q1', { staff: 1, peoplePerCase: 1.25 })
    const value = (series: string) => rows.find((row) => row.series === series)!.value
    const cases = value('asylum_caseworking_staff_fte') * value('decisions_per_caseworker_month') * 3
    expect(cases * 1.25).toBeCloseTo(
      published.at('initial_grants', '2022-Q1') + published.at('initial_refusals', '2022-Q1'),
      6,
    )
  })

  test('are complete from 2020 to 2023', () => {
    expect(tierOf(published, '2019-Q4', 4)).toBe('full')
    expect(tierOf(published, '2022-Q4', 4)).toBe('full')
    expect(tierOf(published, '2019-Q3', 4)).toBe('reduced')
    expect(tierOf(published, '2023-Q1', 4)).toBe('reduced')
  })

  test('hold in their quarters', () => {
    const { decisions, arrivals } = at('2021-Q4', 'conditional')
    expect(arrivals.given.small_boat).toHaveLength(8)
    expect(decisions.caseworkers.changes[0]).toEqual({
      from: '2022-01-01',
      until: '2022-04-01',
      value: 728.666667,
      given: true,
    })
  })
})
