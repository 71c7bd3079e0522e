/** The label of a figure: what is measured and what it is counted in; in full for tables, short for consoles. */
import { findMetric } from '../model/measures/metrics.ts'
import type { CountedIn } from '../model/result.ts'
import { costPerAdditionalReturn } from './replications/differences.ts'

/** What a count is of, as people read it. A party is one case: a person or a family that claims together. */
const counted: Readonly<Record<CountedIn, string>> = { '': '', people: 'people', parties: 'cases' }

/**
 * The label of a metric with what it is counted in: `Open first-tier appeals (cases)`. Without it one name would stand for two
 * numbers. The id itself for a metric that is not in the registry.
 */
export function labelOf(metric: string, countedIn: CountedIn): string {
  const found = metric === costPerAdditionalReturn.id ? costPerAdditionalReturn : findMetric(metric)
  if (found === undefined) return metric
  const inWhat = found.unit === 'count' || found.unit === '' ? counted[countedIn] : ''
  return inWhat === '' || found.label.toLowerCase().includes(inWhat)
    ? found.label
    : `${found.label} (${inWhat})`
}

/**
 * The same in at most 28 characters, for the console: `Open appeals, cases`, `Median appeal wait, days`. Money, whose figures carry its sign,
 * has no unit here.
 */
export function shortLabelOf(metric: string, countedIn: CountedIn): string {
  const found = findMetric(metric)
  if (found === undefined) return metric
  const unit = found.unit === 'count' ? counted[countedIn] : found.unit
  return unit === 'GBP' || unit === '' ? found.short : `${found.short}, ${unit}`
}
