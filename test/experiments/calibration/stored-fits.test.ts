import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dimensionsOf, valuesAt } from '../../../src/experiments/calibration/dimensions.ts'
import { fitsFile } from '../../../src/experiments/calibration/stored-fits.ts'
import { fittedScenario, lastFit } from '../../../src/runs/published-series.ts'
import { loadCalibrationDesign } from '../../../src/scenarios/designs/calibration-design.ts'
import { loadScenario } from '../../../src/scenarios/load.ts'

const [header, ...lines] = readFileSync(fitsFile, 'utf8').trim().split('\n')
const design = loadCalibrationDesign('src/experiments/calibration/calibration.yaml')

test('the stored fits go up to the last quarter that forecasts open', () => {
  const origins = lines.map((line) => line.split(',')[0]!)
  expect(origins.toSorted().at(-1)).toBe(lastFit)
  expect(origins.filter((origin) => origin === lastFit)).toHaveLength(design.document.accepted)
})

test('the stored fits have what the calibration varies, and nothing else', () => {
  const dimensions = dimensionsOf(design, loadScenario(fittedScenario))
  const paths = dimensions.flatMap((each) => valuesAt(each, 0.5).map(([path]) => path))
  expect(header!.split(',').slice(2)).toEqual(paths)
})
