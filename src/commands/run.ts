/** `return-hubs run <scenario>`: one scenario, no comparison. */
import { loadScenario } from '../scenarios/load.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'
import type { Output } from './output.ts'
import { simulateAndWrite } from './simulation.ts'

/** Runs one scenario and writes its run folder. @returns the exit code */
export async function run(
  argv: SimulationArguments & { readonly scenario: string },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const options = simulationOptions(argv)
  const scenario = loadScenario(argv.scenario, options.settings)
  return simulateAndWrite({ scenarios: [scenario], options, title: scenario.name, commandLine, output })
}
