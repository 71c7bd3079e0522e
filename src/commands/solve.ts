/** `return-hubs solve <scenario>`: the value of a parameter at which a metric reaches a level. */
import { command } from './command.ts'
import { baseline, experiment, oneScenario, search, text } from './shared-options.ts'

/** The command: a break-even against a level in place of the baseline. */
export const solve = command({
  usage: 'solve <scenario>',
  describe: 'Find where a metric reaches a level',
  positions: oneScenario,
  options: {
    ...experiment,
    ...baseline,
    parameter: { ...text, demandOption: true, describe: 'Parameter to vary' },
    metric: { ...text, demandOption: true, describe: 'Metric that is to reach the level' },
    level: {
      ...text,
      demandOption: true,
      describe: 'Level to reach, in the metric’s unit (money in pounds)',
    },
    by: { ...text, describe: 'Month by whose end, as 2029-12 [default: the end of the run]' },
    'counted-in': { ...text, describe: 'people or parties [default: people, where the metric is counted]' },
    scheme: { ...text, describe: 'Scheme whose metric it is [default: the whole system]' },
    group: { ...text, describe: 'Nationality group whose metric it is, over the run [default: all]' },
    ...search,
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/break-even.ts')).breakEvenCommand(args, commandLine, output),
})
