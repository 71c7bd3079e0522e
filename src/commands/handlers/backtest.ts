/** `return-hubs backtest`: past forecasts from many quarters, scored on what happened. */
import { join } from 'node:path'
import { quartersBetween } from '../../calendar/periods.ts'
import { openingsOf } from '../../experiments/history/backtest.ts'
import { dailyScenarios } from '../../experiments/history/days/daily-scenarios.ts'
import { InputError } from '../../input-error.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { backtestKind } from '../../runs/backtest.ts'
import { type BacktestAsked, backtestRun, inputsOfFits } from '../../runs/backtest-plan.ts'
import { howText } from '../../runs/comparison-summary.ts'
import { workersText } from '../../runs/elsewhere.ts'
import { builtInFit, fileOf } from '../../runs/ensemble.ts'
import { runInFolder, seedOf } from '../../runs/folder-run.ts'
import { evidenceDigest, fittedScenario, lastFit, publishedSeries } from '../../runs/published-series.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { openScenarios, type Setting } from '../../scenarios/load.ts'
import { wrong } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { plural } from '../../words/numbers.ts'
import { defaults } from '../defaults.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** Quarters forecast from each. */
const ahead = 8

/** Runs the back-test and writes the run folder. @returns the exit code */
export async function backtestCommand(
  argv: Omit<SimulationArguments, 'metric'> & {
    readonly from?: string | undefined
    readonly to?: string | undefined
  },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const options = simulationOptions({
    ...argv,
    horizon: '2',
    replications: argv.replications ?? String(defaults.backtest.replications),
  })
  const from = quarterAsked('--from', argv.from ?? defaults.backtest.from)
  const to = quarterAsked('--to', argv.to ?? defaults.backtest.to)
  if (from > to) throw new InputError([wrong('--from', from, `a quarter up to --to, ${to}`)])
  const seed = seedOf(options)
  const published = publishedSeries()
  const open = openScenarios([fittedScenario])
  const load = (settings: readonly Setting[]) => open([...settings, ...options.settings])[0]!
  const openings = openingsOf({
    published,
    quarters: quartersBetween(from, to),
    ahead,
    load,
  })
  const days = dailyScenarios(published, load)
  const fits = fileOf(argv.ensemble ?? builtInFit)
  const inputs: RunInputs<BacktestAsked> = {
    asked: { kind: 'backtest', from, to, ahead, evidence: evidenceDigest() },
    seed,
    replications: Number(argv.replications ?? defaults.backtest.replications),
    horizon_years: options.horizonYears,
    baseline: '',
    deterrence: options.deterrence,
    scenarios: digestsOfScenarios([...openings.map(({ scenario }) => scenario), ...days]),
    ...(fits !== undefined && { ensemble: inputsOfFits(fits) }),
  }
  return runInFolder({
    kind: backtestKind,
    run: backtestRun(inputs, { published, openings, days }, fits, options.settings),
    folder: options.out ?? join('outputs', `backtest-${seed}`),
    inputs,
    options,
    commandLine,
    output,
    announcement: [
      `Forecasting from the end of ${plural(quartersBetween(from, to).length, 'quarter')}, ${from} to ${to}, with inputs as observed and without: ${howText(plural(inputs.replications, 'replication'), seed, workersText(options))}.`,
    ],
  })
}

function quarterAsked(option: string, text: string): string {
  const known = quartersBetween(defaults.backtest.from, lastFit)
  if (known.includes(text)) return text
  throw new InputError([
    wrong(
      option,
      text,
      `a quarter from ${known[0]} to ${known.at(-1)}, for which the opening stocks are published`,
    ),
  ])
}
