/** From a break-even run's manifest back to what it runs: for the command and for its repetition. */
import { join } from 'node:path'
import type { SwitchingPlan } from '../experiments/break-even/switching.ts'
import type { Participant } from '../experiments/replications/replicate.ts'
import { noDeterrence } from '../model/deterrence.ts'
import type { Inputs, Manifest } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import {
  type LoadedScenario,
  loadScenario,
  openScenarios,
  parseSetting,
  type Setting,
} from '../scenarios/load.ts'
import { settingOf } from './break-even-questions.ts'

/** The plan of a break-even run. @param load the baseline and the option under settings */
export function planOfBreakEven(
  inputs: Inputs,
  load: (settings: readonly Setting[]) => readonly LoadedScenario[],
  settings: readonly Setting[],
): SwitchingPlan {
  const { questions, metric, hypothesis, scenario, ...search } = inputs.break_even!
  const certain =
    hypothesis === noDeterrence ? [] : [parseSetting(`${scenario}:deterrence.${hypothesis}.zero_share=0`)]
  const [plainBaseline, plainOption] = load(settings) as [LoadedScenario, LoadedScenario]
  return {
    questions,
    search,
    metric,
    hypothesis,
    seed: String(inputs.seed),
    horizonYears: inputs.horizon_years,
    version: tool.version,
    at: (parameter, value) => {
      const [baseline, option] = load([
        ...settings,
        ...certain,
        parseSetting(settingOf(plainBaseline, plainOption, parameter, value)),
      ]) as [LoadedScenario, LoadedScenario]
      return [participant(baseline), participant(option)]
    },
  }
}

const participant = ({ name, values, sha256 }: LoadedScenario): Participant => ({ name, values, sha256 })

/** What is asked of the questions that a stored run asked. */
export const loadStored = (folder: string, manifest: Manifest) => {
  const file = (name: string) => join(folder, 'scenarios', `${name}.yaml`)
  return openScenarios(manifest.scenarios.map(({ name }) => loadScenario(file(name)) && file(name)))
}
