/** `return-hubs backtest`: past forecasts from many quarters, scored on what happened. */
import { command } from './command.ts'
import { defaults } from './defaults.ts'
import { precision, seed, set, text, writing } from './shared-options.ts'

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
      describe: `Replications of each forecast [default: ${defaults.backtest.replications}]`,
    },
    from: {
      ...text,
      describe: `First quarter at whose end the model is opened [default: ${defaults.backtest.from}]`,
    },
    to: { ...text, describe: `Last such quarter [default: ${defaults.backtest.to}]` },
    ensemble: {
      ...text,
      describe: 'CSV of parameter sets by quarter, or "none" [default: the built-in fits]',
    },
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/backtest.ts')).backtestCommand(args, commandLine, output),
})
