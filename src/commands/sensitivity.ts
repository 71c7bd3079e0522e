/** `return-hubs sensitivity <scenario>`: which declared ranges decide what a scenario changes. */
import { command } from './command.ts'
import { defaults } from './defaults.ts'
import {
  arrivals,
  baseline,
  deterrence,
  horizon,
  layered,
  oneScenario,
  opened,
  seed,
  set,
  text,
  texts,
  writing,
} from './shared-options.ts'

const { metrics, replications, top } = defaults.sensitivity

/** The command. */
export const sensitivity = command({
  usage: 'sensitivity <scenario>',
  describe: 'Find which uncertain parameters decide the result',
  positions: oneScenario,
  options: {
    metric: { ...texts, describe: `Metric that is looked at; repeatable [default: ${metrics.join(', ')}]` },
    parameter: { ...texts, describe: 'Parameter or section that is varied; repeatable [default: all]' },
    top: { ...text, describe: `Most parameters that are run in full [default: ${top}]` },
    replications: { ...text, describe: `Replications of each value [default: ${replications}]` },
    scale: { ...text, describe: 'Share of national volume that is run [default: 1]' },
    ...seed,
    ...horizon,
    ...deterrence,
    ...arrivals,
    ...set,
    ...baseline,
    ...layered,
    ...opened,
    ...writing,
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/sensitivity.ts')).sensitivityCommand(args, commandLine, output),
})
