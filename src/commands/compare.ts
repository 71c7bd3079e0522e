/** `return-hubs compare [scenario..]`: scenarios against a baseline, under common random numbers. */
import { builtInNames, type LoadedScenario, loadScenario, loadScenarios } from '../scenarios/load.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'
import type { Output } from './output.ts'
import { simulateAndWrite } from './simulation.ts'

/** Runs the scenarios and the baseline and writes the run folder. @returns the exit code */
export async function compare(
  argv: SimulationArguments & { readonly scenario?: readonly string[] | undefined },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const options = simulationOptions(argv)
  const references = withBaseline(argv.scenario ?? [], options.baseline)
  const scenarios = loadScenarios(references, options.settings)
  return simulateAndWrite({ scenarios, options, title: titleOf(scenarios), commandLine, output })
}

/**
 * The references with the baseline first: one of them if it is named among them, by reference or by name, else added.
 * With none, every built-in scenario that starts on the baseline's date.
 */
function withBaseline(references: readonly string[], baseline: string): string[] {
  if (references.length === 0) {
    const { start } = loadScenario(baseline).values
    const others = builtInNames().filter((name) => name !== baseline)
    return [baseline, ...others.filter((name) => loadScenario(name).values.start === start)]
  }
  const named = references.find(
    (reference) => reference === baseline || loadScenario(reference).name === baseline,
  )
  return named === undefined
    ? [baseline, ...references]
    : [named, ...references.filter((other) => other !== named)]
}

const titleOf = ([baseline, ...options]: readonly LoadedScenario[]) =>
  options.length === 1 ? options[0]!.name : options.length === 0 ? baseline!.name : 'compare'
