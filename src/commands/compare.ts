/** `return-hubs compare [scenario..]`: scenarios against a baseline, under common random numbers. */
import { command } from './command.ts'
import {
  baseline,
  brokenDown,
  flag,
  layered,
  opened,
  scenarios,
  simulation,
  uncertain,
} from './shared-options.ts'

/** The command. */
export const compare = command({
  usage: 'compare [scenario..]',
  describe: 'Compare scenarios with a baseline; every built-in option if none is named',
  positions: scenarios,
  options: {
    ...simulation,
    ...layered,
    ...opened,
    ...baseline,
    ...uncertain,
    ...brokenDown,
    simultaneous: {
      ...flag,
      describe: 'Intervals that hold for all main differences at once, and what common luck gains',
    },
    yes: { ...flag, describe: 'Compare every option without asking' },
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/compare.ts')).compare(args, commandLine, output),
})
