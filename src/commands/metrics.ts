/** `return-hubs metrics list`: what a run measures. */
import { command } from './command.ts'
import { printing } from './shared-options.ts'

/** The command. */
export const metrics = command({
  usage: 'metrics <action>',
  describe: 'List what a run measures',
  positions: { action: { choices: ['list'], demandOption: true } },
  options: printing,
  handle: async ({ json }, { output }) =>
    (await import('./handlers/metrics.ts')).listMetrics(json ?? false, output),
})
