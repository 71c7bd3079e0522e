/** What a break-even run asks: which parameters, over which range, and whether the option alone is varied. */
import type { Question } from '../experiments/break-even/switching.ts'
import { InputError, type Problem } from '../input-error.ts'
import { comparedSchemes } from '../scenarios/compared-schemes.ts'
import { placeOfLever } from '../scenarios/designs/levers.ts'
import { parameterDifferences } from '../scenarios/document/difference.ts'
import { targetOf } from '../scenarios/document/setting-path.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { messages } from '../scenarios/messages/messages.ts'
import { type Parameter, parametersOf } from '../scenarios/schema/parameters.ts'
import { anyNumber, wrong } from '../terminal/numbers.ts'
import { nearestName } from '../words/nearest.ts'

/** Strengths searched unless told otherwise: at the upper end a rise of the perceived risk by 0.1 deters 86%. */
const strengths = { low: 0, high: 20 }

const isStrength = (parameter: string) => /^deterrence\.[^.]+\.strength$/.test(parameter)

/** The hypothesis that a parameter belongs to. */
export const hypothesisOf = (parameter: string): string | undefined =>
  /^deterrence\.([^.]+)\./.exec(parameter)?.[1]

/** The question about the strength of a hypothesis. */
export const aboutStrength = (hypothesis: string): Question => ({
  parameter: `deterrence.${hypothesis}.strength`,
  unit: 'strength',
  ...strengths,
})

const figureOf = ({ document }: LoadedScenario, id: string): Parameter | undefined =>
  parametersOf(document).find(([path]) => path.join('.') === id)?.[1]

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** The last change that a parameter has of its own. */
const lastChange = (parameter: Parameter | undefined) =>
  parameter?.changes?.filter(({ given }) => !given).at(-1)

/** The path of a parameter's value from its last change on; of the parameter itself where it has none. */
const fromLastChange = (id: string, parameter: Parameter | undefined): string => {
  const last = lastChange(parameter)
  return last === undefined ? id : `${id}.from.${last.from}`
}

/** The question about one parameter: the range given, or its plausible range. @throws InputError */
export function aboutParameter(
  option: LoadedScenario,
  parameter: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Question {
  const { path, part, operation } = targetOf(parameter.split('.'))
  const id = path.join('.')
  if (!option.parameters.some((row) => row.id === id)) {
    const known = option.parameters.map((row) => row.id)
    const nearest = nearestName(id, known)
    throw new InputError([wrong('--parameter', parameter, `a parameter of ${option.name}`, nearest)])
  }
  const figure = figureOf(option, id)
  if (figure === undefined || numberOf(figure.value) === undefined)
    throw new InputError([wrong('--parameter', parameter, 'a parameter that is one number')])
  const dates = (figure.changes ?? []).filter(({ given }) => !given).map((each) => each.from)
  const refused = (message: Omit<Problem, 'file' | 'path'>) =>
    new InputError([{ file: '--parameter', path: parameter, ...message }])
  if (part === 'unsaid' && operation === undefined && dates.length > 0)
    throw refused(messages.changesUnsaid(id, dates))
  if (typeof part === 'object' && figure.changes === undefined) throw refused(messages.noSchedule(id))
  const isLast = typeof part === 'object' && part.from === dates.at(-1)
  const unit = operation === 'times' ? 'ratio' : figure.unit
  return { parameter, unit, ...rangeAsked(parameter, { from, to }, plausible()) }

  function plausible(): Range {
    if (isStrength(parameter)) return strengths
    if (operation !== undefined) return {}
    return isLast ? fromNoChange(figure!) : { low: numberOf(figure!.low), high: numberOf(figure!.high) }
  }
}

/** A range, as far as it is known. */
interface Range {
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** The ends that were asked for, or those of the plausible range. @throws InputError */
function rangeAsked(
  parameter: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  plausible: Range,
): { readonly low: number; readonly high: number } {
  const problems: Problem[] = []
  const end = (name: '--from' | '--to', text: string | undefined, own: number | undefined) => {
    if (text !== undefined) {
      const read = anyNumber(name, text)
      if ('value' in read) return read.value
      problems.push(read.problem)
    } else if (own !== undefined) return own
    else {
      const found = `found none, and ${parameter} has no range`
      problems.push({ file: name, path: '', found, allowed: 'a number' })
    }
    return Number.NaN
  }
  const low = end('--from', from, plausible.low)
  const high = end('--to', to, plausible.high)
  if (problems.length === 0 && !(low < high)) {
    const allowed = 'a lower and a higher number'
    problems.push({ file: '--from', path: '', found: `found ${low} and ${high}`, allowed })
  }
  if (problems.length > 0) throw new InputError(problems)
  return { low, high }
}

/** The range of a schedule's last value: from no change at all to the change made or the end of the plausible range beyond. */
function fromNoChange(figure: Parameter): { low: number; high: number } {
  const [value, to] = [figure.value as number, lastChange(figure)!.value]
  return to < value
    ? { low: Math.min(to, numberOf(figure.low) ?? to), high: value }
    : { low: value, high: Math.max(to, numberOf(figure.high) ?? to) }
}

/** Of each scheme its size, pace, price and opening. */
const ofScheme = [
  'agreement.opening_median_days',
  'capacity.full_places',
  'stay.return_pace',
  'stay.judicial_release_share',
  'cost.per_person',
  'cost.per_person_day',
]

/**
 * The parameters of a switching-value table: those of each scheme of its own, then every other figure in which the option differs
 * from the baseline, such as its staff, disposals, boats or cooperation. Figures without a range are left out.
 */
export function mainParameters(baseline: LoadedScenario, option: LoadedScenario): Question[] {
  const own = comparedSchemes(option, [baseline, option], baseline.name)
  const ofSchemes = own.flatMap((id) => {
    const { agreement } = option.values.schemes[id]!
    // Where the day of opening is fixed there is no delay to vary.
    return ofScheme
      .filter((path) => agreement.opens === undefined || path !== 'agreement.opening_median_days')
      .map((path) => `schemes.${id}.${path}`)
  })
  const others = parameterDifferences(baseline.parameters, option.parameters)
    .filter(({ id, to }) => to !== '' && !/^(schemes|deterrence)\./.test(id))
    .map(({ id }) => {
      const changes = (scenario: LoadedScenario) => JSON.stringify(figureOf(scenario, id)?.changes ?? [])
      return changes(option) !== changes(baseline) ? fromLastChange(id, figureOf(option, id)) : id
    })
  return [...ofSchemes, ...others].flatMap((parameter) => {
    const { path, part } = targetOf(parameter.split('.'))
    const figure = figureOf(option, path.join('.'))
    if (numberOf(figure?.value) === undefined) return []
    const { low, high } = part === 'unsaid' ? figure! : fromNoChange(figure!)
    if (numberOf(low) === undefined || numberOf(high) === undefined || low === high) return []
    return [{ parameter, unit: figure!.unit, low: Number(low), high: Number(high) }]
  })
}

/**
 * The setting that puts a parameter at a value. A figure that both scenarios have alike is a state of the world and is
 * varied in both; one that the option sets differently, or has alone, is its own and is varied in it alone.
 */
export function settingOf(
  baseline: LoadedScenario,
  option: LoadedScenario,
  parameter: string,
  value: number,
): string {
  // What deters nobody in the baseline need not be varied there.
  const isOwn =
    hypothesisOf(parameter) !== undefined || placeOfLever([parameter], baseline, [option]) === 'option'
  return `${isOwn ? `${option.name}:` : ''}${parameter}=${value}`
}
