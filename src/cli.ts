/** The command line: names and options of the commands. Each command's code is loaded only when it is called. */
import yargs from 'yargs'
import { tool } from './run-folder/tool.ts'
import { builtInNames } from './scenarios/library.ts'
import { reportFault } from './terminal/faults.ts'
import { type Output, processOutput } from './terminal/output.ts'
import { refuseUnknownCommand, usageError } from './terminal/usage.ts'

const text = { type: 'string', requiresArg: true } as const
const texts = { type: 'string', array: true, requiresArg: true } as const
const flag = { type: 'boolean' } as const

/** Options of every command that simulates. */
const simulation = {
  seed: { ...text, describe: 'Seed of the random numbers: a whole number; drawn and recorded if absent' },
  replications: { ...text, describe: 'Replications of each scenario [default: 20]' },
  precision: {
    ...text,
    describe: 'Run until the half-width of each --metric is below this share of its mean',
  },
  'precision-absolute': { ...text, describe: 'The same, in the metric’s own unit' },
  metric: { ...texts, describe: 'Metric that a precision is about; repeatable' },
  horizon: { ...text, describe: 'Years to simulate, in whole months [default: 5]' },
  deterrence: { ...texts, describe: 'Deterrence preset beside "none"; repeatable' },
  arrivals: { ...text, describe: 'Path of future arrivals: low, central or high' },
  set: {
    ...texts,
    describe: 'path=value, path={times: 0.7} or path={plus: 500}; scenario:path=… for one; repeatable',
  },
  workers: { ...text, describe: 'Worker threads [default: the processors available]' },
  engine: { ...text, choices: ['local'], describe: 'Where jobs are run' },
  out: { ...text, describe: 'Run folder [default: outputs/<name>-<seed>]' },
  resume: { ...flag, describe: 'Go on with the unfinished run in the run folder' },
  force: { ...flag, describe: 'Replace the run in the run folder' },
  quiet: { ...flag, describe: 'No progress, no messages but errors' },
  json: { ...flag, describe: 'Print key figures as JSON' },
} as const

/** Option of the commands that load scenarios by name or file. */
const layered = {
  with: { ...text, describe: 'YAML file of changes to every scenario of the run, the baseline included' },
} as const

const comparison = {
  ...simulation,
  ...layered,
  baseline: { ...text, describe: 'Scenario that the others are compared with [default: current-policy]' },
} as const

const consent = { yes: { ...flag, describe: 'Compare every option without asking' } } as const

/** Option of the commands that run scenarios as they are: no sweep, search or back-test. */
const uncertain = {
  ensemble: {
    ...text,
    describe:
      'Parameter sets: "stored" (the built-in fit), a CSV file (member, and a column a parameter), or "none"',
  },
} as const

/** The same of a back-test, where it is the built-in fit unless another is named. */
const fitting = {
  ensemble: { ...text, describe: 'CSV of parameter sets by quarter, or "none" [default: the built-in fits]' },
} as const

const { precision: _share, 'precision-absolute': _amount, metric: _metrics, ...searching } = comparison

const breakEven = {
  ...searching,
  parameter: { ...text, describe: 'Parameter to vary [default: deterrence strength]' },
  metric: { ...text, describe: 'Metric that is to equal the baseline’s [default: cost.discounted]' },
  from: { ...text, describe: 'Lower end of the search [default: the parameter’s plausible range]' },
  to: { ...text, describe: 'Upper end of the search' },
  precision: { ...text, describe: 'Half-width of the answer, as a share of the range [default: 0.05]' },
  switching: { ...flag, describe: 'A table of switching values over the main parameters' },
} as const

const { deterrence: _hypotheses, replications: _number, horizon: _years, ...forecastable } = simulation

const forecasting = {
  ...forecastable,
  replications: { ...text, describe: 'Replications [default: 200]' },
  horizon: { ...text, describe: 'Years to forecast, in whole months [default: 2]' },
  inputs: { ...text, describe: 'CSV of observed or assumed inputs: period,series,value,unit' },
} as const

const { inputs: _given, horizon: _ahead, arrivals: _path, ...backtestable } = forecasting

const backtesting = {
  ...backtestable,
  replications: { ...text, describe: 'Replications of each forecast [default: 20]' },
  from: { ...text, describe: 'First quarter at whose end the model is opened [default: 2017-Q4]' },
  to: { ...text, describe: 'Last such quarter [default: 2024-Q3]' },
} as const

const { from: _from, to: _to, ...calibrating } = backtesting

/** A sweep has its own replications and horizon in its design, unless given. */
const { precision: _, 'precision-absolute': _absolute, metric: _metric, ...sweepable } = simulation
const sweeping = { ...sweepable, ...layered } as const

const tracing = {
  seed: simulation.seed,
  horizon: simulation.horizon,
  arrivals: simulation.arrivals,
  set: simulation.set,
  ...layered,
  json: { ...flag, describe: 'Print as JSON' },
  party: { ...text, describe: 'Party: small-boat-12, other-route-7, opening-exhausted-3 …' },
  having: { ...text, describe: 'The first party to which this transition happens' },
  replication: { ...text, describe: 'Replication, from 0 [default: 0]' },
  against: { ...text, describe: 'Another scenario: says where the lives part and why' },
  picture: { ...text, describe: 'File for a picture of the timeline: .svg, .png or .vl.json' },
  log: { ...text, describe: 'CSV file for the event log: case, activity, timestamp, resource' },
} as const

const verification = {
  stored: { ...flag, describe: 'Only compare the stored files with the manifest' },
  sample: { ...text, describe: 'Run so many jobs again, not all' },
  workers: { ...text, describe: 'Worker threads [default: the processors available]' },
  quiet: { ...flag, describe: 'No progress' },
  json: { ...flag, describe: 'Print findings as JSON' },
} as const

const printing = { json: { ...flag, describe: 'Print as JSON' } } as const

const library = { ...printing, set: { ...texts, describe: 'path=value; repeatable' }, ...layered } as const

/** The options of each command. */
const commands: Readonly<Record<string, object>> = {
  run: { ...simulation, ...layered, ...uncertain },
  compare: { ...comparison, ...uncertain, ...consent },
  sweep: sweeping,
  'break-even': breakEven,
  forecast: { ...forecasting, ...layered, ...uncertain },
  backtest: { ...backtesting, ...fitting },
  calibrate: {
    ...calibrating,
    replications: { ...text, describe: 'Replications of each [default: the design’s]' },
  },
  verify: verification,
  trace: tracing,
  scenarios: library,
  metrics: printing,
  evidence: printing,
}

/** What may follow on the command line: a command, an option of the command, or a scenario. */
function completions(current: string, words: readonly string[]): string[] {
  const command = words.find((word) => Object.hasOwn(commands, word))
  if (command === undefined)
    return [...Object.keys(commands), 'completion'].filter((name) => name.startsWith(current))
  if (current.startsWith('-')) return Object.keys(commands[command]!).map((option) => `--${option}`)
  const takesScenarios = ['run', 'compare', 'break-even', 'forecast', 'trace', 'scenarios'].includes(command)
  return takesScenarios ? builtInNames() : []
}

/**
 * Runs one command.
 * @param argv what followed the program's name
 * @returns the exit code: 0 done, 1 fault of this program, 2 wrong input, 3 verification failed, 4 some jobs failed,
 * 5 the environment differs
 */
export async function main(argv: readonly string[], output: Output = processOutput): Promise<number> {
  const names = Object.keys(commands)
  let code: number | undefined
  const parser = yargs()
    .scriptName('return-hubs')
    .usage('$0 <command>\n\nSimulates the UK asylum and returns system and compares options for it.')
    .locale('en')
    .parserConfiguration({ 'greedy-arrays': false, 'dot-notation': false, 'strip-dashed': true })
    .version(tool.version)
    .command(
      'run <scenario>',
      'Run one scenario',
      (command) =>
        command
          .positional('scenario', { type: 'string', demandOption: true, describe: 'Name or file' })
          .options({ ...simulation, ...layered, ...uncertain }),
      async (args) => {
        code = await (await import('./commands/run.ts')).run(args, argv, output)
      },
    )
    .command(
      'compare [scenario..]',
      'Compare scenarios with a baseline; every built-in option if none is named',
      (command) =>
        command
          .positional('scenario', { type: 'string', array: true, describe: 'Names or files' })
          .options({ ...comparison, ...uncertain, ...consent }),
      async (args) => {
        code = await (await import('./commands/compare.ts')).compare(args, argv, output)
      },
    )
    .command(
      'sweep <design>',
      'Run scenarios over a grid or a sample of parameter values',
      (command) =>
        command
          .positional('design', { type: 'string', demandOption: true, describe: 'Design file (YAML)' })
          .options(sweeping),
      async (args) => {
        code = await (await import('./commands/sweep.ts')).sweepCommand(args, argv, output)
      },
    )
    .command(
      'break-even <scenario>',
      'Find where a metric equals the baseline’s',
      (command) =>
        command
          .positional('scenario', { type: 'string', demandOption: true, describe: 'Name or file' })
          .options(breakEven),
      async (args) => {
        code = await (await import('./commands/break-even.ts')).breakEvenCommand(args, argv, output)
      },
    )
    .command(
      'calibrate [design]',
      'Fit uncertain parameters to published series',
      (command) =>
        command
          .positional('design', {
            type: 'string',
            describe: 'Design file (YAML) [default: the built-in one]',
          })
          .options(commands.calibrate as typeof backtesting),
      async (args) => {
        code = await (await import('./commands/calibrate.ts')).calibrateCommand(args, argv, output)
      },
    )
    .command(
      'backtest',
      'Score past forecasts on what happened',
      (command) => command.options({ ...backtesting, ...fitting }),
      async (args) => {
        code = await (await import('./commands/backtest.ts')).backtestCommand(args, argv, output)
      },
    )
    .command(
      'forecast [scenario]',
      'Forecast published series by quarter',
      (command) =>
        command
          .positional('scenario', {
            type: 'string',
            describe: 'Name or file [default: what is back-tested, from the last quarter published]',
          })
          .options({ ...forecasting, ...layered, ...uncertain }),
      async (args) => {
        code = await (await import('./commands/forecast.ts')).forecast(args, argv, output)
      },
    )
    .command(
      'verify <folder>',
      'Check a run folder against its manifest and a repetition',
      (command) =>
        command
          .positional('folder', { type: 'string', demandOption: true, describe: 'Run folder' })
          .options(verification),
      async (args) => {
        code = await (await import('./commands/verify.ts')).verify(args, output)
      },
    )
    .command(
      'trace <scenario>',
      'One party’s life, event by event',
      (command) =>
        command
          .positional('scenario', { type: 'string', demandOption: true, describe: 'Name or file' })
          .options(tracing),
      async (args) => {
        code = await (await import('./commands/trace.ts')).trace(args, output)
      },
    )
    .command(
      'scenarios <action> [scenario..]',
      'List, show, validate or compare scenarios',
      (command) =>
        command
          .positional('action', {
            choices: ['list', 'show', 'validate', 'schema', 'diff'] as const,
            demandOption: true,
          })
          .positional('scenario', { type: 'string', array: true, describe: 'Names or files' })
          .options(library),
      async (args) => {
        code = (await import('./commands/scenarios.ts')).scenarios(args, output)
      },
    )
    .command(
      'metrics <action>',
      'List what a run measures',
      (command) =>
        command.positional('action', { choices: ['list'] as const, demandOption: true }).options(printing),
      async ({ json }) => {
        code = (await import('./commands/metrics.ts')).listMetrics(json ?? false, output)
      },
    )
    .command(
      'evidence <action> [id]',
      'List or show the figures that scenarios rest on',
      (command) =>
        command
          .positional('action', { choices: ['list', 'show'] as const, demandOption: true })
          .positional('id', { type: 'string', describe: 'Id of a figure or of a source' })
          .options(printing),
      async (args) => {
        code = (await import('./commands/evidence.ts')).evidenceCommand(args, output)
      },
    )
    .completion('completion', 'Print a script for completion in the shell', (current: string, args: object) =>
      completions(current, (args as { _: readonly string[] })._),
    )
    .demandCommand(1, `no command given; there are: ${names.join(', ')}`)
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, fault) => {
      // The parser's own complaints come as a message, or as an error of its own kind.
      if (fault && fault.name !== 'YError') throw fault
      throw usageError(message, argv, Object.keys(commands[argv[0] ?? ''] ?? {}))
    })
  try {
    refuseUnknownCommand(argv, [...names, 'completion'])
    await parser.parseAsync([...argv], {}, (_error, _args, printed) => {
      if (printed !== '') output.print(`${printed}\n`)
    })
    return code ?? 0
  } catch (fault) {
    const report = reportFault(fault)
    output.tell(`${report.message}\n`)
    return report.code
  }
}
