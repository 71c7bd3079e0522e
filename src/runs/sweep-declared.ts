/** The ranges that a design takes from its scenarios: low, value and high as these declare them. */
import { faultOfThree } from '../scenarios/designs/sweep-rules.ts'
import type { SweepParameter } from '../scenarios/designs/sweep-schema.ts'
import type { LoadedScenario, SweepDesign, SweepDocument } from '../scenarios/load.ts'
import { messages } from '../scenarios/messages/messages.ts'
import { parametersOf } from '../scenarios/schema/parameters.ts'

/** A range as a scenario declares it. */
type Declared = Readonly<Record<'low' | 'value' | 'high', number>>

/**
 * The design with numbers in place of each `from: declared`.
 * @param scenarios the baseline first; an option’s declaration goes before the baseline’s
 * @throws InputError where none declares a range, or paths that take one value have different ranges
 */
export function withDeclared(
  { document, settingsOf, refusal }: SweepDesign,
  scenarios: readonly LoadedScenario[],
): SweepDocument {
  const parameters = Object.entries(document.parameters).map(([name, parameter]) => {
    if (parameter.from !== 'declared') return [name, parameter] as const
    const at = ['parameters', name]
    const ranges = settingsOf(name, 0).map(({ path, scenario }) => {
      const found = declaredAt(path, [...scenarios].reverse(), scenario)
      if (found === undefined) throw refusal(at, messages.noDeclaredRange(path.join('.')))
      return found
    })
    if (new Set(ranges.map((range) => JSON.stringify(range))).size > 1)
      throw refusal(at, messages.declaredTwice())
    const [resolved, fault] = withRange(parameter, ranges[0]!)
    if (fault !== undefined) throw refusal(at, fault)
    return [name, resolved] as const
  })
  return { ...document, parameters: Object.fromEntries(parameters) }
}

function declaredAt(
  path: readonly string[],
  scenarios: readonly LoadedScenario[],
  named: string | undefined,
): Declared | undefined {
  const id = path.join('.').replace(/\.value$/, '')
  for (const { name, document } of scenarios) {
    if (named !== undefined && name !== named) continue
    const { value, low, high } = parametersOf(document).find(([own]) => own.join('.') === id)?.[1] ?? {}
    if (typeof value === 'number' && typeof low === 'number' && typeof high === 'number' && low < high)
      return { low, value, high }
  }
  return undefined
}

/** The parameter over this range, and what is wrong with that. */
function withRange({ from: _, ...parameter }: SweepParameter, { low, value, high }: Declared) {
  const { distribution = 'uniform', scale } = parameter
  if (distribution === 'uniform' || distribution === 'discrete') {
    const fault = scale === 'log' && low <= 0 ? messages.logFromZero(low) : undefined
    return [{ ...parameter, from: low, to: high }, fault] as const
  }
  const three = { low, ...(distribution !== 'lognormal' && { value }), high }
  return [{ ...parameter, ...three }, faultOfThree(distribution, low, three.value, high)] as const
}
