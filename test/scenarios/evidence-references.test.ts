import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
let files = 0
const withBeds = (fields: string) => {
  files += 1
  const path = write(
    `beds-${files}.yaml`,
    `name: mine\nextends: current-policy-2024\nremovals:\n  beds: ${fields}\n`,
  )
  return () => loadScenario(path).document.removals.beds
}

test('the row gives value, range, sources, confidence and note', () => {
  expect(withBeds('{ evidence: detention_irc_beds, unit: beds }')()).toEqual({
    value: 2200,
    low: 1700,
    high: 2490,
    unit: 'beds',
    changes: [],
    source: ['detention_irc_beds', 'PQ_23168'],
    confidence: 'published',
    note: 'high = with 290 more beds announced Aug 2024 (BANER_2024_08); long-run plan +1,000',
  })
})

test('the author’s own range, confidence and note win', () => {
  const fields = 'low: 1000, high: 3000, confidence: assumption, note: own'
  expect(withBeds(`{ evidence: detention_irc_beds, unit: beds, ${fields} }`)()).toMatchObject({
    value: 2200,
    low: 1000,
    high: 3000,
    source: ['detention_irc_beds', 'PQ_23168'],
    confidence: 'assumption',
    note: 'own',
  })
})

test('rows of every table can be used, dates too, and a row without a note gives its description', () => {
  const { document } = loadScenario(hub)
  expect(document.exhausted.contact_share.source).toContain('RWA-23')
  expect(document.schemes.hub?.cost.flight_per_person).toMatchObject({
    value: 22000,
    source: ['BE-A03', 'S019', 'S020'],
  })
  expect(document.crossing.interception_share).toMatchObject({ value: 0.45, source: ['DYN-04', 'S055'] })
  expect(document.schemes.hub?.capacity.full_places.value).toBe(400)
  const path = write(
    'date.yaml',
    `name: mine\nextends: ${hub}\nschemes: { hub: { agreement: { announced: { evidence: UKRH-01, unit: date } } } }\n`,
  )
  expect(loadScenario(path).values.schemes.hub?.agreement.announced).toBe('2025-05-15')
  const plain = write(
    'plain.yaml',
    'name: mine\nextends: current-policy-2024\nremovals: { beds: { evidence: RWA-19, unit: beds } }\n',
  )
  expect(loadScenario(plain).document.removals.beds.note).toBe('50 rooms x 2; expansion to 300 planned')
  const noteless = write(
    'noteless.yaml',
    `name: mine\nextends: ${hub}\nschemes: { hub: { capacity: { full_places: { evidence: ITA-02, unit: places } } } }\n`,
  )
  expect(loadScenario(noteless).document.schemes.hub?.capacity.full_places.note).toBe(
    'Places built: asylum-seeker holding (Gjader)',
  )
})

describe('refused', () => {
  test.each([
    [
      '{ evidence: detention_irc_bed, unit: beds }',
      'found "detention_irc_bed", which is not an evidence id',
      'detention_irc_beds',
    ],
    [
      '{ evidence: RET-24, unit: beds }',
      'found "RET-24", a figure that was recalled from memory and never verified',
      undefined,
    ],
    [
      '{ evidence: FRA-10, unit: beds }',
      'found "FRA-10", a figure that rests on a site of low reliability',
      undefined,
    ],
    [
      '{ evidence: eu_effective_return_rate, unit: share }',
      'found "eu_effective_return_rate", a figure that was recalled from memory and never verified',
      undefined,
    ],
    [
      '{ evidence: DET-52, unit: beds }',
      'found "DET-52", a row without a value that can be used here',
      undefined,
    ],
    ['{ evidence: caseworkers_fte, unit: beds }', 'found "caseworkers_fte" in FTE', undefined],
    ['{ evidence: it_al_bed_capex, unit: beds }', 'found "it_al_bed_capex" in EUR/bed', undefined],
    ['{ evidence: 7, unit: beds }', 'found 7 (number)', undefined],
    ['{ evidence: detention_irc_beds, unit: beds, value: 3 }', 'found "value" beside evidence', undefined],
    ['{ evidence: detention_irc_beds, unit: beds, source: me }', 'found "source" beside evidence', undefined],
    ['{ evidence: detention_irc_beds }', 'found nothing', undefined],
    ['{ evidence: detention_irc_beds, unit: places }', 'found "places" (text)', undefined],
  ])('%s', (fields, found, nearest) => {
    const { problems } = inputErrorOf(withBeds(fields))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ line: 4, found, ...(nearest === undefined ? {} : { nearest }) })
  })

  test('all references that cannot be filled are listed at once', () => {
    const path = write(
      'many.yaml',
      'name: m\nextends: current-policy-2024\nremovals:\n  beds: { evidence: a, unit: beds }\n  escort_days: { evidence: b, unit: days }\n',
    )
    expect(inputErrorOf(() => loadScenario(path)).problems.map((problem) => problem.path)).toEqual([
      'removals.beds.evidence',
      'removals.escort_days.evidence',
    ])
  })
})
