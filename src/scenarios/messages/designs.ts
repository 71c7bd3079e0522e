/** Messages about ensembles, sweeps and calibrations. */
import type { Wording } from '../../input-error.ts'
import { shortened, shortKey } from '../../words/text.ts'
import { listed, suggestion } from './phrases.ts'

/** Wordings about ensembles, sweeps and calibrations. */
export const designMessages = {
  // Ensembles of parameter sets
  noParameterColumn: (): Wording => ({
    found: 'found no column of a parameter',
    allowed: 'at least one, headed by its path, for example decisions.caseworkers',
  }),
  parameterTwice: (name: string): Wording => ({
    found: `the column "${shortKey(name)}" stands twice`,
    allowed: 'each parameter once',
  }),
  notVaried: (name: string): Wording => ({
    found: `found the column "${shortKey(name)}", whose value is neither a number nor a choice`,
    allowed: 'paths of numbers and choices',
  }),
  memberTwice: (member: string, line: number): Wording => ({
    found: `found the member "${shortened(member)}" again, as on line ${line}`,
    allowed: 'each member once an origin',
  }),
  unknownOrigin: (origin: string, origins: readonly string[]): Wording => ({
    found: origins.length === 0 ? 'found no column "origin"' : `found no row of origin "${origin}"`,
    ...suggestion(origin, origins),
    allowed: origins.length === 0 ? `rows of ${origin}, marked by such a column` : listed(origins),
  }),
  setAndVaried: (path: string, file: string): Wording => ({
    found: `found a parameter that ${file} varies as ${path}`,
    remedy: `take out the setting, or the column ${path} of the ensemble, or write --ensemble none`,
  }),
  setAndTried: (path: string): Wording => ({
    found: `found a setting of ${path}, which the design varies`,
    remedy: 'take out the setting, or the parameter of the design',
  }),

  // Designs of sweeps
  nothingVaried: (): Wording => ({ found: 'found no parameter', allowed: 'at least one' }),
  pointsNeeded: (method: string): Wording => ({
    found: `found a ${method === 'latin-hypercube' ? 'Latin hypercube' : `${method} sequence`} without points`,
    allowed: 'points: a whole number of 2 or more',
  }),
  pointsNotForGrid: (): Wording => ({
    found: 'found points for a method that takes every value',
    remedy: 'take out points, or write method: latin-hypercube, sobol or halton',
  }),
  valuesAndRange: (): Wording => ({
    found: 'found values and a range',
    allowed: 'values: [..], or from, to and steps',
  }),
  valuesOrRange: (): Wording => ({
    found: 'found neither values nor a range',
    allowed: 'values: [..], or from and to',
  }),
  valuesTwice: (): Wording => ({ found: 'found a value twice', allowed: 'each value once' }),
  rangeReversed: (from: number, to: number): Wording => ({
    found: `found from ${from} to ${to}`,
    allowed: 'from below to',
  }),
  logFromZero: (from: number): Wording => ({
    found: `found scale: log from ${from}`,
    allowed: 'from above 0, or scale: linear',
  }),
  stepsNeeded: (): Wording => ({
    found: 'found a range without steps in a grid',
    allowed: 'steps: a whole number of 2 or more, or values: [..]',
  }),
  sampleOnly: (field: string, method: string): Wording => ({
    found: `found ${field} with method: ${method}`,
    allowed: `${field} where points are drawn: method: latin-hypercube, sobol or halton`,
  }),
  declaredOnly: (field: string): Wording => ({
    found: `found from: declared and ${field}`,
    allowed: 'one of the two: from: declared takes the range from the scenario',
  }),
  otherDistribution: (field: string, distribution: string, allowed: string): Wording => ({
    found: `found ${field} with distribution: ${distribution}`,
    allowed,
  }),
  endsNeeded: (distribution: string, missing: string): Wording => ({
    found: `found distribution: ${distribution} without ${missing}`,
    allowed:
      distribution === 'lognormal'
        ? 'low and high, or from: declared'
        : 'low, value and high, or from: declared',
  }),
  endsReversed: (low: number, value: number | undefined, high: number): Wording => ({
    found: `found low ${low}${value === undefined ? '' : `, value ${value}`} and high ${high}`,
    allowed: value === undefined ? 'low below high' : 'low below high, and value between the two',
  }),
  lognormalFromZero: (low: number): Wording => ({
    found: `found distribution: lognormal with low ${low}`,
    allowed: 'low above 0',
  }),
  weightsOfValues: (weights: number, values: number): Wording => ({
    found: `found ${weights} weights for ${values} values`,
    allowed: 'a weight for each value',
  }),
  noWeight: (): Wording => ({ found: 'found weights that are all 0', allowed: 'at least one above 0' }),
  bothRoles: (path: string): Wording => ({
    found: `found ${path} among the levers and among the uncertainties`,
    allowed: 'each path once',
  }),
  rangeOfSection: (path: string): Wording => ({
    found: `found low and high of ${path}, which is not one figure`,
    allowed: 'declared, or the path of a figure',
  }),
  nothingFelt: (path: string): Wording => ({
    found: `found no figure at ${path} with a range that this run can feel`,
    allowed: 'a figure of the scenario, or a section of them, with low and high',
  }),
  rangeWithout: (value: number, { low, high }: { readonly low: number; readonly high: number }): Wording => ({
    found: `found low ${low} and high ${high} of a figure whose value is ${value}`,
    allowed: 'a range that holds the value; --set changes the value',
  }),
  noDeclaredRange: (path: string): Wording => ({
    found: `found from: declared, but no scenario of the design declares low and high of ${path}`,
    allowed: 'a path of one number with low and high, or the range itself',
  }),
  declaredTwice: (): Wording => ({
    found: 'found from: declared with paths whose ranges differ',
    allowed: 'one path, or several with the same low, value and high',
  }),
  correlationOfOne: (name: string): Wording => ({
    found: `found a correlation of ${name} with itself`,
    allowed: 'two parameters',
  }),
  correlationTwice: (one: string, other: string): Wording => ({
    found: `found the correlation of ${one} and ${other} again`,
    allowed: 'each pair once',
  }),
  correlationOfLever: (name: string): Wording => ({
    found: `found a correlation of ${name}, which is a lever`,
    allowed: 'uncertainties: a lever is decided, so that it goes together with nothing',
  }),
  correlationsImpossible: (): Wording => ({
    found: 'found correlations that cannot all hold at once',
    allowed: 'for example: of three, two that are close to 1 leave no room for a third close to −1',
  }),
  tooFewToCorrelate: (points: number, least: number): Wording => ({
    found: `found ${points} points`,
    allowed: `at least ${least} to correlate so many parameters of a Latin hypercube`,
  }),
  noConstraint: (text: string): Wording => ({
    found: `found "${shortened(text)}"`,
    allowed:
      'two sums of parameters and numbers with <, <=, > or >= between, and a space on both sides of every sign: opening + 2 * second <= 500',
  }),
  constraintOfChoice: (name: string): Wording => ({
    found: `found ${name}, whose values are not all numbers`,
    allowed: 'parameters that are numbers',
  }),
  nothingLeft: (points: number): Wording => ({
    found: `found no point of ${points} at which the constraints hold`,
    allowed: 'constraints that some points meet',
  }),
  usualRejected: (): Wording => ({
    found: 'found that the first values of the parameters break a constraint',
    allowed: 'first values that meet the constraints: every other point is compared with them',
  }),
  unknownParameter: (name: string, names: readonly string[]): Wording => ({
    found: `found "${name}", which is not a parameter of this design`,
    ...suggestion(name, names),
    allowed: listed(names),
  }),
  unknownMetric: (id: string, ids: readonly string[]): Wording => ({
    found: `found "${id}", which is not a metric`,
    ...suggestion(id, ids),
    allowed: 'an id that "return-hubs metrics list" shows',
  }),
  tooManyPoints: (points: number, limit: number): Wording => ({
    found: `found ${points} points`,
    allowed: `at most ${limit}`,
    remedy: 'try fewer values, or a Latin hypercube',
  }),

  // Designs of calibrations
  noTarget: (): Wording => ({
    found: 'found no target',
    allowed: 'at least one published series that the model has a counterpart of',
  }),
  unknownTarget: (series: string, known: readonly string[]): Wording => ({
    found: `found "${series}", of which the model has no counterpart`,
    ...suggestion(series, known),
    allowed: listed(known),
  }),
  quartersReversed: (first: string, last: string): Wording => ({
    found: `found ${last}, before the first, ${first}`,
    allowed: `a quarter from ${first}`,
  }),
  quarterNotOpen: (quarter: string, first: string, last: string): Wording => ({
    found: `found ${quarter}`,
    allowed: `a quarter from ${first} to ${last}, for which the opening stocks and the year after are published`,
  }),
  tooManyAccepted: (accepted: number, points: number): Wording => ({
    found: `found ${accepted} accepted of ${points} points`,
    allowed: 'at most half of the points',
  }),
  tooFewAccepted: (accepted: number, least: number): Wording => ({
    found: `found ${accepted}`,
    allowed: `at least ${least}: twice the number of targets and one, for the regression on their errors`,
  }),
  choiceIsNotFitted: (): Wording => ({
    found: 'found choices to be fitted',
    allowed: 'assumption: true beside values: a choice is varied, never fitted',
  }),
  boundsOfSeveral: (): Wording => ({
    found: 'found from or to with several paths',
    allowed: 'no bounds: each path is varied over its own range, at the same place of it',
  }),
  noRange: (path: string): Wording => ({
    found: `${path} has no range in the scenario`,
    allowed: 'from and to, or a path with low and high',
  }),
} as const
