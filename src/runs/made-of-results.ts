/** What is made of a run's results: charts, documents, report. A fault in making one ends no run, whose results are what counts. */
import { isFaultOfPlace, reportFault } from '../terminal/faults.ts'

/** What could not be made, and why. */
export interface Unmade {
  readonly what: string
  readonly fault: unknown
}

/**
 * Makes something of the results; a fault in it is kept for later.
 * @param what as messages name it
 * @param unmade where it is kept
 * @throws what lies in the place that is written to, such as a full disk: then the results may not be there either
 */
export async function attempted(what: string, make: () => Promise<unknown>, unmade: Unmade[]): Promise<void> {
  try {
    await make()
  } catch (fault) {
    if (isFaultOfPlace(fault)) throw fault
    unmade.push({ what, fault })
  }
}

/** What is told of a run that is complete but for these. */
export const unmadeText = (folder: string, unmade: readonly Unmade[]): string =>
  `${unmade
    .map(
      ({ what, fault }) =>
        `The results are complete. The ${what} could not be made: ${reportFault(fault).message}\n`,
    )
    .join('')}To try again: return-hubs report ${folder}\n`
