/** `--set path=value`: reading a setting, and laying it upon a scenario's tree. */
import { InputError } from '../input-error.ts'
import { messages } from './messages.ts'
import { nearestName } from './nearest.ts'
import type { Confidence } from './quantity.ts'
import { parseTree } from './read.ts'
import {
  dotted,
  isMap,
  isParameter,
  leaves,
  type MapNode,
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
const parameterFields = ['value', 'low', 'high', 'changes', 'unit', 'source', 'confidence', 'note']

/** Whether a setting's path stands in a scenario's tree. */
export const applies = (setting: Setting, root: TreeNode): boolean =>
  nodeAt(root, setting.path) !== undefined ||
  (isParameter(nodeAt(root, setting.path.slice(0, -1))) &&
    parameterFields.includes(setting.path.at(-1) ?? ''))

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

/** Whether a number or date lies outside the range of a parameter; anything else is left to the schema. */
function isOutside(value: Plain, { low, high }: Readonly<Record<string, Plain>>): boolean {
  if (typeof value !== 'number' && typeof value !== 'string') return false
  const below = typeof low === typeof value && value < (low as typeof value)
  const above = typeof high === typeof value && value > (high as typeof value)
  return below || above
}

/**
 * A parameter with a new value or new changes. Its source and confidence are now the command line's; a range
 * that the value lies outside is dropped. A sampled parameter is fixed at the value: it is no longer drawn.
 */
function reset(parameter: MapNode, key: 'value' | 'changes', setting: Setting, at: Position): TreeNode {
  const { value, from } = setting
  const old = plain(parameter) as Readonly<Record<string, Plain>>
  const fields = new Map(parameter.content)
  const put = (field: string, data: Plain) => fields.set(field, { ...treeOf(data, at), keyAt: at })
  put(key, value)
  if (typeof value === 'number' && key === 'value' && old.sampled !== undefined) {
    put('low', value)
    put('high', value)
  } else if (isOutside(value, old)) {
    fields.delete('low')
    fields.delete('high')
  }
  put('source', from === undefined ? sourcesOf(old, key) : ([from.source].flat() as Plain))
  put('confidence', from?.confidence ?? 'assumption')
  put(
    'note',
    from !== undefined
      ? from.note
      : key === 'value'
        ? `Set on the command line in place of ${String(old.value)}`
        : 'Changes set on the command line',
  )
  return { ...parameter, content: fields }
}

/** Where a parameter is from once it is set: the command line and, for a new value, the inputs that stay in force in their periods. */
function sourcesOf(old: Readonly<Record<string, Plain>>, key: string): Plain {
  const inputs = [old.source].flat().filter((source) => String(source).startsWith('inputs:'))
  return key === 'value' && old.changes !== undefined && inputs.length > 0
    ? ['--set', ...(inputs as string[])]
    : '--set'
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
  const { path, value } = setting
  const at = placeOf(setting)
  if (!applies(setting, root)) {
    throw new InputError([
      problemAt(
        at,
        path,
        messages.unknownPath(dotted(path), nearestPath(path, [root]), sectionOf(path, [root])),
      ),
    ])
  }
  const target = nodeAt(root, path)
  if (isMap(target)) {
    if (isParameter(target)) return withNode(root, path, reset(target, 'value', setting, at))
    throw new InputError([problemAt(at, path, messages.settingOnSection([...target.content.keys()]))])
  }
  const parent = path.slice(0, -1)
  const parameter = nodeAt(root, parent)
  const field = path.at(-1)
  if (isMap(parameter) && isParameter(parameter) && (field === 'value' || field === 'changes')) {
    return withNode(root, parent, reset(parameter, field, setting, at))
  }
  return withNode(root, path, { ...treeOf(value, at), keyAt: at })
}
