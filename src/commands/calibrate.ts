/** `return-hubs calibrate [design.yaml]`: fits uncertain parameters to the published series, quarter by quarter. */
import { command } from './command.ts'
import { precision, seed, set, text, writing } from './shared-options.ts'

/** The command. */
export const calibrate = command({
  usage: 'calibrate [design]',
  describe: 'Fit uncertain parameters to published series',
  positions: {
    design: { type: 'string', describe: 'Design file (YAML) [default: the built-in one]' },
  },
  options: {
    ...seed,
    ...precision,
    ...set,
    ...writing,
    replications: { ...text, describe: 'Replications of each [default: the design’s]' },
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/calibrate.ts')).calibrateCommand(args, commandLine, output),
})
