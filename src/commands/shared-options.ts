/** Options that several commands have. */
import { defaults } from './defaults.ts'

/** An option with a value, of which handlers get the text, so that nothing is turned into a number unseen. */
export const text = { type: 'string', requiresArg: true } as const
/** An option that may be repeated. */
export const texts = { type: 'string', array: true, requiresArg: true } as const
/** An option without a value. */
export const flag = { type: 'boolean' } as const

/** Position of one scenario that must be named. */
export const oneScenario = {
  scenario: { type: 'string', demandOption: true, describe: 'Name or file' },
} as const

/** Position of any number of scenarios. */
export const scenarios = { scenario: { type: 'string', array: true, describe: 'Names or files' } } as const

/** Option of every command that draws. */
export const seed = {
  seed: { ...text, describe: 'Seed of the random numbers: a whole number; drawn and recorded if absent' },
} as const

/** Option of the commands that run each scenario so often. */
export const replications = {
  replications: {
    ...text,
    describe: `Replications of each scenario [default: ${defaults.simulation.replications}]`,
  },
} as const

/** Options of the commands whose replications may follow from a precision. */
export const precision = {
  precision: {
    ...text,
    describe: 'Run until the half-width of each --metric is below this share of its mean',
  },
  'precision-absolute': { ...text, describe: 'The same, in the metric’s own unit' },
  metric: { ...texts, describe: 'Metric that a precision is about; repeatable' },
  'look-ahead': {
    ...text,
    describe: 'Replications at which the precision must have held, one by one, before it counts as reached',
  },
  confirm: { ...flag, describe: 'Run as many replications again, to confirm the precision' },
} as const

/** Option of the commands that run to a day. */
export const horizon = {
  horizon: {
    ...text,
    describe: `Years to simulate, in whole months [default: ${defaults.simulation.horizon}]`,
  },
} as const

/** Option of the commands that vary the hypothesis of deterrence. */
export const deterrence = {
  deterrence: { ...texts, describe: 'Deterrence hypothesis beside "none"; repeatable' },
} as const

/** Option of the commands that vary the response in the country. */
export const response = {
  response: {
    ...texts,
    describe: 'Response in the country, under which each option is run as well; repeatable',
  },
} as const

/** Option of the commands that take a path of arrivals. */
export const arrivals = {
  arrivals: { ...text, describe: 'Path of future arrivals: low, central or high' },
} as const

/** Option of the commands that change parameters. */
export const set = {
  set: {
    ...texts,
    describe: 'path=value, path={times: 0.7} or path={plus: 500}; scenario:path=… for one; repeatable',
  },
} as const

/** Option of the commands that need a Redis server. */
export const redisUrl = {
  'redis-url': {
    ...text,
    describe: 'Redis server of the workers [default: RETURN_HUBS_REDIS_URL in the environment]',
  },
} as const

/** How a run is done and where it is written. */
export const writing = {
  workers: { ...text, describe: 'Worker threads [default: the processors available]' },
  engine: {
    ...text,
    choices: ['local', 'redis'],
    describe: 'Where jobs are run: on threads here, or by `return-hubs worker` on any number of machines',
  },
  ...redisUrl,
  out: { ...text, describe: 'Run folder [default: outputs/<name>-<seed>]' },
  store: { ...text, describe: 'Folder of finished jobs that runs share, so that none is run twice' },
  shard: { ...text, describe: 'Run part i of n, as i/n, into a folder of its own; merge puts them together' },
  'dry-run': { ...flag, describe: 'Say how many jobs, how long and how large; run and write nothing' },
  resume: { ...flag, describe: 'Go on with the unfinished run in the run folder' },
  force: { ...flag, describe: 'Replace the run in the run folder' },
  quiet: { ...flag, describe: 'No progress, no messages but errors' },
  json: { ...flag, describe: 'Print key figures as JSON' },
} as const

/** Options of a command that runs scenarios as often, as far and under what is asked. */
export const simulation = {
  ...seed,
  ...replications,
  ...precision,
  ...horizon,
  ...deterrence,
  ...response,
  ...arrivals,
  ...set,
  ...writing,
} as const

/** Option of the commands that load scenarios by name or file. */
export const layered = {
  with: { ...text, describe: 'YAML file of changes to every scenario of the run, the baseline included' },
} as const

/** Option of the commands that may open scenarios on another day. */
export const opened = {
  origin: {
    ...text,
    describe: 'Quarter at whose end every scenario opens, from what was published of that date (2024-Q4)',
  },
} as const

/** Option of the commands that compare. */
export const baseline = {
  baseline: {
    ...text,
    describe: `Scenario that the others are compared with [default: ${defaults.simulation.baseline}]`,
  },
} as const

/** Option of the commands that run scenarios as they are: no sweep, search or back-test. */
export const uncertain = {
  ensemble: {
    ...text,
    describe:
      'Parameter sets: "stored" (the built-in fit), a CSV file (member, and a column a parameter), or "none"',
  },
} as const

/** Options of the commands that run scenarios at many values of a parameter. */
export const experiment = {
  ...seed,
  ...replications,
  ...horizon,
  ...deterrence,
  ...response,
  ...arrivals,
  ...set,
  ...writing,
  ...layered,
  ...opened,
} as const

/** Where, and how exactly, a value of a parameter is looked for. */
export const search = {
  from: { ...text, describe: 'Lower end of the search [default: the parameter’s plausible range]' },
  to: { ...text, describe: 'Upper end of the search' },
  precision: {
    ...text,
    describe: `Half-width of the answer, as a share of the range [default: ${defaults.breakEven.precision}]`,
  },
} as const

/** Option of the commands that give figures of parts of the system as well. */
export const brokenDown = {
  by: { ...text, choices: ['group'] as const, describe: 'Flows and stocks by nationality group as well' },
} as const

/** Option of the commands that only print. */
export const printing = { json: { ...flag, describe: 'Print as JSON' } } as const
