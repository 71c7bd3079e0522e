/** `return-hubs scenarios list|show|validate|schema|diff`: the scenario library. */
import { InputError, type Problem } from '../../input-error.ts'
import { json } from '../../run-folder/folder.ts'
import { annotated } from '../../scenarios/document/annotated.ts'
import { parameterDifferences } from '../../scenarios/document/difference.ts'
import {
  builtInNames,
  loadScenario,
  parseSetting,
  readLayer,
  type Setting,
  scenarioJsonSchema,
} from '../../scenarios/load.ts'
import type { Output } from '../../terminal/output.ts'

/** Arguments of `scenarios`. */
export interface ScenariosArguments {
  readonly action: 'list' | 'show' | 'validate' | 'schema' | 'diff'
  readonly scenario?: readonly string[] | undefined
  readonly set?: readonly string[] | undefined
  readonly with?: string | undefined
  readonly json?: boolean | undefined
}

/** Does what the action says. @returns the exit code */
export function scenarios(
  { action, scenario = [], set = [], with: layer, json: asJson }: ScenariosArguments,
  output: Output,
): number {
  if (action === 'list') return listScenarios(asJson ?? false, output)
  if (action === 'schema') return printSchema(output)
  if (action === 'validate')
    return validateScenarios(scenario.length > 0 ? scenario : builtInNames(), asJson ?? false, output)
  if (action === 'diff') return diffScenarios(scenario, settingsOf(set, layer), asJson ?? false, output)
  const [reference, ...others] = scenario
  if (reference === undefined || others.length > 0) {
    throw new InputError([
      { file: 'scenarios show', path: '', found: `found ${scenario.length} scenarios`, allowed: 'one' },
    ])
  }
  return showScenario(reference, settingsOf(set, layer), asJson ?? false, output)
}

/** The settings of the command line, upon a layer if one is named. */
const settingsOf = (set: readonly string[], layer: string | undefined): Setting[] => [
  ...(layer === undefined ? [] : readLayer(layer).settings),
  ...set.map(parseSetting),
]

/** Prints the name, title and summary of every built-in scenario. */
function listScenarios(asJson: boolean, output: Output): number {
  const all = builtInNames().map((name) => {
    const { title, summary, start } = loadScenario(name).values
    return { name, title, start, summary }
  })
  const lines = all.map(
    ({ name, title, start, summary }) => `${name}: ${title}, from ${start}\n  ${summary}\n`,
  )
  output.print(asJson ? json(all) : lines.join(''))
  return 0
}

/** Prints a scenario as it is after `extends` and settings, with provenance: as annotated YAML, or the same document as JSON. */
function showScenario(
  reference: string,
  settings: readonly Setting[],
  asJson: boolean,
  output: Output,
): number {
  const { document } = loadScenario(reference, settings)
  output.print(asJson ? json(document) : annotated(document))
  return 0
}

/** Prints what differs between two scenarios: parameter, from, to, source. */
function diffScenarios(
  references: readonly string[],
  settings: readonly Setting[],
  asJson: boolean,
  output: Output,
): number {
  if (references.length !== 2) {
    throw new InputError([
      {
        file: 'scenarios diff',
        path: '',
        found: `found ${references.length} scenario${references.length === 1 ? '' : 's'}`,
        allowed: 'two: from and to',
      },
    ])
  }
  const [from, to] = references.map((reference) => loadScenario(reference, settings).parameters)
  const differences = parameterDifferences(from!, to!)
  if (asJson) {
    output.print(json(differences))
    return 0
  }
  const lines = differences.map(({ id, from: old, to: now, unit, source, confidence }) => {
    const change = old === '' ? `new: ${now}` : now === '' ? `gone (was ${old})` : `${old} → ${now}`
    return `${id}\n  ${change}${unit === 'choice' ? '' : ` ${unit}`}  [${confidence === source ? source : `${confidence}: ${source}`}]\n`
  })
  const alike =
    settings.length === 0
      ? ''
      : ' What --set or --with leaves alike in both is not listed; see scenarios show with the same options.'
  output.print(
    differences.length === 0
      ? `No parameter differs.${alike}\n`
      : `${lines.join('')}${differences.length} parameter${differences.length === 1 ? '' : 's'} differ${differences.length === 1 ? 's' : ''} from ${references[0]} to ${references[1]}.${alike}\n`,
  )
  return 0
}

/** Checks scenarios and says of each that it is valid. @throws InputError with the problems of all that are not */
function validateScenarios(references: readonly string[], asJson: boolean, output: Output): number {
  const problems: Problem[] = []
  const valid: { readonly reference: string; readonly name: string; readonly parameters: number }[] = []
  for (const reference of references) {
    try {
      const { name, parameters } = loadScenario(reference)
      valid.push({ reference, name, parameters: parameters.length })
      if (!asJson) output.print(`${reference}: valid (${name}, ${parameters.length} parameters)\n`)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  if (asJson) output.print(json(valid))
  return 0
}

/** Prints the JSON Schema of a scenario document. */
function printSchema(output: Output): number {
  output.print(json(scenarioJsonSchema()))
  return 0
}
