/** `return-hubs diff <run-dir> <run-dir>`: what changed in inputs and in results from one run to another. */
import { command } from './command.ts'
import { printing, text } from './shared-options.ts'

/** The command. */
export const diff = command({
  usage: 'diff <from> <to>',
  describe: 'Say what changed in inputs and results from one run to another',
  positions: {
    from: { type: 'string', demandOption: true, describe: 'Run folder' },
    to: { type: 'string', demandOption: true, describe: 'Run folder' },
  },
  options: { ...printing, out: { ...text, describe: 'Folder for inputs.csv and results.csv' } },
  handle: async (args, { output }) => (await import('./handlers/diff.ts')).diff(args, output),
})
