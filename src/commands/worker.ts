/** `return-hubs worker`: runs jobs that others submit, on this machine. */
import { command } from './command.ts'
import { flag, redisUrl, writing } from './shared-options.ts'

/** The command. */
export const worker = command({
  usage: 'worker',
  describe: 'Run jobs of those who compute with --engine redis, until Ctrl-C',
  positions: {},
  options: {
    ...redisUrl,
    workers: writing.workers,
    quiet: { ...flag, describe: 'No messages but errors' },
  },
  handle: async (args, { output }) => (await import('./handlers/worker.ts')).work(args, output),
})
