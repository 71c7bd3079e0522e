/** A number in a scenario is either evidence or a declared assumption. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { neverCited, onlyAssumed } from '../../src/evidence/conflicts.ts'
import { type EvidenceRow, findEvidence, loadSeries, seriesFiles, sources } from '../../src/evidence/load.ts'
import { loadSweepDesign } from '../../src/scenarios/designs/sweep-design.ts'
import type { SweepDocument, SweepValue } from '../../src/scenarios/designs/sweep-schema.ts'
import {
  builtInNames,
  type LoadedScenario,
  loadScenario,
  loadScenarios,
  readLayer,
} from '../../src/scenarios/load.ts'
import { type Parameter, parametersOf } from '../../src/scenarios/schema/parameters.ts'

/** The first and the last value of a parameter of a sweep; none where they are those that the scenario declares. */
function endsOf({ values, low, high, from, to }: SweepDocument['parameters'][string]): readonly SweepValue[] {
  if (values !== undefined) return [values[0]!, values.at(-1)!]
  const ends = [low ?? from, high ?? to]
  return ends.every((end) => typeof end === 'number') ? ends : []
}

/**
 * Scenarios of an example: its own, those of a sweep at the first and the last value of everything it varies, or current policy under
 * a layer of changes.
 */
function examplesOf(file: string): readonly LoadedScenario[] {
  const path = `examples/${file}`
  const content = parse(readFileSync(path, 'utf8'))
  if ('extends' in content) return [loadScenario(path)]
  if (!('parameters' in content)) return [loadScenario('current-policy', readLayer(path).settings)]
  const design = loadSweepDesign(path)
  const ends = Object.entries(design.document.parameters).map(([name, parameter]) =>
    endsOf(parameter).map((value) => design.settingsOf(name, value)),
  )
  return [0, 1].flatMap((end) =>
    loadScenarios(
      [design.baseline, ...design.scenarios],
      [...design.settings, ...ends.flatMap((settings) => settings[end] ?? [])],
    ),
  )
}

const files = readdirSync('examples').filter((file) => file.endsWith('.yaml'))
const cases: readonly (readonly [string, readonly LoadedScenario[]])[] = [
  ...builtInNames().map((name) => [name, [loadScenario(name)]] as const),
  ...files.map((file) => [`examples/${file}`, examplesOf(file)] as const),
]
test('every example is looked at', () => {
  expect(files.length).toBeGreaterThanOrEqual(6)
})

const citedBy = ({ source }: Parameter): string[] => [source].flat()
const rowsCited = (parameter: Parameter): EvidenceRow[] =>
  citedBy(parameter).flatMap((id) => findEvidence(id) ?? [])

/** Whether a note tells both figures, of which one is the parameter's and one the row's. */
const tells = (note: string, figures: readonly unknown[]): boolean =>
  figures.every((figure) =>
    note
      .replaceAll(',', '')
      .split(/[^\d.-]+/)
      .map((word) => word.replace(/\.$/, ''))
      .includes(String(figure)),
  )

const within = (row: EvidenceRow, value: unknown): boolean =>
  typeof value === 'number' &&
  typeof row.low === 'number' &&
  typeof row.high === 'number' &&
  row.low <= value &&
  value <= row.high

const isRowValue = (row: EvidenceRow, { value, note = '' }: Parameter): boolean =>
  row.confidence === 'published' &&
  (row.value === value || (within(row, value) && tells(note, [value, row.value])))

const pointsBySource = new Map<string, Set<number>>()
for (const { source_id, value, confidence } of seriesFiles().flatMap(loadSeries)) {
  if (value === null || confidence !== 'published') continue
  const values = pointsBySource.get(source_id) ?? new Set()
  pointsBySource.set(source_id, values.add(value))
}
/** Published figures that were read in their source and stand in no file of the evidence. */
const readInSource = [
  'costs.discount_rate',
  'costs.optimism_bias.non_standard_buildings',
  'costs.optimism_bias.equipment_and_development',
  'costs.optimism_bias.outsourcing',
  'schemes.exchange.agreement.announced',
]

/** Sections that describe schemes, what they cost and how people answer them; rows later than the start may be cited there. */
const mayBeLater = ['schemes', 'deterrence', 'costs']
/** @param last year that is known at the start */
const isLater = (row: EvidenceRow, last: number): boolean => {
  const years = row.period.match(/(?<!\d)20\d{2}(?!\d)/g) ?? []
  return years.length > 0 && years.every((year) => Number(year) > last)
}

describe.each(cases)('%s', (_, scenarios) => {
  const all = scenarios.flatMap(({ document }) =>
    parametersOf(document).map(([path, parameter]) => ({ path: path.join('.'), parameter })),
  )
  const where = (isFault: (parameter: Parameter, path: string) => boolean) =>
    all
      .filter(({ path, parameter }) => isFault(parameter, path))
      .map(({ path, parameter }) => [path, parameter.value, parameter.confidence, parameter.source])
  const claimed = ({ confidence }: Parameter) => confidence !== 'assumption'

  test('no number stands outside a parameter', () => {
    const bare = scenarios.flatMap(({ parameters }) =>
      parameters.filter(({ unit, value }) => unit === 'choice' && /^-?[\d.]+$/.test(value)),
    )
    expect(bare).toEqual([])
  })

  test('what is published or derived cites evidence, and nothing else claims to', () => {
    expect(all.length).toBeGreaterThan(100)
    const exists = (id: string) => sources().has(id) || findEvidence(id) !== undefined
    expect(where((parameter) => claimed(parameter) && !citedBy(parameter).some(exists))).toEqual([])
    expect(where((parameter) => claimed(parameter) && !citedBy(parameter).every((id) => exists(id)))).toEqual(
      [],
    )
    expect(
      where(
        (parameter) =>
          !citedBy(parameter).every((id) => exists(id) || /^(assumption|--set|inputs:.*)$/.test(id)),
      ),
    ).toEqual([])
  })

  test('a published value is the value of a row it cites, or of a point of its source', () => {
    const isRead = (parameter: Parameter) =>
      citedBy(parameter).some((id) => pointsBySource.get(id)?.has(Number(parameter.value)))
    expect(
      where((parameter, path) => {
        if (parameter.confidence !== 'published') return false
        const rows = rowsCited(parameter)
        if (rows.length > 0) return !rows.some((row) => isRowValue(row, parameter))
        return !isRead(parameter) && !readInSource.includes(path)
      }),
    ).toEqual([])
  })

  test('a value that changes on a date is an assumption', () => {
    expect(where((parameter) => claimed(parameter) && (parameter.changes ?? []).length > 0)).toEqual([])
  })

  test('rows that mislead are not cited, or only by an assumption', () => {
    expect(where((parameter) => citedBy(parameter).some((id) => neverCited.has(id)))).toEqual([])
    expect(
      where((parameter) => claimed(parameter) && citedBy(parameter).some((id) => onlyAssumed.has(id))),
    ).toEqual([])
  })

  test('rows later than the start describe schemes and costs only', () => {
    // Scenarios of the past take rates of 2024; those that open later in a year, of that year up to the start.
    const [{ document }] = scenarios as [LoadedScenario, ...LoadedScenario[]]
    const last = Math.max(2024, new Date(Date.parse(document.start) - 86_400_000).getUTCFullYear())
    expect(
      where(
        (parameter, path) =>
          claimed(parameter) &&
          !mayBeLater.includes(path.split('.')[0] ?? '') &&
          rowsCited(parameter).some((row) => isLater(row, last)),
      ),
    ).toEqual([])
  })
})
