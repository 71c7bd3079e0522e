/** `return-hubs scenarios list|show|validate|schema|diff`: the scenario library. */
import { command } from './command.ts'
import { layered, scenarios as named, printing, texts } from './shared-options.ts'

/** The command. */
export const scenarios = command({
  usage: 'scenarios <action> [scenario..]',
  describe: 'List, show, validate or compare scenarios',
  positions: {
    action: { choices: ['list', 'show', 'validate', 'schema', 'diff'], demandOption: true },
    ...named,
  },
  options: { ...printing, set: { ...texts, describe: 'path=value; repeatable' }, ...layered },
  handle: async (args, { output }) => (await import('./handlers/scenarios.ts')).scenarios(args, output),
})
