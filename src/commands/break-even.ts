/** `return-hubs break-even <scenario>`: the value of a parameter at which a metric equals the baseline's. */
import { command } from './command.ts'
import { defaults } from './defaults.ts'
import {
  arrivals,
  baseline,
  deterrence,
  flag,
  horizon,
  layered,
  oneScenario,
  opened,
  replications,
  seed,
  set,
  text,
  writing,
} from './shared-options.ts'

/** The command. */
export const breakEven = command({
  usage: 'break-even <scenario>',
  describe: 'Find where a metric equals the baseline’s',
  positions: oneScenario,
  options: {
    ...seed,
    ...replications,
    ...horizon,
    ...deterrence,
    ...arrivals,
    ...set,
    ...writing,
    ...layered,
    ...opened,
    ...baseline,
    parameter: { ...text, describe: 'Parameter to vary [default: deterrence strength]' },
    metric: {
      ...text,
      describe: `Metric that is to equal the baseline’s [default: ${defaults.breakEven.metric}]`,
    },
    from: { ...text, describe: 'Lower end of the search [default: the parameter’s plausible range]' },
    to: { ...text, describe: 'Upper end of the search' },
    precision: {
      ...text,
      describe: `Half-width of the answer, as a share of the range [default: ${defaults.breakEven.precision}]`,
    },
    switching: { ...flag, describe: 'A table of switching values over the main parameters' },
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/break-even.ts')).breakEvenCommand(args, commandLine, output),
})
