/** What a run says of every published series that the model has a counterpart of. */
import { quarterAfter } from '../../calendar/periods.ts'
import type { ReplicationSet } from '../replications/replication-set.ts'
import { valuesByQuarter } from './by-quarter.ts'
import { annualCounterparts, counterparts } from './counterparts.ts'
import { overSixMonthsShare } from './published.ts'

/** A series' values by period, one number for each replication. */
export type Simulated = ReadonlyMap<string, ReadonlyMap<string, Float64Array>>

/** Series by whole quarter of the run, shares worked out as they are for the published figures. */
export function simulatedQuarters(set: ReplicationSet): Simulated {
  const values = new Map(counterparts.map((each) => [each.series, valuesByQuarter(set, each)]))
  const all = values.get('awaiting_initial_decision_people')!
  const over = values.get('awaiting_over_6_months')!
  values.set(
    overSixMonthsShare,
    new Map([...over].map(([quarter, people]) => [quarter, people.map((n, i) => n / all.get(quarter)![i]!)])),
  )
  return values
}

/** Series by whole calendar year and year from April to March of the run, for those that are published by year only. */
export function simulatedYears(set: ReplicationSet): Simulated {
  return new Map(
    annualCounterparts.map((each) => {
      const quarters = valuesByQuarter(set, each)
      const years = [...new Set([...quarters.keys()].map((quarter) => quarter.slice(0, 4)))]
      const whole = years.flatMap((year) =>
        [
          { name: year, first: `${year}-Q1` },
          { name: `${year}-04/${Number(year) + 1}-03`, first: `${year}-Q2` },
        ].flatMap(({ name, first }) => {
          const parts = [0, 1, 2, 3].flatMap((later) => quarters.get(quarterAfter(first, later)) ?? [])
          if (parts.length < 4) return []
          return [[name, parts[0]!.map((_, i) => parts.reduce((sum, part) => sum + part[i]!, 0))] as const]
        }),
      )
      return [each.series, new Map(whole)]
    }),
  )
}
