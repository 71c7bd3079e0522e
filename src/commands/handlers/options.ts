/** The options that every simulating command has: from their text to checked values. */
import { availableParallelism } from 'node:os'
import { type Address, readAddress } from '../../execution/queue/address.ts'
import type { Shard } from '../../execution/shard.ts'
import { batchSize } from '../../experiments/replications/precision.ts'
import { InputError, type Problem } from '../../input-error.ts'
import { noDeterrence } from '../../model/deterrence.ts'
import { findMetric, metrics } from '../../model/measures/metrics.ts'
import type { SimulationOptions } from '../../runs/asked.ts'
import { openingAt } from '../../runs/opening-at.ts'
import { arrivalsSetting, parseSetting, readLayer } from '../../scenarios/load.ts'
import { positiveNumber, type Read, wholeNumber, wrong, yearsInMonths } from '../../terminal/numbers.ts'
import { nearestName } from '../../words/nearest.ts'
import { defaults } from '../defaults.ts'

/** Options as yargs hands them over: text, so that nothing is turned into a number unseen. */
export interface SimulationArguments {
  readonly seed?: string | undefined
  readonly replications?: string | undefined
  readonly precision?: string | undefined
  readonly precisionAbsolute?: string | undefined
  readonly metric?: readonly string[] | undefined
  readonly lookAhead?: string | undefined
  readonly confirm?: boolean | undefined
  readonly horizon?: string | undefined
  readonly baseline?: string | undefined
  readonly deterrence?: readonly string[] | undefined
  readonly response?: readonly string[] | undefined
  readonly arrivals?: string | undefined
  readonly set?: readonly string[] | undefined
  readonly with?: string | undefined
  readonly origin?: string | undefined
  readonly ensemble?: string | undefined
  readonly by?: 'group' | undefined
  readonly simultaneous?: boolean | undefined
  readonly workers?: string | undefined
  readonly engine?: string | undefined
  readonly redisUrl?: string | undefined
  readonly out?: string | undefined
  readonly store?: string | undefined
  readonly shard?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly resume?: boolean | undefined
  readonly force?: boolean | undefined
  readonly quiet?: boolean | undefined
  readonly json?: boolean | undefined
}

const longestHorizon = 50

/** Checks all options. @throws InputError listing everything that is wrong */
export function simulationOptions(argv: SimulationArguments): SimulationOptions {
  refuseRepeated(argv)
  const problems: Problem[] = []
  const { seed, count, horizonYears, workers, relative, absolute, lookAhead } = numbersOf(argv, problems)
  problems.push(...precisionProblems(argv))
  const redis = redisOf(argv, problems)
  if (argv.resume && argv.force) {
    problems.push({
      file: '--resume',
      path: '',
      found: 'found together with --force',
      allowed: 'one of the two',
    })
  }
  const layer = argv.with === undefined ? undefined : collect(problems, () => readLayer(argv.with!))
  const settings = collect(problems, () => [
    ...(layer?.settings ?? []),
    ...(argv.arrivals === undefined ? [] : [arrivalsSetting(arrivalsPath(argv.arrivals))]),
    ...(argv.set ?? []).map(parseSetting),
  ])
  const shard = argv.shard === undefined ? undefined : collect(problems, () => shardAsked(argv))
  const opened = argv.origin === undefined ? undefined : collect(problems, () => openingAt(argv.origin!))
  if (problems.length > 0) throw new InputError(problems)
  return {
    ...(seed !== undefined && { seed }),
    replications:
      relative === undefined && absolute === undefined
        ? count
        : {
            metrics: argv.metric ?? [],
            ...(relative !== undefined && { relative }),
            ...(absolute !== undefined && { absolute }),
            ...(lookAhead !== undefined && { lookAhead }),
            ...(argv.confirm && { confirm: true as const }),
          },
    horizonYears,
    baseline: argv.baseline ?? defaults.simulation.baseline,
    deterrence: [...new Set([noDeterrence, ...(argv.deterrence ?? [])])],
    responses: [...new Set(argv.response ?? [])],
    settings: settings ?? [],
    ...(layer && { layer }),
    ...(opened && { opened }),
    ...(argv.ensemble !== undefined && { ensemble: argv.ensemble }),
    ...(argv.by !== undefined && { by: argv.by }),
    ...(argv.simultaneous && { simultaneous: true as const }),
    workers,
    ...(redis && { redis }),
    ...(argv.out !== undefined && { out: argv.out }),
    ...(argv.store !== undefined && { store: argv.store }),
    ...(shard && { shard }),
    ...(argv.dryRun && { dryRun: true as const }),
    onExisting: argv.force ? 'force' : argv.resume ? 'resume' : 'refuse',
    quiet: argv.quiet ?? false,
    json: argv.json ?? false,
  }
}

/** The options that are numbers; what is wrong with them is added to the problems. */
function numbersOf(argv: SimulationArguments, problems: Problem[]) {
  const number = <T extends number | undefined>(
    text: string | undefined,
    absent: T,
    read: (text: string) => Read,
  ) => {
    if (text === undefined) return absent
    const found = read(text)
    if ('value' in found) return found.value
    problems.push(found.problem)
    return absent
  }
  const seed = number(argv.seed, undefined, (text) => wholeNumber('--seed', text, 0, Number.MAX_SAFE_INTEGER))
  const count = number(argv.replications, defaults.simulation.replications, (text) =>
    wholeNumber('--replications', text, 1, 1e6),
  )
  const horizonYears = number(argv.horizon, defaults.simulation.horizon, (text) =>
    yearsInMonths('--horizon', text, longestHorizon),
  )
  const workers = number(argv.workers, availableParallelism(), (text) =>
    wholeNumber('--workers', text, 1, 1024),
  )
  const relative = number(argv.precision, undefined, (text) => positiveNumber('--precision', text, 1))
  const absolute = number(argv.precisionAbsolute, undefined, (text) =>
    positiveNumber('--precision-absolute', text, Number.MAX_VALUE),
  )
  const lookAhead = number(argv.lookAhead, undefined, (text) =>
    wholeNumber('--look-ahead', text, 1, batchSize - 2),
  )
  return { seed, count, horizonYears, workers, relative, absolute, lookAhead }
}

/** The Redis server of the workers, if the jobs are theirs; what is wrong with it is added to the problems. */
function redisOf(
  { engine, redisUrl, workers }: SimulationArguments,
  problems: Problem[],
): Address | undefined {
  const together = (file: string, found: string, allowed: string) =>
    problems.push({ file, path: '', found, allowed })
  if (engine !== 'redis') {
    if (redisUrl !== undefined)
      together('--redis-url', 'found without --engine redis', 'together with --engine redis')
    return undefined
  }
  if (workers !== undefined)
    together(
      '--workers',
      'found together with --engine redis',
      'return-hubs worker --workers, on each machine',
    )
  const read = readAddress(redisUrl, process.env)
  if ('address' in read) return read.address
  problems.push(read.problem)
  return undefined
}

/** Arguments that are lists. */
const repeatable = new Set(['_', 'deterrence', 'metric', 'response', 'scenario', 'set'])

/** Refuses options that are given more than once where that says nothing. @throws InputError */
function refuseRepeated(argv: SimulationArguments): void {
  const problems = Object.entries(argv).flatMap(([option, value]) =>
    Array.isArray(value) && !repeatable.has(option)
      ? [{ file: `--${option}`, path: '', found: `found ${value.length} times`, allowed: 'once' }]
      : [],
  )
  if (problems.length > 0) throw new InputError(problems)
}

function precisionProblems({
  replications,
  precision,
  precisionAbsolute,
  metric = [],
  lookAhead,
  confirm,
}: SimulationArguments): Problem[] {
  const problems: Problem[] = []
  const asked = precision !== undefined || precisionAbsolute !== undefined
  const option = precision !== undefined ? '--precision' : '--precision-absolute'
  if (asked && replications !== undefined) {
    problems.push({
      file: option,
      path: '',
      found: 'found together with --replications',
      allowed: 'one of the two',
    })
  }
  if (asked && metric.length === 0) {
    problems.push({
      file: option,
      path: '',
      found: 'found no --metric',
      allowed: 'at least one metric to be precise about',
    })
  }
  for (const [file, given] of [
    ['--look-ahead', lookAhead],
    ['--confirm', confirm],
  ] as const)
    if (!asked && given !== undefined)
      problems.push({ file, path: '', found: 'found no --precision', allowed: 'together with a precision' })
  if (!asked && metric.length > 0) {
    problems.push({
      file: '--metric',
      path: '',
      found: 'found no --precision',
      allowed: 'together with a precision',
    })
  }
  const known = metrics.map(({ id }) => id)
  for (const id of metric.filter((id) => findMetric(id) === undefined)) {
    problems.push(
      wrong('--metric', id, 'an id that `return-hubs metrics list` shows', nearestName(id, known)),
    )
  }
  return problems
}

/** Most parts of a run. */
const mostParts = 10_000

/** The part of the run. @throws InputError where it is none, or the parts would not share a seed */
function shardAsked({ shard: text = '', seed, resume }: SimulationArguments): Shard {
  const [part = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number)
  if (part < 1 || part > of || of > mostParts)
    throw new InputError([wrong('--shard', text, 'i/n, as 2/3: part i of n parts, from 1')])
  if (seed === undefined && !resume)
    throw new InputError([
      { file: '--shard', path: '', found: 'found no --seed', allowed: 'with --seed, which all parts share' },
    ])
  return { part, of }
}

const arrivalsPaths = ['low', 'central', 'high'] as const

function arrivalsPath(text: string): (typeof arrivalsPaths)[number] {
  const path = arrivalsPaths.find((known) => known === text)
  if (path !== undefined) return path
  throw new InputError([
    wrong('--arrivals', text, `one of ${arrivalsPaths.join(', ')}`, nearestName(text, arrivalsPaths)),
  ])
}

/** The value, or its InputError's problems added to the list. */
function collect<T>(problems: Problem[], make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}
