/** Returns by nationality group, as the summary of a run tells them where they are asked for. */
import type { GroupRow } from '../experiments/replications/tables.ts'
import { verdictOf } from '../statistics/verdict.ts'
import { beside, type KeyFigure } from './key-figures.ts'

/** A main figure of one nationality group, which it is labelled with. */
export interface GroupFigure extends KeyFigure {
  readonly group: string
}

/** What is told of each group. */
const told = { metric: 'returns.total', counted_in: 'people' } as const

/** Returns of each group: levels, or differences from a baseline with its levels. @param baseline '' for levels */
export function groupFigures(rows: readonly GroupRow[], baseline: string): GroupFigure[] {
  // Whoever is of no group is outside the asylum pathway, and returns are those of the pathway.
  const returns = rows.filter(
    (row) => row.metric === told.metric && row.counted_in === told.counted_in && row.group !== '',
  )
  const levelOf = ({ deterrence, group }: GroupRow) =>
    returns.find(
      (row) =>
        row.baseline === '' &&
        row.scenario === baseline &&
        row.deterrence === deterrence &&
        row.group === group,
    )?.mean ?? null
  return returns
    .filter((row) => row.baseline === baseline)
    .map((row) => {
      const { scenario, deterrence, group, unit, mean, ci_low, ci_high } = row
      const figure = { scenario, deterrence, ...told, group, unit, label: group, mean, ci_low, ci_high }
      return baseline === '' ? figure : { ...figure, ...beside(mean, levelOf(row)), verdict: verdictOf(row) }
    })
}
