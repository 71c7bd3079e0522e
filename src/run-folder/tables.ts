/** Every table of a run folder: one declaration of columns each, for those who write it and those who read it. */
import { dailyStatisticIds } from '../experiments/history/days/daily.ts'
import { turnWords } from '../experiments/sweep/turns.ts'
import { endingIds } from '../model/endings.ts'
import { openTable, table } from './table.ts'

const countedIn = ['', 'people', 'parties'] as const
const yesOrNo = ['yes', 'no'] as const
const modes = ['conditional', 'unconditional'] as const
const verdicts = ['', 'more', 'fewer', 'none', 'unclear', 'unknown'] as const

/** What a figure is of, and in what. */
const figure = {
  deterrence: 'text',
  metric: 'text',
  scheme: 'text',
  counted_in: countedIn,
  unit: 'text',
} as const

/** A figure of a scenario, and of a difference between two. */
const level = { scenario: 'text', ...figure } as const
const compared = { scenario: 'text', baseline: 'text', ...figure } as const

/** A mean over replications with its interval. */
const mean = { mean: 'number or blank', ci_low: 'number or blank', ci_high: 'number or blank' } as const
/** The same of what is always defined. */
const knownMean = { ...mean, mean: 'number' } as const

/** An estimate: mean, its interval, and the spread of replications. */
const estimated = {
  ...mean,
  p05: 'number or blank',
  p50: 'number or blank',
  p95: 'number or blank',
} as const

/** Quantiles over replications. */
const quantiles = {
  p05: 'number or blank',
  p25: 'number or blank',
  p50: 'number or blank',
  p75: 'number or blank',
  p95: 'number or blank',
} as const

/** A finished row of figures: how many replications, why it is blank, what the metric is called. */
const told = { note: 'text', metric_label: 'text' } as const

const summary = { ...level, ...estimated, replications: 'number', ...told } as const

const differences = {
  ...compared,
  ...estimated,
  share_of_replications_above_zero: 'number or blank',
  replications: 'number',
  verdict: verdicts,
  ...told,
} as const

/** The tables of every kind of run, and of comparisons. */
export const tables = {
  assumptions: table('assumptions.csv', {
    id: 'text',
    value: 'text',
    low: 'text',
    high: 'text',
    unit: 'text',
    source: 'text',
    confidence: 'text',
    note: 'text',
  }),
  summary: table('results/summary.csv', summary),
  differences: table('results/differences.csv', differences),
  monthly: table('results/monthly.csv', {
    scenario: 'text',
    deterrence: 'text',
    month: 'text',
    metric: 'text',
    scheme: 'text',
    counted_in: countedIn,
    unit: 'text',
    mean: 'number or blank',
    ...quantiles,
  }),
  incidence: table('results/incidence.csv', {
    scenario: 'text',
    deterrence: 'text',
    months_since_exhaustion: 'number',
    cause: 'text',
    ...knownMean,
  }),
  uncertainty: table('results/uncertainty.csv', {
    ...compared,
    mean: 'number or blank',
    sd_total: 'number or blank',
    sd_parameters: 'number or blank',
    sd_chance: 'number or blank',
    share_parameters: 'number or blank',
    share_low: 'number or blank',
    share_high: 'number or blank',
    members: 'number',
    replications: 'number',
  }),
  ifOpen: table('results/if-open.csv', {
    ...compared,
    ...estimated,
    mean_of_all: 'number or blank',
    opened: 'number',
    replications: 'number',
    ...told,
  }),
  simultaneous: table('results/simultaneous.csv', {
    ...compared,
    ...knownMean,
    simultaneous_low: 'number or blank',
    simultaneous_high: 'number or blank',
    critical_value: 'number or blank',
    figures: 'number',
    luck_gain: 'number or blank',
    luck_gain_low: 'number or blank',
    luck_gain_high: 'number or blank',
    replications: 'number',
    verdict: verdicts,
    ...told,
  }),
  sinceOpening: table('results/since-opening.csv', {
    scenario: 'text',
    deterrence: 'text',
    scheme: 'text',
    months_since_opening: 'number',
    metric: 'text',
    counted_in: countedIn,
    unit: 'text',
    ...mean,
    ...quantiles,
    opened: 'number',
  }),
  transferred: table('results/transferred.csv', {
    scenario: 'text',
    baseline: 'text',
    deterrence: 'text',
    scheme: 'text',
    in_baseline: endingIds,
    in_scenario: endingIds,
    counted_in: ['people'],
    ...knownMean,
    replications: 'number',
  }),
  byGroup: table('results/by-group.csv', {
    scenario: 'text',
    baseline: 'text',
    deterrence: 'text',
    group: 'text',
    group_label: 'text',
    metric: 'text',
    metric_label: 'text',
    counted_in: countedIn,
    unit: 'text',
    ...mean,
    replications: 'number',
    verdict: verdicts,
  }),
  metrics: table('results/metrics.csv', {
    metric: 'text',
    counted_in: countedIn,
    metric_label: 'text',
    unit: 'text',
    kind: ['flow', 'stock', 'peak', 'wait', 'ratio', 'cost'],
    total_is: 'text',
    by_scheme: yesOrNo,
  }),
  appraisal: table('results/appraisal.csv', {
    scenario: 'text',
    baseline: 'text',
    deterrence: 'text',
    section: 'text',
    row: 'text',
    metric: 'text',
    unit: 'text',
    ...mean,
    note: 'text',
  }),
  forecast: table('results/forecast.csv', {
    series: 'text',
    period: 'text',
    counted_in: 'text',
    unit: 'text',
    mean: 'number or blank',
    ...quantiles,
    quarter: 'text',
    kind: ['flow', 'stock'],
    series_label: 'text',
  }),
  deterrence: table('results/deterrence.csv', {
    scenario: 'text',
    baseline: 'text',
    hypothesis: 'text',
    strength: 'number',
    displaced_share: 'number',
    metric: 'text',
    counted_in: countedIn,
    ...knownMean,
    replications: 'number',
    unit: 'text',
    verdict: verdicts,
    metric_label: 'text',
  }),
} as const

/** The tables of a sweep that are not those of a comparison. */
export const sweepTables = {
  /** Settings as text: a parameter may be a choice. */
  points: openTable('results/points.csv', { point: 'text' }),
  summary: table('results/summary.csv', { point: 'text', ...summary }),
  differences: table('results/differences.csv', { point: 'text', ...differences }),
  contrasts: table('results/contrasts.csv', {
    scenario: 'text',
    deterrence: 'text',
    metric: 'text',
    counted_in: 'text',
    unit: 'text',
    parameter: 'text',
    from: 'text',
    to: 'text',
    at: 'text',
    ...mean,
    replications: 'number',
    verdict: verdicts,
  }),
  turns: table('results/turns.csv', {
    scenario: 'text',
    ...figure,
    parameter: 'text',
    value: 'text',
    usual_mean: 'number or blank',
    usual_verdict: verdicts,
    ...mean,
    replications: 'number',
    verdict: verdicts,
    conclusion: turnWords,
  }),
} as const

/** The tables of a break-even run. */
export const breakEvenTables = {
  answers: table('results/break-even.csv', {
    scenario: 'text',
    parameter: 'text',
    unit: 'text',
    metric: 'text',
    deterrence: 'text',
    status: ['attained', 'not_attainable', 'not_determined', 'no_difference'],
    value: 'number or blank',
    ci_low: 'number or blank',
    ci_high: 'number or blank',
    from: 'number',
    to: 'number',
    sign_changes: 'number',
    replications: 'number',
    precision_reached: yesOrNo,
  }),
  points: table('results/points.csv', {
    parameter: 'text',
    value: 'number',
    ...knownMean,
    replications: 'number',
  }),
  level: table('results/level.csv', {
    parameter: 'text',
    unit: 'text',
    value: 'number or blank',
    metric: 'text',
    counted_in: countedIn,
    scheme: 'text',
    group: 'text',
    level: 'number',
    by: 'text',
    cost_difference: 'number or blank',
    cost_ci_low: 'number or blank',
    cost_ci_high: 'number or blank',
  }),
} as const

/** An error of a past forecast, in results/errors.csv and in the package’s own copy of it. */
const pastError = {
  mode: modes,
  series: 'text',
  ahead: 'number',
  origin: 'text',
  error: 'number',
} as const

const crps = {
  crps: 'number',
  crps_last_value: 'number or blank',
  crps_last_year: 'number or blank',
  crps_identity: 'number or blank',
} as const

/** Observed, and simulated with bounds that hold 95 %. */
const simulated = { observed: 'number', p50: 'number', p025: 'number', p975: 'number' } as const

/** The tables of a back-test. */
export const backtestTables = {
  forecasts: table('results/backtest.csv', {
    mode: modes,
    tier: ['full', 'reduced'],
    origin: 'text',
    series: 'text',
    ahead: 'number',
    quarter: 'text',
    observed: 'number',
    mean: 'number',
    p05: 'number',
    p25: 'number',
    p50: 'number',
    p75: 'number',
    p95: 'number',
    ...crps,
  }),
  scores: table('results/scores.csv', {
    mode: modes,
    tier: ['full', 'reduced', 'all'],
    series: 'text',
    ahead: 'number',
    origins: 'number',
    bias: 'number',
    mape: 'number or blank',
    largest_error: 'number',
    coverage_50: 'number',
    coverage_90: 'number',
    ...crps,
    skill_identity: 'number or blank',
    beats_both_naive: 'number or blank',
  }),
  errors: table('results/errors.csv', pastError),
  daily: table('results/daily.csv', {
    variant: 'text',
    statistic: dailyStatisticIds,
    ...simulated,
    within: yesOrNo,
  }),
  dailyCurves: table('results/daily-curves.csv', {
    variant: 'text',
    curve: ['share_of_days_above', 'mean_after_days_without'],
    x: 'number',
    ...simulated,
  }),
} as const

/** The tables of a calibration. */
export const calibrationTables = {
  /** Parameter sets: values by path, as text, since a parameter may be a choice. */
  ensemble: openTable('results/ensemble.csv', { origin: 'text', member: 'number' }),
  identifiability: table('results/identifiability.csv', {
    origin: 'text',
    parameter: 'text',
    label: 'text',
    declared: ['fitted', 'assumption'],
    p05: 'number or blank',
    p50: 'number or blank',
    p95: 'number or blank',
    contraction: 'number',
    chance_p05: 'number',
    identified: yesOrNo,
    series: 'number',
  }),
  pairs: table('results/pairs.csv', { a: 'text', b: 'text', correlation: 'number' }),
  /** Positions in the range of each parameter. */
  points: openTable('results/points.csv', { point: 'number', distance: 'number', accepted: yesOrNo }),
  errors: table('results/errors.csv', {
    point: 'number',
    opening: 'text',
    series: 'text',
    period: 'text',
    observed: 'number',
    simulated: 'number',
  }),
} as const
