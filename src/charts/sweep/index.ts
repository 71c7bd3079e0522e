/** The charts of a sweep. To add one, write its file and name it here. */
import type { SweepChartMaker } from './input.ts'
import { sweepLines } from './lines.ts'
import { sweepMap } from './map.ts'
import { sweepOneAtATime } from './one-at-a-time.ts'
import { sweepScatter } from './scatter.ts'

export const sweepCharts: readonly SweepChartMaker[] = [sweepLines, sweepMap, sweepScatter, sweepOneAtATime]
