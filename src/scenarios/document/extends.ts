/** Inheritance: `extends:` names a parent, whose document lies under the child's. */
import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { InputError, type Wording } from '../../input-error.ts'
import { builtInNames, findScenario, isBuiltIn, type ScenarioFile, similarNames } from '../library.ts'
import { messages } from '../messages/messages.ts'
import { fillFromEvidence } from './evidence-references.ts'
import { describeFound } from './found.ts'
import { merge } from './merge.ts'
import { movedTo, type Opened, type Root } from './opened.ts'
import { readDocument } from './read.ts'
import { type MapNode, problemAt, type TreeNode, treeOf, without } from './tree.ts'

/** The document with the file that `inputs` names found from here: its path, and what errors call it. */
function withInputsFound(document: MapNode, file: ScenarioFile): MapNode {
  const inputs = document.content.get('inputs')
  if (!inputs) return document
  const { content: reference, at } = inputs
  if (typeof reference !== 'string')
    throw new InputError([problemAt(at, ['inputs'], messages.inputsNotText(describeFound(inputs)))])
  const place = {
    path: resolve(dirname(file.path), reference),
    name: isAbsolute(reference) ? reference : join(dirname(file.name), reference),
  }
  const found = { ...inputs, content: treeOf(place, at).content }
  return { ...document, content: new Map(document.content).set('inputs', found) }
}

/** Built-in documents read already, by the name that errors call them: their files do not change while the program runs. */
const alreadyRead = new Map<string, MapNode>()

/**
 * The document of a file merged upon its parents, without `extends`. The name is never inherited; `inputs` is, and is
 * relative to the file that has it.
 * @param opened where it opens on another day than its own
 */
export function readWithParents(
  file: ScenarioFile,
  children: readonly ScenarioFile[] = [],
  opened?: Opened,
): MapNode {
  if (opened !== undefined) return mergedUponParents(file, children, opened)
  if (!isBuiltIn(file)) return mergedUponParents(file, children)
  const document = alreadyRead.get(file.name) ?? mergedUponParents(file, children)
  alreadyRead.set(file.name, document)
  return document
}

/** Scenarios that may extend each other in a row. */
const deepest = 50

function mergedUponParents(file: ScenarioFile, children: readonly ScenarioFile[], opened?: Opened): MapNode {
  const document = withInputsFound(fillFromEvidence(readDocument(file.path, file.name)) as MapNode, file)
  if (opened && isRoot(file, opened))
    return {
      ...opened.baseline,
      content: new Map(opened.baseline.content).set('name', document.content.get('name')!),
    }
  const parent = document.content.get('extends')
  if (!parent) {
    if (opened === undefined) return document
    const roots = [...opened.inPlaceOf.keys()]
    throw new InputError([problemAt(document.at, [], messages.notUponBaseline(opened.words, roots))])
  }
  const fail = (wording: Wording): never => {
    throw new InputError([problemAt(parent.at, ['extends'], wording)])
  }
  if (typeof parent.content !== 'string') return fail(messages.extendsNotText(describeFound(parent)))
  const chain = [...children, file]
  if (chain.length > deepest) return fail(messages.extendsTooDeep(deepest))
  const names = [...chain.map(({ name }) => name), parent.content]
  const parentFile = findScenario(parent.content, file)
  if (!parentFile) {
    const similar = similarNames(parent.content, file)
    return fail(messages.extendsMissing(parent.content, names, similar, builtInNames()))
  }
  const identity = realpathSync(parentFile.path)
  if (chain.some(({ path }) => realpathSync(path) === identity)) return fail(messages.extendsCycle(names))
  const under: TreeNode = without(readWithParents(parentFile, chain, opened), 'name')
  const over = without(document, 'extends')
  return merge(under, opened ? movedTo(opened, rootOf(parentFile, opened), over) : over) as MapNode
}

const isRoot = (file: ScenarioFile, { inPlaceOf }: Opened): boolean =>
  isBuiltIn(file) && inPlaceOf.has(nameOf(file))

const nameOf = ({ path }: ScenarioFile): string => basename(path, '.yaml')

/** The built-in scenario at the end of a chain that another opening replaces; the chain has been read, so it has one. */
function rootOf(file: ScenarioFile, opened: Opened): Root {
  if (isRoot(file, opened)) return opened.inPlaceOf.get(nameOf(file))!
  const parent = readDocument(file.path, file.name).content as ReadonlyMap<string, TreeNode>
  return rootOf(findScenario(String(parent.get('extends')!.content), file)!, opened)
}
