/** `return-hubs run <scenario>`: one scenario, no comparison. */
import { command } from './command.ts'
import { brokenDown, layered, oneScenario, opened, simulation, uncertain } from './shared-options.ts'

/** The command. */
export const run = command({
  usage: 'run <scenario>',
  describe: 'Run one scenario',
  positions: oneScenario,
  options: { ...simulation, ...layered, ...opened, ...uncertain, ...brokenDown },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/run.ts')).run(args, commandLine, output),
})
