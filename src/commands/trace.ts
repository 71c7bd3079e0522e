/** `return-hubs trace`: one party’s life, and where it parts from its life in another scenario. */

import type { TimelineInput } from '../charts/timeline.ts'
import { writeAtomically } from '../execution/files.ts'
import {
  explainParting,
  type Parting,
  partiesWith,
  parting,
  type TracedRun,
  type TraceEvent,
  traceParty,
} from '../experiments/trace.ts'
import { InputError, type Problem } from '../input-error.ts'
import { dateAfter, daysPerYear } from '../model/calendar.ts'
import { partyName, partyOrigins, subjectNamed } from '../model/parties.ts'
import { transitionIds } from '../model/pathway/transitions.ts'
import { simulate } from '../model/simulate.ts'
import { CsvEventLog } from '../reports/event-log.ts'
import { json } from '../reports/run-folder.ts'
import { tool } from '../reports/tool.ts'
import { type LoadedScenario, loadScenarios } from '../scenarios/load.ts'
import { nearestName } from '../scenarios/nearest.ts'
import { wholeNumber } from './numbers.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'
import type { Output } from './output.ts'

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
  const options = simulationOptions({ ...argv, seed: argv.seed ?? '1' })
  const replication = wholeNumber('--replication', argv.replication ?? '0', 0, 1e6)
  if ('problem' in replication) throw new InputError([replication.problem])
  const names = argv.against === undefined ? [argv.scenario] : [argv.scenario, argv.against]
  const scenarios = loadScenarios(names, options.settings)
  const run = ({ values }: LoadedScenario): TracedRun => ({
    scenario: values,
    deterrence: 'none',
    seed: String(options.seed),
    replication: replication.value,
    horizonYears: options.horizonYears,
  })
  const [first, second] = scenarios.map(run) as [TracedRun, TracedRun?]
  if (argv.log !== undefined) {
    output.tell(`${writeLog(argv.log, first)} events written to ${argv.log}\n`)
    if (argv.party === undefined && argv.having === undefined) return 0
  }
  const subject = wantedParty(argv, first)
  const lives = [first, second].flatMap((each) => (each ? [traceParty(each, subject)] : []))
  if (lives.every((life) => life.length === 0)) {
    throw wrong({
      found: `found no event of ${partyName(subject)} in this run`,
      allowed: 'a party of the run; --having TRANSITION finds one',
    })
  }
  if (argv.picture !== undefined) {
    await writePicture(argv.picture, {
      party: partyName(subject),
      lives: names.map((name, i) => ({ scenario: scenarios[i]!.values.title || name, events: lives[i]! })),
      start: first.scenario.start,
      end: dateAfter(first.scenario.start, daysPerYear * options.horizonYears),
      seed: String(options.seed),
      replication: replication.value,
      toolVersion: tool.version,
    })
    output.tell(`Picture written to ${argv.picture}\n`)
  }
  const parted = second && parting(first, second)
  const told = second && explainParting([lives[0]!, lives[1]!], [names[0]!, names[1]!])
  if (options.json) {
    output.print(
      json({
        party: partyName(subject),
        seed: options.seed,
        replication: replication.value,
        lives: Object.fromEntries(names.map((name, i) => [name, lives[i]])),
        ...(second && { parting: told ?? null, first_difference_of_the_runs: parted }),
      }),
    )
    return 0
  }
  const since = partyName(subject).startsWith('opening') ? ' (in the system at the start)' : ''
  const heading = `${partyName(subject)}${since}, seed ${options.seed}, replication ${replication.value}`
  const parts = [heading, ...names.flatMap((name, i) => ['', `In ${name}`, ...timeline(lives[i]!)])]
  if (second)
    parts.push('', ...wrapped(told ?? 'The two lives are the same.'), ...wrapped(runsPart(parted!, names)))
  output.print(`${parts.join('\n')}\n`)
  return 0
}

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
    import('../charts/render.ts'),
    import('../charts/timeline.ts'),
  ])
  writeAtomically(path, (await renderChart(timelineChart(input)))[forms[ending]])
}

/** Writes the event log of a run. @returns the number of events */
function writeLog(path: string, run: TracedRun): number {
  let log: CsvEventLog
  try {
    log = new CsvEventLog(path, run.scenario.start)
  } catch (fault) {
    throw wrong({
      found: `--log: cannot write ${path} (${(fault as NodeJS.ErrnoException).code ?? 'unknown fault'})`,
      allowed: 'a file in a folder that exists and can be written',
    })
  }
  simulate({ ...run, log })
  log.close()
  return log.count
}

function wantedParty(argv: TraceArguments, run: TracedRun): number {
  if (argv.party !== undefined) {
    const subject = subjectNamed(argv.party)
    if (subject !== undefined) return subject
    const origin = argv.party.replace(/-?\d*$/, '')
    const nearest = nearestName(origin, partyOrigins)
    throw wrong({
      found: `--party: found "${argv.party}"`,
      allowed: `an origin and a number: ${partyOrigins.map((o) => `${o}-1`).join(', ')}`,
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
  const [subject] = partiesWith(run, argv.having, 1)
  if (subject === undefined)
    throw wrong({
      found: `--having: "${argv.having}" happens to nobody in this run`,
      allowed: 'a longer --horizon or another --replication',
    })
  return subject
}

/** A line an event: date, days since the last, what happened, what decided when. At most 80 columns. */
function timeline(life: readonly TraceEvent[]): string[] {
  if (life.length === 0) return ['  never appears']
  return life.flatMap((event, i) => {
    const before = life[i - 1]
    const days = before ? Math.round(event.time - before.time) : 0
    const waited = before === undefined ? '' : days === 0 ? '' : `+${days} d`
    const episode = before && event.episode !== before.episode ? [`  -- episode ${event.episode + 1} --`] : []
    const who = i === 0 ? ` (${event.people} ${event.people === 1 ? 'person' : 'people'})` : ''
    const [line, ...rest] = wrap(`${event.activity}${who} [${event.cause}]`, 56)
    return [
      ...episode,
      `  ${event.date}  ${waited.padStart(8)}  ${line}`,
      ...rest.map((text) => `${' '.repeat(24)}${text}`),
    ]
  })
}

function runsPart({ agreed, first, second }: Parting, names: readonly string[]): string {
  if (first === undefined && second === undefined)
    return `The logs of both runs agree in all ${agreed} events.`
  const tell = (event: typeof first, name: string) =>
    event === undefined ? `${name} ends` : `in ${name} ${event.party} ${event.activity} on ${event.date}`
  return `The logs of both runs agree in their first ${agreed} events; then ${tell(first, names[0]!)}, and ${tell(second, names[1]!)}.`
}

const wrapped = (text: string) => wrap(text, 80)

function wrap(text: string, limit: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && line.length + 1 + word.length > limit) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}

const wrong = (problem: Omit<Problem, 'file' | 'path'>) =>
  new InputError([{ file: 'trace', path: '', ...problem }])
