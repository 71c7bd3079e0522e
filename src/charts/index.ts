/** The charts of a run, in the order in which reports show them. To add one, write its file and name it here. */
import { backlogDecision } from './backlog-decision.ts'
import { differences } from './differences.ts'
import { hubOccupancy } from './hub-occupancy.ts'
import type { ChartMaker } from './results.ts'
import { returnsByType } from './returns-by-type.ts'

export const charts: readonly ChartMaker[] = [differences, returnsByType, hubOccupancy, backlogDecision]
