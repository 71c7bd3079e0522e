/** `return-hubs backtest`: past forecasts from many quarters, scored on what happened. */
import { command } from './command.ts'
import { precision, seed, set, text, writing } from './shared-options.ts'

/** Unless given. */
export const backtestDefaults = { from: '2017-Q4', to: '2024-Q3', replications: 20 } as const

/** The command. */
export const backtest = command({
  usage: 'backtest',
  describe: 'Score past forecasts on what happened',
  positions: {},
  options: {
    ...seed,
    ...precision,
    ...set,
    ...writing,
    replications: {
      ...text,
      describe: `Replications of each forecast [default: ${backtestDefaults.replications}]`,
    },
    from: {
      ...text,
      describe: `First quarter at whose end the model is opened [default: ${backtestDefaults.from}]`,
    },
    to: { ...text, describe: `Last such quarter [default: ${backtestDefaults.to}]` },
    ensemble: {
      ...text,
      describe: 'CSV of parameter sets by quarter, or "none" [default: the built-in fits]',
    },
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/backtest.ts')).backtestCommand(args, commandLine, output),
})
