/** Stopping at the user's word. Every file is written whole or not at all, so a run may stop at any moment. */
import type { Output } from './output.ts'

/** Exit code of an interrupted run. */
export const interrupted = 130

/**
 * Ends the process with code 130 on Ctrl-C or a polite kill, after saying how to go on. The second ends it at once.
 * @param leave what is to be done before, in little time
 * @returns a function that takes the handlers off again
 */
export function onInterrupt(
  output: Output,
  message: () => string,
  leave?: () => Promise<unknown>,
): () => void {
  let stopping = false
  const stop = () => {
    const exit = () => process.exit(interrupted)
    if (stopping) exit()
    stopping = true
    output.tell(`\n${message()}\n`)
    if (leave === undefined) exit()
    else leave().then(exit, exit)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return () => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
