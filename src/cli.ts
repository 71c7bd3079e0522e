/** The command line: the list of commands, and what becomes of what they throw. */
import yargs, { type Argv } from 'yargs'
import { backtest } from './commands/backtest.ts'
import { breakEven } from './commands/break-even.ts'
import { calibrate } from './commands/calibrate.ts'
import { type Command, nameOf } from './commands/command.ts'
import { compare } from './commands/compare.ts'
import { diff } from './commands/diff.ts'
import { evidence } from './commands/evidence.ts'
import { explore } from './commands/explore.ts'
import { forecast } from './commands/forecast.ts'
import { merge } from './commands/merge.ts'
import { metrics } from './commands/metrics.ts'
import { report } from './commands/report.ts'
import { robust } from './commands/robust.ts'
import { run } from './commands/run.ts'
import { scenarios } from './commands/scenarios.ts'
import { select } from './commands/select.ts'
import { sensitivity } from './commands/sensitivity.ts'
import { solve } from './commands/solve.ts'
import { store } from './commands/store.ts'
import { sweep } from './commands/sweep.ts'
import { trace } from './commands/trace.ts'
import { verify } from './commands/verify.ts'
import { worker } from './commands/worker.ts'
import { withoutPasswords } from './execution/queue/address.ts'
import { tool } from './run-folder/tool.ts'
import { builtInNames } from './scenarios/library.ts'
import { reportFault } from './terminal/faults.ts'
import { type Output, processOutput } from './terminal/output.ts'
import { refuseUnknownCommand, usageError } from './terminal/usage.ts'
import { visible } from './words/visible.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  run,
  compare,
  sweep,
  sensitivity,
  robust,
  select,
  breakEven,
  solve,
  calibrate,
  backtest,
  forecast,
  explore,
  report,
  merge,
  store,
  worker,
  verify,
  diff,
  trace,
  scenarios,
  metrics,
  evidence,
]

const names = commands.map(nameOf)
const named = (name: string | undefined) => commands.find((command) => nameOf(command) === name)

/** What may follow on the command line: a command, an option of the command, or a scenario. */
function completions(current: string, words: readonly string[]): string[] {
  const command = named(words.find((word) => names.includes(word)))
  if (command === undefined) return [...names, 'completion'].filter((name) => name.startsWith(current))
  if (current.startsWith('-')) return Object.keys(command.options).map((option) => `--${option}`)
  return 'scenario' in command.positions ? builtInNames() : []
}

/** The parser of a command's own arguments. */
const parserOf =
  ({ positions, options }: Command) =>
  (parser: Argv): Argv =>
    Object.entries(positions)
      .reduce((positioned, [name, position]) => positioned.positional(name, position), parser)
      .options(options)

/**
 * Runs one command.
 * @param argv what followed the program's name
 * @returns the exit code: 0 done, 1 fault of this program, 2 wrong input, 3 verification failed, 4 some jobs failed,
 * 5 the environment differs
 */
export async function main(argv: readonly string[], output: Output = processOutput): Promise<number> {
  let code = 0
  const parser = yargs()
    .scriptName('return-hubs')
    .usage('$0 <command>\n\nSimulates the UK asylum and returns system and compares options for it.')
    .locale('en')
    .parserConfiguration({ 'greedy-arrays': false, 'dot-notation': false, 'strip-dashed': true })
    .version(tool.version)
  for (const command of commands)
    parser.command(command.usage, command.describe, parserOf(command), async (args) => {
      code = await command.handle(args, {
        commandLine: argv.map((word) => visible(withoutPasswords(word))),
        output,
      })
    })
  parser
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
      throw usageError(message, argv, Object.keys(named(argv[0])?.options ?? {}))
    })
  try {
    refuseUnknownCommand(argv, [...names, 'completion'])
    await parser.parseAsync([...argv], {}, (_error, _args, printed) => {
      if (printed !== '') output.print(`${printed}\n`)
    })
    return code
  } catch (fault) {
    const report = reportFault(fault)
    output.tell(`${withoutPasswords(report.message)}\n`)
    return report.code
  }
}
