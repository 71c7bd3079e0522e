/** `return-hubs store ls|prune|verify`: the finished jobs that runs share. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import {
  faultsIn,
  jobsIn,
  prune,
  type StoredFile,
  type StoredJob,
  scenariosIn,
  toPrune,
} from '../../execution/store-contents.ts'
import { checkStore, isStore } from '../../execution/store-folder.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { json } from '../../run-folder/folder.ts'
import { modelDigest } from '../../run-folder/model.ts'
import { differingJobs } from '../../runs/repeat-stored.ts'
import { wholeNumber } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { progressBar } from '../../terminal/progress.ts'
import { plural } from '../../words/numbers.ts'
import { bytesText } from '../../words/sizes.ts'

/** Arguments of `store`. */
export interface StoreArguments {
  readonly action: 'ls' | 'prune' | 'verify'
  readonly folder: string
  readonly otherVersions?: boolean | undefined
  readonly olderThan?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly rerun?: string | undefined
  readonly workers?: string | undefined
  readonly quiet?: boolean | undefined
  readonly json?: boolean | undefined
  /** Worker module; the simulation unless given. */
  readonly worker?: URL | undefined
}

/** Exit code of a store of which something is not as it was stored. */
const different = 3

/** The options that only one action has. */
const ofAction = { otherVersions: 'prune', olderThan: 'prune', dryRun: 'prune', rerun: 'verify' } as const
const optionNames = {
  otherVersions: '--other-versions',
  olderThan: '--older-than',
  dryRun: '--dry-run',
  rerun: '--rerun',
} as const

/** Does what the action says. @returns the exit code */
export async function store(argv: StoreArguments, output: Output): Promise<number> {
  const { action, folder } = argv
  const asked = checked(argv)
  if (existsSync(folder)) checkStore(folder, folder)
  if (!isStore(folder))
    throw new InputError([
      { file: folder, path: '', found: 'found no store', allowed: 'a folder that a run wrote with --store' },
    ])
  switch (action) {
    case 'ls':
      return list(argv, output)
    case 'prune':
      return pruneStore(argv, asked.days, output)
    case 'verify':
      return verifyStore(argv, asked, output)
  }
}

/** The numbers that are asked for. @throws InputError listing everything that is wrong */
function checked(argv: StoreArguments) {
  const problems: Problem[] = []
  for (const option of ['otherVersions', 'olderThan', 'dryRun', 'rerun'] as const)
    if (argv[option] !== undefined && ofAction[option] !== argv.action)
      problems.push({
        file: optionNames[option],
        path: '',
        found: `found with ${argv.action}`,
        allowed: `store ${ofAction[option]}`,
      })
  const whole = (option: string, text: string | undefined, least: number, absent: number) => {
    if (text === undefined) return absent
    const read = wholeNumber(option, text, least, 1e6)
    if ('value' in read) return read.value
    problems.push(read.problem)
    return absent
  }
  const days = argv.olderThan === undefined ? undefined : whole('--older-than', argv.olderThan, 0, 0)
  const rerun = whole('--rerun', argv.rerun, 1, 0)
  const workers = whole('--workers', argv.workers, 1, availableParallelism())
  if (argv.action === 'prune' && !argv.otherVersions && days === undefined && problems.length === 0)
    problems.push({
      file: 'store prune',
      path: '',
      found: 'found nothing that says what goes',
      allowed: '--other-versions, --older-than DAYS or both',
    })
  if (problems.length > 0) throw new InputError(problems)
  return { days, rerun, workers }
}

const bytesOf = (files: Iterable<StoredFile>): number => {
  let sum = 0
  for (const { bytes } of files) sum += bytes
  return sum
}

/** What is there of one scenario, of one version. */
interface Line {
  readonly scenario: string
  readonly version: string
  /** Whether this program can use it. */
  readonly usable: boolean
  jobs: number
  failed: number
  bytes: number
}

/** Prints what is in the store. */
function list({ folder, json: asJson }: StoreArguments, output: Output): number {
  const lines = new Map<string, Line>()
  const failures: StoredJob[] = []
  for (const job of jobsIn(folder)) {
    const { of, name, failure } = job
    const [version, usable] = [of?.version ?? 'cannot be read', of?.model === modelDigest()]
    const key = JSON.stringify([name, version, usable])
    const line = lines.get(key) ?? { scenario: name, version, usable, jobs: 0, failed: 0, bytes: 0 }
    lines.set(key, line)
    if (failure === undefined) line.jobs++
    else {
      line.failed++
      failures.push(job)
    }
    line.bytes += job.bytes
  }
  const rows = [...lines.values()].sort((a, b) => (a.scenario < b.scenario ? -1 : 1))
  const scenarios = [...scenariosIn(folder)]
  const total = {
    jobs: rows.reduce((sum, { jobs }) => sum + jobs, 0),
    failed: failures.length,
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) + bytesOf(scenarios),
    scenarios: scenarios.length,
  }
  const failed = failures.map(({ name, of, failure }) => ({
    scenario: name,
    deterrence: of!.deterrence,
    seed: of!.seed,
    replication: of!.replication,
    stage: failure!.stage,
    message: failure!.message,
  }))
  output.print(
    asJson
      ? json({ folder, ...total, lines: rows, failures: failed })
      : `${[
          `${folder}: ${plural(total.jobs, 'job')}, ${total.failed} failed, ${plural(scenarios.length, 'scenario')}, ${bytesText(total.bytes)}`,
          ...rows.map(
            ({ scenario, version, usable, jobs, failed, bytes }) =>
              `  ${scenario || 'cannot be read'}: ${plural(jobs, 'job')}, ${failed} failed, ${bytesText(bytes)}, version ${version}${usable ? '' : ', not of this model'}`,
          ),
          ...failed.map(
            ({ scenario, deterrence, seed, replication, message }) =>
              `  failed: ${scenario}, ${deterrence}, seed ${seed}, replication ${replication}: ${message}`,
          ),
        ].join('\n')}\n`,
  )
  return 0
}

/** Removes jobs, or says which would go. */
function pruneStore(
  { folder, otherVersions, dryRun, json: asJson }: StoreArguments,
  days: number | undefined,
  output: Output,
): number {
  const now = Date.now()
  const goes = ({ of, written }: StoredJob) =>
    (otherVersions === true && of?.model !== modelDigest()) ||
    (days !== undefined && now - written >= days * 24 * 3600 * 1000)
  const pruned = toPrune(folder, goes, now)
  if (!dryRun) prune(pruned)
  const [jobs, scenarios, abandoned] = [pruned.jobs, pruned.scenarios, pruned.abandoned].map(
    (files) => files.length,
  ) as [number, number, number]
  const bytes = bytesOf([...pruned.jobs, ...pruned.scenarios, ...pruned.abandoned])
  const verb = dryRun ? 'Would remove' : 'Removed'
  output.print(
    asJson
      ? json({ folder, removed: dryRun !== true, jobs, scenarios, abandoned, bytes })
      : `${verb} ${plural(jobs, 'job')}, ${plural(scenarios, 'scenario')} and ${plural(abandoned, 'unfinished file')}: ${bytesText(bytes)}.\n`,
  )
  return 0
}

/** Checks every file, and runs some jobs again. */
async function verifyStore(
  argv: StoreArguments,
  { rerun, workers }: { readonly rerun: number; readonly workers: number },
  output: Output,
): Promise<number> {
  const { folder } = argv
  const faults = [...faultsIn(folder)].map(({ path, fault }) => `${path}: ${fault}`)
  let repeated = 0
  if (rerun > 0) {
    const progress = await progressBar(output, argv.quiet ?? false)
    try {
      const how = { workers, onProgress: progress.update, ...(argv.worker && { worker: argv.worker }) }
      const found = await differingJobs(folder, rerun, how)
      repeated = found.repeated
      faults.push(...found.differing.map((path) => `${path}: not as when run again`))
    } finally {
      progress.stop()
    }
  }
  const code = faults.length > 0 ? different : 0
  const again =
    rerun > 0
      ? [`${plural(repeated, 'job')} of this model ${repeated === 1 ? 'was' : 'were'} run again.`]
      : []
  const verdict =
    faults.length > 0 ? `${folder} is not as it was stored:` : `Every file of ${folder} is as it was stored.`
  output.print(
    argv.json
      ? json({ folder, code, repeated, findings: faults })
      : `${[verdict, ...faults.map((fault) => `  ${fault}`), ...again].join('\n')}\n`,
  )
  return code
}
