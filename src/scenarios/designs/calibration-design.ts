/** Loading a calibration's design file: shape and rules. Every fault is an `InputError`. */
import { InputError } from '../../input-error.ts'
import type { BrokenRule } from '../checks/rules.ts'
import { validateAs } from '../checks/validate.ts'
import { readDocument } from '../document/read.ts'
import { type Path, positionOf, problemAt } from '../document/tree.ts'
import { findScenario, type ScenarioFile } from '../library.ts'
import { messages } from '../messages/messages.ts'
import {
  type CalibrationDocument,
  type CalibrationParameter,
  calibrationSchema,
} from './calibration-schema.ts'

export type { CalibrationDocument, CalibrationParameter } from './calibration-schema.ts'

/** A design with what it takes to run it. */
export interface CalibrationDesign {
  readonly document: CalibrationDocument
  /** Reference of the scenario, as the loader takes it. */
  readonly scenario: string
  /** The problem at a place of the file, in words of the caller's. */
  refusal(path: Path, wording: Parameters<typeof problemAt>[2]): InputError
}

/** Reads and checks a design file. Throws InputError. */
export function loadCalibrationDesign(path: string): CalibrationDesign {
  const root = readDocument(path, path)
  const document = validateAs(root, calibrationSchema, brokenRules)
  const file: ScenarioFile = { path, name: path }
  return {
    document,
    scenario: findScenario(document.scenario, file)?.path ?? document.scenario,
    refusal: (at, wording) => new InputError([problemAt(positionOf(root, at), at, wording)]),
  }
}

function brokenRules({
  parameters,
  targets,
  first,
  last,
  points,
  accepted,
}: CalibrationDocument): BrokenRule[] {
  const rules: BrokenRule[] = []
  if (Object.keys(parameters).length === 0)
    rules.push({ path: ['parameters'], wording: messages.nothingVaried() })
  if (Object.keys(targets).length === 0) rules.push({ path: ['targets'], wording: messages.noTarget() })
  if (first > last) rules.push({ path: ['last'], wording: messages.quartersReversed(first, last) })
  if (accepted * 2 > points)
    rules.push({ path: ['accepted'], wording: messages.tooManyAccepted(accepted, points) })
  const needed = 2 * (Object.keys(targets).length + 1)
  if (accepted < needed)
    rules.push({ path: ['accepted'], wording: messages.tooFewAccepted(accepted, needed) })
  for (const [name, parameter] of Object.entries(parameters)) {
    const wording = faultOf(parameter)
    if (wording) rules.push({ path: ['parameters', name], wording })
  }
  return rules
}

function faultOf({ path, values, from, to, assumption }: CalibrationParameter) {
  const bounded = from !== undefined || to !== undefined
  if (values !== undefined) {
    if (bounded) return messages.valuesAndRange()
    if (assumption === undefined) return messages.choiceIsNotFitted()
    return new Set(values).size < values.length ? messages.valuesTwice() : undefined
  }
  if (bounded && Array.isArray(path) && path.length > 1) return messages.boundsOfSeveral()
  if (from !== undefined && to !== undefined && !(from < to)) return messages.rangeReversed(from, to)
  return undefined
}
