/** Messages about values that are allowed one by one and not together. */
import type { Wording } from '../../input-error.ts'
import { listed, suggestion } from './phrases.ts'

/** Wordings about values that are allowed one by one and not together. */
export const ruleMessages = {
  sumToOne: (sum: number, what: string): Wording => ({
    found: `found a sum of ${Number(sum.toFixed(9))}`,
    allowed: `${what} that sum to 1`,
  }),
  outOfRange: (value: number | string, low: string, high: string): Wording => ({
    found: `found value ${value} with low ${low} and high ${high}`,
    allowed: 'low ≤ value ≤ high',
  }),
  changeBeforeStart: (from: string, start: string): Wording => ({
    found: `found a change on ${from}`,
    allowed: `dates after the start, ${start}`,
    remedy: 'a value that holds from the start is the value itself; an option keeps the past of its baseline',
  }),
  changesNotInOrder: (from: string, before: string): Wording => ({
    found: `found ${from} after ${before}`,
    allowed: 'dates in increasing order, each once',
  }),
  unknownGroup: (group: string, groups: readonly string[]): Wording => ({
    found: `found "${group}", which is not a nationality group of this scenario`,
    ...suggestion(group, groups),
    allowed: listed(groups),
  }),
  unknownResponse: (name: string, names: readonly string[]): Wording => ({
    found: `found "${name}", which is no response of this scenario`,
    ...suggestion(name, names),
    allowed: listed(names),
  }),
  reasonBeforeDecision: (stage: string): Wording => ({
    found: `found reasons for a scheme that takes people ${stage === 'on_arrival' ? 'on arrival' : 'at sea'}`,
    allowed: '[]: the reasons only arise once rights are exhausted',
  }),
  tooManySchemes: (count: number, most: number): Wording => ({
    found: `found ${count} schemes`,
    allowed: `at most ${most}`,
  }),
  dispersalAtStartUnknown: (): Wording => ({
    found: 'found without stocks.dispersal',
    allowed: 'beside stocks.dispersal: the people in dispersal accommodation at the start',
  }),
  pathsNotInOrder: (low: number, central: number, high: number): Wording => ({
    found: `found low ${low}, central ${central}, high ${high}`,
    allowed: 'low ≤ central ≤ high',
  }),
  opensTooEarly: (opens: string, field: string, first: string): Wording => ({
    found: `found opens ${opens}, before ${field} ${first}`,
    allowed: `a date from ${first} on, or an earlier ${field}`,
  }),
  openingAboveFull: (opening: number, full: number): Wording => ({
    found: `found opening_places ${opening} above full_places ${full}`,
    allowed: 'opening_places up to full_places',
  }),
  openedBeforeStart: (days: number, announced: string, start: string, least: number): Wording => ({
    found: `found an opening ${days} days after ${announced}, which is before the start, ${start}`,
    allowed: `${least} days or more: a run begins with nobody in a facility`,
    remedy: 'with an opening_spread above 0 the opening is drawn from the start on',
  }),
  noticeBeyondHold: (notice: number, hold: number): Wording => ({
    found: `found notice of ${notice} days and a longest hold of ${hold}, so that nobody could be transferred`,
    allowed: 'notice_days below max_hold_days',
  }),
  releasesAboveOne: (total: number): Wording => ({
    found: `found shares released, recognised and moving on that sum to ${Number(total.toPrecision(4))}`,
    allowed: 'a sum up to 1',
  }),
  givenWithoutEnd: (): Wording => ({
    found: 'found a given value without until',
    allowed: 'until: the first day after the period',
  }),
  endWithoutGiven: (): Wording => ({
    found: 'found until for a change that is not given',
    remedy: 'write given: true, or take out until',
  }),
  givenBeforeStart: (from: string, start: string): Wording => ({
    found: `found a given period from ${from}`,
    allowed: `dates from the start, ${start}, on`,
  }),
  givenPeriodReversed: (from: string, until: string): Wording => ({
    found: `found a period from ${from} until ${until}`,
    allowed: 'from before until',
  }),
  givenPeriodsOverlap: (from: string, until: string): Wording => ({
    found: `found a given period from ${from} after one until ${until}`,
    allowed: 'given periods in increasing order that do not overlap',
  }),
  leastAboveMean: (least: number, mean: number): Wording => ({
    found: `found ${least}, above the mean share who leave, ${mean}`,
    allowed: `a share up to ${mean}`,
  }),
  startOutside: (start: string, first: number, last: number): Wording => ({
    found: `found ${start}`,
    allowed: `the first day of a month from ${first} to ${last}`,
  }),
  notFirstOfMonth: (start: string, before: string, after: string): Wording => ({
    found: `found ${start}, within a month`,
    allowed: `the first of a month; the nearest are ${before} and ${after}`,
  }),
  tooManyDependants: (mean: number, perFamily: number): Wording => ({
    found: `found a mean of ${Number(mean.toFixed(9))} dependants in all parties, above the ${perFamily} of those that have any`,
    allowed: `up to ${perFamily}, arrivals.dependants_per_family`,
  }),
  stockNotAttainable: (wanted: number, least: number, most: number, who: string): Wording => ({
    found: `found ${wanted}, which the other opening stocks cannot make up`,
    allowed: `${Math.ceil(least)} to ${Math.floor(most)}: ${who}`,
  }),
} as const
