/** What a back-test runs: for the command and for its repetition. */

import { join } from 'node:path'
import { sha256 } from '../digest.ts'
import {
  type BacktestPlan,
  type LoadedOpening,
  type Opening,
  openingNamed,
} from '../experiments/history/backtest.ts'
import type { DailyPlan } from '../experiments/history/days/daily-runs.ts'
import { isDailyName } from '../experiments/history/days/daily-scenarios.ts'
import type { Published } from '../experiments/history/published.ts'
import type { EnsembleInputs, RunInputs } from '../run-folder/manifest.ts'
import { storedFile } from '../run-folder/stored-file.ts'
import { tool } from '../run-folder/tool.ts'
import { readEnsemble, readEnsembles } from '../scenarios/designs/ensemble.ts'
import { refuseUnfit } from '../scenarios/designs/members.ts'
import { readText } from '../scenarios/document/read.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import type { SimulationOptions } from './asked.ts'
import { dailyPlanOf } from './backtest-daily.ts'
import { ensembleFile, inputsOf, participantsOf } from './ensemble.ts'
import { publishedSeries } from './published-series.ts'
import { loadStored } from './stored-scenarios.ts'

/** What the manifest says of a back-test, whose scenarios are openings of the model. */
export interface BacktestAsked {
  readonly kind: 'backtest'
  /** First and last quarter at whose end the model is opened. */
  readonly from: string
  readonly to: string
  /** Quarters forecast from each. */
  readonly ahead: number
  /** SHA-256 of the register of published figures, with which forecasts are compared. */
  readonly evidence: string
}

/** What is run. */
export interface BacktestRun {
  readonly plan: BacktestPlan
  readonly days: DailyPlan
  /** Of the openings and of single days. */
  readonly scenarios: readonly LoadedScenario[]
  /** The file of parameter sets by quarter, if the openings are run under them. */
  readonly fits: string | undefined
}

/** The openings and single days of a back-test, loaded. */
export interface Openings {
  readonly published: Published
  readonly openings: readonly LoadedOpening[]
  readonly days: readonly LoadedScenario[]
}

/** What a back-test runs. @param fits file of parameter sets by quarter @param settings those of the command line */
export function backtestRun(
  inputs: RunInputs<BacktestAsked>,
  { published, openings, days }: Openings,
  fits: string | undefined,
  settings: SimulationOptions['settings'],
): BacktestRun {
  const { asked, seed, replications } = inputs
  return {
    plan: {
      published,
      openings: fits === undefined ? openings : underFits(openings, fits, { settings, replications }),
      ahead: asked.ahead,
      replications,
      seed: String(seed),
      version: tool.version,
    },
    days: dailyPlanOf(inputs, published, days),
    scenarios: [...openings.map(({ scenario }) => scenario), ...days],
    fits: fits === undefined ? undefined : readText(fits, fits),
  }
}

/** What a stored back-test runs. */
export function storedBacktest(folder: string, manifest: RunInputs<BacktestAsked>): BacktestRun {
  const scenarios = loadStored(folder, manifest)
  const openings = scenarios
    .filter(({ name }) => !isDailyName(name))
    .map((scenario) => ({ ...openingNamed(scenario.name), scenario }))
  const days = scenarios.filter(({ name }) => isDailyName(name))
  const fits = manifest.ensemble && join(folder, ensembleFile)
  return backtestRun(manifest, { published: publishedSeries(), openings, days }, fits, [])
}

/**
 * The openings under the parameter sets that a file of fits has for their quarters.
 * @throws InputError where it has none, or varies what a setting fixes
 */
function underFits(
  openings: readonly LoadedOpening[],
  file: string,
  { settings, replications }: Pick<SimulationOptions, 'settings' | 'replications'>,
): Opening[] {
  const origins = [...new Set(openings.map(({ origin }) => origin))]
  const ensembleAt = readEnsembles(file)
  return origins.flatMap((origin) => {
    const own = openings.filter((opening) => opening.origin === origin)
    const ensemble = ensembleAt(origin)
    const scenarios = own.map(({ scenario }) => scenario)
    refuseUnfit(ensemble, scenarios, settings)
    const participants = participantsOf(scenarios, ensemble, replications)
    return own.map((opening, i) => ({ ...opening, scenario: participants[i]! }))
  })
}

/** What the manifest says of the fits of all quarters. */
export const inputsOfFits = (file: string): EnsembleInputs => {
  const { origin: _last, ...inputs } = inputsOf(readEnsemble(file))
  return { ...inputs, sha256: sha256(storedFile(file)) }
}
