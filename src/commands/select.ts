/** `return-hubs select [scenario..]`: which option is best on one metric, replications going where that is in doubt. */
import { command } from './command.ts'
import { defaults } from './defaults.ts'
import {
  arrivals,
  baseline,
  deterrence,
  horizon,
  layered,
  opened,
  scenarios,
  seed,
  set,
  text,
  writing,
} from './shared-options.ts'

/** The command. */
export const select = command({
  usage: 'select [scenario..]',
  describe: 'Find which option is best on one metric, in the direction asked',
  positions: scenarios,
  options: {
    ...seed,
    ...horizon,
    ...deterrence,
    ...arrivals,
    ...set,
    ...writing,
    ...layered,
    ...opened,
    ...baseline,
    metric: { ...text, demandOption: true, describe: 'Metric that decides' },
    better: {
      ...text,
      demandOption: true,
      choices: ['lower', 'higher'] as const,
      describe: 'Whether a lower or a higher value counts as better',
    },
    indifference: {
      ...text,
      describe: 'Least difference that matters, in the metric’s unit (money in pounds); needed for kn',
    },
    method: {
      ...text,
      choices: ['kn', 'ocba'] as const,
      describe: 'Procedure of Kim and Nelson, or optimal computing budget allocation [default: kn]',
    },
    confidence: {
      ...text,
      describe: `Probability of a right selection [default: ${defaults.selection.confidence}]`,
    },
    first: {
      ...text,
      describe: `Replications of every option before any is left out [default: ${defaults.selection.first}]`,
    },
    budget: {
      ...text,
      describe: `Replications of all options together, at most [default: ${defaults.selection.each} an option]`,
    },
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/select.ts')).selectCommand(args, commandLine, output),
})
