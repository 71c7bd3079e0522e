/** From what a sensitivity analysis asks to what it runs: for the command and for its repetition. */

import { kindsOfFigure } from '../experiments/sensitivity/evaluate.ts'
import { factorsOf, type Pair } from '../experiments/sensitivity/factors.ts'
import type { Design, SensitivityPlan } from '../experiments/sensitivity/sensitivity.ts'
import type { RunInputs } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import type { Range } from '../scenarios/designs/ranges-design.ts'
import type { LoadedScenario, Setting } from '../scenarios/load.ts'
import { refuseOtherPasts } from './one-past.ts'

/** What the manifest says of a sensitivity analysis. */
export interface SensitivityAsked {
  readonly kind: 'sensitivity'
  readonly scenario: string
  /** Metrics whose difference from the baseline, and whose levels, are looked at. */
  readonly metrics: readonly string[]
  /** Beginnings of the paths that are varied; empty for all. */
  readonly parameters: readonly string[]
  /** What a design file says is varied, in place of `parameters`. */
  readonly ranges?: readonly Range[]
  readonly hypothesis: string
  readonly design: Design
}

/** What is run. */
export interface SensitivityRun extends Pair {
  readonly asked: SensitivityAsked
  readonly plan: SensitivityPlan
}

/**
 * What a sensitivity analysis runs.
 * @param load the baseline and, where it is another one, the option under settings
 */
export function sensitivityRun(
  inputs: Pick<RunInputs<SensitivityAsked>, 'asked' | 'seed' | 'horizon_years'>,
  load: (settings: readonly Setting[]) => readonly LoadedScenario[],
  settings: readonly Setting[],
): SensitivityRun {
  const { asked, seed, horizon_years } = inputs
  const pairUnder = (own: readonly Setting[]): Pair => {
    const loaded = load([...settings, ...own])
    refuseOtherPasts(loaded)
    return { baseline: loaded[0]!, option: loaded.at(-1)! }
  }
  const pair = pairUnder([])
  const same = pair.option === pair.baseline
  const measures = asked.metrics.flatMap((metric) =>
    kindsOfFigure.filter((of) => !same || of === 'scenario').map((of) => ({ of, metric })),
  )
  const plan: SensitivityPlan = {
    question: {
      pair,
      load: pairUnder,
      factors: factorsOf(
        pair,
        asked.hypothesis,
        asked.ranges?.map(({ path }) => path) ?? asked.parameters,
        asked.ranges,
      ),
      measures,
      hypothesis: asked.hypothesis,
      seed: String(seed),
      horizonYears: horizon_years,
      version: tool.version,
    },
    design: asked.design,
  }
  return { asked, plan, ...pair }
}

/** The scenarios of an analysis, each once, the baseline first. */
export const scenariosOfPair = ({ baseline, option }: Pair): LoadedScenario[] =>
  option === baseline ? [baseline] : [baseline, option]
