/** `return-hubs backtest`: past forecasts from many quarters, scored on what happened. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { quartersBetween } from '../calendar/periods.ts'
import { sha256 } from '../digest.ts'
import { evidenceFolder } from '../evidence/files.ts'
import { loadSeries, seriesFiles } from '../evidence/load.ts'
import { writeAtomically } from '../execution/files.ts'
import {
  type BacktestPlan,
  backtest,
  type LoadedOpening,
  type Opening,
  openingNamed,
  openingsOf,
} from '../experiments/history/backtest.ts'
import { dailyScenarios, isDailyName } from '../experiments/history/days/daily-scenarios.ts'
import { Published } from '../experiments/history/published.ts'
import { InputError } from '../input-error.ts'
import { backtestFiles } from '../run-folder/backtest-files.ts'
import { dailyFiles } from '../run-folder/daily-files.ts'
import type { EnsembleInputs, Inputs, Manifest } from '../run-folder/manifest.ts'
import { tool } from '../run-folder/tool.ts'
import { type BacktestWithDays, dailyPlanOf, withDays } from '../runs/backtest-daily.ts'
import { backtestSummary } from '../runs/backtest-summary.ts'
import { writeScenarios } from '../runs/comparison.ts'
import { howText } from '../runs/comparison-summary.ts'
import { builtInFit, ensembleFile, fileOf, inputsOf, participantsOf } from '../runs/ensemble.ts'
import { runInFolder, seedOf } from '../runs/folder-run.ts'
import { readEnsemble, readEnsembles } from '../scenarios/designs/ensemble.ts'
import { refuseUnfit } from '../scenarios/designs/members.ts'
import { loadScenario, openScenarios, type Setting } from '../scenarios/load.ts'
import { wrong } from '../terminal/numbers.ts'
import type { Output } from '../terminal/output.ts'
import { plural } from '../words/numbers.ts'
import { type SimulationArguments, type SimulationOptions, simulationOptions } from './options.ts'

/** Unless given. */
const usual = { from: '2017-Q4', to: '2024-Q3', replications: '20', ahead: 8 } as const

/** The built-in scenario whose rates hold in all openings. */
const base = 'current-policy'

/** Every published series. */
export const publishedSeries = (): Published =>
  new Published(seriesFiles().flatMap((file) => loadSeries(file)))

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
    replications: argv.replications ?? usual.replications,
  })
  const from = quarterAsked('--from', argv.from ?? usual.from)
  const to = quarterAsked('--to', argv.to ?? usual.to)
  if (from > to) throw new InputError([wrong('--from', from, `a quarter up to --to, ${to}`)])
  const seed = seedOf(options)
  const published = publishedSeries()
  const open = openScenarios([base])
  const load = (settings: readonly Setting[]) => open([...settings, ...options.settings])[0]!
  const openings = openingsOf({
    published,
    quarters: quartersBetween(from, to),
    ahead: usual.ahead,
    load,
  })
  const days = dailyScenarios(published, load)
  const scenarios = [...openings.map(({ scenario }) => scenario), ...days]
  const fits = fileOf(argv.ensemble ?? builtInFit)
  const fitted = fits === undefined ? openings : underFits(openings, fits, options)
  const inputs: Inputs = {
    seed,
    replications: Number(argv.replications ?? usual.replications),
    horizon_years: options.horizonYears,
    baseline: '',
    deterrence: options.deterrence,
    scenarios: scenarios.map(({ name, sha256: digest }) => ({ name, sha256: digest })),
    backtest: { from, to, ahead: usual.ahead, evidence: evidenceDigest() },
    ...(fits !== undefined && { ensemble: inputsOfFits(fits) }),
  }
  const folder = options.out ?? join('outputs', `backtest-${seed}`)
  return runInFolder<BacktestWithDays>({
    folder,
    inputs,
    options,
    commandLine,
    output,
    announcement: [
      `Forecasting from the end of ${plural(quartersBetween(from, to).length, 'quarter')}, ${from} to ${to}, with inputs as observed and without: ${howText(plural(inputs.replications, 'replication'), seed, { workers: options.workers })}.`,
    ],
    execute: async (execution) =>
      withDays(
        await backtest({ ...planOf(inputs), published, openings: fitted }, execution),
        dailyPlanOf(inputs, published, days),
        execution,
      ),
    write: async (_finished, outcome) => {
      writeScenarios(folder, scenarios)
      if (fits !== undefined) writeAtomically(join(folder, ensembleFile), readFileSync(fits, 'utf8'))
      await writeCharts(folder, inputs, published, outcome)
    },
    results: (outcome) => new Map([...backtestFiles(outcome), ...dailyFiles(outcome)]),
    summary: (manifest, outcome) => backtestSummary(folder, manifest, outcome, options.json),
  })
}

async function writeCharts(
  folder: string,
  inputs: Inputs,
  published: Published,
  outcome: BacktestWithDays,
): Promise<void> {
  const [{ writeEach }, { backtestCharts }, { dailyCharts }] = await Promise.all([
    import('../charts/kit/render.ts'),
    import('../charts/history/backtest.ts'),
    import('../charts/history/daily.ts'),
  ])
  const input = { published, ...outcome, seed: String(inputs.seed), toolVersion: tool.version }
  await writeEach([...backtestCharts(input), ...dailyCharts(input)], join(folder, 'charts'))
}

/** Digest of the register of data files, which has the digest of each. */
export const evidenceDigest = (): string => sha256(readFileSync(`${evidenceFolder}register.json`, 'utf8'))

const planOf = ({ seed, replications }: Inputs): Omit<BacktestPlan, 'published' | 'openings'> => ({
  ahead: usual.ahead,
  replications,
  seed: String(seed),
  version: tool.version,
})

/** What a stored back-test runs. */
export function planOfStored(folder: string, manifest: Manifest): BacktestPlan {
  const own = manifest.scenarios.filter(({ name }) => !isDailyName(name))
  const openings = own.map(({ name }) => ({
    ...openingNamed(name),
    scenario: loadScenario(join(folder, 'scenarios', `${name}.yaml`)),
  }))
  const fits = join(folder, ensembleFile)
  const settled = { settings: [], replications: manifest.replications }
  return {
    ...planOf(manifest),
    published: publishedSeries(),
    openings: manifest.ensemble === undefined ? openings : underFits(openings, fits, settled),
  }
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
const inputsOfFits = (file: string): EnsembleInputs => {
  const { origin: _last, ...inputs } = inputsOf(readEnsemble(file))
  return { ...inputs, sha256: sha256(readFileSync(file)) }
}

function quarterAsked(option: string, text: string): string {
  const known = quartersBetween(usual.from, '2024-Q4')
  if (known.includes(text)) return text
  throw new InputError([
    wrong(
      option,
      text,
      `a quarter from ${known[0]} to ${known.at(-1)}, for which the opening stocks are published`,
    ),
  ])
}
