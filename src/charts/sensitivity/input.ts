/** What the charts of a sensitivity analysis read. Pure data. */
import type { Support } from '../../experiments/sensitivity/evidence.ts'
import { figureText, percentage, plural } from '../../words/numbers.ts'

/** Of what is not told from chance. */
export const paleColour = '#B8C7D4'

/** A number with its 95% interval, where it has one. */
export interface Ranged {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** A parameter that was varied, or a group of them. */
export interface Decider {
  readonly label: string
  readonly support: Support | undefined
  /** Whether its effect is told from chance. */
  readonly isTold: boolean
}

/** What one figure's chart is about. */
export interface SensitivityChartInput {
  readonly metric: { readonly id: string; readonly label: string; readonly unit: string }
  /** Titles; the baseline's is undefined where a level is looked at. */
  readonly option: string
  readonly baseline: string | undefined
  readonly hypothesis: string
  readonly horizonYears: number
  readonly seed: string
  readonly replications: number
  /** Share of national volume that was run; figures are brought back to the whole. */
  readonly scale: number
  readonly toolVersion: string
  /** Parameters with a declared range that a run can feel. */
  readonly varied: number
}

/** What a basis is called beside a row. */
export const basisWords: Readonly<Record<Support, string>> = {
  assumption: 'assumption',
  press: 'press report',
  published: 'published',
}

/** A figure in words, in the unit in which people read it: `+1,200 [900, 1,500]`. */
export const rangedText = ({ value, low, high }: Ranged, unit: string): string =>
  figureText(value, low, high, unit)

/** What a figure is of: `Return hubs less Current policy`. */
export const comparedText = ({ option, baseline }: SensitivityChartInput): string =>
  baseline === undefined ? `In ${option}` : `${option} less ${baseline}`

/** The condition that every finding rests on. */
export const hypothesisText = ({ hypothesis }: SensitivityChartInput): string =>
  hypothesis === 'none' ? 'No deterrent effect is assumed.' : `Deterrence hypothesis: ${hypothesis}.`

/** The source line. */
export const sourceOf = ({ toolVersion, seed, replications, scale }: SensitivityChartInput): string =>
  `Source: return-hubs ${toolVersion}, seed ${seed}, ${plural(replications, 'replication')} at each value${
    scale === 1 ? '' : `, in a system of ${percentage(scale)}% of the size, figures brought back to the whole`
  }.`

/** The metric with its unit, as an axis has it. */
export const measureOf = ({ metric: { label, unit } }: SensitivityChartInput): string =>
  `${label}${unit === 'GBP' ? ' (£ million)' : unit === '' || label.includes(unit) ? '' : ` (${unit})`}`
