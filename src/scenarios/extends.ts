/** Inheritance: `extends:` names a parent, whose document lies under the child's. */
import { realpathSync } from 'node:fs'
import { InputError } from '../input-error.ts'
import { describeFound } from './allowed.ts'
import { builtInNames, findScenario, type ScenarioFile, similarNames } from './library.ts'
import { merge } from './merge.ts'
import { messages, type Wording } from './messages.ts'
import { readDocument } from './read.ts'
import { type MapNode, problemAt, type TreeNode } from './tree.ts'

const without = (node: MapNode, key: string): MapNode => {
  const content = new Map(node.content)
  content.delete(key)
  return { ...node, content }
}

/** The document of a file merged upon its parents, without `extends`. The name is never inherited. */
export function readWithParents(file: ScenarioFile, children: readonly ScenarioFile[] = []): MapNode {
  const document = readDocument(file.path, file.name)
  const parent = document.content.get('extends')
  if (!parent) return document
  const fail = (wording: Wording): never => {
    throw new InputError([problemAt(parent.at, ['extends'], wording)])
  }
  if (typeof parent.content !== 'string') return fail(messages.extendsNotText(describeFound(parent)))
  const chain = [...children, file]
  const names = [...chain.map(({ name }) => name), parent.content]
  const parentFile = findScenario(parent.content, file)
  if (!parentFile) {
    const similar = similarNames(parent.content, file)
    return fail(messages.extendsMissing(parent.content, names, similar, builtInNames()))
  }
  const identity = realpathSync(parentFile.path)
  if (chain.some(({ path }) => realpathSync(path) === identity)) return fail(messages.extendsCycle(names))
  const under: TreeNode = without(readWithParents(parentFile, chain), 'name')
  return merge(under, without(document, 'extends')) as MapNode
}
