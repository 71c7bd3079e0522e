/** Levers that an experiment varies: where each is varied, and that no two of them, nor a setting, are the same one. */
import { InputError, type Problem } from '../../input-error.ts'
import { ownChanges, valueOn } from '../document/edit.ts'
import { overlaps, type Target, targetOf } from '../document/setting-path.ts'
import { placeOf, type Setting } from '../document/settings.ts'
import { nodeAt, type Plain, plain, problemAt, treeOf } from '../document/tree.ts'
import type { LoadedScenario } from '../load.ts'
import { messages } from '../messages/messages.ts'

/** Where a lever is varied: in the options alone, in the baseline alone, or in both alike. */
export const places = ['option', 'baseline', 'both'] as const
export type Place = (typeof places)[number]

/** Where a lever is varied, and whether that follows from the scenarios or was said. */
export interface Placed {
  readonly in: Place
  readonly isSaid: boolean
}

/** What a scenario has at the part of a parameter that a path names, as text that compares. */
function aspectOf({ document }: LoadedScenario, { path, part }: Target): string | undefined {
  const node = nodeAt(treeOf(document as unknown as Plain, { file: '' }), path)
  if (node === undefined) return undefined
  const data = plain(node)
  const { value } = (typeof data === 'object' ? data : {}) as { readonly value?: Plain }
  const own = ownChanges(node)
  if (part === 'value') return JSON.stringify(value)
  if (typeof part === 'object')
    return JSON.stringify([valueOn(value, own, part.from), own.filter(({ from }) => from > part.from)])
  return JSON.stringify([value ?? data, own])
}

/**
 * Where a lever is varied unless that is said: in the options alone where one of them has it and sets it otherwise than
 * the baseline, since it is then the option's own; else in both, as a state of the world.
 */
export function placeOfLever(
  paths: readonly string[],
  baseline: LoadedScenario,
  options: readonly LoadedScenario[],
): Place {
  const isOwn = paths.some((path) => {
    const target = targetOf(path.split('.'))
    const theirs = aspectOf(baseline, target)
    return options.some((option) => ![undefined, theirs].includes(aspectOf(option, target)))
  })
  return isOwn ? 'option' : 'both'
}

/** The scenarios that a lever is varied in, of those that have its path. */
export function scenariosOf(
  path: string,
  place: Place,
  baseline: LoadedScenario,
  options: readonly LoadedScenario[],
): LoadedScenario[] {
  const target = targetOf(path.split('.'))
  const all = place === 'both' ? [baseline, ...options] : place === 'option' ? options : [baseline]
  return all.filter((each) => aspectOf(each, { ...target, part: 'unsaid' }) !== undefined)
}

/** A path that is set, and the scenarios it is set in. */
export interface Reach {
  readonly name: string
  readonly path: string
  readonly scenarios: readonly string[]
}

const meet = (one: Pick<Reach, 'path' | 'scenarios'>, other: Pick<Reach, 'path' | 'scenarios'>) =>
  overlaps(targetOf(one.path.split('.')), targetOf(other.path.split('.'))) &&
  one.scenarios.some((name) => other.scenarios.includes(name))

/** The first two paths that reach for the same part of the same scenario, if any do. */
export function doubled(reaches: readonly Reach[]): readonly [Reach, Reach] | undefined {
  for (const [i, one] of reaches.entries()) {
    const other = reaches.slice(i + 1).find((each) => meet(one, each))
    if (other) return [one, other]
  }
  return undefined
}

/**
 * Refuses settings of what an experiment varies: they would be overridden at every point. What is varied in proportion,
 * or by an amount, starts from what is set and overrides nothing. @throws InputError
 */
export function refuseOverridden(settings: readonly Setting[], reaches: readonly Reach[]): void {
  const names = [...new Set(reaches.flatMap(({ scenarios }) => scenarios))]
  const problems = settings.flatMap((setting): Problem[] => {
    const own = {
      path: setting.path.join('.'),
      scenarios: setting.scenario === undefined ? names : [setting.scenario],
    }
    const reach = reaches.find(
      (each) => targetOf(each.path.split('.')).operation === undefined && meet(own, each),
    )
    if (reach === undefined) return []
    return [
      problemAt(placeOf(setting), setting.path, messages.setAndSwept(setting.text, reach.name, reach.path)),
    ]
  })
  if (problems.length > 0) throw new InputError(problems)
}
