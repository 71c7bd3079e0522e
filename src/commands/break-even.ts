/** `return-hubs break-even <scenario>`: the value of a parameter at which a metric equals the baseline's. */
import { command } from './command.ts'
import { defaults } from './defaults.ts'
import { baseline, experiment, flag, oneScenario, search, text } from './shared-options.ts'

/** The command. */
export const breakEven = command({
  usage: 'break-even <scenario>',
  describe: 'Find where a metric equals the baseline’s',
  positions: oneScenario,
  options: {
    ...experiment,
    ...baseline,
    parameter: { ...text, describe: 'Parameter to vary [default: deterrence strength]' },
    metric: {
      ...text,
      describe: `Metric that is to equal the baseline’s [default: ${defaults.breakEven.metric}]`,
    },
    ...search,
    switching: { ...flag, describe: 'A table of switching values over the main parameters' },
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/break-even.ts')).breakEvenCommand(args, commandLine, output),
})
