/** `return-hubs verify <run-dir>`: are the stored results those of the manifest, and do they come out again? */
import { command } from './command.ts'
import { flag, text, writing } from './shared-options.ts'

/** The command. */
export const verify = command({
  usage: 'verify <folder>',
  describe: 'Check a run folder against its manifest and a repetition',
  positions: { folder: { type: 'string', demandOption: true, describe: 'Run folder' } },
  options: {
    stored: { ...flag, describe: 'Only compare the stored files with the manifest' },
    sample: { ...text, describe: 'Run so many jobs again, not all' },
    workers: writing.workers,
    quiet: { ...flag, describe: 'No progress' },
    json: { ...flag, describe: 'Print findings as JSON' },
  },
  handle: async (args, { output }) => (await import('./handlers/verify.ts')).verify(args, output),
})
