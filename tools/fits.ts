/**
 * Takes what `npm run calibrate` and `npm run backtest` found into the package: the parameter sets that ensembles draw from, and the
 * past errors that widen forecasts. Order: calibrate, fits, backtest, fits again, for the errors are those under the fits.
 */
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { sha256 } from '../src/execution/files.ts'
import { fitsFile } from '../src/experiments/calibration/stored-fits.ts'
import { errorsFile } from '../src/run-folder/stored-errors.ts'

interface Finished {
  readonly ensemble?: { readonly sha256: string }
}
const manifestOf = (folder: string): Finished => JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))

const [calibration, backtest] = ['outputs/calibration', 'outputs/backtest']
manifestOf(calibration)
copyFileSync(`${calibration}/results/ensemble.csv`, fitsFile)
console.log(`${fitsFile} is that of ${calibration}.`)
const errorsAreOfTheseFits =
  existsSync(`${backtest}/manifest.json`) &&
  manifestOf(backtest).ensemble?.sha256 === sha256(readFileSync(fitsFile))
if (errorsAreOfTheseFits) {
  copyFileSync(`${backtest}/results/errors.csv`, errorsFile)
  console.log(`${errorsFile} is that of ${backtest}.`)
} else console.log(`${backtest} was not run under these fits: run it, and this again.`)
