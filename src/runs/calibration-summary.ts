/** What a calibration prints when it is done. */

import type { Calibration } from '../experiments/calibration/calibrate.ts'
import { json } from '../run-folder/folder.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { plural } from '../words/numbers.ts'
import { identityOf } from './kind.ts'

/** The summary of a finished calibration, as text of at most 80 columns or as JSON. */
export function calibrationSummary(
  folder: string,
  manifest: Manifest,
  { identifiability, points, failures }: Calibration,
  asJson: boolean,
): string {
  const origin = identifiability.at(-1)!.origin
  const last = identifiability.filter((row) => row.origin === origin)
  const kept = points.filter(({ accepted }) => accepted).length
  if (asJson)
    return json({
      ...identityOf(folder, manifest),
      failures: failures.length,
      origin,
      kept,
      parameters: last,
    })
  const lines = [
    `${kept} of ${points.length} parameter sets kept by the end of ${origin}.`,
    '',
    '  parameter                                spread left  by chance  fitted',
    ...last.map((row) =>
      [
        `  ${row.label.padEnd(41)}`,
        `${Math.round(100 * row.contraction)}%`.padStart(11),
        `${Math.round(100 * row.chance_p05)}%`.padStart(11),
        (row.identified ? 'yes' : row.declared === 'assumption' ? 'never' : 'no').padStart(8),
      ].join(''),
    ),
    '',
    'Spread left: of the whole range, among the sets kept. By chance: what a',
    'parameter that has nothing to do with the series falls below in 5% of cases.',
    'Parameters that are not fitted keep their full range in the ensemble.',
  ]
  if (failures.length > 0) lines.push(`${plural(failures.length, 'job')} FAILED and left out.`)
  lines.push(`Files: ${folder}`)
  return `${lines.join('\n')}\n`
}
