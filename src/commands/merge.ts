/** `return-hubs merge <part..> --out DIR`: the parts of a run, put together. */
import { command } from './command.ts'
import { text, writing } from './shared-options.ts'

/** The command. */
export const merge = command({
  usage: 'merge <part..>',
  describe: 'Put the parts of a run together that were run with --shard',
  positions: {
    part: { type: 'string', array: true, demandOption: true, describe: 'Folders of all parts, in any order' },
  },
  options: {
    out: { ...text, demandOption: true, describe: 'Run folder' },
    workers: writing.workers,
    store: writing.store,
    resume: writing.resume,
    force: writing.force,
    quiet: writing.quiet,
    json: writing.json,
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/merge.ts')).merge(args, commandLine, output),
})
