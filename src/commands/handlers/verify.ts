/** `return-hubs verify <run-dir>`: are the stored results those of the manifest, and do they come out again? */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve, sep } from 'node:path'
import { describeProblem, InputError, type Problem } from '../../input-error.ts'
import { json, readManifest } from '../../run-folder/folder.ts'
import { filesIn } from '../../run-folder/folder-files.ts'
import type { Manifest } from '../../run-folder/manifest.ts'
import { environment, environmentDifferences, tool } from '../../run-folder/tool.ts'
import {
  alteredManifest,
  describe,
  hasSealedManifest,
  manifestProblems,
  storedFaults,
} from '../../run-folder/verify.ts'
import type { AnyKind } from '../../runs/kind.ts'
import { askedProblems, kindOf, kinds } from '../../runs/kinds.ts'
import { repeatAll, repeatSample } from '../../runs/repeat.ts'
import { wholeNumber } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { progressBar } from '../../terminal/progress.ts'

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

/** How many workers and jobs are asked for. @throws InputError listing everything that is wrong */
function checked(argv: VerifyArguments): { readonly workers: number; readonly sample: number | undefined } {
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
  return { workers, sample }
}

/** What differs between this place and that where a run was made, so that bytes cannot be compared. */
const differencesHere = (manifest: Manifest): string[] => [
  ...(manifest.tool.version === tool.version
    ? []
    : [`${tool.name} ${manifest.tool.version}, here ${tool.version}`]),
  ...environmentDifferences(manifest.environment, environment()),
]

/** Verifies a run folder. @returns 0 identical, 3 different, 5 not comparable here */
export async function verify(argv: VerifyArguments, output: Output): Promise<number> {
  const asked = checked(argv)
  const { folder } = argv
  const broken = manifestProblems(folder)
  const others = broken.length > 0 || !existsSync(folder) ? [] : filesIn(folder).others
  const say: Say = (code, lines) => {
    const findings = [...lines, ...others.map((path) => `  ${path}: not a file of the run, not checked`)]
    output.print(argv.json ? json({ folder, code, findings }) : `${findings.join('\n')}\n`)
    return code
  }
  const differs = (lines: readonly string[]) =>
    say(different, [`${folder} differs from its manifest:`, ...indented(lines)])
  if (broken.length > 0) return differs([describe(alteredManifest), ...broken.slice(0, mostListed)])
  const manifest = readManifest(folder)
  if (!hasSealedManifest(folder, manifest)) return differs([describe(alteredManifest)])
  const badly = askedProblems(folder, manifest.asked)
  if (badly.length > 0) return differs([describe(alteredManifest), ...badly.map(describeProblem)])
  const kind = kindOf(folder, manifest)
  if (kind.sampled === undefined && asked.sample !== undefined) {
    const allowed = `no --sample for ${searches()}: all of it, or --stored`
    throw new InputError([{ file: '--sample', path: '', found: `found ${asked.sample}`, allowed }])
  }
  const altered = storedFaults(folder, manifest, kind.digests(manifest.asked))
  if (altered.length > 0) return differs(altered.map(describe))
  if (argv.stored) return say(0, [`The stored files of ${folder} are those of its manifest.`])

  const elsewhere = differencesHere(manifest)
  if (elsewhere.length > 0) {
    const lines = [
      'The stored files are those of the manifest, but the run cannot be repeated byte for byte here:',
    ]
    return say(environmentDiffers, [...lines, ...indented(elsewhere)])
  }
  try {
    return await repeated(argv, kind, manifest, asked, output, say)
  } catch (fault) {
    if (!(fault instanceof InputError) || !isOf(folder, fault)) throw fault
    return say(different, [`${folder} holds what no run writes:`, ...indented(fault.message.split('\n'))])
  }
}

/** Problems of a manifest that are listed. */
const mostListed = 5

/** Prints findings. @returns the exit code given */
type Say = (code: number, lines: readonly string[]) => number

/**
 * Whether all that is wrong is in files of the folder, whose digests are right: somebody has sealed what no run writes. A sweep
 * that an analysis was made of stands elsewhere, and may have gone or changed since.
 */
const isOf = (folder: string, { problems }: InputError): boolean =>
  problems.every(
    ({ file, path }) => path !== 'asked.source' && resolve(file).startsWith(`${resolve(folder)}${sep}`),
  )

/** Runs all or a sample again and says what comes of it. @returns the exit code */
async function repeated(
  { folder, quiet, worker }: VerifyArguments,
  kind: AnyKind,
  manifest: Manifest,
  { workers, sample }: ReturnType<typeof checked>,
  output: Output,
  say: Say,
): Promise<number> {
  const progress = await progressBar(output, quiet ?? false)
  try {
    const how = { workers, onProgress: progress.update, ...(worker && { worker }) }
    const { faults, notCovered, picturesAsStored } =
      kind.sampled === undefined || sample === undefined
        ? await repeatAll(kind, folder, manifest, how)
        : await repeatSample(kind.sampled.planOf(kind.plan(folder, manifest)), folder, manifest, sample, how)
    progress.stop()
    if (faults.length > 0)
      return say(different, [`${folder} does not come out the same when run again:`, ...indented(faults)])
    const scope =
      sample === undefined
        ? `All files of ${folder}${picturesAsStored ? ' but the pictures of its charts' : ''} came out the same when run again.`
        : `A sample of ${sample} jobs of ${folder} came out the same when run again, and so did the tables that follow from the stored replications.`
    return say(0, [scope, 'Not run or made again:', ...indented(notCovered)])
  } finally {
    progress.stop()
  }
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`)

/** The kinds of run of which no sample of jobs can be compared. */
const searches = () =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    kinds.filter((kind) => kind.sampled === undefined).map(({ noun }) => noun),
  )
