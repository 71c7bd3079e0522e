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

const { metrics, tornado, morris, sobol } = defaults.sensitivity

/** The command. */
export const sensitivity = command({
  usage: 'sensitivity <scenario>',
  describe: 'Find which uncertain parameters decide the result',
  positions: oneScenario,
  options: {
    metric: { ...texts, describe: `Metric that is looked at; repeatable [default: ${metrics.join(', ')}]` },
    parameter: { ...texts, describe: 'Parameter or section that is varied; repeatable [default: all]' },
    design: {
      ...text,
      describe: 'File of levers and uncertainties with their ranges, in place of --parameter',
    },
    method: {
      ...text,
      choices: ['tornado', 'morris', 'sobol'] as const,
      describe: 'One parameter at a time, elementary effects, or shares of the variance [default: tornado]',
    },
    top: { ...text, describe: `Of tornado: most parameters that are run in full [default: ${tornado.top}]` },
    trajectories: {
      ...text,
      describe: `Of morris: random walks through the ranges [default: ${morris.trajectories}]`,
    },
    points: { ...text, describe: `Of sobol: points of each sample, a power of 2 [default: ${sobol.points}]` },
    by: {
      ...text,
      choices: ['parameter', 'section', 'evidence', 'role'] as const,
      describe: `Of sobol: what parameters are taken together by [default: ${sobol.by}]`,
    },
    replications: {
      ...text,
      describe: `Replications of each parameter set [default: ${tornado.replications}; morris, sobol: ${sobol.replications}]`,
    },
    scale: {
      ...text,
      describe: `Share of national volume that is run [default: ${tornado.scale}; morris, sobol: ${sobol.scale}]`,
    },
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
