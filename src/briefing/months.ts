/** Figures month by month, for the chart of a page that its reader sets: measure, people or cases, levels or changes, scenarios. */
import { furtherColours, palette } from '../charts/kit/theme.ts'
import { findMetric } from '../model/measures/metrics.ts'
import type { Block, MonthlyFigures, MonthlySeries } from './briefing.ts'
import { baselineOf, type Material, optionsOf } from './material.ts'

/** What can be looked at, in order; the whole system. */
const measures = [
  'returns.total',
  'returns.voluntary',
  'returns.enforced',
  'scheme.transferred',
  'scheme.brought_back',
  'scheme.occupancy',
  'backlog.decision',
  'backlog.appeal',
  'stock.rights_exhausted',
  'support.supported',
  'support.hotels',
  'detention.occupancy',
  'days.detained',
  'arrivals.small_boat',
  'claims.lodged',
  'decisions.made',
  'cost.total',
] as const

/** Series beyond which the spread of runs is left out, so that the page stays small. */
const mostWithSpread = 4
/** Digits that figures are kept to: of means more, as a page subtracts them. */
const digits = { mean: 7, p05: 4, p95: 4 } as const

/** The chart; none where the run has no months to show. */
export function monthsOf(material: Material): Block[] {
  const months = [...new Set(material.monthly.map(({ month }) => month))].toSorted()
  const variants = variantsOf(material)
  const figures = measures.flatMap((metric): MonthlyFigures['measures'] => {
    const label = findMetric(metric)?.label
    const counts = (['people', 'parties', ''] as const).flatMap((countedIn) => {
      const series = variants.map(({ scenario, deterrence }) => {
        const own = material.monthly.filter(
          (row) =>
            row.metric === metric &&
            row.scenario === scenario &&
            row.deterrence === deterrence &&
            row.scheme === '' &&
            row.counted_in === countedIn,
        )
        const at = new Map(own.map((row) => [row.month, row]))
        const column = (name: 'mean' | 'p05' | 'p95') =>
          months.map((month) => kept(at.get(month)?.[name], digits[name]))
        return variants.length > mostWithSpread
          ? { mean: column('mean') }
          : { mean: column('mean'), low: column('p05'), high: column('p95') }
      })
      const isThere = series.some(({ mean }) => mean.some((value) => value !== null))
      const unit = material.monthly.find((row) => row.metric === metric && row.counted_in === countedIn)?.unit
      return isThere
        ? [{ countedIn: countedIn === 'parties' ? 'cases' : countedIn, unit: unit ?? '', series }]
        : []
    })
    return label === undefined || counts.length === 0 ? [] : [{ id: metric, label, counts }]
  })
  if (figures.length === 0 || months.length < 2) return []
  return [
    {
      kind: 'months',
      figures: {
        months,
        series: variants.map(({ label }, i) => ({ label, ...lookOf(i) })),
        measures: figures,
      },
    },
  ]
}

const kept = (value: number | null | undefined, to: number): number | null =>
  value === null || value === undefined ? null : Number(value.toPrecision(to))

/** The baseline, and each option under each hypothesis. */
function variantsOf(material: Material) {
  const baseline = baselineOf(material)
  return [
    { scenario: baseline.name, deterrence: 'none', label: baseline.values.title },
    ...optionsOf(material).flatMap(({ name, values }) =>
      material.about.deterrence.map((deterrence) => ({
        scenario: name,
        deterrence,
        label: deterrence === 'none' ? values.title : `${values.title}, deterrence as in ${deterrence}`,
      })),
    ),
  ]
}

/** Dashes of lines by turns, so that no two of the same colour look alike. */
const dashes = ['', '8 4', '2 3', '10 3 2 3', '14 4'] as const
const colours = [palette[0], palette[3], ...palette.slice(1, 3), ...palette.slice(4), ...furtherColours]

const lookOf = (position: number): Omit<MonthlySeries, 'label'> => ({
  colour: colours[position % colours.length]!,
  dash: dashes[position % dashes.length]!,
})
