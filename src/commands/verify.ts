/** `return-hubs verify <run-dir>`: are the stored results those of the manifest, and do they come out again? */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { decodeResult } from '../execution/encode.ts'
import type { Job, Outcome } from '../execution/job.ts'
import { runJobs } from '../execution/run-jobs.ts'
import { calibrate } from '../experiments/calibration/calibrate.ts'
import { designOf, jobsOf, type Plan } from '../experiments/compare.ts'
import { backtest } from '../experiments/history/backtest.ts'
import { sweep } from '../experiments/sweep.ts'
import { switching } from '../experiments/switching.ts'
import { InputError, type Problem } from '../input-error.ts'
import { findMetric } from '../model/metrics.ts'
import { backtestFiles } from '../reports/backtest-files.ts'
import { breakEvenFiles } from '../reports/break-even-files.ts'
import { calibrationFiles } from '../reports/calibration-files.ts'
import { dailyFiles } from '../reports/daily-files.ts'
import { digestsOf, type Manifest } from '../reports/manifest.ts'
import { type ReplicationRow, readReplications } from '../reports/parquet.ts'
import { replicationsFile, resultFiles } from '../reports/result-files.ts'
import { json, readManifest } from '../reports/run-folder.ts'
import { sweepFiles } from '../reports/sweep-files.ts'
import { environment, environmentDifferences, tool } from '../reports/tool.ts'
import {
  type FileFault,
  firstDifference,
  repetitionFaults,
  sampleOf,
  storedFaults,
} from '../reports/verify.ts'
import { loadScenario, loadSweepDesign } from '../scenarios/load.ts'
import { planOfStored } from './backtest.ts'
import { dailyPlanOfStored, withDays } from './backtest-daily.ts'
import { loadStored, planOfBreakEven } from './break-even-plan.ts'
import { planOfCalibration } from './calibrate.ts'
import { participantsOf, storedEnsemble } from './ensemble.ts'
import { wholeNumber } from './numbers.ts'
import type { Output } from './output.ts'
import { progressBar } from './progress.ts'
import { compareWithCurve, dressingOf } from './simulation.ts'
import { designFile, planOf as planOfSweep, stationsOf } from './sweep.ts'

/** Options of `verify`. */
export interface VerifyArguments {
  readonly folder: string
  readonly stored?: boolean | undefined
  readonly sample?: string | undefined
  readonly workers?: string | undefined
  readonly quiet?: boolean | undefined
  readonly json?: boolean | undefined
  /** Worker module; the simulation unless given. */
  readonly worker?: URL | undefined
}

/** Exit codes of `verify`: 3 the results differ, 5 the environment does, so that bytes cannot be compared. */
const different = 3
const environmentDiffers = 5

/** Verifies a run folder. @returns 0 identical, 3 different, 5 not comparable here */
export async function verify(argv: VerifyArguments, output: Output): Promise<number> {
  const problems: Problem[] = []
  const whole = (option: string, text: string, max: number) => {
    const read = wholeNumber(option, text, 1, max)
    if ('problem' in read) problems.push(read.problem)
    return 'value' in read ? read.value : 1
  }
  const workers = argv.workers === undefined ? availableParallelism() : whole('--workers', argv.workers, 1024)
  const sample = argv.sample === undefined ? undefined : whole('--sample', argv.sample, 1e6)
  if (argv.stored && sample !== undefined) {
    problems.push({
      file: '--stored',
      path: '',
      found: 'found together with --sample',
      allowed: 'one of the two',
    })
  }
  if (problems.length > 0) throw new InputError(problems)

  const manifest = readManifest(argv.folder)
  const say = (code: number, lines: readonly string[]) => {
    output.print(argv.json ? json({ folder: argv.folder, code, findings: lines }) : `${lines.join('\n')}\n`)
    return code
  }
  const isSearch = [manifest.design, manifest.break_even, manifest.backtest, manifest.calibration].some(
    (each) => each !== undefined,
  )
  if (isSearch && sample !== undefined) {
    const allowed =
      'no --sample for a sweep, a break-even, a back-test or a calibration: all of it, or --stored'
    throw new InputError([{ file: '--sample', path: '', found: `found ${sample}`, allowed }])
  }
  const altered = storedFaults(argv.folder, manifest)
  if (altered.length > 0)
    return say(different, [`${argv.folder} differs from its manifest:`, ...describe(altered)])
  if (argv.stored) return say(0, [`The stored files of ${argv.folder} are those of its manifest.`])

  const elsewhere = environmentDifferences(manifest.environment, environment())
  if (manifest.tool.version !== tool.version) {
    elsewhere.unshift(`${tool.name} ${manifest.tool.version}, here ${tool.version}`)
  }
  if (elsewhere.length > 0) {
    const lines = [
      'The stored files are those of the manifest, but the run cannot be repeated byte for byte here:',
    ]
    return say(environmentDiffers, [...lines, ...elsewhere.map((line) => `  ${line}`)])
  }
  const progress = progressBar(output, argv.quiet ?? false)
  try {
    const how = { workers, update: progress.update, ...(argv.worker && { worker: argv.worker }) }
    const faults =
      manifest.design !== undefined
        ? await repeatSweep(argv.folder, manifest, how)
        : manifest.break_even !== undefined
          ? await repeatBreakEven(argv.folder, manifest, how)
          : manifest.backtest !== undefined
            ? await repeatBacktest(argv.folder, manifest, how)
            : manifest.calibration !== undefined
              ? await repeatCalibration(argv.folder, manifest, how)
              : sample === undefined
                ? await repeatAll(argv.folder, planOf(argv.folder, manifest), manifest, how)
                : await repeatSome(planOf(argv.folder, manifest), argv.folder, manifest, sample, how)
    progress.stop()
    if (faults.length > 0)
      return say(different, [`${argv.folder} does not come out the same when run again:`, ...faults])
    const scope = sample === undefined ? 'All results' : `A sample of ${sample} jobs`
    return say(0, [`${scope} of ${argv.folder} came out the same when run again.`])
  } finally {
    progress.stop()
  }
}

interface How {
  readonly workers: number
  readonly worker?: URL
  readonly update: (done: number, total: number) => void
}

/** The plan that the manifest, the stored scenarios and the stored ensemble describe. */
function planOf(folder: string, manifest: Manifest): Plan {
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
  }
}

async function repeatAll(
  folder: string,
  plan: Plan,
  manifest: Manifest,
  { workers, worker, update }: How,
): Promise<string[]> {
  const execution = { workers, find: findMetric, onProgress: update, ...(worker && { worker }) }
  const load = loadStored(folder, manifest)
  const ensemble = storedEnsemble(folder, manifest)
  const again = await compareWithCurve(plan, manifest.curve, load, execution, ensemble)
  const files = resultFiles(again.sets, again.tables, {
    curve: again.curve,
    forecast: dressingOf(manifest),
  })
  const faults = describe(repetitionFaults(manifest, digestsOf(files)))
  if (JSON.stringify(again.failures) !== JSON.stringify(manifest.failures))
    faults.push('  other jobs fail than before')
  return faults
}

/** Runs a sweep again from its stored design and scenarios. */
async function repeatSweep(
  folder: string,
  manifest: Manifest,
  { workers, worker, update }: How,
): Promise<string[]> {
  const design = loadSweepDesign(join(folder, designFile))
  const stored = (name: string) => join(folder, 'scenarios', `${name}.yaml`)
  const references = manifest.scenarios.map(({ name }) => stored(name))
  const { stations } = stationsOf(design, String(manifest.seed), references, [])
  const again = await sweep(planOfSweep(stations, manifest), {
    workers,
    find: findMetric,
    onProgress: update,
    ...(worker && { worker }),
  })
  const faults = describe(repetitionFaults(manifest, digestsOf(sweepFiles(design.document, again))))
  if (JSON.stringify(again.failures) !== JSON.stringify(manifest.failures))
    faults.push('  other jobs fail than before')
  return faults
}

/** Runs a break-even again from its stored scenarios. */
async function repeatBreakEven(
  folder: string,
  manifest: Manifest,
  { workers, worker, update }: How,
): Promise<string[]> {
  const again = await switching(planOfBreakEven(manifest, loadStored(folder, manifest), []), {
    workers,
    find: findMetric,
    onProgress: update,
    ...(worker && { worker }),
  })
  const faults = describe(repetitionFaults(manifest, digestsOf(breakEvenFiles(manifest.break_even!, again))))
  if (JSON.stringify(again.failures) !== JSON.stringify(manifest.failures))
    faults.push('  other jobs fail than before')
  return faults
}

/** Runs a back-test again from its stored openings. */
async function repeatBacktest(
  folder: string,
  manifest: Manifest,
  { workers, worker, update }: How,
): Promise<string[]> {
  const plan = planOfStored(folder, manifest)
  const execution = { workers, find: findMetric, onProgress: update, ...(worker && { worker }) }
  const days = dailyPlanOfStored(folder, manifest, plan.published)
  const again = await withDays(await backtest(plan, execution), days, execution)
  const files = new Map([...backtestFiles(again), ...dailyFiles(again)])
  const faults = describe(repetitionFaults(manifest, digestsOf(files)))
  if (JSON.stringify(again.failures) !== JSON.stringify(manifest.failures))
    faults.push('  other jobs fail than before')
  return faults
}

/** Runs a calibration again from its stored design and scenario. */
async function repeatCalibration(
  folder: string,
  manifest: Manifest,
  { workers, worker, update }: How,
): Promise<string[]> {
  const plan = planOfCalibration(folder, manifest)
  const again = await calibrate(plan, {
    workers,
    find: findMetric,
    onProgress: update,
    ...(worker && { worker }),
  })
  const files = calibrationFiles(again, plan.dimensions)
  const faults = describe(repetitionFaults(manifest, digestsOf(files)))
  if (JSON.stringify(again.failures) !== JSON.stringify(manifest.failures))
    faults.push('  other jobs fail than before')
  return faults
}

async function repeatSome(
  plan: Plan,
  folder: string,
  manifest: Manifest,
  count: number,
  how: How,
): Promise<string[]> {
  const { workers, worker, update } = how
  const failed = (name: string, deterrence: string, replication: number) =>
    manifest.failures.some(
      (f) => f.scenario === name && f.deterrence === deterrence && f.replication === replication,
    )
  const jobs = jobsOf(plan, 0, manifest.replications).filter(
    ({ name, key }) => !failed(name, key.deterrence, key.replication),
  )
  const chosen = sampleOf(jobs, count)
  const outcomes = new Map<number, Outcome>()
  update(0, chosen.length)
  await runJobs(chosen, {
    workers,
    ...(worker && { worker }),
    onOutcome: (job, outcome) => {
      outcomes.set(job.index, outcome)
      update(outcomes.size, chosen.length)
    },
  })
  const bytes = readFileSync(join(folder, replicationsFile))
  const faults: string[] = []
  for (const { name, deterrence } of designOf(plan)) {
    const own = chosen.filter((job) => job.name === name && job.key.deterrence === deterrence)
    const rows = own.length === 0 ? [] : await readReplications(bytes, name, deterrence)
    for (const job of own) {
      const fault = sampleFault(job, outcomes.get(job.index)!, rows)
      if (fault !== undefined) faults.push(`  ${fault}`)
    }
  }
  return faults
}

function sampleFault(job: Job, outcome: Outcome, rows: readonly ReplicationRow[]): string | undefined {
  if ('result' in outcome) return firstDifference(job, decodeResult(outcome.result), rows)
  return `${job.name}, replication ${job.key.replication} failed: ${outcome.message}`
}

const describe = (faults: readonly FileFault[]) => faults.map(({ path, fault }) => `  ${path}: ${fault}`)
