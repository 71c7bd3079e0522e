/** Loading a sweep's design file: shape, rules, and the scenarios it names. Every fault is an `InputError`. */
import { InputError } from '../../input-error.ts'
import { validateAs } from '../checks/validate.ts'
import { readDocument } from '../document/read.ts'
import { parseSetting, type Setting } from '../document/settings.ts'
import { type MapNode, nodeAt, type Path, positionOf, problemAt } from '../document/tree.ts'
import { findScenario, type ScenarioFile } from '../library.ts'
import { brokenRules } from './sweep-rules.ts'
import { type SweepDocument, type SweepValue, sweepSchema } from './sweep-schema.ts'

export type { SweepDocument, SweepParameter, SweepValue } from './sweep-schema.ts'

/** A design with what it takes to run it. */
export interface SweepDesign {
  readonly document: SweepDocument
  /** References of the baseline and the other scenarios, as the loader takes them. */
  readonly baseline: string
  readonly scenarios: readonly string[]
  readonly settings: readonly Setting[]
  /** The paths of a parameter as settings of a value, in every scenario unless a path names one. */
  settingsOf(parameter: string, value: SweepValue): Setting[]
  /** The problem at a place of the file, in words of the caller's. */
  refusal(path: Path, wording: Parameters<typeof problemAt>[2]): InputError
}

/** Reads and checks a design file. Throws InputError. */
export function loadSweepDesign(path: string): SweepDesign {
  const root = readDocument(path, path)
  const document = validateAs(root, sweepSchema, brokenRules)
  const file: ScenarioFile = { path, name: path }
  return {
    document,
    baseline: findScenario(document.baseline, file)?.path ?? document.baseline,
    scenarios: document.scenarios.map((reference) => findScenario(reference, file)?.path ?? reference),
    settings: document.set.map((text, i) => settingAt(root, ['set', i], text)),
    settingsOf: (parameter, value) => {
      const { path: paths } = document.parameters[parameter]!
      return [paths]
        .flat()
        .map((each) => settingAt(root, ['parameters', parameter, 'path'], `${each}=${JSON.stringify(value)}`))
    },
    refusal: (at, wording) => new InputError([problemAt(positionOf(root, at), at, wording)]),
  }
}

/** A setting whose faults are reported at its place in the file. */
function settingAt(root: MapNode, path: Path, text: string): Setting {
  const at = (nodeAt(root, path) ?? root).at
  try {
    return { ...parseSetting(text), at }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(error.problems.map((problem) => ({ ...problem, ...at })))
  }
}
