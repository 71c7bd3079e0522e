/** The two runs that are compared: opened, and their scenarios matched. */
import { join } from 'node:path'
import { InputError } from '../../input-error.ts'
import { readManifest } from '../../run-folder/folder.ts'
import type { Manifest } from '../../run-folder/manifest.ts'
import { storedFaults } from '../../run-folder/verify.ts'
import type { LoadedScenario } from '../../scenarios/load.ts'
import { kindOf, kinds } from '../kinds.ts'
import { loadStored } from '../stored-scenarios.ts'

/** One of the two runs. */
export interface Side {
  readonly folder: string
  readonly manifest: Manifest
  /** Files that are not those of the manifest. */
  readonly altered: readonly string[]
  readonly scenarios: readonly LoadedScenario[]
}

/** The two runs, in the order in which they were named. */
export interface Sides {
  readonly from: Side
  readonly to: Side
}

/** A scenario of the first run and that of the second with which it is compared. */
export interface ScenarioPair {
  /** The name; `from → to` where they are not called the same. */
  readonly name: string
  readonly from: LoadedScenario
  readonly to: LoadedScenario
}

/** Kinds of run whose results are figures of scenarios. */
const comparable = ['comparison', 'sweep']

/** Opens two run folders. @throws InputError where one is no finished run, or the two are not of one kind that can be compared */
export function openSides(from: string, to: string): Sides {
  const sides = { from: openSide(from), to: openSide(to) }
  const [ours, theirs] = [sides.from.manifest.asked.kind, sides.to.manifest.asked.kind]
  if (ours !== theirs) {
    const found = `found ${nounOf(sides.to)}, and ${from} is ${nounOf(sides.from)}`
    throw new InputError([{ file: to, path: '', found, allowed: 'two runs of one kind' }])
  }
  return sides
}

const nounOf = ({ folder, manifest }: Pick<Side, 'folder' | 'manifest'>) => kindOf(folder, manifest).noun

function openSide(folder: string): Side {
  const manifest = readManifest(folder)
  const kind = kindOf(folder, manifest)
  if (!comparable.includes(kind.name)) {
    const nouns = kinds.filter(({ name }) => comparable.includes(name)).map(({ noun }) => noun)
    throw new InputError([
      {
        file: join(folder, 'manifest.json'),
        path: '',
        found: `found ${kind.noun}`,
        allowed: `${nouns.join(' or ')}: what run, compare, forecast and sweep write`,
      },
    ])
  }
  return {
    folder,
    manifest,
    altered: storedFaults(folder, manifest, kind.digests(manifest.asked)).map(({ path }) => path),
    scenarios: loadStored(folder, manifest),
  }
}

/** Whether the runs are sweeps. */
export const areSweeps = ({ from }: Sides): boolean => from.manifest.asked.kind === 'sweep'

/**
 * Scenarios of the same name, and the one that is left over on each side where there is just one on both.
 * @throws InputError where no scenario of the one has a counterpart in the other
 */
export function pairsOf({ from, to }: Sides): readonly ScenarioPair[] {
  const lacks = (side: Side, name: string) => side.scenarios.every((scenario) => scenario.name !== name)
  const same = from.scenarios.flatMap((scenario): ScenarioPair[] => {
    const other = to.scenarios.find(({ name }) => name === scenario.name)
    return other === undefined ? [] : [{ name: scenario.name, from: scenario, to: other }]
  })
  const [ours, theirs] = [
    from.scenarios.filter(({ name }) => lacks(to, name)),
    to.scenarios.filter(({ name }) => lacks(from, name)),
  ]
  if (ours.length === 1 && theirs.length === 1) {
    const [one, other] = [ours[0]!, theirs[0]!]
    return [...same, { name: `${one.name} → ${other.name}`, from: one, to: other }]
  }
  if (same.length > 0) return same
  const found = `found ${theirs.map(({ name }) => name).join(', ')}`
  const allowed = `a scenario of ${from.folder}: ${ours.map(({ name }) => name).join(', ')}`
  throw new InputError([{ file: to.folder, path: 'scenarios', found, allowed }])
}

/** What one of the runs has and the other has not, and files that are not as they were written, as sentences. */
export function notesOf(sides: Sides, pairs: readonly ScenarioPair[]): string[] {
  const { from, to } = sides
  const only = (side: Side, paired: readonly string[]) => {
    const scenarios = side.scenarios.map(({ name }) => name).filter((name) => !paired.includes(name))
    const other = side === from ? to : from
    const hypotheses = side.manifest.deterrence.filter((name) => !other.manifest.deterrence.includes(name))
    const names = [...scenarios, ...hypotheses.map((name) => `deterrence ${name}`)]
    return names.length === 0 ? [] : [`Only in ${side.folder}, and not compared: ${names.join(', ')}.`]
  }
  const warning = ({ folder, altered }: Side) =>
    altered.length === 0
      ? []
      : [`${folder} differs from its manifest (${altered.join(', ')}): what is said here of it may be wrong.`]
  return [
    ...only(
      from,
      pairs.map((pair) => pair.from.name),
    ),
    ...only(
      to,
      pairs.map((pair) => pair.to.name),
    ),
    ...warning(from),
    ...warning(to),
  ]
}
