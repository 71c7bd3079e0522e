/**
 * An edit of a parameter: what a scenario, a layer or a setting says of one that is there already, without its unit. Its
 * provenance is restated, or it becomes an assumption that says what was done to which value.
 */

import type { Change } from '../../calendar/step-function.ts'
import { InputError } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import { schemaAt } from '../schema/allowed.ts'
import { describeFound } from './found.ts'
import type { Operation, Part } from './setting-path.ts'
import {
  isMap,
  type MapNode,
  type Plain,
  type Position,
  plain,
  problemAt,
  type TreeNode,
  treeOf,
} from './tree.ts'

/** Who edits: where its values are from unless they say, and how its notes read. */
export interface Editor {
  readonly source: Plain
  readonly confidence: string
  /** The note of a new value. @param done what was done to the old one, such as “0.7 times ”; undefined where it is replaced */
  readonly note: (done: string | undefined, old: string) => string
  /** The note of new changes. */
  readonly noteOfChanges: string
  /** Whether a new value fixes a sampled parameter, as an experiment's does. */
  readonly fixes?: true
}

/** The author of a scenario that extends another one, or of a scheme that is like another. */
export const author: Editor = {
  source: 'assumption',
  confidence: 'assumption',
  note: (done, old) =>
    done === undefined ? `In place of the parent’s ${old}` : `${done}the parent’s ${old}`,
  noteOfChanges: 'Changes in place of the parent’s',
}

/** Fields of which an edit has one at most: a value, or what is done to the one that is there. */
const actions = ['value', 'times', 'plus'] as const
/** Fields of an edit that replace those of the parameter. */
const fields = ['low', 'high', 'changes', 'source', 'confidence', 'note'] as const
const known: readonly string[] = [...actions, 'from', ...fields]

/** Whether a map is an edit of whatever it is laid upon: it has a value, a factor or an amount, and no unit of its own. */
export const isEdit = (node: TreeNode | undefined): boolean =>
  isMap(node) &&
  !node.content.has('unit') &&
  !node.content.has('evidence') &&
  actions.some((action) => node.content.has(action))

/** Whether a map scales or shifts what it is laid upon. */
export const isRelative = (node: TreeNode | undefined): boolean =>
  isMap(node) && isEdit(node) && !node.content.has('value')

type Fields = Readonly<Record<string, Plain>>

const fault = (at: Position, path: readonly string[], wording: Parameters<typeof problemAt>[2]) =>
  new InputError([problemAt(at, path, wording)])

/** The parameter with an edit laid upon it. @throws InputError where the edit does not fit */
export function edited(parameter: MapNode, edit: MapNode, path: readonly string[], editor: Editor): MapNode {
  for (const [key, { keyAt, at }] of edit.content)
    if (!known.includes(key)) throw fault(keyAt ?? at, path, messages.unknownKey(key, known))
  const own = (key: string) => edit.content.get(key)
  const [action, other] = actions.filter((each) => own(each))
  const [from, changes] = [own('from'), own('changes')]
  if (action !== undefined && other !== undefined)
    throw fault(own(other)!.at, path, messages.notTogether(action, other))
  if (changes && (from || (action !== undefined && action !== 'value')))
    throw fault(changes.at, path, messages.notTogether(from ? 'from' : action!, 'changes'))
  if (from && action === undefined) throw fault(from.at, path, messages.notAlone('from'))
  const part: Part = from ? { from: String(from.content) } : changes ? 'all' : 'unsaid'
  const done =
    action !== undefined
      ? setPart(parameter, part, action, own(action)!, path, editor)
      : changes
        ? withFields(parameter, { ...provenanceOf(editor, editor.noteOfChanges) }, changes.at)
        : parameter
  const content = new Map(done.content)
  for (const field of fields) {
    const node = own(field)
    if (node) content.set(field, node)
  }
  return { ...done, content, at: edit.at, ...(edit.keyAt && { keyAt: edit.keyAt }) }
}

/** The parameter with a part of it replaced, scaled or shifted. @throws InputError where it cannot be */
export function setPart(
  parameter: MapNode,
  part: Part,
  action: 'value' | Operation,
  by: TreeNode,
  path: readonly string[],
  editor: Editor,
): MapNode {
  const old = plain(parameter) as Fields
  if (action !== 'value') return withFields(parameter, scaled(old, action, by, part, path, editor), by.at)
  const result = withFields(parameter, replaced(old, plain(by), part, path, by.at, editor), by.at)
  return typeof part === 'object' ? result : { ...result, content: new Map(result.content).set('value', by) }
}

/** The parameter with new changes, in place of those it has. */
export const withChanges = (parameter: MapNode, changes: TreeNode, editor: Editor): MapNode =>
  withFields(
    parameter,
    { changes: plain(changes), ...provenanceOf(editor, editor.noteOfChanges) },
    changes.at,
  )

/** The parameter with some of its fields set; undefined takes one out. */
function withFields(
  parameter: MapNode,
  data: Readonly<Record<string, Plain | undefined>>,
  at: Position,
): MapNode {
  const content = new Map(parameter.content)
  for (const [key, value] of Object.entries(data)) {
    if (value === undefined) content.delete(key)
    else content.set(key, { ...treeOf(value, at), keyAt: at })
  }
  return { ...parameter, content }
}

/** Where an edited parameter is from: the editor and, where they stay in force in their periods, inputs from outside. */
function provenanceOf({ source, confidence }: Editor, note: string, old: Fields = {}): Fields {
  const inputs = [old.source].flat().filter((each) => String(each).startsWith('inputs:'))
  const keepsInputs = changesOf(old).given.length > 0 && inputs.length > 0
  return { source: keepsInputs ? ([...[source].flat(), ...inputs] as Plain) : source, confidence, note }
}

/** The changes of a schedule that are its own, and those that are given for a period and stay in force there. */
function changesOf(old: Fields) {
  const all = (old.changes ?? []) as unknown as readonly Change[]
  return { own: all.filter(({ given }) => !given), given: all.filter(({ given }) => given) }
}

/** The own changes of a parameter as it stands in a document. */
export const ownChanges = (parameter: TreeNode | undefined): readonly Change[] => {
  const data = parameter === undefined ? null : plain(parameter)
  const isFields = typeof data === 'object' && data !== null && !Array.isArray(data)
  return isFields && Array.isArray((data as Fields).changes) ? changesOf(data as Fields).own : []
}

const textOf = (value: Plain | undefined) =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

/** The value in force on a date, by the parameter's own changes. */
export const valueOn = (value: Plain | undefined, own: readonly Change[], date: string): Plain | undefined =>
  own.filter(({ from }) => from <= date).at(-1)?.value ?? value

/**
 * A value in place of the old one. @param part `unsaid` is refused where there are changes that would have to be kept or
 * dropped without a word
 */
function replaced(
  old: Fields,
  value: Plain,
  part: Part,
  path: readonly string[],
  at: Position,
  editor: Editor,
): Readonly<Record<string, Plain | undefined>> {
  const { own, given } = changesOf(old)
  if (part === 'unsaid' && own.length > 0)
    throw fault(
      at,
      path,
      messages.changesUnsaid(
        path.join('.'),
        own.map(({ from }) => from),
      ),
    )
  const provenance = (note: string) => provenanceOf(editor, note, old)
  if (typeof part === 'object') {
    refuseWithoutDates(path, at)
    const before = own.filter(({ from }) => from < part.from)
    const changes = [...before, { from: part.from, value }, ...given] as unknown as Plain
    const was = textOf(valueOn(old.value, own, part.from))
    return { changes, ...provenance(`${editor.note(undefined, was)}, from ${part.from} on`) }
  }
  const isFixed = editor.fixes && typeof value === 'number' && old.sampled !== undefined
  const range = isFixed ? { low: value, high: value } : isOutside(value, old) ? noRange : {}
  const dropped = part === 'all' && own.length > 0
  return {
    value,
    ...range,
    ...(dropped && { changes: given as unknown as Plain }),
    ...provenance(`${editor.note(undefined, textOf(old.value))}${dropped ? ', throughout' : ''}`),
  }
}

const noRange = { low: undefined, high: undefined }

function refuseWithoutDates(path: readonly string[], at: Position): void {
  if (schemaAt(path)?.properties?.changes === undefined)
    throw fault(at, path, messages.noSchedule(path.join('.')))
}

/** Whether a number or date lies outside the range of a parameter; anything else is left to the schema. */
function isOutside(value: Plain, { low, high }: Fields): boolean {
  if (typeof value !== 'number' && typeof value !== 'string') return false
  const below = typeof low === typeof value && value < (low as typeof value)
  const above = typeof high === typeof value && value > (high as typeof value)
  return below || above
}

/** A value times a factor, or with an amount added: with its range and, unless a part is named, its changes. */
function scaled(
  old: Fields,
  operation: Operation,
  by: TreeNode,
  part: Part,
  path: readonly string[],
  editor: Editor,
): Readonly<Record<string, Plain | undefined>> {
  const amount = by.content
  if (typeof amount !== 'number' || !Number.isFinite(amount) || (operation === 'times' && amount < 0))
    throw fault(
      by.at,
      path,
      messages.wrong(describeFound(by), operation === 'times' ? 'a number from 0' : 'a number'),
    )
  const isNumbers =
    Array.isArray(old.value) && old.value.length > 0 && old.value.every((each) => typeof each === 'number')
  if (typeof old.value !== 'number' && !isNumbers)
    throw fault(by.at, path, messages.notScalable(path.join('.'), operation))
  const one = (value: number) =>
    Number((operation === 'times' ? value * amount : value + amount).toPrecision(12))
  const each = (value: Plain): Plain =>
    Array.isArray(value) ? (value as number[]).map(one) : one(value as number)
  const { own, given } = changesOf(old)
  const done =
    operation === 'times' ? `${amount} times ` : `${Math.abs(amount)} ${amount < 0 ? 'less' : 'more'} than `
  const sources = `(${[old.source].flat().join(', ')})`
  const provenance = (note: string) => provenanceOf(editor, note, old)
  const moved = own.map((change) => ({ ...change, value: one(change.value) }))
  if (typeof part === 'object') {
    refuseWithoutDates(path, by.at)
    const was = valueOn(old.value, own, part.from) as number
    const changes = [
      ...own.filter(({ from }) => from < part.from),
      { from: part.from, value: one(was) },
      ...moved.filter(({ from }) => from > part.from),
      ...given,
    ]
    const note = `${editor.note(done, `${was} ${sources}`)}, from ${part.from} on`
    return { changes: changes as unknown as Plain, ...provenance(note) }
  }
  const { minimum = -Infinity, maximum = Infinity } = schemaAt([...path, 'value']) ?? {}
  const end = (value: Plain | undefined) =>
    typeof value === 'number' ? Math.min(maximum, Math.max(minimum, one(value))) : undefined
  const [low, high] = [end(old.low), end(old.high)]
  const whole = part !== 'value' && own.length > 0
  return {
    value: each(old.value!),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(whole && { changes: [...moved, ...given] as unknown as Plain }),
    ...provenance(
      `${editor.note(done, `${textOf(old.value)} ${sources}`)}${whole ? ', and its changes likewise' : ''}`,
    ),
  }
}
