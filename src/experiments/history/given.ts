/** Inputs laid upon a scenario as settings: what an inputs file of the same rows would do. */
import { firstDayOf, lastDayOf, quarterAfter } from '../../calendar/periods.ts'
import type { Schedule } from '../../calendar/step-function.ts'
import type { Setting } from '../../scenarios/document/settings.ts'
import type { Plain } from '../../scenarios/document/tree.ts'
import { type Input, type Inputs, inputsOf } from '../../scenarios/inputs/input-rows.ts'
import { readPeriod } from '../../scenarios/inputs/period.ts'
import type { SeriesName } from '../../scenarios/inputs/series.ts'
import { readRows } from '../../scenarios/inputs/table.ts'
import { valuesFrom } from '../../scenarios/inputs/work-out.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'
import type { SourceOf } from './input-sources.ts'
import type { InputRow } from './observed.ts'

const written = { file: 'observed inputs' } as const

/** Rows worked out from published figures as inputs. */
export function inputsFrom(rows: readonly InputRow[]): Inputs {
  const inputs = new Map<SeriesName, Input[]>()
  for (const row of rows) {
    const period = readPeriod(row.period)
    if (period === undefined) throw new RangeError(`period ${row.period} is neither a quarter nor a month`)
    const { from, until } = period
    const series = row.series as SeriesName
    inputs.set(series, [
      ...(inputs.get(series) ?? []),
      { from, until, value: row.value, period, at: written },
    ])
  }
  return Object.fromEntries(inputs) as Inputs
}

/** The rows of a file as inputs of a scenario that starts on `start`. Throws InputError with line and column. */
export const inputsIn = (path: string, start: string): Inputs => inputsOf(readRows(path, path), start)

/** Settings that give the scenario the inputs' values for their periods, each series with its own provenance. */
export function givenSettings(scenario: Scenario, inputs: Inputs, sourceOf: SourceOf): Setting[] {
  return valuesFrom(inputs, scenario).map(({ series, path, periods }): Setting => {
    const { at } = periods[0]!
    const from = sourceOf(series)
    const text = `${path.join('.')} as given`
    const given = periods.map((each) => ({ from: each.from, until: each.until, value: each.value }))
    if (path.includes('given')) return { text, path, value: given, from, at }
    const own = path.reduce<unknown>(
      (node, key) => (node as Record<string, unknown>)[key],
      scenario,
    ) as Schedule
    const value = [...own.changes, ...given.map((each) => ({ ...each, given: true }))] as unknown as Plain
    return { text, path: [...path, 'changes'], value, from, at }
  })
}

/** The inputs that the conditional back-test gives in every quarter. */
const conditionalInputs: readonly SeriesName[] = [
  'small_boat_arrivals',
  'asylum_claims_people',
  'asylum_caseworking_staff_fte',
  'decisions_per_caseworker_month',
  'initial_grant_rate_of_grants_plus_refusals',
  'initial_withdrawals',
  'initial_administrative_outcomes',
]

/**
 * How many whole quarters after an origin have all the inputs that the conditional back-test gives: so far a forecast is
 * conditional. @param needed other inputs
 */
export function quartersGiven(
  inputs: Inputs,
  origin: string,
  needed: readonly SeriesName[] = conditionalInputs,
): number {
  let count = 0
  while (needed.every((series) => covers(inputs[series] ?? [], quarterAfter(origin, count + 1)))) count++
  return count
}

/** Whether periods, in order of time, cover a quarter from its first day to its last. */
function covers(periods: readonly Input[], quarter: string): boolean {
  let day = firstDayOf(quarter)
  for (const { from, until } of periods) if (from <= day && until > day) day = until
  return day > lastDayOf(quarter)
}

/** For each input given that is a published series of its own, how many quarters after the origin have it. */
export const seriesGiven = (inputs: Inputs, origin: string): Record<string, number> =>
  Object.fromEntries(
    (Object.keys(inputs) as SeriesName[]).map((series) => [series, quartersGiven(inputs, origin, [series])]),
  )
