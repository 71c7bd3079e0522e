/** What a command is: all that the command line needs to know of it. Its code is loaded only when it is called. */
import type { ArgumentsCamelCase, InferredOptionTypes, Options, PositionalOptions } from 'yargs'
import type { Output } from '../terminal/output.ts'

type Positions = Readonly<Record<string, Options & PositionalOptions>>
type OptionsByName = Readonly<Record<string, Options>>

/** How a command is called, besides its arguments. */
export interface Call {
  /** What followed `return-hubs`. */
  readonly commandLine: readonly string[]
  readonly output: Output
}

/** A command with the types of its arguments. */
interface Typed<P extends Positions, O extends OptionsByName> {
  /** Its name and positions: `compare [scenario..]`. */
  readonly usage: string
  readonly describe: string
  readonly positions: P
  readonly options: O
  /** Does it. @returns the exit code */
  handle(args: ArgumentsCamelCase<InferredOptionTypes<P & O>>, call: Call): number | Promise<number>
}

/** Any command. */
export interface Command extends Omit<Typed<Positions, OptionsByName>, 'handle'> {
  handle(args: object, call: Call): number | Promise<number>
}

/** Declares a command, of which the arguments that it handles have the types of its positions and options. */
export const command = <const P extends Positions, const O extends OptionsByName>(
  typed: Typed<P, O>,
): Command => typed

/** The word that a command is called by. */
export const nameOf = ({ usage }: Command): string => usage.split(' ')[0]!
