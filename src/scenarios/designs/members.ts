/** Scenarios under the members of an ensemble. */
import { InputError, type Problem } from '../../input-error.ts'
import { placeOf, type Setting } from '../document/settings.ts'
import { problemAt } from '../document/tree.ts'
import { type LoadedScenario, reopenScenarios } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { type Ensemble, type EnsembleMember, type EnsembleParameter, parameterName } from './ensemble.ts'

/** A scenario as it is under one member. */
export type UnderMember = Pick<LoadedScenario, 'values' | 'sha256' | 'document'>

/**
 * Refuses an ensemble with a parameter that no scenario has, and one that varies what a setting fixes.
 * @param settings of the command line @throws InputError with every such parameter
 */
export function refuseUnfit(
  { file, parameters }: Ensemble,
  scenarios: readonly LoadedScenario[],
  settings: readonly Setting[],
): void {
  const { faultsOf } = reopenScenarios(scenarios)
  const columns = parameters.map(columnAsSetting)
  const varied = parameters.map(({ path }) => parameterName(path).split('.'))
  const fixed = settings.flatMap((setting) => {
    const index = varied.findIndex((path) => path.every((part, i) => part === setting.path[i]))
    if (index < 0) return []
    return [problemAt(placeOf(setting), [], messages.setAndVaried(parameters[index]!.path, file))]
  })
  const problems = [...faultsOf(columns), ...fixed]
  if (problems.length > 0) throw new InputError(problems)
}

/**
 * Each scenario, as it was resolved, under each of the first members: a parameter applies where the scenario has it.
 * @param except paths that are left as the scenarios have them
 * @returns by scenario, then by member @throws InputError naming the member whose values break a rule
 */
export function underMembers(
  scenarios: readonly LoadedScenario[],
  { file, parameters, members }: Ensemble,
  count: number,
  except: readonly string[] = [],
): UnderMember[][] {
  const { load, faultsOf } = reopenScenarios(scenarios)
  const applies = parameters.map(
    (parameter) =>
      !except.includes(parameterName(parameter.path)) && faultsOf([columnAsSetting(parameter)]).length === 0,
  )
  const loaded = members.slice(0, count).map((member) => {
    const own = member.settings.filter((_, i) => applies[i])
    return naming(member, file, () => load(own))
  })
  return scenarios.map((_, i) =>
    loaded.map((each) => {
      const { values, sha256, document } = each[i]!
      return { values, sha256, document }
    }),
  )
}

/** A column as a setting, to ask whether a scenario has its path. */
const columnAsSetting = ({ path, at }: EnsembleParameter): Setting => ({
  text: path,
  path: path.split('.'),
  value: 0,
  at,
})

/** Faults that stand in no cell of the ensemble, such as shares that no longer sum to 1, say which member they are of. */
function naming<T>({ id }: EnsembleMember, file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const named = (problem: Problem): Problem =>
      problem.file === file ? problem : { ...problem, found: `${problem.found} (member ${id} of ${file})` }
    throw new InputError(error.problems.map(named))
  }
}
