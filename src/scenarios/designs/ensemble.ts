/** An ensemble: sets of parameter values that a fit holds possible, one a row of a CSV file. Every fault is an `InputError`. */
import { stringify } from 'csv-stringify/sync'
import { sha256 } from '../../digest.ts'
import { InputError, type Problem, type Wording } from '../../input-error.ts'
import { parameterOf } from '../document/setting-path.ts'
import type { Setting } from '../document/settings.ts'
import { type Position, problemAt } from '../document/tree.ts'
import { foundIn, numberIn } from '../inputs/input-rows.ts'
import { readPeriod } from '../inputs/period.ts'
import { type Cell, readTable } from '../inputs/table.ts'
import { messages } from '../messages/messages.ts'
import { describeAllowed, type JsonSchema, schemaAt } from '../schema/allowed.ts'

/** A column: a parameter that the members set. */
export interface EnsembleParameter {
  /** Dotted path: `decisions.caseworkers`. */
  readonly path: string
  readonly at: Position
}

/** One set of parameter values. */
export interface EnsembleMember {
  readonly id: string
  /** One a parameter, in the order of the columns. */
  readonly settings: readonly Setting[]
}

/** The members of one origin, in the order of the rows. */
export interface Ensemble {
  /** File as the user named it. */
  readonly file: string
  /** Quarter up to whose end the parameters were fitted; absent where the file does not say. */
  readonly origin?: string
  readonly parameters: readonly EnsembleParameter[]
  readonly members: readonly EnsembleMember[]
  /** The rows used, as a file that reads as the same ensemble. */
  readonly csv: string
  /** Of `csv`. */
  readonly sha256: string
}

const wanted = ['member', 'a column for each parameter, headed by its path']
const [originColumn, memberColumn] = ['origin', 'member']

/**
 * Reads `origin,member,<parameter path>,…`; the column `origin` may be missing. Whether a scenario has the paths is for
 * `underMembers` to say.
 * @param origin the quarter whose rows are used; the last one of the file unless given
 */
export const readEnsemble = (file: string, origin?: string): Ensemble => readEnsembles(file)(origin)

/** Reads a file once, for the ensembles of its quarters. */
export function readEnsembles(file: string): (origin?: string) => Ensemble {
  const { header, rows } = readTable(file, file, wanted, refuseHeader)
  const at = (name: string) => header.findIndex(({ text }) => text === name)
  const [originAt, memberAt] = [at(originColumn), at(memberColumn)]
  const columns = [...header.keys()].filter((i) => i !== originAt && i !== memberAt)
  refuseRows(header, rows, originAt, memberAt, columns)
  const origins = originAt < 0 ? [] : [...new Set(rows.map((cells) => cells[originAt]!.text))].sort()
  const parameters = columns.map((i) => ({ path: header[i]!.text, at: header[i]!.at }))
  return (origin) => {
    const chosen = origin ?? origins.at(-1)
    if (origin !== undefined && !origins.includes(origin))
      throw new InputError([problemAt(header[0]!.at, [], messages.unknownOrigin(origin, origins))])
    const used = rows.filter((cells) => originAt < 0 || cells[originAt]!.text === chosen)
    const members = used.map((cells): EnsembleMember => {
      const id = cells[memberAt]!.text
      return { id, settings: columns.map((i) => settingOf(header[i]!.text, cells[i]!, id, chosen)) }
    })
    const csv = csvOf(header, used, columns, originAt, memberAt)
    return {
      file,
      ...(chosen !== undefined && { origin: chosen }),
      parameters,
      members,
      csv,
      sha256: sha256(csv),
    }
  }
}

function settingOf(path: string, cell: Cell, member: string, origin: string | undefined): Setting {
  const value = valueIn(cell, path)
  const fitted = origin === undefined ? '' : ` fitted at ${origin}`
  return {
    text: `${path}=${value}`,
    path: path.split('.'),
    value,
    at: cell.at,
    from: { source: 'fit', confidence: 'assumption', note: `Member ${member} of the ensemble${fitted}` },
  }
}

/** A cell as the value of a parameter: a number, or a choice. */
const valueIn = (cell: Cell, path: string): number | string =>
  valueSchema(path)?.enum === undefined ? numberIn(cell) : cell.text

/** Columns in the order origin, member, parameters; numbers in their shortest exact form. */
function csvOf(
  header: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  columns: readonly number[],
  originAt: number,
  memberAt: number,
): string {
  const keys = originAt < 0 ? [memberAt] : [originAt, memberAt]
  const lines = rows.map((cells) => [
    ...keys.map((i) => cells[i]!.text),
    ...columns.map((i) => String(valueIn(cells[i]!, header[i]!.text))),
  ])
  return stringify([[...keys, ...columns].map((i) => header[i]!.text), ...lines], {
    record_delimiter: 'unix',
  })
}

/** Without the part that is set, so that `x`, `x.value` and `x.all` are one parameter. */
export const parameterName = parameterOf

function refuseHeader(header: readonly Cell[]): void {
  const problems: Problem[] = []
  const names = header.map(({ text }) => parameterName(text))
  for (const [i, { text, at }] of header.entries()) {
    if (names.indexOf(names[i]!) < i) problems.push(problemAt(at, [], messages.parameterTwice(text)))
    else if (text === '' || text.split('.').includes(''))
      problems.push(problemAt(at, [], messages.unknownPath(text, undefined)))
    else if (![originColumn, memberColumn].includes(text) && schemaAt(text.split('.')) !== undefined) {
      if (valueSchema(text) === undefined) problems.push(problemAt(at, [], messages.notVaried(text)))
    }
  }
  const end = header.at(-1)!.at
  if (!names.includes(memberColumn)) {
    const like = header.find(({ text }) => /^(members?|id|draw|sample|no|number)$/i.test(text.trim()))
    problems.push(
      like === undefined
        ? problemAt(end, [], messages.missingColumn(memberColumn, wanted))
        : problemAt(like.at, [], messages.unknownColumn(like.text, [memberColumn], wanted)),
    )
  } else if (names.every((name) => [originColumn, memberColumn].includes(name)))
    problems.push(problemAt(end, [], messages.noParameterColumn()))
  if (problems.length > 0) throw new InputError(problems)
}

/**
 * The schema of the number or choice at a path, or of the value of the parameter there; undefined where it is neither, or
 * unknown.
 */
function valueSchema(path: string): JsonSchema | undefined {
  const parts = parameterOf(path).split('.')
  const schemas = [schemaAt(parts), schemaAt([...parts, 'value'])]
  return schemas.find(
    (schema) => schema?.type === 'number' || schema?.type === 'integer' || schema?.enum !== undefined,
  )
}

function refuseRows(
  header: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  originAt: number,
  memberAt: number,
  columns: readonly number[],
): void {
  const problems: Problem[] = []
  const fault = (cell: Cell, column: number, wording: Wording) =>
    problems.push(problemAt(cell.at, [header[column]!.text], wording))
  const schemas = new Map(columns.map((i) => [i, valueSchema(header[i]!.text) ?? { type: 'number' }]))
  const lines = new Map<string, number>()
  for (const cells of rows) {
    const [origin, member] = [cells[originAt], cells[memberAt]!]
    if (origin !== undefined && (!origin.text.includes('Q') || readPeriod(origin.text) === undefined))
      fault(origin, originAt, {
        ...messages.wrongPeriod(origin.text, foundIn(origin)),
        allowed: 'a quarter, as 2024-Q4',
      })
    if (member.text === '') fault(member, memberAt, messages.wrong('nothing', 'a name or a number'))
    const key = JSON.stringify([origin?.text, member.text])
    const before = lines.get(key)
    if (before !== undefined && member.text !== '')
      fault(member, memberAt, messages.memberTwice(member.text, before))
    else lines.set(key, member.at.line ?? 1)
    for (const i of columns) {
      const [cell, schema] = [cells[i]!, schemas.get(i)!]
      if (schema.enum !== undefined) {
        if (!schema.enum.includes(cell.text))
          fault(cell, i, messages.wrongChoice(cell.text, foundIn(cell), schema.enum))
      } else if (!fits(numberIn(cell), schema))
        fault(cell, i, messages.wrongNumber(cell.text, foundIn(cell), describeAllowed(schema)))
    }
  }
  if (problems.length > 0) throw new InputError(problems)
}

/** Whether a number is finite and within the limits of a schema. */
const fits = (value: number, { type, minimum, maximum }: JsonSchema): boolean =>
  Number.isFinite(value) &&
  (type !== 'integer' || Number.isInteger(value)) &&
  value >= (minimum ?? value) &&
  value <= (maximum ?? value)
