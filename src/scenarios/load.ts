/** Loading scenarios: files → evidence → extends → inputs → settings → schema and rules. Every fault is an `InputError`. */
import { resolve } from 'node:path'
import { sha256 } from '../digest.ts'
import { InputError, type Problem } from '../input-error.ts'
import { validate } from './checks/validate.ts'
import { withDates } from './document/dates.ts'
import { fillFromEvidence } from './document/evidence-references.ts'
import { readWithParents } from './document/extends.ts'
import { withLikenesses } from './document/like.ts'
import { editsLeft } from './document/merge.ts'
import type { Opened } from './document/opened.ts'
import { readDocument } from './document/read.ts'
import { toYaml } from './document/resolved.ts'
import { applies, applySetting, nearestPath, placeOf, type Setting, sectionOf } from './document/settings.ts'
import {
  dotted,
  type MapNode,
  nodeAt,
  type Plain,
  problemAt,
  type TreeNode,
  treeOf,
  withNode,
} from './document/tree.ts'
import { withInputs } from './inputs/overlay.ts'
import { builtInNames, findScenario, similarNames } from './library.ts'
import { messages } from './messages/messages.ts'
import { type ParameterRow, parameterRows, valuesOf } from './schema/parameters.ts'
import type { Scenario, ScenarioDocument } from './schema/schema.ts'

export {
  loadSweepDesign,
  type SweepDesign,
  type SweepDocument,
  type SweepValue,
} from './designs/sweep-design.ts'
export { type Layer, readLayer } from './document/layer.ts'
export type { Opened } from './document/opened.ts'
export { arrivalsSetting, parseSetting, type Setting } from './document/settings.ts'
export { builtInNames } from './library.ts'
export { scenarioJsonSchema } from './schema/json-schema.ts'
export type { ParameterRow } from './schema/parameters.ts'

/** A scenario ready to run, with all that the run folder keeps of it. */
export interface LoadedScenario {
  readonly name: string
  /** Resolved, with provenance. */
  readonly document: ScenarioDocument
  /** Values only, for the model. */
  readonly values: Scenario
  /** Every parameter and choice, in document order. */
  readonly parameters: readonly ParameterRow[]
  /** The resolved document as YAML; loads again to the same values. */
  readonly yaml: string
  /** Of `yaml`. */
  readonly sha256: string
}

/**
 * A scenario before settings and validation.
 * @param opened where it opens on another day than its own
 * @param inputs path of an inputs file in place of the scenario’s own
 */
function readScenario(reference: string, opened?: Opened, inputs?: string): TreeNode {
  const file = findScenario(reference)
  if (!file) {
    const wording = messages.noSuchScenario(reference, similarNames(reference), builtInNames())
    throw new InputError([problemAt({ file: reference }, [], wording)])
  }
  const document = withDates(withLikenesses(readWithParents(file, [], opened)))
  const left = editsLeft(document)
  if (left.length > 0) throw new InputError(left)
  if (inputs === undefined) return withInputs(document)
  const place = treeOf({ path: resolve(inputs), name: inputs }, { file: '--inputs' })
  return withInputs(withNode(document, ['inputs'], place))
}

/** The tree of a resolved document; positions name what it is called, since no file holds it. */
export const documentTree = (document: ScenarioDocument, name: string): MapNode =>
  treeOf(document as unknown as Plain, { file: name }) as MapNode

function finish(tree: TreeNode): LoadedScenario {
  const document = validate(tree)
  // Written out where someone asks for it: of thousands of scenarios tried, few are kept.
  let yaml: string | undefined
  let digest: string | undefined
  return {
    name: document.name,
    document,
    values: valuesOf(document),
    get parameters() {
      return parameterRows(document)
    },
    get yaml() {
      yaml ??= toYaml(document)
      return yaml
    },
    get sha256() {
      digest ??= sha256(this.yaml)
      return digest
    },
  }
}

const nameOf = (tree: TreeNode): string => String(nodeAt(tree, ['name'])?.content ?? '')

/** Settings that fit none of the scenarios, and names used twice. */
function faultsAcross(trees: readonly TreeNode[], settings: readonly Setting[]): readonly Problem[] {
  const names = trees.map(nameOf)
  const unfit = settings.flatMap((setting, i) => {
    const at = placeOf(setting)
    if (setting.scenario !== undefined) {
      const known = names.includes(setting.scenario)
      return known ? [] : [problemAt(at, [], messages.unknownScenario(setting.scenario, names))]
    }
    if (trees.some((tree) => applies(setting, tree, settings.slice(0, i)))) return []
    const path = dotted(setting.path)
    return [
      problemAt(
        at,
        [],
        messages.unknownPath(path, nearestPath(setting.path, trees), sectionOf(setting.path, trees)),
      ),
    ]
  })
  const repeated = trees.flatMap((tree, index) => {
    const name = nameOf(tree)
    if (names.indexOf(name) === index) return []
    return [problemAt(nodeAt(tree, ['name'])?.at ?? tree.at, ['name'], messages.duplicateName(name))]
  })
  return [...unfit, ...repeated]
}

/** The results of `work` on each item; the problems of all that fail are thrown together, each once. */
function all<T, R>(items: readonly T[], work: (item: T) => R): R[] {
  const problems = new Map<string, Problem>()
  const results = items.flatMap((item) => {
    try {
      return [work(item)]
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      for (const problem of error.problems) problems.set(JSON.stringify(problem), problem)
      return []
    }
  })
  if (problems.size > 0) throw new InputError([...problems.values()])
  return results
}

/**
 * Loads scenarios by built-in name or path and applies settings in the order given. A setting without a scenario
 * applies to every scenario that has its path, and to at least one; a setting for one scenario must fit it.
 * Throws InputError; two scenarios of one name are refused.
 */
export function loadScenarios(
  references: readonly string[],
  settings: readonly Setting[],
  opened?: Opened,
): LoadedScenario[] {
  return openScenarios(references, opened)(settings)
}

/** Reads scenarios once, to be loaded under many settings. @param opened where they open on another day than their own */
export function openScenarios(
  references: readonly string[],
  opened?: Opened,
): (settings: readonly Setting[]) => LoadedScenario[] {
  const trees = all(references, (reference) => readScenario(reference, opened))
  return (settings) => settled(trees, settings)
}

/**
 * Opens scenarios that a run folder keeps: resolved, so that they stand alone. One that leads to another file, which somebody else may
 * have put there, is refused.
 */
export function openResolved(files: readonly string[]): (settings: readonly Setting[]) => LoadedScenario[] {
  const trees = all(files, (file) => {
    const document = readDocument(file, file)
    const leading = ['extends', 'inputs'].filter((key) => document.content.has(key))
    if (leading.length > 0)
      throw new InputError(
        leading.map((key) => problemAt(nodeAt(document, [key])!.at, [key], messages.notResolved(key))),
      )
    return withDates(withLikenesses(fillFromEvidence(document) as MapNode))
  })
  return (settings) => settled(trees, settings)
}

/** Resolved scenarios, to be loaded under more settings. Positions name the scenario, since no file holds the document. */
export function reopenScenarios(scenarios: readonly LoadedScenario[]): {
  readonly load: (settings: readonly Setting[]) => LoadedScenario[]
  /** What is wrong with the paths of settings: a path that stands in none of the scenarios. */
  readonly faultsOf: (settings: readonly Setting[]) => readonly Problem[]
} {
  const trees = scenarios.map(({ name, document }) => documentTree(document, `${name} as resolved`))
  return {
    load: (settings) => settled(trees, settings),
    faultsOf: (settings) => faultsAcross(trees, settings),
  }
}

function settled(trees: readonly TreeNode[], settings: readonly Setting[]): LoadedScenario[] {
  const faults = faultsAcross(trees, settings)
  if (faults.length > 0) throw new InputError(faults)
  return all(trees, (tree) => {
    const fitting = fittingIn(tree, settings)
    const before = lately.get(tree)
    const isSame =
      before?.settings.length === fitting.length && fitting.every((each, i) => each === before.settings[i])
    if (isSame) return before.loaded
    const loaded = finish(fitting.reduce(applySetting, tree))
    lately.set(tree, { settings: fitting, loaded })
    return loaded
  })
}

/** What a tree was last loaded as, and under which settings: of many points, most leave the baseline as it is. */
const lately = new WeakMap<
  TreeNode,
  { readonly settings: readonly Setting[]; readonly loaded: LoadedScenario }
>()

/** The settings that a scenario takes. */
function fittingIn(tree: TreeNode, settings: readonly Setting[]): Setting[] {
  const own = settings.filter(({ scenario }) => scenario === undefined || scenario === nameOf(tree))
  return own.filter((setting, i) => setting.scenario !== undefined || applies(setting, tree, own.slice(0, i)))
}

/**
 * Loads one scenario by built-in name or path. Throws InputError.
 * @param inputs path of an inputs file in place of the scenario’s own
 */
export function loadScenario(
  reference: string,
  settings: readonly Setting[] = [],
  inputs?: string,
): LoadedScenario {
  const [loaded] = settled([readScenario(reference, undefined, inputs)], settings)
  if (!loaded) throw new RangeError('one reference gives one scenario')
  return loaded
}
