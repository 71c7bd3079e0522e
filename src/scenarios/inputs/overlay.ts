/**
 * Inputs from outside: `inputs:` names a CSV file whose values replace those of the scenario for the periods they name.
 * The file is read after `extends` and evidence and before settings; what follows from it is worked out from the
 * scenario as its files have it.
 */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname } from 'node:path'
import { InputError } from '../../input-error.ts'
import { validate } from '../checks/validate.ts'
import {
  isList,
  isMap,
  type MapNode,
  nodeAt,
  type Path,
  type Plain,
  type Position,
  plain,
  problemAt,
  type TreeNode,
  treeOf,
  withNode,
  without,
} from '../document/tree.ts'
import { messages } from '../messages/messages.ts'
import { valuesOf } from '../schema/parameters.ts'
import { inputsOf } from './input-rows.ts'
import { readRows } from './table.ts'
import { valuesFrom, type WorkedOut } from './work-out.ts'

/** The tree with its inputs laid upon it, and without `inputs`. Throws InputError. */
export function withInputs(root: TreeNode): TreeNode {
  const node = nodeAt(root, ['inputs'])
  if (!isMap(root) || node === undefined) return root
  const path = String(nodeAt(node, ['path'])?.content)
  const name = String(nodeAt(node, ['name'])?.content)
  if (!existsSync(path)) {
    const wording = messages.inputsMissing(basename(name), tablesBeside(path))
    throw new InputError([problemAt(node.at, ['inputs'], wording)])
  }
  const bare = without(root, 'inputs')
  const scenario = valuesOf(validate(bare))
  const inputs = inputsOf(readRows(path, name), scenario.start)
  const laid = (tree: TreeNode, each: WorkedOut) => lay(tree, each, basename(path), node.at)
  return valuesFrom(inputs, scenario).reduce(laid, bare)
}

/** CSV files to suggest: those in the folder, if it can be read. */
function tablesBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path)).filter((file) => extname(file).toLowerCase() === '.csv')
  } catch {
    return []
  }
}

/** The tree with the given values of one parameter: its own value and changes stay for all other times. */
function lay(root: TreeNode, { path, periods, about }: WorkedOut, file: string, at: Position): TreeNode {
  const parameter = nodeAt(root, path) as MapNode
  const fields = new Map(parameter.content)
  const put = (field: string, data: Plain) => fields.set(field, { ...treeOf(data, at), keyAt: at })
  const isSchedule = !isList(fields.get('value'))
  const given = periods.map(({ from, until, value, at: place }) =>
    treeOf({ from, until, value, ...(isSchedule && { given: true }) }, place),
  )
  const own = (fields.get('changes')?.content ?? []) as readonly TreeNode[]
  const kept = isSchedule ? own.filter((change) => nodeAt(change, ['given']) === undefined) : []
  fields.set(isSchedule ? 'changes' : 'value', { content: [...kept, ...given], at, keyAt: at })
  const old = plain(parameter) as { readonly source: string | string[]; readonly note?: string }
  const sources = [old.source].flat().filter((source) => !source.startsWith('inputs:'))
  const named = `${file} for ${periods.map(({ period }) => period.text).join(', ')}${about}`
  put('source', isSchedule ? [...sources, `inputs:${file}`] : `inputs:${file}`)
  put('confidence', 'assumption')
  put('note', isSchedule && old.note !== undefined ? `${old.note}; given by ${named}` : `Given by ${named}`)
  return withNode(root, path as Path, { ...parameter, content: fields })
}
