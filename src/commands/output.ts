/** Where commands write: results to one stream, messages and progress to the other. */

/** Two streams of text. */
export interface Output {
  /** Results (standard output). */
  readonly print: (text: string) => void
  /** Messages (standard error). */
  readonly tell: (text: string) => void
  /** Whether messages go to a terminal. */
  readonly terminal: boolean
}

/** The streams of this process. */
export const processOutput: Output = {
  print: (text) => void process.stdout.write(text),
  tell: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
}
