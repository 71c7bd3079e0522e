import { firstOrigin } from '../experiments/history/first-origin.ts'

/** What commands use where they are not told otherwise: their help says it, their handlers apply it. */
export const defaults = {
  /** Of every command that simulates, unless it has its own. */
  simulation: { replications: 20, horizon: 5, baseline: 'current-policy' },
  backtest: { from: firstOrigin, to: '2026-Q1', replications: 20 },
  breakEven: { metric: 'cost.discounted', precision: 0.05 },
  forecast: { horizon: 2, replications: 200 },
  /** `each`: runs an option, of a budget that is not given. */
  selection: { confidence: 0.95, first: 10, each: 50 },
  sensitivity: {
    metrics: ['returns.total', 'cost.total'],
    /** A first look at every parameter in a system of that size, then so many in full. */
    tornado: { replications: 12, scale: 1, top: 8, screening: { replications: 3, scale: 0.05 } },
    morris: { replications: 2, scale: 0.05, trajectories: 6 },
    sobol: { replications: 2, scale: 0.05, points: 64, by: 'section' },
  },
  trace: { seed: 1, replication: 0 },
} as const
