/** `return-hubs forecast [scenario]`: published series, quarter by quarter. */
import { command } from './command.ts'
import { defaults } from './defaults.ts'
import { arrivals, layered, precision, seed, set, text, uncertain, writing } from './shared-options.ts'

/** The command. */
export const forecast = command({
  usage: 'forecast [scenario]',
  describe: 'Forecast published series by quarter',
  positions: {
    scenario: {
      type: 'string',
      describe: 'Name or file [default: what is back-tested, from the last quarter published]',
    },
  },
  options: {
    ...seed,
    ...precision,
    ...arrivals,
    ...set,
    ...writing,
    replications: { ...text, describe: `Replications [default: ${defaults.forecast.replications}]` },
    horizon: {
      ...text,
      describe: `Years to forecast, in whole months [default: ${defaults.forecast.horizon}]`,
    },
    inputs: { ...text, describe: 'CSV of observed or assumed inputs: period,series,value,unit' },
    ...layered,
    ...uncertain,
  },
  handle: async (args, { commandLine, output }) =>
    (await import('./handlers/forecast.ts')).forecast(args, commandLine, output),
})
