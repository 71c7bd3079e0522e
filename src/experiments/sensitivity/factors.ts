/** What a sensitivity analysis varies: every figure with a declared range that a run can feel, and the settings that put figures at values. */
import { noDeterrence } from '../../model/deterrence.ts'
import { triangular } from '../../model/engine/distributions.ts'
import { type Place, placeOfLever } from '../../scenarios/designs/levers.ts'
import type { Range, Role } from '../../scenarios/designs/ranges-design.ts'
import type { LoadedScenario, Setting } from '../../scenarios/load.ts'
import { type Parameter, parametersOf } from '../../scenarios/schema/parameters.ts'
import type { Confidence } from '../../scenarios/schema/quantity.ts'
import { wholeOf, withRoom } from './room.ts'

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
  /** Whether policy sets it or nobody controls it; absent where no design says so. */
  readonly role?: Role
}

/** The two scenarios of an analysis; the same one twice where only a level is asked for. */
export interface Pair {
  readonly baseline: LoadedScenario
  readonly option: LoadedScenario
}

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
 * @param ranges a design’s, in place of declared ones, and with the role of each
 */
export function factorsOf(
  pair: Pair,
  hypothesis: string,
  only: readonly string[],
  ranges: readonly Range[] = [],
): Factor[] {
  const { baseline, option } = pair
  const own = new Map(parametersOf(option.document).map(([path, figure]) => [path.join('.'), figure]))
  const figures = new Map(parametersOf(baseline.document).map(([path, figure]) => [path.join('.'), figure]))
  for (const [id, figure] of own) figures.set(id, figure)
  const isAsked = (id: string) =>
    only.length === 0 || only.some((start) => id === start || id.startsWith(`${start}.`))
  return [...figures].flatMap(([id, figure]) => {
    const design = rangeFor(id, ranges)
    const range = rangeOf({ ...figure, ...(design?.path === id && design.ends) })
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
        ...(design && { role: design.role }),
      },
    ]
  })
}

/** What a design says of a figure: at its own path, or at the nearest section around it. */
const rangeFor = (id: string, ranges: readonly Range[]): Range | undefined =>
  ranges
    .filter(({ path }) => id === path || id.startsWith(`${path}.`))
    .reduce<Range | undefined>(
      (near, range) => (near && near.path.length > range.path.length ? near : range),
      undefined,
    )

function rangeOf({ value, low, high }: Parameter): Pick<Factor, 'low' | 'usual' | 'high'> | undefined {
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return undefined
  return low < high && low <= value && value <= high ? { low, usual: value, high } : undefined
}

/** The value a factor has with this share of its distribution below: triangular, from low over usual to high. @param share from 0 to 1 */
export const valueAt = ({ low, usual, high }: Factor, share: number): number =>
  share <= 0 ? low : share >= 1 ? high : Number(triangular(share, low, usual, high).toPrecision(12))

/** The settings that put factors at values, and those that make room for them. */
export function settingsAt(
  pair: Pair,
  factors: readonly Factor[],
  values: ReadonlyMap<string, number>,
): Setting[] {
  if (values.size === 0) return []
  const places = new Map(factors.map(({ id, place }) => [id, place]))
  const placeOf = (id: string) =>
    places.get(id) ?? factors.find((factor) => wholeOf(factor.id) === wholeOf(id))?.place ?? 'both'
  return [...withRoom(usualFigures(pair), values)].map(([id, value]) =>
    settingOf(pair, id, placeOf(id), value),
  )
}

/** Every figure that is one number, as declared, by path: the option's where both have it. */
const usualFigures = ({ baseline, option }: Pair): Map<string, number> =>
  new Map(
    [baseline, option].flatMap(({ document }) =>
      parametersOf(document).flatMap(([path, { value }]) =>
        typeof value === 'number' ? [[path.join('.'), value] as const] : [],
      ),
    ),
  )

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
