/** What a run prints when it is done. */

import { join } from 'node:path'
import type { Tables } from '../experiments/replications/tables.ts'
import { type Measure, measuresOf } from '../model/measures/lever-metrics.ts'
import { json } from '../run-folder/folder.ts'
import type { Manifest } from '../run-folder/manifest.ts'
import { comparedSchemes } from '../scenarios/compared-schemes.ts'
import { parameterDifferences } from '../scenarios/document/difference.ts'
import type { LoadedScenario, Setting } from '../scenarios/load.ts'
import { readingsLeft } from '../scenarios/readings.ts'
import { hasStay } from '../scenarios/schema/scheme.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import { plural } from '../words/numbers.ts'
import { wrap } from '../words/text.ts'
import { setsText } from './ensemble.ts'
import { type GroupFigure, groupFigures } from './group-figures.ts'
import {
  bindingLines,
  figureHeads,
  figureLines,
  type KeyFigure,
  keyFigures,
  keyShares,
  limitLines,
  openingLines,
  shareLines,
} from './key-figures.ts'
import { identityOf } from './kind.ts'
import { precisionText } from './precision-text.ts'
import { simultaneousText } from './simultaneous-text.ts'

/** How a run is done: `20 replications, seed 7, 5 years, 2 workers`. @param count what is run so many times; @param by who runs it */
export const howText = (count: string, seed: number | string, by: string, horizonYears?: number): string =>
  [count, `seed ${seed}`, ...(horizonYears === undefined ? [] : [yearsText(horizonYears)]), by].join(', ')

/** A length of time: `5 years`, `1.5 years`, `3 months`. */
export const yearsText = (years: number): string =>
  years < 1 ? plural(Math.round(years * 12), 'month') : plural(Number(years.toFixed(2)), 'year')

/**
 * The summary of a finished comparison, as text of at most 80 columns or as JSON.
 * @param settings those of the command line
 */
export function comparisonSummary(
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  loaded: readonly LoadedScenario[],
  settings: readonly Setting[],
  tables: Tables,
  asJson: boolean,
): string {
  const { seed, replications, horizon_years, baseline, deterrence, scenarios, failures, ensemble } = manifest
  const alone = scenarios.length === 1
  const rows = alone ? tables.summary : tables.differences
  const figures = keyFigures(rows, tables.summary, bearingsOf(loaded, settings))
  const ofGroups = tables.byGroup && groupFigures(tables.byGroup, alone ? '' : baseline)
  if (asJson) {
    return json({
      ...identityOf(folder, manifest),
      replications,
      horizon_years,
      baseline,
      deterrence,
      failures: failures.length,
      ...(ensemble && { ensemble }),
      [alone ? 'summary' : 'differences']: figures,
      ...(ofGroups && { by_group: ofGroups }),
      ...(tables.simultaneous && { simultaneous: tables.simultaneous }),
      ...(tables.uncertainty && { uncertainty: keyShares(tables.uncertainty, alone ? '' : baseline) }),
    })
  }
  const few = [...figures, ...(ofGroups ?? [])].some(
    ({ verdict, ci_low }) => verdict === 'unknown' && ci_low !== null,
  )
  const lines = [
    ...deterrence.flatMap((hypothesis) =>
      loaded
        .filter(({ name }) => alone || name !== baseline)
        .flatMap((scenario) =>
          sectionOf(
            scenario,
            comparedSchemes(scenario, loaded, baseline),
            hypothesis,
            figures,
            ofGroups ?? [],
            tables,
            alone ? undefined : baseline,
          ),
        ),
    ),
    ...simultaneousText(tables.simultaneous ?? []),
    ...coverageText(manifest),
    ...(manifest.with ? [`Changes of ${manifest.with.name} in every scenario, the baseline included.`] : []),
    ...readingsText(loaded),
    `Seed ${seed}. Assumptions: ${join(folder, 'assumptions.csv')}`,
    ...priceText(loaded[0]!),
    ...(few ? [`* Too few replications to tell from chance: ${fewestForVerdict} are needed at least.`] : []),
    ...precisionText(manifest),
    ...(failures.length > 0
      ? [`${plural(failures.length, 'job')} FAILED and left out; see ${join(folder, 'failures.json')}`]
      : []),
    `Files: ${folder}`,
  ]
  return `${lines.join('\n')}\n`
}

/** What is said of one scenario under one hypothesis. @param schemes its schemes that the run is about @param baseline what it is compared with, if it is */
function sectionOf(
  scenario: LoadedScenario,
  schemes: readonly string[],
  hypothesis: string,
  figures: readonly KeyFigure[],
  ofGroups: readonly GroupFigure[],
  tables: Tables,
  baseline: string | undefined,
): string[] {
  const { name, values } = scenario
  const own = Object.entries(values.schemes).filter(([id]) => schemes.includes(id))
  const isCompared = baseline !== undefined
  const ofIt = (figure: KeyFigure) => figure.scenario === name && figure.deterrence === hypothesis
  return [
    `${isCompared ? `${name} compared with ${baseline}` : name} (deterrence: ${hypothesis})`,
    figureHeads(isCompared),
    ...figureLines(figures.filter(ofIt), isCompared),
    ...groupLines(ofGroups.filter(ofIt), isCompared),
    ...openingLines(tables.ifOpen ?? [], name, hypothesis, baseline ?? ''),
    ...shareLines(tables.uncertainty ?? [], name, hypothesis, baseline ?? ''),
    ...limitLines(tables.summary, name, hypothesis, Object.fromEntries(own)),
    ...bindingLines(
      tables.summary,
      name,
      hypothesis,
      own.flatMap(([id, terms]) => (hasStay(terms) ? [id] : [])),
    ),
    '',
  ]
}

/** Returns by nationality group, in columns below the main figures; none where they are not asked for. */
const groupLines = (figures: readonly GroupFigure[], isCompared: boolean): string[] =>
  figures.length === 0
    ? []
    : [
        '  All returns, people, by nationality group (labels are in by-group.csv):',
        ...figureLines(
          figures.map((figure) => ({ ...figure, label: `  ${cut(figure.label)}` })),
          isCompared,
        ),
      ]

/** The name of a group in at most 24 characters. */
const cut = (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name)

/** What the figures are means of, and what their intervals cover. */
function coverageText({ scenarios, replications, horizon_years, ensemble }: Manifest): string[] {
  const means = scenarios.length === 1 ? 'Means' : 'Mean differences'
  return [
    ...wrap(
      `${means} over ${plural(replications, 'replication')} and ${yearsText(horizon_years)}, with 95% intervals of the mean.`,
      80,
    ),
    ...(ensemble === undefined
      ? ['They cover chance, arrivals, unpublished stocks and opening dates, nothing else.']
      : wrap(
          `Intervals carry parameter uncertainty (${setsText(ensemble, replications)}) and chance (with arrivals, unpublished stocks and opening dates); nothing else.`,
          80,
        )),
  ]
}

/** What the parameters bear on that are set for the run, or in which a scenario differs from the baseline. */
function bearingsOf(
  [baseline, ...options]: readonly LoadedScenario[],
  settings: readonly Setting[],
): Record<string, Measure[]> {
  const set = settings.filter(({ scenario }) => scenario === undefined).map(({ path }) => path.join('.'))
  return Object.fromEntries(
    options.map(({ name, parameters }) => [
      name,
      measuresOf([...parameterDifferences(baseline!.parameters, parameters).map(({ id }) => id), ...set]),
    ]),
  )
}

/** Rival readings that bear on an option and were not tried. */
function readingsText(loaded: readonly LoadedScenario[]): string[] {
  const left = readingsLeft(loaded)
  if (left.length === 0) return []
  const words = left.map((reading) => `${reading.words} (${reading.with})`).join(', ')
  return wrap(`Other readings bear on this: ${words}; see Rival readings in docs/assumptions.md.`, 80)
}

/** At most 80 columns. */
const priceText = ({ values: { costs } }: LoadedScenario): string[] =>
  wrap(`Prices of ${costs.price_base}; deflator: ${costs.deflator}.`, 80)
