/** Runs of the commands with the stand-in for the simulation, and what they said. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { main } from '../../src/cli.ts'
import { type SimulationArguments, simulationOptions } from '../../src/commands/handlers/options.ts'
import { simulateAndWrite } from '../../src/runs/comparison.ts'
import { loadScenarios, parseSetting } from '../../src/scenarios/load.ts'
import type { Output } from '../../src/terminal/output.ts'
import { hub } from '../model/model.ts'

const standInWorker = new URL('../execution/stand-in-worker.ts', import.meta.url)

/** A run with this is of a tenth of national volume: for tests of what is made of results, not of the results. */
export const small = ['--with', 'test/small.yaml'] as const

/** An output that keeps what it is given. */
export function keptOutput(): Output & { printed: string; told: string } {
  const kept = {
    printed: '',
    told: '',
    terminal: false,
    print: (text: string) => {
      kept.printed += text
    },
    tell: (text: string) => {
      kept.told += text
    },
  }
  return kept
}

/** Calls the program as the command line does. @returns its exit code, and what it printed and told */
export async function call(...argv: string[]) {
  const output = keptOutput()
  const code = await main(argv, output)
  return { code, ...output }
}

/** Rows of a table in a run folder's results. */
export const resultRows = (run: string, file: string): Record<string, string>[] =>
  parse(readFileSync(join(run, 'results', file)), { columns: true })

/** Compares current policy with a hub. @param titles asks the stand-in for trouble: `hub:title=breaks` */
export async function compareWithStandIn(
  argv: SimulationArguments,
  {
    references = ['current-policy-2024', hub],
    titles = [] as string[],
    output = keptOutput() as Output,
    worker = standInWorker,
  } = {},
): Promise<number> {
  const options = simulationOptions({ seed: '7', replications: '2', horizon: '0.25', workers: '2', ...argv })
  const scenarios = loadScenarios(references, titles.map(parseSetting))
  return simulateAndWrite({
    scenarios,
    options,
    title: 'test',
    commandLine: ['compare'],
    output,
    worker,
  })
}
