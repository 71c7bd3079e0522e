/** Observed inputs laid upon a scenario, as settings: what an inputs file of the same rows would do. */

import { readPeriod } from '../../scenarios/inputs/period.ts'
import type { Input, Inputs } from '../../scenarios/inputs/rows.ts'
import type { SeriesName } from '../../scenarios/inputs/series.ts'
import { valuesFrom } from '../../scenarios/inputs/work-out.ts'
import type { Schedule } from '../../scenarios/quantity.ts'
import type { Scenario } from '../../scenarios/schema.ts'
import type { Setting } from '../../scenarios/settings.ts'
import type { Plain } from '../../scenarios/tree.ts'
import type { InputRow } from './observed.ts'

const written = { file: 'observed inputs' } as const

/** Settings that give the scenario the rows' values for their periods. */
export function givenSettings(scenario: Scenario, rows: readonly InputRow[]): Setting[] {
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
  const from = {
    source: 'HO_ISS_2025Q4',
    confidence: 'derived',
    note: 'As observed after the origin',
  } as const
  return valuesFrom(Object.fromEntries(inputs) as Inputs, scenario).map(({ path, periods }): Setting => {
    const given = periods.map((each) => ({ from: each.from, until: each.until, value: each.value }))
    if (path.includes('given')) {
      return { text: `${path.join('.')} as observed`, path, value: given, from, at: written }
    }
    const own = path.reduce<unknown>(
      (node, key) => (node as Record<string, unknown>)[key],
      scenario,
    ) as Schedule
    const value = [...own.changes, ...given.map((each) => ({ ...each, given: true }))] as unknown as Plain
    return { text: `${path.join('.')} as observed`, path: [...path, 'changes'], value, from, at: written }
  })
}
