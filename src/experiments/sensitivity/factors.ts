/** What a sensitivity analysis varies: every figure with a declared range that a run can feel, and the settings that put figures at values. */
import { noDeterrence } from '../../model/deterrence.ts'
import { triangular } from '../../model/engine/distributions.ts'
import { type Place, placeOfLever } from '../../scenarios/designs/levers.ts'
import type { LoadedScenario, Setting } from '../../scenarios/load.ts'
import { type Parameter, parametersOf } from '../../scenarios/schema/parameters.ts'
import type { Confidence } from '../../scenarios/schema/quantity.ts'

/** A figure that is varied over its declared range. */
export interface Factor {
  /** Dotted path: `decisions.caseworkers`. */
  readonly id: string
  /** In the unit of the parameter: low ≤ usual ≤ high, and low < high. */
  readonly low: number
  readonly usual: number
  readonly high: number
  readonly unit: string
  readonly confidence: Confidence
  /** Ids of evidence rows and sources, or the word "assumption". */
  readonly sources: readonly string[]
  /** Whether it is drawn for each replication unless it is set. */
  readonly sampled: boolean
  /** Where it is varied: in the option alone where that sets it otherwise than the baseline or has it alone. */
  readonly place: Place
}

/** The two scenarios of an analysis; the same one twice where only a level is asked for. */
export interface Pair {
  readonly baseline: LoadedScenario
  readonly option: LoadedScenario
}

/** Figures that together are a whole, so that where one moves the others make room in proportion. */
const wholes = [/^groups\.[^.]+\.(share_\w+)$/, /^decisions\.(withdrawal_ends)\.[^.]+$/]

/** The whole that a figure is a part of; undefined for most. */
const wholeOf = (id: string): string | undefined =>
  wholes.map((whole) => whole.exec(id)?.[1]).find((name) => name !== undefined)

/** Whether a run can feel a figure: what only another hypothesis, response or path of arrivals reads it cannot. */
function isFelt(id: string, { baseline, option }: Pair, hypothesis: string): boolean {
  const inEither = (test: (scenario: LoadedScenario) => boolean) => [baseline, option].some(test)
  const [section, second, third] = id.split('.')
  if (section === 'deterrence') return hypothesis !== noDeterrence && second === hypothesis
  if (section === 'response' && second === 'hypotheses')
    return inEither(({ values }) => values.response.in_force === third)
  if (section === 'arrivals' && (second === 'small_boat' || second === 'other_routes'))
    return inEither(({ values }) => values.arrivals.path === third)
  return true
}

/**
 * The figures with a declared range that a run of the two scenarios can feel, in document order.
 * @param only beginnings of paths; empty for all
 */
export function factorsOf(pair: Pair, hypothesis: string, only: readonly string[]): Factor[] {
  const { baseline, option } = pair
  const own = new Map(parametersOf(option.document).map(([path, figure]) => [path.join('.'), figure]))
  const figures = new Map(parametersOf(baseline.document).map(([path, figure]) => [path.join('.'), figure]))
  for (const [id, figure] of own) figures.set(id, figure)
  const isAsked = (id: string) =>
    only.length === 0 || only.some((start) => id === start || id.startsWith(`${start}.`))
  return [...figures].flatMap(([id, figure]) => {
    const range = rangeOf(figure)
    if (range === undefined || !isAsked(id) || !isFelt(id, pair, hypothesis)) return []
    return [
      {
        id,
        ...range,
        unit: figure.unit,
        confidence: figure.confidence,
        sources: [figure.source].flat(),
        sampled: figure.sampled !== undefined,
        place: own.has(id) ? placeOfLever([`${id}.value`], baseline, [option]) : 'baseline',
      },
    ]
  })
}

function rangeOf({ value, low, high }: Parameter): Pick<Factor, 'low' | 'usual' | 'high'> | undefined {
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return undefined
  return low < high && low <= value && value <= high ? { low, usual: value, high } : undefined
}

/** The value a factor has with this share of its distribution below: triangular, from low over usual to high. @param share from 0 to 1 */
export const valueAt = ({ low, usual, high }: Factor, share: number): number =>
  share <= 0 ? low : share >= 1 ? high : Number(triangular(share, low, usual, high).toPrecision(12))

/**
 * The settings that put factors at values. Where a part of a whole moves, the parts that are not named make room in
 * proportion; where all are named, or they leave no room, all are scaled to the whole.
 */
export function settingsAt(
  pair: Pair,
  factors: readonly Factor[],
  values: ReadonlyMap<string, number>,
): Setting[] {
  const moved = factors.filter(({ id }) => values.has(id))
  const free = moved.filter(({ id }) => wholeOf(id) === undefined)
  const touched = new Map(
    moved.flatMap((factor) => {
      const whole = wholeOf(factor.id)
      return whole === undefined ? [] : [[whole, factor.place] as const]
    }),
  )
  return [
    ...free.map(({ id, place }) => settingOf(pair, id, place, values.get(id)!)),
    ...[...touched].flatMap(([whole, place]) =>
      partsOf(pair, whole, values).map(([id, value]) => settingOf(pair, id, place, value)),
    ),
  ]
}

/** The parts of a whole, of which some have a new value. */
function partsOf({ option }: Pair, whole: string, values: ReadonlyMap<string, number>): [string, number][] {
  const parts = parametersOf(option.document)
    .map(([path, { value }]) => [path.join('.'), value as number] as const)
    .filter(([id]) => wholeOf(id) === whole)
  const sum = (of: readonly (readonly [string, number])[]) =>
    of.reduce((total, [, value]) => total + value, 0)
  const named = parts.filter(([id]) => values.has(id)).map(([id]) => [id, values.get(id)!] as const)
  const others = parts.filter(([id]) => !values.has(id))
  const [taken, left] = [sum(named), sum(others)]
  const hasRoom = left > 0 && taken < 1
  const scaled = (of: readonly (readonly [string, number])[], factor: number) =>
    of.map(([id, value]): [string, number] => [id, Number((value * factor).toPrecision(12))])
  return hasRoom
    ? [...scaled(named, 1), ...scaled(others, (1 - taken) / left)]
    : scaled([...named, ...others], 1 / (taken + left))
}

/** A setting of the value itself: changes that a figure has on later dates stay as they are. */
function settingOf({ baseline, option }: Pair, id: string, place: Place, value: number): Setting {
  const scenario = place === 'option' ? option.name : place === 'baseline' ? baseline.name : undefined
  return {
    text: `${id}.value=${value}`,
    ...(scenario !== undefined && { scenario }),
    path: [...id.split('.'), 'value'],
    value,
    from: { source: 'assumption', confidence: 'assumption', note: 'Varied by a sensitivity analysis' },
  }
}
