/** Which parameters of the built-in scenarios rest on which ids of evidence rows and sources. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { findScenario } from '../../src/scenarios/library.ts'
import { builtInNames, loadScenario } from '../../src/scenarios/load.ts'
import { type Parameter, parametersOf } from '../../src/scenarios/schema/parameters.ts'

/** A parameter where it is written: not in the scenarios that take it over unchanged. */
export interface Use {
  readonly scenario: string
  readonly path: string
  readonly parameter: Parameter
}

/** The scenario that a built-in one extends. */
function parentOf(name: string): string | undefined {
  const file = findScenario(name)
  const { extends: parent } = (file ? parse(readFileSync(file.path, 'utf8')) : {}) as { extends?: string }
  return parent
}

const baseline = 'current-policy'

/** Every parameter of the built-in scenarios, the baseline's first. */
export function usesOfScenarios(): readonly Use[] {
  const names = [baseline, ...builtInNames().filter((name) => name !== baseline)]
  const parameters = new Map(
    names.map((name) => {
      const all = parametersOf(loadScenario(name).document)
      return [name, new Map(all.map(([path, parameter]) => [path.join('.'), parameter]))] as const
    }),
  )
  return names.flatMap((scenario) => {
    const inherited = parameters.get(parentOf(scenario) ?? '')
    return [...(parameters.get(scenario) ?? [])]
      .filter(([path, parameter]) => JSON.stringify(inherited?.get(path)) !== JSON.stringify(parameter))
      .map(([path, parameter]) => ({ scenario, path, parameter }))
  })
}

/** Ids that a parameter names as its sources. */
export const idsCited = ({ parameter }: Use): readonly string[] => [parameter.source].flat()

/** `current-policy: costs.appeal; *rwanda-style: …*`: paths of groups and hypotheses taken together, assumptions in italics. */
export function wordsOf(uses: readonly Use[]): string {
  const words = uses.map(({ scenario, path, parameter }) => {
    const together = path.replace(/^(groups|deterrence)\.[^.]+\./, '$1.*.')
    const text = `\`${scenario}: ${together}\``
    return parameter.confidence === 'assumption' ? `*${text}*` : text
  })
  return [...new Set(words)].join('; ')
}
