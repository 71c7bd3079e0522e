/** The options a run compares, and the colour that stands for each of them in every chart. */
import type { ChartInput } from './results.ts'
import { palette } from './theme.ts'

/** One scenario under one deterrence preset, as it is named in charts. */
export interface Option {
  readonly scenario: string
  readonly deterrence: string
  readonly title: string
  /** The title; the preset is added where more than one was run. */
  readonly label: string
  readonly colour: string
  readonly isBaseline: boolean
}

/** Built-in options keep their colour from run to run; the baseline and return hubs are the two-series pair. */
const fixedColours: Readonly<Record<string, string>> = {
  'current-policy': palette[0],
  'return-hubs': palette[3],
  'rwanda-style': palette[2],
  'italy-albania-style': palette[1],
  'one-in-one-out': palette[4],
  'gang-disruption': palette[5],
  'faster-decisions': palette[1],
  'more-tribunal-capacity': palette[2],
  'returns-cooperation': palette[4],
  combined: palette[5],
}

/** Colour of each scenario of the run; those not built in take the palette’s unused colours in its order, then repeat it. */
export function scenarioColours(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(names.map((name) => fixedColours[name]))
  const free = palette.filter((colour) => !taken.has(colour))
  const spare = free.length > 0 ? free : palette
  let next = 0
  return new Map(names.map((name) => [name, fixedColours[name] ?? (spare[next++ % spare.length] as string)]))
}

/** Most options, the baseline included, that a chart with a panel or a line for each of them shows. */
const mostOptions = 10

/**
 * The options that charts with a panel for each show: all of them, or the first ten without deterrence where there are
 * more. Tables of options show all.
 */
export function optionsOf(input: ChartInput): readonly Option[] {
  const all = allOptions(input)
  if (all.length <= mostOptions) return all
  return all
    .filter(({ deterrence }) => deterrence === 'none')
    .slice(0, mostOptions)
    .map((option) => ({ ...option, label: option.title }))
}

/** How many options are left out of charts with a panel for each. */
export const leftOut = (input: ChartInput): number => allOptions(input).length - optionsOf(input).length

/** Every option of the run: the baseline without deterrence first, then the others in their order under each preset. */
function allOptions(input: ChartInput): readonly Option[] {
  const colours = scenarioColours(input.scenarios.map((scenario) => scenario.name))
  const isFirst = ({ name }: { readonly name: string }) => name === input.baseline
  const ordered = [...input.scenarios.filter(isFirst), ...input.scenarios.filter((each) => !isFirst(each))]
  return ordered.flatMap(({ name, title }) => {
    const isBaseline = name === input.baseline
    const presets = isBaseline ? ['none'] : input.deterrence
    return presets.map((deterrence) => ({
      scenario: name,
      title,
      deterrence,
      label: isBaseline || input.deterrence.length === 1 ? title : `${title}, ${deterrenceLabel(deterrence)}`,
      colour: colours.get(name) as string,
      isBaseline,
    }))
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

const deterrenceLabel = (preset: string) =>
  preset === 'none' ? 'no deterrent effect' : `${preset} deterrence`
