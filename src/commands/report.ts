/** `return-hubs report <run-dir>`: the page of a run's findings, from its stored results. */
import { command } from './command.ts'
import { flag, text } from './shared-options.ts'

/** The command. */
export const report = command({
  usage: 'report <folder>',
  describe: 'Write report.html again from the stored results of a run or a comparison',
  positions: { folder: { type: 'string', demandOption: true, describe: 'Run folder' } },
  options: {
    sensitivity: { ...text, describe: 'Run folder of a sensitivity analysis that says what decides' },
    'sign-off': {
      ...text,
      describe: 'YAML file: commissioner, analyst, assurer, approver, review_date',
    },
    json: { ...flag, describe: 'Print what was written as JSON' },
  },
  handle: async (args, { output }) => (await import('./handlers/report.ts')).report(args, output),
})
