/** Which transfer schemes a comparison is about: those that not every scenario has on the same terms. */
import { isDeepStrictEqual } from 'node:util'
import type { LoadedScenario } from './load.ts'
import type { SchemeValues } from './schema/schema.ts'

/**
 * The ids of a scenario’s schemes that a run compares: of an option, those that the baseline has not, or has on other terms;
 * of the baseline, those that some option has not, or has on other terms; of a scenario that runs alone, all.
 */
export function comparedSchemes(
  { name, values: { schemes } }: LoadedScenario,
  all: readonly LoadedScenario[],
  baseline: string,
): string[] {
  const others = all.filter((other) =>
    name === baseline ? other.name !== baseline : other.name === baseline,
  )
  return Object.entries(schemes).flatMap(([id, terms]) => {
    const isAlike = ({ values }: LoadedScenario) =>
      isDeepStrictEqual(termsOf(values.schemes[id]), termsOf(terms))
    return others.length === 0 || !others.every(isAlike) ? [id] : []
  })
}

/** What a scheme does, whatever it is called. */
const termsOf = (scheme: SchemeValues | undefined) => scheme && { ...scheme, label: '' }
