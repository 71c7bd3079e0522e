/** The parameter sets of the last full calibration, kept with the package: 40 for each quarter from the end of 2017. */
import { fileURLToPath } from 'node:url'

/** The package root is three levels above this file, in `src` as in `dist`; the table stays in `src`. */
export const fitsFile: string = fileURLToPath(
  new URL('../../../src/experiments/calibration/fits.csv', import.meta.url),
)
