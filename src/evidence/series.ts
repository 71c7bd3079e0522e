/** One series by period, and quarterly series for comparing the model with what happened. */

import { quarterOf } from '../calendar/periods.ts'
import { builtInEvidence, type EvidenceBase, type SeriesPoint } from './load.ts'

/** The points of one series by period, in file order. Throws RangeError if the file has no such series. */
export function series(
  file: string,
  name: string,
  base: EvidenceBase = builtInEvidence,
): ReadonlyMap<string, SeriesPoint> {
  const all = base.loadSeries(file)
  const points = all.filter((point) => point.series === name)
  if (points.length === 0) {
    const names = [...new Set(all.map((point) => point.series))]
    throw new RangeError(`no series "${name}" in ${file}; there are: ${names.join(', ')}`)
  }
  return new Map(points.map((point) => [point.period, point]))
}

/**
 * A series by quarter, in order of time: `2018-Q1` → number. A flow has the quarter as its period; a stock on the last day of
 * a quarter belongs to that quarter. Other periods of the series, and points without a figure, are left out. Throws RangeError
 * if nothing is left, or if a quarter has both a flow and a stock.
 */
export function quarterly(
  file: string,
  name: string,
  base: EvidenceBase = builtInEvidence,
): ReadonlyMap<string, number> {
  const found: (readonly [string, number])[] = []
  for (const [period, { value }] of series(file, name, base)) {
    const quarter = quarterOf(period)
    if (quarter === undefined || value === null) continue
    if (found.some(([other]) => other === quarter))
      throw new RangeError(`series "${name}" in ${file} has two figures for ${quarter}`)
    found.push([quarter, value])
  }
  if (found.length === 0) throw new RangeError(`series "${name}" in ${file} has no quarters`)
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}
