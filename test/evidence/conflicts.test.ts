import { describe, expect, test } from 'vitest'
import { conflicts, idsIn } from '../../src/evidence/conflicts.ts'
import { evidence, findEvidence, sources } from '../../src/evidence/load.ts'
import { series } from '../../src/evidence/series.ts'

describe.each(conflicts.map((conflict) => [conflict.id, conflict] as const))('%s', (_, conflict) => {
  const { figures, applied, rule, neverCited = [], onlyAssumed = [] } = conflict

  test('names rows, sources and points that exist, with their values', () => {
    expect(figures.length).toBeGreaterThan(0)
    for (const figure of figures) {
      for (const id of idsIn(figure))
        expect([id, evidence().has(id) || sources().has(id)]).toEqual([id, true])
      if ('row' in figure) expect(findEvidence(figure.row)).toBeDefined()
      if ('says' in figure) expect(figure.from.length).toBeGreaterThan(0)
      if ('file' in figure)
        expect(series(figure.file, figure.series).get(figure.period)?.value).toBe(figure.value)
    }
    for (const id of [...neverCited, ...onlyAssumed]) expect([id, evidence().has(id)]).toEqual([id, true])
  })

  // That the places exist is for test/library/conflicts.test.ts to say: some are in scenarios.
  test('has a rule that is applied somewhere', () => {
    expect(rule).toMatch(/\.$/)
    expect(applied.length).toBeGreaterThan(0)
  })
})

test('ids are different, and every withheld row is in a conflict', () => {
  expect(new Set(conflicts.map(({ id }) => id)).size).toBe(conflicts.length)
  const named = new Set(conflicts.flatMap(({ figures }) => figures.flatMap(idsIn)))
  const withheld = [...evidence().values()].filter((row) => row.withheld !== null).map(({ id }) => id)
  expect(withheld.filter((id) => !named.has(id))).toEqual([])
})
