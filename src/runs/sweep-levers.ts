/** The parameters of a design as levers on its scenarios: where each is varied, and by which settings. */
import {
  doubled,
  type Place,
  placeOfLever,
  type Reach,
  refuseOverridden,
  scenariosOf,
} from '../scenarios/designs/levers.ts'
import type { LoadedScenario, Setting, SweepDesign, SweepValue } from '../scenarios/load.ts'
import { messages } from '../scenarios/messages/messages.ts'

/** A parameter of a design. */
export interface Lever {
  readonly name: string
  /** What is said of where it is varied; nothing where that is every scenario. */
  readonly announcement: readonly string[]
  /** Paths that it varies in the baseline. */
  readonly inBaseline: readonly string[]
  /** The settings of a value. */
  settingsOf(value: SweepValue): Setting[]
}

/**
 * The levers of a design. @param scenarios the baseline first, as they are without the levers
 * @throws InputError where two levers are one, or a setting is one that is varied
 */
export function leversOf(
  design: SweepDesign,
  scenarios: readonly LoadedScenario[],
  settings: readonly Setting[],
): Lever[] {
  const [baseline, ...options] = scenarios as [LoadedScenario, ...LoadedScenario[]]
  const { parameters } = design.document
  const reaches: Reach[] = []
  const levers = Object.entries(parameters).map(([name, { in: said, values, from }]): Lever => {
    const sample = design.settingsOf(name, values?.[0] ?? (typeof from === 'number' ? from : 0))
    const paths = sample.map(({ path }) => path.join('.'))
    const named = sample.some(({ scenario }) => scenario !== undefined)
    if (named && said !== undefined)
      throw design.refusal(['parameters', name, 'in'], messages.placeTwice(paths[0]!))
    const place: Place = named ? 'both' : (said ?? placeOfLever(paths, baseline, options))
    const scopes = sample.map(({ scenario, path }) =>
      scenario === undefined
        ? scenariosOf(path.join('.'), place, baseline, options).map((each) => each.name)
        : [scenario],
    )
    for (const [i, path] of paths.entries()) reaches.push({ name, path, scenarios: scopes[i]! })
    if (!named && place !== 'both') {
      const empty = scopes.findIndex((scope) => scope.length === 0)
      if (empty >= 0 && scenariosOf(paths[empty]!, 'both', baseline, options).length > 0)
        throw design.refusal(['parameters', name, 'in'], messages.leverNowhere(paths[empty]!, place))
    }
    return {
      name,
      announcement: named || place === 'both' ? [] : [placeText(name, place, said, paths, baseline, options)],
      inBaseline: paths.filter((_, i) => scopes[i]!.includes(baseline.name)),
      settingsOf: (value) =>
        design.settingsOf(name, value).flatMap((setting, i) =>
          // A path that no scenario has is left for the loader to refuse.
          named || place === 'both' || scopes[i]!.length === 0
            ? [setting]
            : scopes[i]!.map((scenario) => ({ ...setting, scenario })),
        ),
    }
  })
  const twice = doubled(reaches)
  if (twice !== undefined) {
    const [first, second] = twice
    throw design.refusal(
      ['parameters', second.name, 'path'],
      messages.leverTwice(second.path, first.name, first.path),
    )
  }
  refuseOverridden(settings, reaches)
  return levers
}

/** Where a lever is varied, as a line; where the baseline has it too, with what to write for another place. */
function placeText(
  name: string,
  place: Exclude<Place, 'both'>,
  said: Place | undefined,
  paths: readonly string[],
  baseline: LoadedScenario,
  options: readonly LoadedScenario[],
): string {
  const where = place === 'baseline' ? baseline.name : options.map((each) => each.name).join(', ')
  const text = `Varied in ${where} alone: ${name}`
  if (said !== undefined || paths.every((path) => scenariosOf(path, 'baseline', baseline, []).length === 0))
    return `${text}.`
  return `${text}, which is not as in ${baseline.name}. To vary it in ${baseline.name} as well write in: both.`
}
