/** Where commands write: results to one stream, messages and progress to the other. */

import { createInterface } from 'node:readline/promises'
import { visibleLines } from '../words/visible.ts'
import { placeFaults } from './faults.ts'

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

/** Streams that nothing can be written to any more. */
const lost = new Set<NodeJS.WriteStream>()

/**
 * Notes that a stream is lost, and says why unless its reader has gone. The work goes on: what a command does and its exit code do not
 * depend on who listens.
 */
function lose(stream: NodeJS.WriteStream, { code, message }: NodeJS.ErrnoException): void {
  if (lost.has(stream)) return
  lost.add(stream)
  if (code === 'EPIPE' || stream !== process.stdout) return
  write(process.stderr, `standard output: cannot be written: ${placeFaults[code ?? ''] ?? message}\n`)
}

function write(stream: NodeJS.WriteStream, text: string): void {
  if (lost.has(stream)) return
  try {
    stream.write(visibleLines(text))
  } catch (fault) {
    lose(stream, fault as NodeJS.ErrnoException)
  }
}

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (fault: NodeJS.ErrnoException) => lose(stream, fault))

/** The streams of this process. */
export const processOutput: Output = {
  print: (text) => write(process.stdout, text),
  tell: (text) => write(process.stderr, text),
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
