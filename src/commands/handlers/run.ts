/** `return-hubs run <scenario>`: one scenario, no comparison. */
import { InputError } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { simulateAndWrite } from '../../runs/comparison.ts'
import { openScenarios } from '../../scenarios/load.ts'
import { withResponses } from '../../scenarios/responses.ts'
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
  const load = withResponses(open, options.responses, 0)
  const scenarios = load(options.settings)
  const unset = () => load([])
  return simulateAndWrite({
    scenarios,
    options,
    unset,
    title: scenarios[0]!.name,
    commandLine,
    output,
  })
}
