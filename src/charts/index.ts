/** The charts of a run, in the order in which reports show them. To add one, write its file and name it here. */
import { arrivals } from './arrivals.ts'
import { backlogAppeal } from './backlog-appeal.ts'
import { backlogDecision } from './backlog-decision.ts'
import { bottlenecks } from './bottlenecks.ts'
import { costByLine } from './cost-by-line.ts'
import { costOverTime } from './cost-over-time.ts'
import { costPerReturn } from './cost-per-return.ts'
import { detention } from './detention.ts'
import { deterrenceStrength } from './deterrence-strength.ts'
import { differences } from './differences.ts'
import { hotels } from './hotels.ts'
import { hubOccupancy } from './hub-occupancy.ts'
import { incidence } from './incidence.ts'
import type { Chart, ChartInput, ChartMaker, ChartsMaker } from './kit/chart.ts'
import { optionsOutcomes, optionsPeople } from './options-table.ts'
import { returnsByType } from './returns-by-type.ts'
import { rightsExhausted } from './rights-exhausted.ts'
import { schemeExits } from './scheme-exits.ts'
import { stocks } from './stocks.ts'
import { supported } from './supported.ts'
import { transferredPeople } from './transferred-people.ts'
import { uncertainty } from './uncertainty.ts'
import { waits } from './waits.ts'

export const charts: readonly (ChartMaker | ChartsMaker)[] = [
  optionsOutcomes,
  optionsPeople,
  differences,
  uncertainty,
  deterrenceStrength,
  costPerReturn,
  returnsByType,
  transferredPeople,
  hubOccupancy,
  schemeExits,
  incidence,
  costByLine,
  costOverTime,
  waits,
  detention,
  bottlenecks,
  arrivals,
  backlogDecision,
  backlogAppeal,
  rightsExhausted,
  stocks,
  supported,
  hotels,
]

/** The charts that apply to a run, in their order. */
export const chartsOf = (input: ChartInput): Chart[] => charts.flatMap((make) => make(input) ?? [])
