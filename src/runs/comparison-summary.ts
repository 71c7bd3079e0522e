/** What a run prints when it is done. */
import { join } from 'node:path'
import type { Tables } from '../experiments/replications/tables.ts'
import type { Measure } from '../model/measures/lever-metrics.ts'
import { json } from '../run-folder/folder.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import { plural } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'
import { setsText } from './ensemble.ts'
import {
  bindingLines,
  figureHeads,
  figureLines,
  keyFigures,
  keyShares,
  limitLines,
  openingLines,
  shareLines,
} from './key-figures.ts'

/** How a run is done: `20 replications, seed 7, 5 years, 2 workers`. @param count what is run so many times */
export const howText = (
  count: string,
  seed: number | string,
  { workers, horizonYears }: { readonly workers: number; readonly horizonYears?: number },
): string =>
  [
    count,
    `seed ${seed}`,
    ...(horizonYears === undefined ? [] : [yearsText(horizonYears)]),
    plural(workers, 'worker'),
  ].join(', ')

/** A length of time: `5 years`, `1.5 years`, `3 months`. */
export const yearsText = (years: number): string =>
  years < 1 ? plural(Math.round(years * 12), 'month') : plural(Number(years.toFixed(2)), 'year')

/**
 * The summary of a finished run, as text of at most 80 columns or as JSON.
 * @param priceText the base year of the prices and how older ones were brought to it
 * @param besides what the levers that a scenario changes bear on, by its name
 * @param schemesOf the transfer schemes of a scenario
 */
export function summaryText(
  folder: string,
  manifest: Manifest,
  tables: Tables,
  asJson: boolean,
  priceText?: string,
  besides: Readonly<Record<string, readonly Measure[]>> = {},
  schemesOf: (scenario: string) => Scenario['schemes'] = () => ({}),
): string {
  const {
    seed,
    replications,
    horizon_years,
    baseline,
    deterrence,
    scenarios,
    failures,
    precision,
    ensemble,
  } = manifest
  const alone = scenarios.length === 1
  const figures = keyFigures(alone ? tables.summary : tables.differences, tables.summary, besides)
  if (asJson) {
    return json({
      manifest: join(folder, 'manifest.json'),
      results: manifest.results.sha256,
      seed,
      replications,
      horizon_years,
      baseline,
      deterrence,
      failures: failures.length,
      ...(ensemble && { ensemble }),
      [alone ? 'summary' : 'differences']: figures,
      ...(tables.uncertainty && { uncertainty: keyShares(tables.uncertainty, alone ? '' : baseline) }),
    })
  }
  const lines: string[] = []
  for (const preset of deterrence) {
    for (const { name } of scenarios.filter(({ name }) => alone || name !== baseline)) {
      const own = figures.filter((figure) => figure.scenario === name && figure.deterrence === preset)
      const heading = alone ? name : `${name} compared with ${baseline}`
      const limited = limitLines(tables.summary, name, preset, schemesOf(name))
      const binds = bindingLines(tables.summary, name, preset)
      const openings = openingLines(tables.ifOpen ?? [], name, preset, alone ? '' : baseline)
      const parts = shareLines(tables.uncertainty ?? [], name, preset, alone ? '' : baseline)
      lines.push(
        `${heading} (deterrence: ${preset})`,
        figureHeads(!alone),
        ...figureLines(own, !alone),
        ...openings,
        ...parts,
        ...limited,
        ...binds,
        '',
      )
    }
  }
  lines.push(
    ...wrap(
      `${alone ? 'Means' : 'Mean differences'} over ${plural(replications, 'replication')} and ${yearsText(horizon_years)}, with 95 % intervals of the mean.`,
      80,
    ),
    ...(ensemble === undefined
      ? ['They cover chance, arrivals, unpublished stocks and opening dates, nothing else.']
      : wrap(
          `Intervals carry parameter uncertainty (${setsText(ensemble, replications)}) and chance (with arrivals, unpublished stocks and opening dates); nothing else.`,
          80,
        )),
    ...(manifest.with ? [`Changes of ${manifest.with.name} in every scenario, the baseline included.`] : []),
    `Seed ${seed}. Assumptions: ${join(folder, 'assumptions.csv')}`,
    ...(priceText === undefined ? [] : [priceText]),
  )
  const few = figures.some(({ verdict, ci_low }) => verdict === 'unknown' && ci_low !== null)
  if (few) {
    lines.push(`* Too few replications to tell from chance: ${fewestForVerdict} are needed at least.`)
  }
  if (precision) {
    const missed = precision.filter(({ reached }) => !reached)
    lines.push(
      missed.length === 0
        ? 'The precision asked for was reached.'
        : 'The precision asked for was NOT reached for:',
    )
    for (const { scenario, metric } of missed) lines.push(`  ${metric} in ${scenario}`)
  }
  if (failures.length > 0) {
    lines.push(`${plural(failures.length, 'job')} FAILED and left out; see ${join(folder, 'failures.json')}`)
  }
  lines.push(`Files: ${folder}`)
  return `${lines.join('\n')}\n`
}
