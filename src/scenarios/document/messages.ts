/** Every message about scenario documents and settings, in one place: what was found, what is allowed, what to do. */
import type { Problem } from '../../input-error.ts'
import { meantPeriod } from '../inputs/meant-period.ts'
import { shortened } from './allowed.ts'
import { meaningOf } from './meanings.ts'
import { inUnit, isQuotedNumber, mendedDate, mendedName, mendedNumber } from './mending.ts'
import { nearestName } from './nearest.ts'

/** A problem without its place. */
export type Wording = Omit<Problem, 'file' | 'line' | 'column' | 'path'>

const suggestion = (wrong: string, names: readonly string[]): { nearest?: string } => {
  const nearest = nearestName(wrong, names)
  return nearest === undefined ? {} : { nearest }
}
const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '))

const write = (mended: string | number | undefined): { remedy?: string } =>
  mended === undefined
    ? {}
    : { remedy: `write ${typeof mended === 'string' ? JSON.stringify(mended) : mended}` }

/** What a key that is none looks like a slip of, besides another key. */
function slipOfKey(key: string): { remedy?: string } {
  if (/^\w+:/.test(key)) return { remedy: 'a space is missing after the colon' }
  if (/^\d{3}$/.test(key)) return { remedy: 'write a number without commas: 1200, not 1,200' }
  const meaning = meaningOf(key)
  return meaning === undefined ? {} : { remedy: meaning }
}

/** A row with too many cells, neighbours of which are one number with thousands commas; nothing is said if that is not clear. */
function splitNumber(cells: readonly string[], allowed: number): { remedy?: string } {
  const excess = cells.length - allowed
  if (excess < 1) return {}
  const candidates = cells
    .map((_, start) => cells.slice(start, start + excess + 1).join(','))
    .filter((text) => text.split(',').length === excess + 1 && mendedNumber(text, undefined) !== undefined)
  const [only, ...others] = candidates
  if (only === undefined || others.length > 0) return {}
  return { remedy: `write a number without commas: ${mendedNumber(only, undefined)}, not ${only}` }
}

/** Plain sentences for the YAML reader's error codes. */
const syntax: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias (*name) cannot have an anchor or a tag of its own',
  BAD_ALIAS: 'this alias (*name) is not well formed',
  BAD_COLLECTION_TYPE: 'the tag does not fit this map or list',
  BAD_DIRECTIVE: 'this line starting with % is not a YAML directive',
  BAD_DQ_ESCAPE: 'this backslash sequence in double quotes is not known',
  BAD_INDENT: 'the indentation does not line up with the lines above, or a bracket above is not closed',
  BAD_PROP_ORDER: 'an anchor or a tag stands in the wrong place',
  BAD_SCALAR_START: 'text cannot start with this character unless it is quoted',
  BLOCK_AS_IMPLICIT_KEY:
    'text with a colon in it must be quoted, or a space is missing after a colon, and a new key must line up with its neighbours',
  BLOCK_IN_FLOW: 'an indented map or list cannot stand inside { } or [ ]',
  DUPLICATE_KEY: 'this key stands twice in the same map',
  KEY_OVER_1024_CHARS: 'the key is too long',
  MISSING_CHAR: 'a closing quote, bracket, brace, comma or colon is missing, or a space after a colon',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line, with a colon and a space after it',
  MULTIPLE_ANCHORS: 'a value can have one anchor only',
  MULTIPLE_DOCS: 'the file holds more than one document (a line ---)',
  MULTIPLE_TAGS: 'a value can have one tag only',
  NON_STRING_KEY: 'a key must be text',
  RESOURCE_EXHAUSTION: 'the document is nested too deep',
  TAB_AS_INDENT: 'a tab is used for indentation; use spaces',
  TAG_RESOLVE_FAILED: 'a tag (starting with !) is not used in scenarios',
  UNEXPECTED_TOKEN: 'something stands here that YAML does not expect',
}

/** Plain sentences for the CSV reader's error codes. */
const csvSyntax: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened here and not closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands after a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands within a value',
}

const parameterForms = (unit: string): string =>
  `a parameter in ${unit}: { value, unit, source, confidence } or { evidence, unit }; over a parent’s { value }, { times } or { plus } is enough`

/** The wordings by kind of problem. */
export const messages = {
  // Files
  noSuchScenario: (reference: string, similar: readonly string[], builtIn: readonly string[]): Wording => ({
    found: `no built-in scenario or file called "${reference}"`,
    ...suggestion(reference, similar),
    allowed: `a path to a YAML or JSON file, or one of ${listed(builtIn)}`,
  }),
  noSuchFile: (kind: string, name: string, similar: readonly string[]): Wording => ({
    found: 'there is no such file',
    ...suggestion(name, similar),
    allowed: `a ${kind} file`,
  }),
  notAFile: (kind: string): Wording => ({
    found: 'this is not a file but a folder or a device',
    allowed: `a ${kind} file`,
  }),
  unreadable: (code: string): Wording => ({ found: `the file cannot be read (${code})` }),
  tooLarge: (bytes: number, limit: number): Wording => ({
    found: `the file has ${bytes} bytes`,
    allowed: `at most ${limit} bytes`,
  }),
  notText: (kind: string): Wording => ({
    found: 'the file is not text in UTF-8',
    allowed: `${kind} in UTF-8`,
  }),
  empty: (): Wording => ({ found: 'the document is empty', allowed: 'a map, starting with name:' }),
  notAMap: (found: string): Wording => ({ found: `found ${found}`, allowed: 'a map, starting with name:' }),
  syntax: (code: string): Wording => ({ found: syntax[code] ?? 'this is not valid YAML' }),
  unknownAlias: (name: string): Wording => ({
    found: `no anchor &${name} stands before this alias`,
    remedy: 'write the value out',
  }),
  tooDeep: (limit: number): Wording => ({
    found: 'the document is nested too deep',
    allowed: `at most ${limit} levels`,
  }),
  tooMany: (limit: number): Wording => ({
    found: 'the document has too many values, counting what aliases (*name) repeat',
    allowed: `at most ${limit} values`,
  }),
  keyNotText: (): Wording => ({ found: 'found a key that is not text', allowed: 'text' }),
  keyNotUsable: (key: string): Wording => ({ found: `found the key "${key}"`, allowed: 'another name' }),

  // Inheritance
  extendsNotText: (found: string): Wording => ({
    found: `found ${found}`,
    allowed: 'the name of a built-in scenario or a path to a file',
  }),
  extendsMissing: (
    reference: string,
    chain: readonly string[],
    similar: readonly string[],
    builtIn: readonly string[],
  ): Wording => ({
    found: `no built-in scenario or file called "${reference}" (${chain.join(' → ')})`,
    ...suggestion(reference, similar),
    allowed: `a path relative to this file, or one of ${listed(builtIn)}`,
  }),
  extendsCycle: (chain: readonly string[]): Wording => ({
    found: `the scenario extends itself (${chain.join(' → ')})`,
    remedy: 'take out one extends: of the circle',
  }),

  likeCycle: (chain: readonly string[]): Wording => ({
    found: `the scheme is like itself (${chain.join(' → ')})`,
    remedy: 'take out one like: of the circle',
  }),
  unknownScheme: (name: string, names: readonly string[]): Wording => ({
    found: `found "${name}", which is not a scheme of this scenario`,
    ...suggestion(name, names),
    allowed: listed(names),
  }),

  // Shape
  unknownKey: (key: string, known: readonly string[]): Wording => ({
    found: `unknown key "${key}"`,
    ...suggestion(key, known),
    allowed: listed(known),
    ...slipOfKey(key),
  }),
  noOpeningDate: (key: string): Wording => ({
    found: `unknown key "${key}"`,
    remedy:
      'for a fixed day of opening write opens: and the date, within agreement; opening_median_days and opening_spread draw one',
  }),
  bareScheme: (sections: number, whole: string | undefined): Wording => ({
    found: `found a scheme without ${sections} sections`,
    remedy:
      whole === undefined
        ? 'give them all, or take the scheme from another scenario with extends: return-hubs'
        : `write like: ${whole} to take them from another scheme, or give them all`,
  }),
  missing: (allowed: string): Wording => ({ found: 'found nothing', allowed }),
  missingSection: (allowed: string): Wording => ({
    found: 'found nothing',
    allowed,
    remedy: 'write it, or take it from another scenario with extends: current-policy',
  }),
  wrong: (found: string, allowed: string): Wording => ({ found: `found ${found}`, allowed }),
  wrongChoice: (text: string, found: string, choices: readonly string[]): Wording => ({
    found: `found ${found}`,
    ...suggestion(text, choices),
    allowed: listed(choices),
  }),
  textForNumber: (text: string, found: string, allowed: string, unit: string | undefined): Wording => ({
    found: `found ${found}`,
    allowed,
    ...(isQuotedNumber(text) ? { remedy: 'remove the quotes' } : write(mendedNumber(text, unit))),
  }),
  wrongDate: (text: string, found: string, allowed: string): Wording => {
    const mended = mendedDate(text)
    return { found: `found ${found}`, allowed, ...(mended !== undefined && { remedy: `write ${mended}` }) }
  },
  wrongUnit: (text: string, found: string, unit: string, value: unknown, ranged: boolean): Wording => {
    const mended = typeof value === 'number' ? inUnit(value, text, unit) : undefined
    const range = ranged ? ', and low and high likewise' : ''
    return {
      found: `found ${found}`,
      allowed: unit,
      ...(mended !== undefined && {
        remedy: `${String(value)} ${text} is ${mended} in ${unit}: write value: ${mended}, unit: ${unit}${range}`,
      }),
    }
  },
  noSource: (found: string): Wording => ({
    found: `found ${found}`,
    allowed: 'an id from "return-hubs evidence list", or assumption',
    remedy: 'for a figure of your own write source: assumption, confidence: assumption',
  }),
  wrongForm: (text: string, found: string, allowed: string): Wording => ({
    found: `found ${found}`,
    allowed,
    ...write(mendedName(text)),
  }),
  wrongName: (name: string): Wording => ({
    found: `found the name "${name}"`,
    allowed: 'lower-case letters and digits, in words joined by hyphens',
    ...write(mendedName(name)),
  }),
  missingParameter: (key: string, unit: string, about: string): Wording => ({
    found: 'found nothing',
    allowed: parameterForms(unit),
    remedy: `${about === '' ? '' : `${about.replace(/\.$/, '')}: `}write ${key}: { value: …, unit: ${unit}, source: assumption, confidence: assumption }`,
  }),
  notAParameter: (found: string, unit: string): Wording => ({
    found: `found ${found}`,
    allowed: parameterForms(unit),
    remedy:
      'a figure says its unit and where it is from; for one of your own write source: assumption, confidence: assumption',
  }),

  // Evidence
  unknownEvidence: (id: string, ids: readonly string[]): Wording => ({
    found: `found "${id}", which is not an evidence id`,
    ...suggestion(id, ids),
    allowed: 'an id from "return-hubs evidence list"',
  }),
  withheldEvidence: (id: string, reason: string): Wording => ({
    found: `found "${id}", a figure that ${reason}`,
    allowed: 'a figure that is published or derived',
    remedy: 'write your own value with source: assumption, confidence: assumption',
  }),
  evidenceWithoutValue: (id: string): Wording => ({
    found: `found "${id}", a row without a value that can be used here`,
    allowed: 'a row whose value is a number or a date',
  }),
  evidenceUnit: (id: string, evidenceUnit: string, unit: string): Wording => ({
    found: `found "${id}" in ${evidenceUnit === '' ? 'no unit' : evidenceUnit}`,
    allowed: `a figure that is in ${unit}`,
    remedy: 'convert it and write the parameter in full, with the id as source and the arithmetic in note',
  }),
  evidenceConflict: (key: string): Wording => ({
    found: `found "${key}" beside evidence`,
    allowed: 'evidence, unit, low, high, changes, sampled, confidence, note',
    remedy: `the evidence row gives ${key}; take out ${key}, or write the parameter in full`,
  }),

  // Rules across fields
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
  reasonBeforeDecision: (stage: string): Wording => ({
    found: `found reasons for a scheme that takes people ${stage === 'on_arrival' ? 'on arrival' : 'at sea'}`,
    allowed: '[]: the reasons only arise once rights are exhausted',
  }),
  tooManySchemes: (count: number, most: number): Wording => ({
    found: `found ${count} schemes`,
    allowed: `at most ${most}`,
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

  // Inputs from outside
  inputsNotText: (found: string): Wording => ({
    found: `found ${found}`,
    allowed: 'the path of a CSV file, relative to this file',
  }),
  inputsMissing: (file: string, similar: readonly string[]): Wording => ({
    found: `there is no file "${file}"`,
    ...suggestion(file, similar),
    allowed: 'the path of a CSV file, relative to this file',
  }),
  emptyTable: (columns: readonly string[]): Wording => ({
    found: 'the file is empty',
    allowed: `the header ${columns.join(',')} and rows`,
  }),
  noRows: (): Wording => ({ found: 'found a header and no rows', allowed: 'at least one row' }),
  csvSyntax: (code: string): Wording => ({ found: csvSyntax[code] ?? 'this is not valid CSV' }),
  otherSeparator: (separator: string): Wording => ({
    found: `found ${separator} between the columns`,
    allowed: 'commas',
    remedy: 'save the file as comma-separated (in Excel: CSV UTF-8), with a point in numbers: 0.48, not 0,48',
  }),
  unknownColumn: (name: string, missing: readonly string[], columns: readonly string[]): Wording => ({
    found: `unknown column "${shortened(name)}"`,
    ...suggestion(name, missing),
    allowed: `${columns.join(',')}, separated by commas`,
  }),
  missingColumn: (name: string, columns: readonly string[]): Wording => ({
    found: `the column "${name}" is missing`,
    allowed: columns.join(','),
  }),
  columnTwice: (name: string, columns: readonly string[]): Wording => ({
    found: `the column "${name}" stands twice`,
    allowed: `${columns.join(',')}, each once`,
  }),
  cellCount: (cells: readonly string[], allowed: number): Wording => ({
    found: `found ${cells.length} cell${cells.length === 1 ? '' : 's'}`,
    allowed: `${allowed}, as in the header`,
    ...splitNumber(cells, allowed),
  }),
  unknownSeries: (name: string, meant: string | undefined, names: readonly string[]): Wording => ({
    found: `unknown series "${shortened(name)}"`,
    ...(meant === undefined ? suggestion(name, names) : { nearest: meant }),
    allowed: listed(names),
  }),
  workedOutSeries: (name: string, remedy: string, names: readonly string[]): Wording => ({
    found: `found "${name}", which the model works out`,
    allowed: listed(names),
    remedy,
  }),
  wrongPeriod: (text: string, found: string): Wording => {
    const remedy = meantPeriod(text)
    return {
      found: `found ${found}`,
      allowed: 'a quarter, as 2025-Q1, or a month, as 2025-01',
      ...(remedy !== undefined && { remedy }),
    }
  },
  wrongNumber: (text: string, found: string, allowed: string, unit?: string): Wording => ({
    found: `found ${found}`,
    allowed,
    ...(unit === 'share' && Number(text) > 1 && Number(text) <= 100
      ? { remedy: `if per cent is meant, write ${inUnit(Number(text), '%', unit)}` }
      : write(mendedNumber(text, unit))),
  }),
  wrongUnitOfCell: (text: string, found: string, unit: string, value: number): Wording => {
    const mended = inUnit(value, text, unit)
    return {
      found: `found ${found}`,
      allowed: unit,
      ...(mended !== undefined && {
        remedy: `${value} ${text} is ${mended} in ${unit}: write ${mended},${unit}`,
      }),
    }
  },
  periodBeforeStart: (period: string, start: string): Wording => ({
    found: `found ${period}, which begins before the scenario`,
    allowed: `periods from ${start} on`,
  }),
  rowTwice: (series: string, period: string, line: number): Wording => ({
    found: `found ${series} for ${period} again, as on line ${line}`,
    allowed: 'each series once a period',
  }),
  periodsOverlap: (period: string, other: string, line: number): Wording => ({
    found: `found ${period}, which overlaps ${other} of the same series on line ${line}`,
    allowed: 'periods that do not overlap',
  }),
  tooFewClaims: (claims: number, byBoat: number, anew: number): Wording => ({
    found: `found ${claims} claims, fewer than the ${Math.round(byBoat)} of people who came by small boat and the ${Math.round(anew)} made anew after a withdrawal`,
    allowed: `${Math.ceil(byBoat + anew)} or more`,
    remedy: 'give small_boat_arrivals and initial_withdrawals for the period too',
  }),
  grantRateNotAttainable: (rate: number, range: readonly number[]): Wording => ({
    found: `found ${rate}, which the grant rates of the groups cannot be brought to`,
    allowed: `number from ${range.map((end) => Number(end.toPrecision(3))).join(' to ')}`,
  }),
  tooFewAwaiting: (people: number): Wording => ({
    found: `found ${people} people; by projection nobody is left awaiting a decision before the period ends`,
    allowed: 'numbers that leave people awaiting a decision',
    remedy: 'see what the other inputs of the period add and take away',
  }),
  // Ensembles of parameter sets
  noParameterColumn: (): Wording => ({
    found: 'found no column of a parameter',
    allowed: 'at least one, headed by its path, for example decisions.caseworkers',
  }),
  parameterTwice: (name: string): Wording => ({
    found: `the column "${shortened(name)}" stands twice`,
    allowed: 'each parameter once',
  }),
  notVaried: (name: string): Wording => ({
    found: `found the column "${shortened(name)}", whose value is neither a number nor a choice`,
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
  leastAboveMean: (least: number, mean: number): Wording => ({
    found: `found ${least}, above the mean share who leave, ${mean}`,
    allowed: `a share up to ${mean}`,
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
  // Designs of sweeps
  nothingVaried: (): Wording => ({ found: 'found no parameter', allowed: 'at least one' }),
  pointsNeeded: (): Wording => ({
    found: 'found a Latin hypercube without points',
    allowed: 'points: a whole number of 2 or more',
  }),
  pointsNotForGrid: (): Wording => ({
    found: 'found points for a grid, which has every combination',
    remedy: 'take out points, or write method: latin-hypercube',
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

  // Settings and several scenarios
  settingForm: (): Wording => ({
    found: 'this is not a setting',
    allowed: 'path=value or scenario:path=value, for example decisions.caseworkers=3000',
  }),
  settingValue: (problem: string): Wording => ({
    found: `the value cannot be read (${problem})`,
    allowed: 'a number, a word, true or false, or a [list]',
  }),
  unknownPath: (
    path: string,
    nearest: string | undefined,
    within?: { readonly section: string; readonly parts: readonly string[] },
  ): Wording => ({
    found: `unknown path "${path}"`,
    ...(nearest === undefined ? {} : { nearest }),
    allowed:
      within === undefined
        ? 'a path that "return-hubs scenarios show" lists'
        : `in ${within.section}: ${listed(within.parts)}`,
    ...slipOfKey(path.split('.').at(-1) ?? ''),
  }),
  changesUnsaid: (path: string, dates: readonly string[]): Wording => ({
    found: `this parameter changes on ${dates.join(' and ')}, and nothing says what becomes of that`,
    allowed: `${path}.all (throughout), ${path}.value (before it changes) or ${path}.from.${dates.at(-1)} (from that day on); in a file { value, changes: [] } or { value, from: ${dates.at(-1)} }`,
  }),
  leverTwice: (path: string, other: string, otherPath: string): Wording => ({
    found: `found ${path}, which "${other}" varies as well${path === otherPath ? '' : `, as ${otherPath}`}`,
    allowed: 'each lever once: the later of two would override the earlier',
  }),
  setAndSwept: (setting: string, name: string, path: string): Wording => ({
    found: `found ${setting}, which "${name}" varies${setting.includes(`${path}=`) ? '' : `, as ${path}`}`,
    allowed: 'settings of what is not varied: the value at each point would override this one',
  }),
  leverNowhere: (path: string, place: string): Wording => ({
    found: `found in: ${place} for ${path}, which no such scenario has`,
    allowed: 'a place where a scenario has the path',
  }),
  placeTwice: (path: string): Wording => ({
    found: `found in: beside ${path}, which names its scenario`,
    allowed: 'one of the two',
  }),
  notInLayer: (key: string): Wording => ({
    found: `found ${key}, which is that of one scenario`,
    allowed: 'sections whose changes hold in every scenario of the run, such as arrivals or appeals',
  }),
  noSchedule: (path: string): Wording => ({
    found: `${path} has one value for the whole run, and does not change on a date`,
    allowed: path,
  }),
  notScalable: (path: string, operation: string): Wording => ({
    found: `${path} is not a number`,
    allowed: `${operation} for a number`,
  }),
  sectionNotScalable: (parts: readonly string[]): Wording => ({
    found: 'this is a section whose parts are not figures in one unit',
    allowed: `times or plus for one of its parts: ${listed(parts)}`,
  }),
  nothingToEdit: (operation: string): Wording => ({
    found: `found ${operation} for a parameter that is not there`,
    allowed:
      'times or plus for a parameter of the scenario that this one extends; a file of changes for every scenario of a run is given with --with',
  }),
  notTogether: (one: string, other: string): Wording => ({
    found: `found ${one} and ${other} of one parameter`,
    allowed: 'one of the two',
  }),
  notAlone: (key: string): Wording => ({
    found: `found ${key} alone`,
    allowed: `${key} with value, times or plus`,
  }),
  settingOnSection: (parts: readonly string[]): Wording => ({
    found: 'this is a section, not a value',
    allowed: `one of its parts: ${listed(parts)}`,
  }),
  unknownScenario: (name: string, names: readonly string[]): Wording => ({
    found: `unknown scenario "${name}"`,
    ...suggestion(name, names),
    allowed: `a scenario of this run: ${listed(names)}`,
  }),
  notAChoice: (what: string, text: string, choices: readonly string[]): Wording => ({
    found: what.startsWith('--') ? `${what}: found "${text}"` : `found the ${what} "${text}"`,
    ...suggestion(text, choices),
    allowed: listed(choices),
  }),
  duplicateName: (name: string): Wording => ({
    found: `two scenarios of this run are called "${name}"`,
    allowed: 'a different name for each',
  }),
} as const satisfies Record<string, (...details: never[]) => Wording>
