/** From what a break-even run asks to what it runs: for the command and for its repetition. */
import type { Level } from '../experiments/break-even/level.ts'
import type { Question, SwitchingPlan } from '../experiments/break-even/switching.ts'
import type { Participant } from '../experiments/replications/replicate.ts'
import { noDeterrence } from '../model/deterrence.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import { type LoadedScenario, parseSetting, type Setting } from '../scenarios/load.ts'
import { settingOf } from './break-even-questions.ts'

/** What the manifest says of a break-even run. */
export interface BreakEvenAsked {
  readonly kind: 'break-even'
  readonly scenario: string
  readonly metric: string
  /** What the metric of the option is to reach; absent: what the baseline has. */
  readonly level?: Level
  readonly hypothesis: string
  readonly questions: readonly Question[]
  readonly replications: number
  readonly most: number
  readonly precision: number
}

/** What is run. */
export interface BreakEvenRun {
  readonly asked: BreakEvenAsked
  readonly plan: SwitchingPlan
  readonly baseline: LoadedScenario
  readonly option: LoadedScenario
}

/** What a break-even run runs. @param load the baseline and the option under settings */
export function breakEvenRun(
  inputs: RunInputs<BreakEvenAsked>,
  load: (settings: readonly Setting[]) => readonly LoadedScenario[],
  settings: readonly Setting[],
): BreakEvenRun {
  const { asked } = inputs
  const { questions, metric, hypothesis, scenario, replications, most, precision } = asked
  const certain =
    hypothesis === noDeterrence ? [] : [parseSetting(`${scenario}:deterrence.${hypothesis}.zero_share=0`)]
  const [plainBaseline, plainOption] = load(settings) as [LoadedScenario, LoadedScenario]
  const plan: SwitchingPlan = {
    questions,
    search: { replications, most, precision },
    metric,
    ...(asked.level && { level: asked.level }),
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
  return { asked, plan, baseline: plainBaseline, option: plainOption }
}

const participant = ({ name, values, sha256 }: LoadedScenario): Participant => ({ name, values, sha256 })
