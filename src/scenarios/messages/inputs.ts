/** Messages about tables of inputs. */
import type { Wording } from '../../input-error.ts'
import { shortKey } from '../../words/text.ts'
import { meantPeriod } from './meant-period.ts'
import { inUnit, mendedNumber } from './mending.ts'
import { listed, splitNumber, suggestion, write } from './phrases.ts'

/** Plain sentences for the CSV reader's error codes. */
const csvSyntax: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened here and not closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands after a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands within a value',
}

/** Wordings about tables of inputs. */
export const inputMessages = {
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
    found: `unknown column "${shortKey(name)}"`,
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
    found: `unknown series "${shortKey(name)}"`,
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
  nothingToGive: (parameter: string): Wording => ({
    found: `found values of ${parameter}, which this scenario does not have`,
    allowed: `series of parameters that it has`,
    remedy: `give the scenario ${parameter} and stocks.dispersal, the people there at its start`,
  }),
  placesTwice: (): Wording => ({
    found: 'found beside non_hotel_places, which has dispersal accommodation in it',
    allowed: 'one of the two: what dispersal gains is added to non_hotel_places',
  }),
  tooFewAwaiting: (people: number): Wording => ({
    found: `found ${people} people; by projection nobody is left awaiting a decision before the period ends`,
    allowed: 'numbers that leave people awaiting a decision',
    remedy: 'see what the other inputs of the period add and take away',
  }),
} as const
