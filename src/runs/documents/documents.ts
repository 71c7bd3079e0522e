/** The documents of a comparison: files beside the results that are made of them alone, and so may be made again. */
import type { Circumstances, RunInputs } from '../../run-folder/manifest.ts'
import type { LoadedScenario } from '../../scenarios/load.ts'
import type { Files } from '../kind.ts'
import { spreadsheets } from './book.ts'
import { openComparison } from './stored.ts'
import { stressDes, stressFile } from './stress-des.ts'

/** The documents, by path in the run folder. @param folder with results and assumptions @param scenarios the baseline first */
export function documentsOf(
  folder: string,
  inputs: RunInputs & Circumstances,
  scenarios: readonly LoadedScenario[],
): Files {
  const stored = openComparison(folder, inputs, scenarios)
  return new Map([...spreadsheets(stored), [stressFile, stressDes(stored)]])
}
