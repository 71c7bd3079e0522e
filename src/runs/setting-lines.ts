/** What is said of the settings of a run before it starts. */
import { InputError } from '../input-error.ts'
import { overlaps, targetOf } from '../scenarios/document/setting-path.ts'
import type { LoadedScenario, Setting } from '../scenarios/load.ts'

/**
 * A line for each setting: with the one that overrides it, or that it changes nothing.
 * @param unset the scenarios without the settings, in the order of `scenarios`
 */
export function settingLines(
  settings: readonly Setting[],
  unset: () => readonly LoadedScenario[] = () => [],
  scenarios: readonly LoadedScenario[] = [],
): string[] {
  const before = settings.length === 0 ? [] : withoutSettings(unset)
  return settings.map((setting, i) => {
    const { text, layer, at } = setting
    const later = settings.slice(i + 1).find((other) => overrides(other, setting))
    const said = layer === undefined ? `Set: ${text}` : `With ${at?.file}: ${text}`
    if (later !== undefined) return `${said} (overridden by ${later.text})`
    return before.length > 0 && changesNothing(setting, before, scenarios)
      ? `${said} (changes nothing)`
      : said
  })
}

/** The scenarios without settings; none where they are not valid without. */
function withoutSettings(unset: () => readonly LoadedScenario[]): readonly LoadedScenario[] {
  try {
    return unset()
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}

/** Whether a later setting replaces all that an earlier one sets. */
function overrides(later: Setting, earlier: Setting): boolean {
  const [one, other] = [targetOf(later.path), targetOf(earlier.path)]
  const everywhere = later.scenario === undefined || later.scenario === earlier.scenario
  const isWhole =
    JSON.stringify(one.part) === JSON.stringify(other.part) || ['all', 'unsaid'].includes(String(one.part))
  const isRelative = one.operation !== undefined || (typeof later.value === 'object' && later.value !== null)
  return everywhere && isWhole && !isRelative && one.path.length <= other.path.length && overlaps(one, other)
}

function changesNothing(
  { path, scenario }: Setting,
  before: readonly LoadedScenario[],
  after: readonly LoadedScenario[],
): boolean {
  const id = targetOf(path).path.join('.')
  const valuesIn = (scenarios: readonly LoadedScenario[]) =>
    scenarios
      .filter(({ name }) => scenario === undefined || name === scenario)
      .map(({ parameters }) =>
        parameters
          .filter((row) => row.id === id || row.id.startsWith(`${id}.`))
          .map((row) => [row.id, row.value]),
      )
  const now = JSON.stringify(valuesIn(after))
  return now.includes(id) && now === JSON.stringify(valuesIn(before))
}
