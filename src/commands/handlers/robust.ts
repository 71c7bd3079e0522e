/** `return-hubs robust <run-dir>`: where over a sweep's points an option does what is asked of it, regret, and what to know first. */
import { relative, resolve, sep } from 'node:path'
import { type Direction, directions } from '../../experiments/robust/regret.ts'
import type { Condition, Subject } from '../../experiments/robust/states.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { findMetric, metrics } from '../../model/measures/metrics.ts'
import type { RunInputs } from '../../run-folder/manifest.ts'
import { runInFolder } from '../../runs/folder-run.ts'
import { robustKind } from '../../runs/robust.ts'
import {
  openSweep,
  type RobustAsked,
  type RobustRun,
  refuseUnanswerable,
  type SourceSweep,
  usualFolder,
} from '../../runs/robust-plan.ts'
import { digestsOfScenarios } from '../../runs/stored-scenarios.ts'
import { anyNumber, wholeNumber, wrong } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'
import { nearestName } from '../../words/nearest.ts'
import { plural } from '../../words/numbers.ts'
import { simulationOptions } from './options.ts'

/** The command's own arguments. */
export interface RobustArguments {
  readonly folder: string
  readonly metric?: string | undefined
  readonly of?: Subject | undefined
  readonly below?: string | undefined
  readonly above?: string | undefined
  readonly option?: readonly string[] | undefined
  readonly better?: Direction | undefined
  readonly regret?: readonly string[] | undefined
  readonly deterrence?: string | undefined
  readonly box?: string | undefined
  readonly out?: string | undefined
  readonly force?: boolean | undefined
  readonly quiet?: boolean | undefined
  readonly json?: boolean | undefined
}

/** Analyses the sweep and writes the run folder. @returns the exit code */
export async function robustCommand(
  argv: RobustArguments,
  commandLine: readonly string[],
  output: Output,
): Promise<number> {
  const { out, force, quiet, json } = argv
  const options = simulationOptions({ out, force, quiet, json })
  const source = openSweep(argv.folder)
  const folder = out ?? usualFolder(argv.folder)
  const asked = askedOf(argv, source, folder)
  const run: RobustRun = { asked, source }
  await refuseUnanswerable(run)
  const { seed, replications, horizon_years, baseline } = source.manifest
  const inputs: RunInputs<RobustAsked> = {
    ...{ asked, seed, replications, horizon_years, baseline },
    deterrence: [asked.hypothesis],
    scenarios: digestsOfScenarios(source.scenarios),
  }
  return runInFolder({
    ...{ kind: robustKind, run, folder, inputs, options, commandLine, output },
    announcement: [
      `Reading ${argv.folder}: ${plural(replications, 'replication')} at each point, seed ${seed}.`,
      ...(source.manifest.failures.length === 0
        ? []
        : [`${plural(source.manifest.failures.length, 'job')} of the sweep failed and are missing here.`]),
    ],
  })
}

/** What is asked, checked. @throws InputError listing everything that is wrong */
function askedOf(argv: RobustArguments, source: SourceSweep, folder: string): RobustAsked {
  const problems: Problem[] = []
  const { manifest, document } = source
  const metric = metricNamed('--metric', argv.metric ?? document.chart.metric, problems)
  const of = argv.of ?? 'difference'
  const condition = conditionOf(argv, problems)
  const hypothesis = named('--deterrence', argv.deterrence ?? noDeterrence, manifest.deterrence, problems)
  const all = source.scenarios
    .map(({ name }) => name)
    .filter((name) => of === 'level' || name !== manifest.baseline)
  const options = (argv.option ?? all.filter((name) => name !== manifest.baseline)).map((name) =>
    named('--option', name, all, problems),
  )
  const better = argv.better ?? (condition.side === 'below' ? 'lower' : 'higher')
  const others = (argv.regret ?? []).map((text) => regretOf(text, problems))
  const box = argv.box === undefined ? undefined : wholeNumber('--box', argv.box, 0, 100_000)
  if (box && 'problem' in box) problems.push(box.problem)
  if (problems.length > 0) throw new InputError(problems)
  const regrets = [{ metric, better }, ...others]
  return {
    kind: 'robust',
    source: {
      folder: relative(resolve(folder), resolve(argv.folder)).split(sep).join('/'),
      results: manifest.results.sha256,
    },
    ...{ metric, of, condition, options: [...new Set(options)] },
    ...(box && 'value' in box && { box: box.value }),
    regrets: regrets.filter((each, i) => regrets.findIndex((other) => other.metric === each.metric) === i),
    hypothesis,
  }
}

/** The condition; one of the two sides has to be said, as neither is the usual one. */
function conditionOf({ below, above }: RobustArguments, problems: Problem[]): Condition {
  const side = below === undefined ? 'above' : 'below'
  const text = below ?? above
  if ((below === undefined) === (above === undefined)) {
    const found = below === undefined ? 'found neither --below nor --above' : 'found together with --above'
    problems.push({ file: '--below', path: '', found, allowed: 'one of the two: the condition' })
  }
  if (text === undefined) return { side, bound: 0 }
  const read = anyNumber(`--${side}`, text)
  if ('problem' in read) problems.push(read.problem)
  return { side, bound: 'value' in read ? read.value : 0 }
}

/** A name of a list. */
function named(option: string, name: string, known: readonly string[], problems: Problem[]): string {
  if (!known.includes(name))
    problems.push(wrong(option, name, `one of ${known.join(', ')}`, nearestName(name, known)))
  return name
}

/** A metric of which a mean over replications is its figure: of a ratio it is not. */
function metricNamed(option: string, id: string, problems: Problem[]): string {
  const known = metrics.filter(({ kind }) => kind !== 'ratio').map((metric) => metric.id)
  if (findMetric(id)?.kind === 'ratio')
    problems.push(wrong(option, id, 'a metric that is not a ratio, such as its numerator'))
  else if (!known.includes(id))
    problems.push(wrong(option, id, 'an id that `return-hubs metrics list` shows', nearestName(id, known)))
  return id
}

/** A metric with the way that is better: `returns.total:higher`. */
function regretOf(
  text: string,
  problems: Problem[],
): { readonly metric: string; readonly better: Direction } {
  const at = text.lastIndexOf(':')
  const better = directions.find((direction) => direction === text.slice(at + 1))
  if (at < 1 || better === undefined) {
    problems.push(wrong('--regret', text, 'METRIC:lower or METRIC:higher'))
    return { metric: text, better: 'lower' }
  }
  return { metric: metricNamed('--regret', text.slice(0, at), problems), better }
}
