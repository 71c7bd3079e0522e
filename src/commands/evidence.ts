/** `return-hubs evidence list|show`: the figures that scenarios rest on, and where they come from. */
import { command } from './command.ts'
import { printing } from './shared-options.ts'

/** The command. */
export const evidence = command({
  usage: 'evidence <action> [id]',
  describe: 'List or show the figures that scenarios rest on',
  positions: {
    action: { choices: ['list', 'show'], demandOption: true },
    id: { type: 'string', describe: 'Id of a figure or of a source' },
  },
  options: printing,
  handle: async (args, { output }) => (await import('./handlers/evidence.ts')).evidenceCommand(args, output),
})
