/** The tables of a sensitivity analysis: one declaration of columns each, for those who write it and those who read it. */
import { kindsOfFigure } from '../experiments/sensitivity/evaluate.ts'
import { supports } from '../experiments/sensitivity/evidence.ts'
import { stages, statisticNames, wholeNames } from '../experiments/sensitivity/row.ts'
import { table } from './table.ts'

const figure = { of: kindsOfFigure, metric: 'text', counted_in: ['', 'people'], unit: 'text' } as const
const index = {
  rank: 'number or blank',
  parameter: 'text',
  parameter_label: 'text',
  statistic: [...statisticNames, ...wholeNames],
  value: 'number or blank',
  ci_low: 'number or blank',
  ci_high: 'number or blank',
  verdict: ['', 'more', 'fewer', 'none', 'unclear', 'unknown'],
} as const
const behind = { replications: 'number', metric_label: 'text' } as const

/** The tables of a sensitivity analysis. */
export const sensitivityTables = {
  sensitivity: table('results/sensitivity.csv', { ...figure, ...index, stage: stages, ...behind }),
  parameters: table('results/parameters.csv', {
    parameter: 'text',
    parameter_label: 'text',
    low: 'number',
    value: 'number',
    high: 'number',
    unit: 'text',
    role: ['', 'lever', 'uncertainty'],
    varied_in: ['option', 'baseline', 'both'],
    confidence: 'text',
    rests_on: supports,
    source: 'text',
    note: 'text',
  }),
  byYear: table('results/sensitivity-by-year.csv', { ...figure, year: 'number', ...index, ...behind }),
  agenda: table('results/agenda.csv', {
    of: kindsOfFigure,
    metric: 'text',
    rests_on: supports,
    share: 'number',
  }),
} as const
