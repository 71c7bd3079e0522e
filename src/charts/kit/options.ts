/** The options a run compares, and the colour that stands for each of them in every chart. */

import type { ChartInput } from './chart.ts'
import { dashes } from './dashes.ts'
import { furtherColours, palette } from './theme.ts'

/** One scenario under one deterrence hypothesis, as it is named in charts. */
export interface Option {
  readonly scenario: string
  readonly deterrence: string
  readonly title: string
  /** The title; the hypothesis is added where more than one was run. */
  readonly label: string
  readonly colour: string
  /** Of its lines: solid for the first option of a colour, so that no two options share colour and dash. */
  readonly dash: readonly number[]
  readonly isBaseline: boolean
}

/** Built-in options keep their colour from run to run; the baseline and return hubs are the two-series pair. */
const fixedColours: Readonly<Record<string, string>> = {
  'current-policy': palette[0],
  'current-policy-2024': palette[0],
  'return-hubs': palette[3],
  'rwanda-style': palette[2],
  'italy-albania-style': palette[1],
  'one-in-one-out': palette[4],
  'gang-disruption': palette[5],
  'faster-decisions': furtherColours[0],
  'more-tribunal-capacity': furtherColours[1],
  'returns-cooperation': furtherColours[2],
  combined: furtherColours[3],
  'return-hubs-late': furtherColours[4],
  'return-hubs-no-agreement': furtherColours[5],
  'return-hubs-several': furtherColours[6],
  'return-hubs-struck-down': furtherColours[7],
}

/** Colour of each scenario of the run; those not built in take the unused colours in their order, then repeat them. */
export function scenarioColours(names: readonly string[]): ReadonlyMap<string, string> {
  const every = [...palette, ...furtherColours]
  const taken = new Set(names.map((name) => fixedColours[name]))
  const free = every.filter((colour) => !taken.has(colour))
  const spare = free.length > 0 ? free : every
  let next = 0
  return new Map(names.map((name) => [name, fixedColours[name] ?? (spare[next++ % spare.length] as string)]))
}

/** Most options, the baseline included, that a chart with a panel or a line for each of them shows. */
const mostOptions = 10

/**
 * The options that charts with a panel for each show: all of them, or the first ten without deterrence where there are
 * more, variants of another option last. Tables of options show all.
 */
export function optionsOf(input: ChartInput): readonly Option[] {
  const all = allOptions(input)
  if (all.length <= mostOptions) return all
  const without = all.filter(({ deterrence }) => deterrence === 'none')
  const [main, variants] = splitVariants(without)
  return [...main, ...variants].slice(0, mostOptions).map((option) => ({ ...option, label: option.title }))
}

/** The options that are no variant of another, and the variants: `return-hubs-late` is one of `return-hubs`. */
export function splitVariants(
  options: readonly Option[],
): readonly [main: readonly Option[], variants: readonly Option[]] {
  const isVariant = ({ scenario }: Option) =>
    options.some((other) => scenario.startsWith(`${other.scenario}-`))
  return [options.filter((option) => !isVariant(option)), options.filter(isVariant)]
}

/** How many options are left out of charts with a panel for each. */
export const leftOut = (input: ChartInput): number => allOptions(input).length - optionsOf(input).length

/** Every option of the run: the baseline without deterrence first, then the others in their order under each hypothesis. */
function allOptions(input: ChartInput): readonly Option[] {
  const colours = scenarioColours(input.scenarios.map((scenario) => scenario.name))
  const isFirst = ({ name }: { readonly name: string }) => name === input.baseline
  const ordered = [...input.scenarios.filter(isFirst), ...input.scenarios.filter((each) => !isFirst(each))]
  const uses = new Map<string, number>()
  return ordered.flatMap(({ name, title }) => {
    const isBaseline = name === input.baseline
    const hypotheses = isBaseline ? ['none'] : input.deterrence
    const colour = colours.get(name) as string
    return hypotheses.map((deterrence) => {
      const use = uses.get(colour) ?? 0
      uses.set(colour, use + 1)
      return {
        scenario: name,
        title,
        deterrence,
        label:
          isBaseline || input.deterrence.length === 1 ? title : `${title}, ${deterrenceLabel(deterrence)}`,
        colour,
        dash: dashes[use % dashes.length] as readonly number[],
        isBaseline,
      }
    })
  })
}

/** Every option that is compared with the baseline, for tables. */
export function allComparedOptions(input: ChartInput): readonly Option[] {
  return allOptions(input).filter((option) => !option.isBaseline)
}

/** The options that are compared with the baseline. */
export function comparedOptions(input: ChartInput): readonly Option[] {
  return optionsOf(input).filter((option) => !option.isBaseline)
}

const deterrenceLabel = (hypothesis: string) =>
  hypothesis === 'none' ? 'no deterrent effect' : `${hypothesis} deterrence`
