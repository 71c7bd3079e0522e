import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { stages } from '../../src/model/declaration/stages.ts'
import { costLineIds, factsOfLine } from '../../src/model/measures/ledger.ts'
import { builtInNames, loadScenario } from '../../src/scenarios/load.ts'

describe('docs/model.md', () => {
  const text = readFileSync('docs/model.md', 'utf8')
  test('has a row for every stage, as declared', () => {
    for (const [id, { label, place, waitsFor, support }] of Object.entries(stages)) {
      if (id === 'outside') continue
      expect(text).toContain(`| ${label} | ${place} | ${waitsFor || '– (end)'} | ${support} |`)
    }
  })
})

describe('the table of cost lines in docs/model.md', () => {
  const text = readFileSync('docs/model.md', 'utf8')
  test.each(costLineIds)('has %s as the ledger has it', (line) => {
    const { label, type, basis, due, bias } = factsOfLine(line)
    expect(text).toContain(
      `| ${label} | ${type} | ${basis} | ${due} | ${bias?.replaceAll('_', ' ') ?? '–'} |`,
    )
  })
})

describe('docs/assumptions.md', () => {
  const text = readFileSync('docs/assumptions.md', 'utf8')
  test('covers every parameter that is an assumption, by its path or its family', () => {
    // Families as written in the table: `groups.*.x`, `exhausted.barriers.*`; names that follow on one line share the first one's section.
    const covered = new Set<string>()
    for (const row of text.matchAll(/^\| (`[^|]+) \|/gm)) {
      let section = ''
      for (const [, name] of (row[1] as string).matchAll(/`([^`]+)`/g)) {
        const path = (name as string).includes('.') ? (name as string) : `${section}${name}`
        section = path.slice(0, path.lastIndexOf('.') + 1)
        covered.add(path)
      }
    }
    const isCovered = (id: string) =>
      [...covered].some((pattern) => {
        const steps = pattern.split('.')
        const parts = id.split('.')
        return steps.every((step, i) => step === '*' || step === parts[i])
      })
    const missing = builtInNames().flatMap((name) =>
      loadScenario(name)
        .parameters.filter((p) => p.confidence === 'assumption' && p.unit !== 'choice')
        .map((p) => p.id)
        .filter((id) => !isCovered(id)),
    )
    expect([...new Set(missing)]).toEqual([])
  })
})
