/** What a worker hands back of a piece of work. */
import { BrokenInvariant } from '../model/result.ts'
import type { Outcome } from './job.ts'

/** The result of the work; a fault in the model is an outcome, not a crash. @param work gives JSON text */
export function outcomeOf(work: () => string): Outcome {
  try {
    return { result: work() }
  } catch (fault) {
    return {
      stage: fault instanceof BrokenInvariant ? fault.stage : '',
      message: fault instanceof Error ? fault.message : String(fault),
    }
  }
}
