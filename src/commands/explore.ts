/** `return-hubs explore [scenario..]`: the model in a web page. */
import { command } from './command.ts'
import { flag, text } from './shared-options.ts'

/** The command. */
export const explore = command({
  usage: 'explore [scenario..]',
  describe: 'Explore options in a web page that runs the model: one file, no network',
  positions: {
    scenario: {
      type: 'string',
      array: true,
      describe: 'Scenarios that the page opens with, the first to be changed: built-in names or files',
    },
  },
  options: {
    out: { ...text, describe: 'Write the page to this file; without it, the page is served on this machine' },
    force: { ...flag, describe: 'Replace the file that is there' },
    port: { ...text, describe: 'Port of this machine to serve on [default: a free one]' },
    json: { ...flag, describe: 'Print what was written as JSON' },
  },
  handle: async (args, { output }) => (await import('./handlers/explore.ts')).explore(args, output),
})
