/** `return-hubs robust <run-dir>`: where over a sweep's points an option does what is asked of it, regret, and what to know first. */
import { command } from './command.ts'
import { flag, text, texts, writing } from './shared-options.ts'

/** The command. */
export const robust = command({
  usage: 'robust <folder>',
  describe: 'Find where an option meets a condition over the points of a sweep',
  positions: { folder: { type: 'string', demandOption: true, describe: 'Run folder of a finished sweep' } },
  options: {
    metric: { ...text, describe: 'Metric of the condition [default: that of the design’s charts]' },
    of: {
      ...text,
      choices: ['difference', 'level'] as const,
      describe: 'Of the difference from the baseline, or of the level [default: difference]',
    },
    below: { ...text, describe: 'The condition: a mean of at most this, in the metric’s own unit' },
    above: { ...text, describe: 'The condition: a mean of at least this' },
    option: { ...texts, describe: 'Option whose box is looked for; repeatable [default: all]' },
    better: {
      ...text,
      choices: ['lower', 'higher'] as const,
      describe: 'Which way the metric is assumed to be better [default: lower with --below, else higher]',
    },
    regret: { ...texts, describe: 'Regret in METRIC:lower or METRIC:higher as well; repeatable' },
    deterrence: { ...text, describe: 'Deterrence hypothesis of the sweep [default: none]' },
    box: { ...text, describe: 'Number of a peeled box, in place of the one that the rule chooses' },
    out: { ...text, describe: 'Run folder [default: robust in that of the sweep]' },
    force: writing.force,
    quiet: { ...flag, describe: writing.quiet.describe },
    json: writing.json,
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/robust.ts')).robustCommand(args, commandLine, output),
})
