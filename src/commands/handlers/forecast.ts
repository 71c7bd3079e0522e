/** `return-hubs forecast [scenario]`: published series, quarter by quarter. */
import { basename } from 'node:path'
import { receiptsBeside } from '../../experiments/history/appeal-settings.ts'
import { forecastAfter, openedAt } from '../../experiments/history/backtest.ts'
import { inputsIn, quartersGiven, seriesGiven } from '../../experiments/history/given.ts'
import { InputError } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { storedErrorsDigest } from '../../run-folder/stored-errors.ts'
import { type ForecastInputs, simulateAndWrite } from '../../runs/comparison.ts'
import { builtInFit } from '../../runs/ensemble.ts'
import { forecastScenario, lastFit, publishedSeries } from '../../runs/published-series.ts'
import { type LoadedScenario, loadScenario, openScenarios, type Setting } from '../../scenarios/load.ts'
import type { Output } from '../../terminal/output.ts'
import { defaults } from '../defaults.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/**
 * Writes a run folder with results/forecast.csv: of a scenario, whose spread is chance alone; or, where none is named, by the
 * method that is back-tested, from the last quarter published, widened by its past errors.
 * @returns the exit code
 */
export async function forecast(
  argv: SimulationArguments & {
    readonly scenario?: string | undefined
    readonly inputs?: string | undefined
  },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { inputs, ...given } = argv
  const precise = argv.precision !== undefined || argv.precisionAbsolute !== undefined
  const options = simulationOptions({
    ...given,
    horizon: argv.horizon ?? String(defaults.forecast.horizon),
    ...(precise ? {} : { replications: argv.replications ?? String(defaults.forecast.replications) }),
  })
  const hypothesis = options.deterrence.find((name) => name !== noDeterrence)
  if (hypothesis !== undefined) {
    const allowed = 'none: a forecast is of current policy'
    throw new InputError([{ file: '--deterrence', path: '', found: `found "${hypothesis}"`, allowed }])
  }
  const { scenario, forecast: method } =
    argv.scenario === undefined
      ? fromLastQuarter(inputs, options.settings)
      : { scenario: loadScenario(argv.scenario, options.settings, inputs), forecast: true as const }
  return simulateAndWrite({
    scenarios: [scenario],
    options: method === true ? options : { ...options, ensemble: options.ensemble ?? builtInFit },
    title: `forecast-${scenario.name}`,
    forecast: method,
    commandLine,
    output,
  })
}

/** The model opened at the end of the last quarter published, with inputs given where a file gives them. */
function fromLastQuarter(
  file: string | undefined,
  settings: readonly Setting[],
): { readonly scenario: LoadedScenario; readonly forecast: ForecastInputs } {
  const origin = lastFit
  const open = openScenarios([forecastScenario])
  const load = (more: readonly Setting[]) => open(more)[0]!
  const published = publishedSeries()
  const opening = openedAt(published, origin, load)
  const inputs = file === undefined ? {} : inputsIn(file, load(opening).values.start)
  const ahead = forecastAfter(published, origin, opening, load, {
    inputs,
    source: file === undefined ? [] : [`inputs:${basename(file)}`],
  })
  return {
    scenario: load([...opening, ...ahead, ...settings]),
    forecast: {
      origin,
      given: quartersGiven(inputs, origin),
      given_series: seriesGiven(inputs, origin),
      added: { ftt_asylum_receipts: receiptsBeside(published, origin)('ftt_asylum_receipts') },
      errors: storedErrorsDigest(),
    },
  }
}
