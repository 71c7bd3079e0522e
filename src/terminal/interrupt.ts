/** Stopping at the user's word. Every file is written whole or not at all, so a run may stop at any moment. */
import type { Output } from './output.ts'

/** Exit code of an interrupted run. */
export const interrupted = 130

/**
 * Ends the process with code 130 on Ctrl-C or a polite kill, after saying how to go on.
 * @returns a function that takes the handlers off again
 */
export function onInterrupt(output: Output, message: () => string): () => void {
  const stop = () => {
    output.tell(`\n${message()}\n`)
    process.exit(interrupted)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return () => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
