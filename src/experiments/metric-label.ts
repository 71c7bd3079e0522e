/** The label of a figure: what is measured and what it is counted in. */
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
