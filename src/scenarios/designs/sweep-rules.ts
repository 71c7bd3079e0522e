/** What holds across the fields of a sweep's design file. */
import type { BrokenRule } from '../checks/rules.ts'
import { messages } from '../messages/messages.ts'
import { readConstraint } from './constraint.ts'
import { isSampled, type SweepDocument, type SweepParameter } from './sweep-schema.ts'

/** Every rule that a design breaks. */
export function brokenRules(document: SweepDocument): BrokenRule[] {
  const { method, points, parameters, chart } = document
  const rules: BrokenRule[] = []
  const names = Object.keys(parameters)
  if (names.length === 0) rules.push({ path: ['parameters'], wording: messages.nothingVaried() })
  if (isSampled(method) && points === undefined)
    rules.push({ path: ['method'], wording: messages.pointsNeeded(method) })
  if (!isSampled(method) && points !== undefined)
    rules.push({ path: ['points'], wording: messages.pointsNotForGrid() })
  for (const [name, parameter] of Object.entries(parameters)) {
    const wording = faultOf(parameter, method)
    if (wording) rules.push({ path: ['parameters', name], wording })
  }
  for (const role of ['x', 'lines', 'panels'] as const) {
    const name = chart[role]
    if (name !== undefined && !names.includes(name))
      rules.push({ path: ['chart', role], wording: messages.unknownParameter(name, names) })
  }
  return [...rules, ...correlationRules(document), ...constraintRules(document)]
}

function faultOf(parameter: SweepParameter, method: SweepDocument['method']) {
  const { values, weights, from, to, steps, scale, distribution = 'uniform' } = parameter
  if (values !== undefined) return faultOfValues(parameter, method)
  if (weights !== undefined || distribution === 'discrete') return messages.valuesOrRange()
  if (distribution !== 'uniform') return faultOfEnds(parameter, distribution, method)
  for (const field of ['low', 'value', 'high'] as const)
    if (parameter[field] !== undefined)
      return messages.otherDistribution(field, distribution, 'from and to, or another distribution')
  if (from === 'declared') {
    if (to !== undefined) return messages.declaredOnly('to')
  } else {
    if (from === undefined || to === undefined) return messages.valuesOrRange()
    if (!(from < to)) return messages.rangeReversed(from, to)
    if (scale === 'log' && from <= 0) return messages.logFromZero(from)
  }
  return !isSampled(method) && steps === undefined ? messages.stepsNeeded() : undefined
}

function faultOfValues(parameter: SweepParameter, method: SweepDocument['method']) {
  const { values = [], weights, from, to, steps, low, value, high, distribution } = parameter
  if ([from, to, steps, low, value, high].some((each) => each !== undefined)) return messages.valuesAndRange()
  if (distribution !== undefined && distribution !== 'discrete')
    return messages.otherDistribution('values', distribution, 'distribution: discrete, or none')
  if (new Set(values.map(String)).size < values.length) return messages.valuesTwice()
  if (weights === undefined) return undefined
  if (!isSampled(method)) return messages.sampleOnly('weights', method)
  if (weights.every((weight) => weight === 0)) return messages.noWeight()
  return weights.length === values.length
    ? undefined
    : messages.weightsOfValues(weights.length, values.length)
}

function faultOfEnds(
  parameter: SweepParameter,
  distribution: 'triangular' | 'pert' | 'lognormal',
  method: SweepDocument['method'],
) {
  const { from, low, value, high } = parameter
  if (!isSampled(method)) return messages.sampleOnly(`distribution: ${distribution}`, method)
  const ends = ['low', 'value', 'high'] as const
  if (from === 'declared') {
    const given = ends.find((field) => parameter[field] !== undefined)
    if (given !== undefined) return messages.declaredOnly(given)
  } else if (from !== undefined) {
    return messages.otherDistribution('from', distribution, 'low and high, or from: declared')
  }
  const other = (['to', 'steps'] as const).find((field) => parameter[field] !== undefined)
  if (other !== undefined)
    return messages.otherDistribution(other, distribution, 'low and high, or from: declared')
  if (parameter.scale === 'log')
    return messages.otherDistribution('scale: log', distribution, 'distribution: uniform, or lognormal')
  return from === 'declared' ? undefined : faultOfThree(distribution, low, value, high)
}

/** What is wrong with low, value and high of a distribution, if anything is. */
export function faultOfThree(
  distribution: 'triangular' | 'pert' | 'lognormal',
  low: number | undefined,
  value: number | undefined,
  high: number | undefined,
) {
  const isThree = distribution !== 'lognormal'
  if (!isThree && value !== undefined)
    return messages.otherDistribution('value', distribution, 'low and high alone')
  if (low === undefined) return messages.endsNeeded(distribution, 'low')
  if (isThree && value === undefined) return messages.endsNeeded(distribution, 'value')
  if (high === undefined) return messages.endsNeeded(distribution, 'high')
  if (!(low < high) || (value !== undefined && !(low <= value && value <= high)))
    return messages.endsReversed(low, value, high)
  return !isThree && low <= 0 ? messages.lognormalFromZero(low) : undefined
}

function correlationRules({ correlations, parameters, method }: SweepDocument): BrokenRule[] {
  const names = Object.keys(parameters)
  const pairs = new Set<string>()
  return correlations.flatMap(({ between }, i): BrokenRule[] => {
    const [one, other] = between as [string, string]
    const at = (wording: BrokenRule['wording']) => [{ path: ['correlations', i, 'between'], wording }]
    if (!isSampled(method)) return at(messages.sampleOnly('correlations', method))
    const unknown = between.find((name) => !names.includes(name))
    if (unknown !== undefined) return at(messages.unknownParameter(unknown, names))
    if (one === other) return at(messages.correlationOfOne(one))
    const lever = between.find((name) => parameters[name]!.role === 'lever')
    if (lever !== undefined) return at(messages.correlationOfLever(lever))
    const pair = [...between].sort().join(' ')
    if (pairs.has(pair)) return at(messages.correlationTwice(one, other))
    pairs.add(pair)
    return []
  })
}

function constraintRules({ constraints, parameters }: SweepDocument): BrokenRule[] {
  const names = Object.keys(parameters)
  return constraints.flatMap((text, i): BrokenRule[] => {
    const at = (wording: BrokenRule['wording']) => [{ path: ['constraints', i], wording }]
    const constraint = readConstraint(text)
    if (constraint === undefined) return at(messages.noConstraint(text))
    const unknown = constraint.parameters.find((name) => !names.includes(name))
    if (unknown !== undefined) return at(messages.unknownParameter(unknown, names))
    const choice = constraint.parameters.find((name) =>
      parameters[name]!.values?.some((value) => typeof value !== 'number'),
    )
    return choice === undefined ? [] : at(messages.constraintOfChoice(choice))
  })
}
