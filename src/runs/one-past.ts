/** A comparison has one past, its baseline's: what would give an option another is refused, and what makes another world is said. */
import { InputError, type Problem } from '../input-error.ts'
import { type ParameterDifference, parameterDifferences } from '../scenarios/document/difference.ts'
import { targetOf } from '../scenarios/document/setting-path.ts'
import type { LoadedScenario, Setting } from '../scenarios/load.ts'
import { describesThePast, describesTheWorld, shapesThePast } from '../scenarios/schema/past.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'

type Difference = Pick<ParameterDifference, 'id' | 'from' | 'to'>

/**
 * Refuses options that differ from the baseline, which comes first, in what describes the opening: they open with its people.
 * @throws InputError naming every such parameter
 */
export function refuseOtherPasts([baseline, ...options]: readonly LoadedScenario[]): void {
  const problems = options.flatMap(({ name, values, parameters }) => {
    if (values.start !== baseline!.values.start) {
      const allowed = `${baseline!.values.start}, the start of ${baseline!.name}: scenarios are compared month by month`
      return [{ file: name, path: 'start', found: `found ${values.start}`, allowed }]
    }
    const differing = [
      ...parameterDifferences(baseline!.parameters, parameters),
      ...rangesThatDiffer(baseline!, values),
    ]
    const problems = differing
      .filter(({ id }) => describesThePast(id))
      .map(({ id, from, to }) => ({
        file: name,
        path: id,
        found: `found ${to || 'nothing'}`,
        allowed: `${from || 'nothing'}, as in ${baseline!.name}: a comparison has one past, its baseline's. Set it for both, with --set ${id}=VALUE`,
      }))
    return problems.length > 0 ? problems : otherOrder(baseline!, name, values)
  })
  if (problems.length > 0) throw new InputError(problems)
}

/** Ends of the ranges that opening stocks are drawn from: the values between them are compared as parameters. */
function rangesThatDiffer({ values: { stocks } }: LoadedScenario, values: Scenario): Difference[] {
  return (['rights_exhausted', 'contact_share'] as const).flatMap((stock) =>
    (['low', 'high'] as const).flatMap((end) => {
      const [from, to] = [stocks[stock][end], values.stocks[stock][end]]
      return from === to ? [] : [{ id: `stocks.${stock}.${end}`, from: String(from), to: String(to) }]
    }),
  )
}

/** People are drawn into nationality groups in the order of these, so another order makes other people. */
function otherOrder(baseline: LoadedScenario, name: string, { groups }: Scenario): Problem[] {
  const [before, own] = [baseline.values.groups, groups].map((of) => Object.keys(of).join(', '))
  if (before === own) return []
  const allowed = `${before}, in the order of ${baseline.name}: a comparison has one past, its baseline's`
  return [{ file: name, path: 'groups', found: `found ${own}`, allowed }]
}

/** Says which options differ from the baseline, which comes first, in how many and who come, whatever is done. */
export function otherWorlds([baseline, ...options]: readonly LoadedScenario[]): string[] {
  return options.flatMap(({ name, parameters }) => {
    const paths = parameterDifferences(baseline!.parameters, parameters)
      .map(({ id }) => id)
      .filter(describesTheWorld)
    return paths.length === 0
      ? []
      : [
          `${name} differs from ${baseline!.name} in ${paths.join(', ')}: its results compare two worlds, not two policies.`,
        ]
  })
}

/** Says which of the paths that are set or varied for the baseline as well describe or have made the past; later dates do not. */
export function variedWorlds(paths: readonly string[]): string[] {
  const fromTheStart = paths
    .map((path) => targetOf(path.split('.')))
    .flatMap(({ path, part }) => (typeof part === 'object' ? [] : [path.join('.')]))
  const world = [...new Set(fromTheStart)].filter(
    (path) => describesThePast(path) || describesTheWorld(path) || shapesThePast(path),
  )
  return world.length === 0
    ? []
    : [
        `Another value of ${world.join(', ')} also changes who is in the system at the start or who sets out: each is another world, not another policy.`,
      ]
}

/** Paths of the settings that hold in the baseline: those for all, and those for it by name. */
export const pathsInBaseline = (
  settings: readonly Pick<Setting, 'scenario' | 'path'>[],
  baseline: string,
): string[] =>
  settings
    .filter(({ scenario }) => scenario === undefined || scenario === baseline)
    .map(({ path }) => path.join('.'))
