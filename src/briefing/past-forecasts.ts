/** How past forecasts of this model fared, from the errors that come with the package. */
import { counterparts } from '../experiments/history/counterparts.ts'
import { quantile, sorted } from '../statistics/quantiles.ts'
import type { Block } from './briefing.ts'
import type { Material } from './material.ts'
import { count, figure, heads, quoted, say } from './text.ts'

/** Quarters ahead that the table shows. */
const ahead = [1, 4, 8] as const

/** The blocks of the section. */
export function pastForecasts({ pastErrors }: Material): Block[] {
  const mode = 'unconditional'
  const rows = counterparts.flatMap(({ series, label }) => {
    const own = pastErrors.filter((row) => row.mode === mode && row.series === series)
    if (own.length === 0) return []
    const id = (quarters: number, column: string) => `past-errors|${mode}|${series}|${quarters}|${column}`
    const sizes = (quarters: number) =>
      own.filter((row) => row.ahead === quarters).map(({ error }) => Math.expm1(Math.abs(error)))
    return [
      [
        [quoted(label)],
        [count(id(ahead[1], 'origins'), sizes(ahead[1]).length)],
        ...ahead.map((quarters) => [
          figure({
            id: id(quarters, 'median'),
            value: quantile(sorted(sizes(quarters)), 0.5),
            unit: 'share',
          }),
        ]),
      ],
    ]
  })
  if (rows.length === 0) return []
  const quarters = (i: 0 | 1 | 2) =>
    ahead[i] === 1 ? 'Error a quarter ahead' : ahead[i] === 4 ? 'A year ahead' : 'Two years ahead'
  return [
    {
      kind: 'paragraph',
      text: say`We ran the model from the ends of past quarters, with figures for dates up to then alone, and compared its forecasts with what happened. The table shows the median error: half of the forecasts were closer than this and half were further out. No option was in place in these periods, so this tests how well the model describes the system, not what an option would do to it.`,
    },
    {
      kind: 'table',
      caption: say`Forecasts against published figures, from the last full back-test. Errors are percentages of the smaller of the two.`,
      head: heads('Series', 'Forecasts a year ahead', quarters(0), quarters(1), quarters(2)),
      rows,
    },
  ]
}
