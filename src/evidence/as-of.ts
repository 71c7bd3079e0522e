/** The published series as they were known: what a newer edition added or revised is not seen, nor what came after a day. */
import { parsePeriod } from '../calendar/periods.ts'
import { builtInEvidence, type EvidenceBase, type SeriesPoint } from './load.ts'

/** How much of the evidence is seen. */
export interface Vintage {
  /** Newest edition of this evidence whose sources are seen, `2026-06`; '' for those it began with. */
  readonly edition: string
  /** Last day on which a period that is seen may end. */
  readonly until: string
  /** The same for a file that is read further. */
  readonly untilIn?: Readonly<Record<string, string>>
}

/**
 * What the parameter sets are fitted to, the back-test is scored on and forecasts open from: the edition of June 2026. A fit, a
 * score and an opening move to a newer edition together, by a change here.
 */
export const fittedVintage: Vintage = { edition: '2026-06', until: '2026-06-30' }

/** What historic-2018-2024 was made from, which stays as it is: the evidence before the edition of June 2026. */
export const historicVintage: Vintage = {
  edition: '',
  until: '2024-12-31',
  untilIn: { 'appeals_ftt_tribunal.csv': '2025-03-31', 'asylum_costs_annual.csv': '2025-03-31' },
}

/** What marks a figure that a newer edition has revised: it stands on as its measure's name with this at the end. */
export const firstPublished = '_first_published'

/** The measure that a superseded figure was of, with its breakdown: `leaving_detention_reason|Other`. */
export function supersededName(series: string): string | undefined {
  const [measure = '', ...breakdown] = series.split('|')
  return measure.endsWith(firstPublished)
    ? [measure.slice(0, -firstPublished.length), ...breakdown].join('|')
    : undefined
}

/** The points of a file as a vintage had them: a figure revised since is the one first published. */
export function seriesAsOf(
  file: string,
  { edition, until, untilIn = {} }: Vintage,
  base: EvidenceBase = builtInEvidence,
): readonly SeriesPoint[] {
  const end = untilIn[file] ?? until
  const isKnown = ({ source_id }: SeriesPoint) => (base.sources().get(source_id)?.takenIn ?? '') <= edition
  const keyOf = (series: string, period: string) => `${series} for ${period}`
  const inTime = base.loadSeries(file).filter(({ period }) => (parsePeriod(period)?.last ?? period) <= end)
  const known = inTime.filter(isKnown)
  const present = new Set(known.map(({ series, period }) => keyOf(series, period)))
  const revised = new Set(
    inTime.filter((point) => !isKnown(point)).map(({ series, period }) => keyOf(series, period)),
  )
  return known.map((point) => {
    const name = supersededName(point.series)
    if (name === undefined) return point
    const key = keyOf(name, point.period)
    return revised.has(key) && !present.has(key) ? { ...point, series: name } : point
  })
}

/** Every published series as a vintage had it. */
export const allSeriesAsOf = (
  vintage: Vintage,
  base: EvidenceBase = builtInEvidence,
): readonly SeriesPoint[] => base.seriesFiles().flatMap((file) => seriesAsOf(file, vintage, base))
