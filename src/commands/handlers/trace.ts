/** `return-hubs trace`: one party’s life, and where it parts from its life in another scenario. */

import { dateAfter, daysPerYear } from '../../calendar/days.ts'
import type { TimelineInput } from '../../charts/history/timeline.ts'
import { writeAtomically } from '../../execution/files.ts'
import {
  compareLogs,
  explainParting,
  type LogComparison,
  partiesWith,
  simulateNamingSchemes,
  type TracedRun,
  type TraceEvent,
  traceParty,
} from '../../experiments/trace/trace.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { transitionIds } from '../../model/declaration/transitions.ts'
import { canAppear, partyName, partyOrigins, subjectNamed } from '../../model/subjects.ts'
import { CsvEventLog } from '../../run-folder/event-log.ts'
import { json } from '../../run-folder/folder.ts'
import { tool } from '../../run-folder/tool.ts'
import type { SimulationOptions } from '../../runs/asked.ts'
import { otherWorlds, refuseOtherPasts } from '../../runs/one-past.ts'
import { openedLines } from '../../runs/opening-at.ts'
import { type LoadedScenario, loadScenarios } from '../../scenarios/load.ts'
import { wholeNumber } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { nearestName } from '../../words/nearest.ts'
import { defaults } from '../defaults.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'
import { firstThatDiffers, runsPart, timeline, wrapped } from './trace-text.ts'

/** Options of the command beside those of every simulation. */
export interface TraceArguments extends SimulationArguments {
  readonly scenario: string
  readonly party?: string | undefined
  readonly having?: string | undefined
  readonly replication?: string | undefined
  readonly against?: string | undefined
  readonly log?: string | undefined
  readonly picture?: string | undefined
}

/** Traces one party. @returns the exit code */
export async function trace(argv: TraceArguments, output: Output): Promise<number> {
  const options = simulationOptions({ ...argv, seed: argv.seed ?? String(defaults.trace.seed) })
  const replication = wholeNumber(
    '--replication',
    argv.replication ?? String(defaults.trace.replication),
    0,
    1e6,
  )
  if ('problem' in replication) throw new InputError([replication.problem])
  const names = argv.against === undefined ? [argv.scenario] : [argv.scenario, argv.against]
  const scenarios = loadScenarios(names, options.settings, options.opened)
  const baselineFirst = [...scenarios].reverse()
  refuseOtherPasts(baselineFirst)
  for (const line of openedLines(options)) output.tell(`${line}\n`)
  for (const line of otherWorlds(baselineFirst)) output.tell(`${line}\n`)
  const [first, second] = runsOf(scenarios, options, replication.value)
  if (argv.log !== undefined) {
    output.tell(`${writeLog(argv.log, first)} events written to ${argv.log}\n`)
    if (argv.party === undefined && argv.having === undefined) return 0
  }
  const parted = second && compareLogs(first, second)
  const nameOf = (who: number) => {
    const [ids] = scenarios.map(schemeIds).filter((each) => canAppear(who, each))
    return ids === undefined ? String(who) : partyName(who, ids)
  }
  const { subject, note } = wantedParty(argv, first, parted, scenarios.map(schemeIds))
  const lives = [first, second].flatMap((each) => (each ? [traceParty(each, subject)] : []))
  if (lives.every((life) => life.length === 0)) {
    throw wrong({
      found: `found no event of ${nameOf(subject)} in this run`,
      allowed: 'a party of the run; --having TRANSITION finds one',
    })
  }
  if (argv.picture !== undefined) {
    await writePicture(argv.picture, {
      party: nameOf(subject),
      lives: names.map((name, i) => ({ scenario: scenarios[i]!.values.title || name, events: lives[i]! })),
      start: first.scenario.start,
      end: dateAfter(first.scenario.start, daysPerYear * options.horizonYears),
      seed: String(options.seed),
      replication: replication.value,
      toolVersion: tool.version,
    })
    output.tell(`Picture written to ${argv.picture}\n`)
  }
  const titles = scenarios.map(({ name }) => name)
  const told = second && explainParting([lives[0]!, lives[1]!], [titles[0]!, titles[1]!])
  const differs = parted?.differing.slice(0, 1).map(nameOf)[0]
  const life = {
    party: nameOf(subject),
    note,
    seed: options.seed,
    replication: replication.value,
    lives,
    parted,
    told,
    differs,
  }
  output.print(options.json ? json(lifeAsData(life, names)) : `${lifeInWords(life, titles).join('\n')}\n`)
  return 0
}

/** The run of the scenario, which has the past of the one that it is traced against, and the run of that. */
function runsOf(
  scenarios: readonly LoadedScenario[],
  { seed, horizonYears }: SimulationOptions,
  replication: number,
): [TracedRun, TracedRun?] {
  const run = ({ values }: LoadedScenario): TracedRun => ({
    scenario: values,
    deterrence: 'none',
    seed: String(seed),
    replication,
    horizonYears,
  })
  const [own, second] = scenarios.map(run) as [TracedRun, TracedRun?]
  return second === undefined ? [own] : [{ ...own, baseline: second.scenario }, second]
}

/** What a trace shows of a party. */
interface Life {
  readonly party: string
  readonly note: string | undefined
  readonly seed: number | undefined
  readonly replication: number
  /** In each scenario. */
  readonly lives: readonly (readonly TraceEvent[])[]
  /** Where the runs part, if two are compared; and why the lives do, if they do. */
  readonly parted: LogComparison | undefined
  readonly told: string | undefined
  /** The first party whose life differs. */
  readonly differs: string | undefined
}

function lifeAsData(
  { party, note, seed, replication, lives, parted, told, differs }: Life,
  names: readonly string[],
) {
  const { differing: _, ...difference } = parted ?? {}
  return {
    party,
    ...(note !== undefined && { note }),
    seed,
    replication,
    lives: Object.fromEntries(names.map((name, i) => [name, lives[i]])),
    ...(parted && {
      parting: told ?? null,
      first_difference_of_the_runs: difference,
      first_party_that_differs: differs ?? null,
    }),
  }
}

function lifeInWords(
  { party, note, seed, replication, lives, parted, told, differs }: Life,
  titles: readonly string[],
): string[] {
  const since = party.startsWith('opening') ? ' (in the system at the start)' : ''
  const heading = `${party}${since}, seed ${seed}, replication ${replication}`
  const parts = [heading, ...(note === undefined ? [] : wrapped(note))]
  parts.push(...titles.flatMap((title, i) => ['', `In ${title}`, ...timeline(lives[i]!)]))
  if (parted === undefined) return parts
  parts.push('', ...wrapped(told ?? 'The two lives are the same.'))
  if (told === undefined) parts.push(...wrapped(firstThatDiffers(differs)))
  return [...parts, ...wrapped(runsPart(parted, titles))]
}

const schemeIds = ({ values }: LoadedScenario): string[] => Object.keys(values.schemes)

/** Draws the timeline into a file whose ending says the form. */
async function writePicture(path: string, input: TimelineInput): Promise<void> {
  const forms = { '.svg': 'svg', '.png': 'png', '.vl.json': 'json' } as const
  const ending = (Object.keys(forms) as (keyof typeof forms)[]).find((each) => path.endsWith(each))
  if (ending === undefined)
    throw wrong({
      found: `--picture: found "${path}"`,
      allowed: `a file that ends in ${Object.keys(forms).join(', ')}`,
    })
  const [{ renderChart }, { timelineChart }] = await Promise.all([
    import('../../charts/kit/render.ts'),
    import('../../charts/history/timeline.ts'),
  ])
  writeAtomically(path, (await renderChart(timelineChart(input)))[forms[ending]])
}

/** Writes the event log of a run. @returns the number of events */
function writeLog(path: string, run: TracedRun): number {
  let log: CsvEventLog
  try {
    log = new CsvEventLog(path, run.scenario.start, Object.keys(run.scenario.schemes))
  } catch (fault) {
    throw wrong({
      found: `--log: cannot write ${path} (${(fault as NodeJS.ErrnoException).code ?? 'unknown fault'})`,
      allowed: 'a file in a folder that exists and can be written',
    })
  }
  simulateNamingSchemes(run, log)
  log.close()
  return log.count
}

/** The party to trace, and what is to be said of the choice. */
interface Wanted {
  readonly subject: number
  readonly note?: string
}

/** @param schemes ids of the schemes of each scenario */
function wantedParty(
  argv: TraceArguments,
  run: TracedRun,
  parted: LogComparison | undefined,
  schemes: readonly (readonly string[])[],
): Wanted {
  if (argv.party !== undefined) {
    const { party } = argv
    const [subject] = schemes.map((ids) => subjectNamed(party, ids)).filter((each) => each !== undefined)
    if (subject !== undefined) return { subject }
    const origin = argv.party.replace(/-?\d*$/, '')
    const origins = partyOrigins([...new Set(schemes.flat())])
    const nearest = nearestName(origin, origins)
    throw wrong({
      found: `--party: found "${argv.party}"`,
      allowed: `an origin and a number: ${origins.map((o) => `${o}-1`).join(', ')}`,
      ...(nearest !== undefined && { nearest }),
    })
  }
  if (argv.having === undefined) {
    throw wrong({
      found: 'found neither --party nor --having',
      allowed: '--party small-boat-1, or --having TRANSITION for the first party to which it happens',
    })
  }
  if (!(transitionIds as readonly string[]).includes(argv.having)) {
    const nearest = nearestName(argv.having, transitionIds)
    throw wrong({
      found: `--having: found "${argv.having}"`,
      allowed: transitionIds.join(', '),
      ...(nearest !== undefined && { nearest }),
    })
  }
  return firstHaving(argv.having, run, parted)
}

/** The first party to which a transition happens; where two runs are compared, the first of those whose lives differ. */
function firstHaving(transition: string, run: TracedRun, parted: LogComparison | undefined): Wanted {
  if (parted !== undefined) {
    const [subject] = partiesWith(run, transition, 1, new Set(parted.differing))
    if (subject !== undefined) return { subject }
  }
  const [subject] = partiesWith(run, transition, 1)
  if (subject === undefined)
    throw wrong({
      found: `--having: "${transition}" happens to nobody in this run`,
      allowed: 'a longer --horizon or another --replication',
    })
  if (parted === undefined) return { subject }
  return {
    subject,
    note: `Nobody to whom "${transition}" happens has another life in the other scenario; this is the first to whom it happens.`,
  }
}

const wrong = (problem: Omit<Problem, 'file' | 'path'>) =>
  new InputError([{ file: 'trace', path: '', ...problem }])
