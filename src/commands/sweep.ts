/** `return-hubs sweep <design.yaml>`: scenarios over a grid or a sample of parameter values. */
import { command } from './command.ts'
import { experiment } from './shared-options.ts'

/** The command. Replications and horizon are those of the design, unless given. */
export const sweep = command({
  usage: 'sweep <design>',
  describe: 'Run scenarios over a grid or a sample of parameter values',
  positions: { design: { type: 'string', demandOption: true, describe: 'Design file (YAML)' } },
  options: experiment,
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/sweep.ts')).sweepCommand(args, commandLine, output),
})
