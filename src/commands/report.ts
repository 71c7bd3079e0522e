/** `return-hubs report <run-dir>`: all that is made of a run's results, made again from what is stored. */
import { command } from './command.ts'
import { flag, text } from './shared-options.ts'

/** The command. */
export const report = command({
  usage: 'report <folder>',
  describe: 'Make the report, documents, tables and charts of a run again from its stored results',
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
