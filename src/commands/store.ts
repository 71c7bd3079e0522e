/** `return-hubs store ls|prune|verify`: the finished jobs that runs share. */
import { command } from './command.ts'
import { flag, text, writing } from './shared-options.ts'

/** The command. */
export const store = command({
  usage: 'store <action> <folder>',
  describe: 'List, clear out or check a store of finished jobs',
  positions: {
    action: { choices: ['ls', 'prune', 'verify'], demandOption: true },
    folder: { type: 'string', demandOption: true, describe: 'The folder that --store names' },
  },
  options: {
    'other-versions': { ...flag, describe: 'Of prune: jobs of any model but this one, which it cannot use' },
    'older-than': { ...text, describe: 'Of prune: jobs that were stored so many days ago' },
    'dry-run': { ...flag, describe: 'Of prune: say what would go, and remove nothing' },
    rerun: { ...text, describe: 'Of verify: run so many jobs again' },
    workers: writing.workers,
    quiet: { ...flag, describe: 'No progress' },
    json: { ...flag, describe: 'Print as JSON' },
  },
  handle: async (args, { output }) => (await import('./handlers/store.ts')).store(args, output),
})
