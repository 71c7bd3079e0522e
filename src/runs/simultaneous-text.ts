/** The main differences of a comparison with intervals that hold for all of them at once, as text. */
import { shortLabelOf } from '../experiments/metric-label.ts'
import type { SimultaneousRow } from '../experiments/replications/tables.ts'
import { figureText } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'

/** Lines of at most 80 columns; none where they were not asked for. */
export function simultaneousText(rows: readonly SimultaneousRow[]): string[] {
  const [first] = rows
  if (first === undefined) return []
  const shown = rows.filter(({ simultaneous_low }) => simultaneous_low !== null)
  const blank = rows.length - shown.length
  const critical = rows.find(({ critical_value }) => critical_value !== null)?.critical_value
  const runs = new Map(shown.map((row) => [`${row.scenario} (deterrence: ${row.deterrence})`, row]))
  return [
    ...wrap(
      `All ${rows.length} main differences at once${critical === undefined || critical === null ? '' : `, each ${critical.toFixed(2)} standard errors wide on either side`} (max-t bootstrap); and how many times as many replications it would take without common luck:`,
      80,
    ),
    ...[...runs].flatMap(([name, { scenario, deterrence }]) => [
      `  ${name}`,
      ...shown.filter((row) => row.scenario === scenario && row.deterrence === deterrence).map(lineOf),
    ]),
    ...(blank > 0 ? [`  ${blank} left blank; results/simultaneous.csv says why.`] : []),
    '',
  ]
}

function lineOf({ metric, counted_in, unit, mean, ...row }: SimultaneousRow): string {
  const figure = figureText(mean, row.simultaneous_low, row.simultaneous_high, unit)
  const gain =
    row.luck_gain === null
      ? ''
      : `  ×${short(row.luck_gain)} [${short(row.luck_gain_low!)}, ${short(row.luck_gain_high!)}]`
  return `    ${shortLabelOf(metric, counted_in).padEnd(27)}${figure}${gain}`
}

/** Two digits; beyond a thousand the two scenarios hardly differ by luck at all, and the size says nothing. */
const short = (value: number): string => (value > 1000 ? '>1,000' : String(Number(value.toPrecision(2))))
