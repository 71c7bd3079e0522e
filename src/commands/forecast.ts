/** `return-hubs forecast [scenario]`: published series, quarter by quarter from the start of a scenario. */
import { InputError } from '../input-error.ts'
import { noDeterrence } from '../model/deterrence.ts'
import { loadScenario } from '../scenarios/load.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'
import type { Output } from './output.ts'
import { simulateAndWrite } from './simulation.ts'

/** Years and replications of a forecast, unless given. */
const usual = { horizon: '2', replications: '200' } as const

/** Runs the scenario and writes its run folder with results/forecast.csv. @returns the exit code */
export async function forecast(
  argv: SimulationArguments & {
    readonly scenario?: string | undefined
    readonly inputs?: string | undefined
  },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { inputs, ...given } = argv
  const precise = argv.precision !== undefined || argv.precisionAbsolute !== undefined
  const options = simulationOptions({
    ...given,
    horizon: argv.horizon ?? usual.horizon,
    ...(precise ? {} : { replications: argv.replications ?? usual.replications }),
  })
  const hypothesis = options.deterrence.find((name) => name !== noDeterrence)
  if (hypothesis !== undefined) {
    const allowed = 'none: a forecast is of current policy'
    throw new InputError([{ file: '--deterrence', path: '', found: `found "${hypothesis}"`, allowed }])
  }
  const scenario = loadScenario(argv.scenario ?? 'current-policy', options.settings, inputs)
  return simulateAndWrite({
    scenarios: [scenario],
    options,
    title: `forecast-${scenario.name}`,
    forecast: true,
    commandLine,
    output,
  })
}
