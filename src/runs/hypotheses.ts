/** Deterrence hypotheses that are named: whether the scenarios have them and can be compared under them. */
import { InputError } from '../input-error.ts'
import { noDeterrence } from '../model/deterrence.ts'
import { nearestName } from '../scenarios/document/nearest.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { wrong } from '../terminal/numbers.ts'

/**
 * Refuses a deterrence hypothesis that one of the scenarios does not have, and scenarios whose nationality groups are not
 * the baseline's. @param scenarios the baseline first @throws InputError
 */
export function refuseUnknownHypotheses(
  names: readonly string[],
  scenarios: readonly LoadedScenario[],
): void {
  const problems = scenarios.flatMap(({ name, values }) => {
    const known = [noDeterrence, ...Object.keys(values.deterrence)]
    return names
      .filter((wanted) => !known.includes(wanted))
      .map((wanted) =>
        wrong('--deterrence', wanted, `one of ${known.join(', ')}, in ${name}`, nearestName(wanted, known)),
      )
  })
  const [baseline, ...others] = scenarios
  const groupsOf = ({ values }: LoadedScenario) => Object.keys(values.groups).join(', ')
  if (names.some((name) => name !== noDeterrence)) {
    for (const other of others.filter((each) => groupsOf(each) !== groupsOf(baseline!)))
      problems.push({
        file: other.name,
        path: 'groups',
        found: `found ${groupsOf(other)}`,
        allowed: `the groups of ${baseline!.name}, whose risk deterrence is measured against: ${groupsOf(baseline!)}`,
      })
  }
  if (problems.length > 0) throw new InputError(problems)
}
