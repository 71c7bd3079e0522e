/** `return-hubs compare [scenario..]`: scenarios against a baseline, under common random numbers. */

import { InputError } from '../../input-error.ts'
import type { SimulationOptions } from '../../runs/asked.ts'
import { simulateAndWrite } from '../../runs/comparison.ts'
import {
  builtInNames,
  type LoadedScenario,
  loadScenario,
  type Opened,
  openScenarios,
  type Setting,
} from '../../scenarios/load.ts'
import { withResponses } from '../../scenarios/responses.ts'
import { noResponse } from '../../scenarios/schema/response.ts'
import { mayBegin, type Work } from '../../terminal/consent.ts'
import type { Output } from '../../terminal/output.ts'
import { type SimulationArguments, simulationOptions } from './options.ts'

/** Runs the scenarios and the baseline and writes the run folder. @returns the exit code, 0 also where the user says no */
export async function compare(
  argv: SimulationArguments & {
    readonly scenario?: readonly string[] | undefined
    /** Every option may be compared without a question. */
    readonly yes?: boolean | undefined
  },
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const everything = (argv.scenario ?? []).length === 0
  const deterrence = argv.deterrence ?? (everything ? [defaultHypothesis] : [])
  const options = simulationOptions({ ...argv, deterrence })
  const candidates = everything ? optionsOf(options.baseline) : []
  const openable = candidates.filter((name) => canOpen(name, options.opened))
  const references = everything ? [options.baseline, ...openable] : withBaseline(argv.scenario ?? [], options)
  const open = withResponses(openScenarios(references, options.opened), options.responses, 1)
  const load = (settings: readonly Setting[]) => open([...options.settings, ...settings])
  const scenarios = load([])
  const title = titleOf(scenarios)
  const leftOut = candidates.filter((name) => !openable.includes(name))
  if (leftOut.length > 0)
    output.tell(`Left out, as they cannot open at ${options.opened?.words}: ${leftOut.join(', ')}.\n`)
  if (everything && !options.quiet && !options.dryRun) {
    const agreed = argv.yes === true || options.onExisting === 'resume'
    if (!(await mayBegin(workOf(scenarios, options), agreed, output))) return 0
  }
  return simulateAndWrite({ scenarios, options, load, unset: () => open([]), title, commandLine, output })
}

/** Options and strengths of deterrence at which these are run besides, and replications of each, at most. */
const curve = { options: 4, points: 9, replications: 5 }

/** What comparing every option takes. */
function workOf(scenarios: readonly LoadedScenario[], options: SimulationOptions): Work {
  const { replications, deterrence, horizonYears, workers, redis } = options
  const hypotheses = deterrence.length > 1
  const builtIn = scenarios.filter(({ document }) => document.response.in_force === noResponse).length - 1
  const besides = (count: number) =>
    hypotheses ? curve.options * curve.points * Math.min(curve.replications, count) : 0
  return {
    what: `No scenario is named, so that all ${builtIn} built-in options are compared with ${scenarios[0]!.name}`,
    runs:
      typeof replications === 'number'
        ? scenarios.length * deterrence.length * replications + besides(replications)
        : undefined,
    years: horizonYears,
    ...(redis === undefined && { workers }),
  }
}

/** The hypothesis beside `none` where every option is compared and none is named. */
const defaultHypothesis = 'illustrative-low'

/** The references with the baseline first: one of them if it is named among them, by reference or by name, else added. */
export function withBaseline(
  references: readonly string[],
  { baseline, opened }: Pick<SimulationOptions, 'baseline' | 'opened'>,
): string[] {
  const nameOf = (reference: string) => openScenarios([reference], opened)([])[0]!.name
  const named = references.find((reference) => reference === baseline || nameOf(reference) === baseline)
  return named === undefined
    ? [baseline, ...references]
    : [named, ...references.filter((other) => other !== named)]
}

/** The built-in scenarios that start on the baseline’s date. */
function optionsOf(baseline: string): string[] {
  const { start } = loadScenario(baseline).values
  const others = inOrderOfInterest(builtInNames().filter((name) => name !== baseline))
  return others.filter((name) => loadScenario(name).values.start === start)
}

/** Whether a scenario can open where others do: one that changes a scheme of today’s baseline cannot open before it. */
function canOpen(name: string, opened: Opened | undefined): boolean {
  if (opened === undefined) return true
  try {
    openScenarios([name], opened)
    return true
  } catch (error) {
    if (error instanceof InputError) return false
    throw error
  }
}

/** The main options in the order of the debate; the others, which vary them, follow by name. */
const mainOptions = [
  'return-hubs',
  'rwanda-style',
  'italy-albania-style',
  'one-in-one-out',
  'exchange-ends',
  'gang-disruption',
  'faster-decisions',
  'more-tribunal-capacity',
  'appeals-body',
  'returns-cooperation',
  'visa-measures',
  'family-incentives',
  'support-as-power',
  'permission-renewals',
  'combined',
]

const inOrderOfInterest = (names: readonly string[]) => [
  ...mainOptions.filter((name) => names.includes(name)),
  ...names.filter((name) => !mainOptions.includes(name)),
]

const titleOf = ([baseline, ...options]: readonly LoadedScenario[]) =>
  options.length === 1 ? options[0]!.name : options.length === 0 ? baseline!.name : 'compare'
