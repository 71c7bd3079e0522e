/** Where commands write: results to one stream, messages and progress to the other. */

import { createInterface } from 'node:readline/promises'
import { visibleLines } from '../words/visible.ts'

/** Two streams of text. */
export interface Output {
  /** Results (standard output). */
  readonly print: (text: string) => void
  /** Messages (standard error). */
  readonly tell: (text: string) => void
  /** Whether messages go to a terminal. */
  readonly terminal: boolean
  /** Asks somebody at a terminal; absent where nobody is there. Resolves to '' if there is no answer. */
  readonly ask?: (question: string) => Promise<string>
}

/** The streams of this process. */
export const processOutput: Output = {
  print: (text) => void process.stdout.write(visibleLines(text)),
  tell: (text) => void process.stderr.write(visibleLines(text)),
  terminal: process.stderr.isTTY === true,
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
}

async function ask(question: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  // The end of the input (Ctrl-D) and Ctrl-C close it without an answer.
  const closed = new Promise<string>((resolve) => asking.once('close', () => resolve('')))
  try {
    return await Promise.race([asking.question(question), closed])
  } finally {
    asking.close()
  }
}
