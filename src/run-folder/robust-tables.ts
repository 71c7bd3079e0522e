/** The tables of an analysis of robust choice. */
import { estimators } from '../experiments/robust/information.ts'
import { directions } from '../experiments/robust/regret.ts'
import { allRegretStatistics } from '../experiments/robust/robust.ts'
import { table } from './table.ts'

const yesOrNo = ['yes', 'no'] as const
const countedIn = ['', 'people', 'parties'] as const
const interval = { ci_low: 'number or blank', ci_high: 'number or blank' } as const

/** The tables. */
export const robustTables = {
  states: table('results/states.csv', {
    scenario: 'text',
    point: 'text',
    mean: 'number',
    ...interval,
    replications: 'number',
    unit: 'text',
    meets: yesOrNo,
    clear: yesOrNo,
    in_box: yesOrNo,
    in_tree: yesOrNo,
  }),
  boxes: table('results/boxes.csv', {
    scenario: 'text',
    box: 'text',
    restricted: 'number',
    by: 'text',
    points: 'number',
    cases: 'number',
    coverage: 'number',
    density: 'number',
    mass: 'number',
    chosen: yesOrNo,
    coverage_elsewhere: 'number or blank',
    density_elsewhere: 'number or blank',
  }),
  restrictions: table('results/restrictions.csv', {
    scenario: 'text',
    box: 'text',
    parameter: 'text',
    parameter_label: 'text',
    from: 'number or blank',
    to: 'number or blank',
    values: 'text',
    quasi_p: 'number',
    resamples_share: 'number or blank',
  }),
  stability: table('results/stability.csv', {
    scenario: 'text',
    parameter: 'text',
    parameter_label: 'text',
    in_box: yesOrNo,
    resamples_share: 'number',
  }),
  tree: table('results/tree.csv', {
    scenario: 'text',
    leaf: 'number',
    rule: 'text',
    points: 'number',
    cases: 'number',
    says: yesOrNo,
  }),
  regret: table('results/regret.csv', {
    scenario: 'text',
    metric: 'text',
    counted_in: countedIn,
    unit: 'text',
    better: directions,
    statistic: allRegretStatistics,
    value: 'number',
    ...interval,
    point: 'text',
    points: 'number',
    replications: 'number',
    metric_label: 'text',
  }),
  information: table('results/information.csv', {
    metric: 'text',
    counted_in: countedIn,
    unit: 'text',
    better: directions,
    parameter: 'text',
    parameter_label: 'text',
    value: 'number',
    ...interval,
    by_chance: 'number or blank',
    estimator: estimators,
    metric_label: 'text',
  }),
} as const
