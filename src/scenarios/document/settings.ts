/** `--set path=value`: reading a setting, and laying it upon a scenario's tree. */
import { InputError } from '../../input-error.ts'
import { nearestName } from '../../words/nearest.ts'
import { messages } from '../messages/messages.ts'
import { schemaAt, unitOf } from '../schema/allowed.ts'
import type { Confidence } from '../schema/quantity.ts'
import { type Editor, isEdit, isRelative, setPart, withChanges } from './edit.ts'
import { levelsInOrder, merge, withoutAlternative } from './merge.ts'
import { parseTree } from './read.ts'
import { targetOf } from './setting-path.ts'
import {
  dotted,
  isMap,
  isParameter,
  leaves,
  nodeAt,
  type Plain,
  type Position,
  plain,
  problemAt,
  type TreeNode,
  treeOf,
  withNode,
} from './tree.ts'

/** One change to scenarios, made on the command line or by an experiment. */
export interface Setting {
  /** As written: `decisions.caseworkers=3000`; echoed and recorded. */
  readonly text: string
  /** The one scenario it applies to; without it, every scenario that has the path. */
  readonly scenario?: string
  readonly path: readonly string[]
  readonly value: Plain
  /** Where it is written, if not on the command line. */
  readonly at?: Position
  /** Where its value is from; the command line unless given. */
  readonly from?: SettingSource
  /** Of a layer of changes: what is laid upon the path, and by whom. */
  readonly layer?: { readonly node: TreeNode; readonly editor: Editor }
}

/** The provenance of a value that an experiment sets. */
export interface SettingSource {
  readonly source: string | readonly string[]
  readonly confidence: Confidence
  readonly note: string
}

const positionOfSetting = (text: string): Position => ({ file: `--set ${text}` })

/** Where problems with a setting are reported. */
export const placeOf = ({ text, at }: Setting): Position => at ?? positionOfSetting(text)

/** Reads `path=value` or `scenario:path=value`; the value is YAML. Throws InputError. */
export function parseSetting(text: string): Setting {
  const at = positionOfSetting(text)
  const parts = /^(?:([a-z0-9-]+):)?([^:=\s]+)=(.*)$/s.exec(text)
  const path = parts?.[2]?.split('.') ?? []
  if (!parts || path.includes('')) throw new InputError([problemAt(at, [], messages.settingForm())])
  try {
    const value = plain(parseTree(parts[3] ?? '', at.file, { lines: false }))
    return { text, path, value, ...(parts[1] === undefined ? {} : { scenario: parts[1] }) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const [fault] = error.problems
    throw new InputError([problemAt(at, path, messages.settingValue(fault?.found ?? ''))])
  }
}

/** `--arrivals low|central|high`, the same as `--set arrivals.path=…`. */
export const arrivalsSetting = (path: 'low' | 'central' | 'high'): Setting =>
  parseSetting(`arrivals.path=${path}`)

/** Fields of a parameter that a setting may address; the schema decides which the parameter has. */
const parameterFields = ['low', 'high', 'changes', 'unit', 'source', 'confidence', 'note']

/**
 * Whether a setting's path stands in a scenario's tree, or is that of a parameter which a scenario may have.
 * @param earlier settings applied before it, which may give the parameter of which it sets a field
 */
export function applies({ path: full }: Setting, root: TreeNode, earlier: readonly Setting[] = []): boolean {
  const { path, part, operation } = targetOf(full)
  const target = nodeAt(root, path)
  if (part !== 'unsaid') return isParameter(target) || isOptional(root, path)
  if (operation !== undefined) return isMap(target)
  if (target !== undefined || isOptional(root, path)) return true
  const parameter = full.slice(0, -1)
  const isGiven = () => earlier.some((each) => dotted(each.path) === dotted(parameter))
  return (
    parameterFields.includes(full.at(-1) ?? '') &&
    (isParameter(nodeAt(root, parameter)) || (isOptional(root, parameter) && isGiven()))
  )
}

/** Whether a path is that of a parameter which the document may have and has not, such as a fixed day of opening. */
function isOptional(root: TreeNode, path: readonly string[]): boolean {
  const section = nodeAt(root, path.slice(0, -1))
  return (
    isMap(section) &&
    !isParameter(section) &&
    nodeAt(root, path) === undefined &&
    unitOf(schemaAt(path)) !== undefined
  )
}

/** Whether two paths to a field of one name part in one section on the way, as under the name of a scheme. */
const differsInOneSection = (path: readonly string[], other: readonly string[]): boolean =>
  path.length > 2 &&
  path.length === other.length &&
  path.at(-1) === other.at(-1) &&
  path.filter((part, i) => part !== other[i]).length === 1

/** The path of the scenarios nearest to one that stands in none: one that ends in the same words, else the nearest by
 * spelling, else one that differs in a single section. */
export function nearestPath(path: readonly string[], roots: readonly TreeNode[]): string | undefined {
  const known = [...new Set(roots.flatMap((root) => [...leaves(root)].map(dotted)))]
  const wanted = dotted(path)
  return (
    known.find((candidate) => candidate.endsWith(`.${wanted}`)) ??
    nearestName(wanted, known) ??
    known.find((candidate) => differsInOneSection(path, candidate.split('.')))
  )
}

/** The section that a path which is not there would stand in, and what that has; undefined where there is no such section. */
export function sectionOf(path: readonly string[], roots: readonly TreeNode[]) {
  for (let depth = path.length - 1; depth > 0; depth--) {
    const section = path.slice(0, depth)
    const found = roots.map((root) => nodeAt(root, section)).filter(isMap)
    if (found.length > 0)
      return {
        section: dotted(section),
        parts: [...new Set(found.flatMap(({ content }) => [...content.keys()]))],
      }
  }
  return undefined
}

/** The command line, or an experiment, as the editor of a parameter. */
const editorOf = ({ from }: Setting): Editor =>
  from === undefined
    ? {
        source: '--set',
        confidence: 'assumption',
        note: (done, old) =>
          `Set on the command line ${done === undefined ? 'in place of ' : `to ${done}`}${old}`,
        noteOfChanges: 'Changes set on the command line',
        fixes: true,
      }
    : {
        source: [from.source].flat() as Plain,
        confidence: from.confidence,
        note: () => from.note,
        noteOfChanges: from.note,
        fixes: true,
      }

/**
 * The paths that a setting holds for: its own and, for a field of a scheme, that of every scheme which has the field from
 * there by `like`. Such a field stands at the same place of the same file.
 */
function pathsOf(root: TreeNode, path: readonly string[]): (readonly string[])[] {
  const [section, scheme, ...field] = path
  const schemes = nodeAt(root, ['schemes'])
  const placeAt = (id: string) => {
    const own = ['schemes', id, ...field]
    return JSON.stringify((nodeAt(root, own) ?? nodeAt(root, own.slice(0, -1)))?.at)
  }
  if (section !== 'schemes' || scheme === undefined || field.length === 0 || !isMap(schemes)) return [path]
  const isLike = (id: string): boolean => {
    const like = schemes.content.get(id)?.like
    return like !== undefined && (like === scheme || isLike(like))
  }
  const others = [...schemes.content.keys()].filter((id) => isLike(id) && placeAt(id) === placeAt(scheme))
  return [path, ...others.map((id) => ['schemes', id, ...field])]
}

/**
 * The tree with a setting applied, to schemes that are like the one it names as well.
 * Throws InputError if the path is not there or is not a value.
 */
export function applySetting(root: TreeNode, setting: Setting): TreeNode {
  return pathsOf(root, setting.path).reduce((tree, path) => applyAt(tree, { ...setting, path }), root)
}

function applyAt(root: TreeNode, setting: Setting): TreeNode {
  const { path: full } = setting
  const at = placeOf(setting)
  if (!applies(setting, root)) {
    throw new InputError([
      problemAt(
        at,
        full,
        messages.unknownPath(dotted(full), nearestPath(full, [root]), sectionOf(full, [root])),
      ),
    ])
  }
  const { path, part, operation } = targetOf(full)
  const node = setting.layer?.node ?? { ...treeOf(setting.value, at), keyAt: at }
  const editor = setting.layer?.editor ?? editorOf(setting)
  const target = nodeAt(root, path)
  const put = (done: TreeNode) => consistent(withNode(root, path, done), path, editor)
  if (isOptional(root, path)) return put(newParameter(path, node, editor))
  if (isMap(target)) {
    const isWhole = part === 'unsaid' && operation === undefined
    if (isWhole && (setting.layer !== undefined || isEdit(node)) && (isParameter(target) || isRelative(node)))
      return put(merge(target, node, path, editor))
    if (isParameter(target)) return put(setPart(target, part, operation ?? 'value', node, path, editor))
    if (operation !== undefined)
      return put(merge(target, { ...node, content: new Map([[operation, node]]) }, path, editor))
    throw new InputError([problemAt(at, path, messages.settingOnSection([...target.content.keys()]))])
  }
  const parent = full.slice(0, -1)
  const parameter = nodeAt(root, parent)
  if (isMap(parameter) && isParameter(parameter) && full.at(-1) === 'changes')
    return withNode(root, parent, withChanges(parameter, node, editor))
  return withNode(root, full, node)
}

/** A parameter that was not there, with the value set. */
function newParameter(path: readonly string[], node: TreeNode, { source, confidence }: Editor): TreeNode {
  if (isMap(node) && (node.content.has('unit') || node.content.has('evidence'))) return node
  const own = isMap(node) ? plain(node) : { value: plain(node) }
  const usual = { unit: unitOf(schemaAt(path))!, source, confidence }
  return {
    ...treeOf({ ...usual, ...(own as { [key: string]: Plain }) }, node.at),
    keyAt: node.keyAt ?? node.at,
  }
}

/** The tree with what goes with a value that has just been set: the paths beside a central one, and no other day of opening. */
function consistent(root: TreeNode, path: readonly string[], editor: Editor): TreeNode {
  const section = path.slice(0, -1)
  const parent = nodeAt(root, section)
  if (!isMap(parent)) return root
  const key = path.at(-1)!
  return withNode(root, section, levelsInOrder(withoutAlternative(parent, key), [key], section, editor))
}
