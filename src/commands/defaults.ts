import { firstOrigin } from '../experiments/history/first-origin.ts'

/** What commands use where they are not told otherwise: their help says it, their handlers apply it. */
export const defaults = {
  /** Of every command that simulates, unless it has its own. */
  simulation: { replications: 20, horizon: 5, baseline: 'current-policy' },
  backtest: { from: firstOrigin, to: '2026-Q1', replications: 20 },
  breakEven: { metric: 'cost.discounted', precision: 0.05 },
  forecast: { horizon: 2, replications: 200 },
  trace: { seed: 1, replication: 0 },
} as const
