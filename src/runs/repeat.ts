/** A stored run, run again from its manifest and what is stored beside it: by kind of run. */
import { join } from 'node:path'
import { planOfStored } from '../commands/backtest.ts'
import { planOfCalibration } from '../commands/calibrate.ts'
import { designFile, planOf as planOfSweep, stationsOf } from '../commands/sweep.ts'
import type { Failure } from '../execution/job.ts'
import { switching } from '../experiments/break-even/switching.ts'
import { calibrate } from '../experiments/calibration/calibrate.ts'
import { backtest } from '../experiments/history/backtest.ts'
import type { Execution, Plan } from '../experiments/replications/replicate.ts'
import { sweep } from '../experiments/sweep/sweep.ts'
import { backtestFiles } from '../run-folder/backtest-files.ts'
import { breakEvenFiles } from '../run-folder/break-even-files.ts'
import { calibrationFiles } from '../run-folder/calibration-files.ts'
import { dailyFiles } from '../run-folder/daily-files.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { resultFiles } from '../run-folder/result-files.ts'
import { sweepFiles } from '../run-folder/sweep-files.ts'
import { loadScenario, loadSweepDesign } from '../scenarios/load.ts'
import { dailyPlanOfStored, withDays } from './backtest-daily.ts'
import { loadStored, planOfBreakEven } from './break-even-plan.ts'
import { compareWithCurve, dressingOf } from './comparison.ts'
import { participantsOf, storedEnsemble } from './ensemble.ts'

/** What came out. */
export interface Repetition {
  /** Content of results/ by path. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
  readonly failures: readonly Failure[]
}

/** Whether the run is one of many scenarios that are searched or tried, of which no sample of jobs can be compared. */
export const isSearch = ({ design, break_even, backtest: past, calibration }: Manifest): boolean =>
  [design, break_even, past, calibration].some((each) => each !== undefined)

/** Runs a stored run again, whatever it is. */
export function repeated(folder: string, manifest: Manifest, execution: Execution): Promise<Repetition> {
  const repeat =
    manifest.design !== undefined
      ? repeatSweep
      : manifest.break_even !== undefined
        ? repeatBreakEven
        : manifest.backtest !== undefined
          ? repeatBacktest
          : manifest.calibration !== undefined
            ? repeatCalibration
            : repeatComparison
  return repeat(folder, manifest, execution)
}

/** The plan that the manifest, the stored scenarios and the stored ensemble describe. */
export function planOf(folder: string, manifest: Manifest): Plan {
  const scenarios = manifest.scenarios.map(({ name }) =>
    loadScenario(join(folder, 'scenarios', `${name}.yaml`)),
  )
  return {
    scenarios: participantsOf(scenarios, storedEnsemble(folder, manifest), manifest.replications),
    baseline: manifest.baseline,
    deterrence: manifest.deterrence,
    seed: String(manifest.seed),
    horizonYears: manifest.horizon_years,
    replications: manifest.replications,
    version: manifest.tool.version,
    followed: true,
  }
}

type Repeat = (folder: string, manifest: Manifest, execution: Execution) => Promise<Repetition>

const repeatComparison: Repeat = async (folder, manifest, execution) => {
  const plan = planOf(folder, manifest)
  const ensemble = storedEnsemble(folder, manifest)
  const load = loadStored(folder, manifest)
  const again = await compareWithCurve(plan, manifest.curve, load, execution, ensemble)
  const besides = { curve: again.curve, forecast: dressingOf(manifest) }
  return { files: resultFiles(again.sets, again.tables, besides), failures: again.failures }
}

const repeatSweep: Repeat = async (folder, manifest, execution) => {
  const design = loadSweepDesign(join(folder, designFile))
  const references = manifest.scenarios.map(({ name }) => join(folder, 'scenarios', `${name}.yaml`))
  const { stations } = stationsOf(design, String(manifest.seed), references, [])
  const again = await sweep(planOfSweep(stations, manifest), execution)
  return { files: sweepFiles(design.document, again), failures: again.failures }
}

const repeatBreakEven: Repeat = async (folder, manifest, execution) => {
  const again = await switching(planOfBreakEven(manifest, loadStored(folder, manifest), []), execution)
  return { files: breakEvenFiles(manifest.break_even!, again), failures: again.failures }
}

const repeatBacktest: Repeat = async (folder, manifest, execution) => {
  const plan = planOfStored(folder, manifest)
  const days = dailyPlanOfStored(folder, manifest, plan.published)
  const again = await withDays(await backtest(plan, execution), days, execution)
  return {
    files: new Map([...backtestFiles(again), ...dailyFiles(again)]),
    failures: again.failures,
  }
}

const repeatCalibration: Repeat = async (folder, manifest, execution) => {
  const plan = planOfCalibration(folder, manifest)
  const again = await calibrate(plan, execution)
  return { files: calibrationFiles(again, plan.dimensions), failures: again.failures }
}
