/** `return-hubs run <scenario>`: one scenario, no comparison. */
import { InputError } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { simulateAndWrite } from '../../runs/comparison.ts'
import { openScenarios, type Setting } from '../../scenarios/load.ts'
import type { Output } from '../../terminal/output.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** Runs one scenario and writes its run folder. @returns the exit code */
export async function run(
  argv: SimulationArguments & { readonly scenario: string },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const options = simulationOptions(argv)
  const hypothesis = options.deterrence.find((name) => name !== noDeterrence)
  if (hypothesis !== undefined) {
    const allowed = 'none: deterrence is measured against a baseline; use compare'
    throw new InputError([{ file: '--deterrence', path: '', found: `found "${hypothesis}"`, allowed }])
  }
  const open = openScenarios([argv.scenario], options.opened)
  const load = (settings: readonly Setting[]) => open(settings)[0]!
  const scenario = load(options.settings)
  const unset = () => [load([])]
  return simulateAndWrite({
    scenarios: [scenario],
    options,
    unset,
    title: scenario.name,
    commandLine,
    output,
  })
}
