/** The scenarios of a run as they are kept in its folder, and read from there. */
import { join } from 'node:path'
import { assumptionsCsv } from '../run-folder/assumptions.ts'
import type { RunInputs, ScenarioDigest } from '../run-folder/manifest.ts'
import { type LoadedScenario, openResolved } from '../scenarios/load.ts'

const pathOf = (name: string) => `scenarios/${name}.yaml`

/** The scenarios as resolved, and the table of what they assume, by path in the run folder. */
export const scenarioFiles = (
  scenarios: readonly Pick<LoadedScenario, 'name' | 'yaml' | 'parameters'>[],
): [path: string, content: string][] => [
  ...scenarios.map(({ name, yaml }): [string, string] => [pathOf(name), yaml]),
  ['assumptions.csv', assumptionsCsv(scenarios)],
]

/** What the manifest says of scenarios. */
export const digestsOfScenarios = (
  scenarios: readonly Pick<LoadedScenario, 'name' | 'sha256'>[],
): ScenarioDigest[] => scenarios.map(({ name, sha256 }) => ({ name, sha256 }))

/** The stored file of a scenario. */
export const storedScenario = (folder: string, name: string): string => join(folder, pathOf(name))

/** The stored files of a run's scenarios, the baseline first where it has one. */
export const storedScenarios = (folder: string, { scenarios }: Pick<RunInputs, 'scenarios'>): string[] =>
  scenarios.map(({ name }) => storedScenario(folder, name))

/** Loads a run's stored scenarios. */
export const loadStored = (folder: string, inputs: Pick<RunInputs, 'scenarios'>): LoadedScenario[] =>
  openStored(folder, inputs)([])

/** Loads a run's stored scenarios with further settings. */
export const openStored = (folder: string, inputs: Pick<RunInputs, 'scenarios'>) =>
  openResolved(storedScenarios(folder, inputs))
