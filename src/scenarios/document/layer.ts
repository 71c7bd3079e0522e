/** `--with FILE`: a layer of changes, laid upon every scenario of a run, baseline and options alike. */
import { sha256 } from '../../digest.ts'
import { InputError } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import { documentSchema, schemaAt, unitOf } from '../schema/allowed.ts'
import { type Editor, isRelative } from './edit.ts'
import { fillFromEvidence } from './evidence-references.ts'
import { readDocument, readText } from './read.ts'
import type { Setting } from './settings.ts'
import { dotted, isMap, isParameter, plain, problemAt, type TreeNode } from './tree.ts'

/** A layer, read. */
export interface Layer {
  /** File as the user named it. */
  readonly file: string
  /** The file as it was read, and the SHA-256 of it. */
  readonly text: string
  readonly sha256: string
  /** A setting for each parameter, choice or section that it changes, in the file's order. */
  readonly settings: readonly Setting[]
}

/** Parts of a scenario that say which one it is: a layer has none of them. */
const ofOneScenario = ['name', 'title', 'summary', 'extends', 'inputs', 'start']

/** Reads a layer. Whether a scenario has its paths is for the loader to say. @throws InputError */
export function readLayer(file: string): Layer {
  const root = fillFromEvidence(readDocument(file, file))
  const editor: Editor = {
    source: 'assumption',
    confidence: 'assumption',
    note: (done, old) =>
      `${done === undefined ? 'In place of the scenario’s ' : `${done}the scenario’s `}${old}, by ${file}`,
    noteOfChanges: `Changes by ${file}`,
  }
  const settings = changesIn(root, []).map(([path, node]): Setting => {
    const written = JSON.stringify(plain(node))
    return {
      text: `${dotted(path)}=${written}`,
      path,
      value: plain(node),
      at: node.keyAt ?? node.at,
      layer: { node, editor },
    }
  })
  if (settings.length === 0) throw new InputError([problemAt(root.at, [], messages.nothingVaried())])
  const text = readText(file, file)
  return { file, text, sha256: sha256(text), settings }
}

/** What a layer changes: as far down as the schema has sections, unless a section is scaled or shifted whole. */
function changesIn(node: TreeNode, path: readonly string[]): (readonly [readonly string[], TreeNode])[] {
  const [key] = path
  if (path.length === 1 && ofOneScenario.includes(key!))
    throw new InputError([problemAt(node.keyAt ?? node.at, path, messages.notInLayer(key!))])
  const schema = path.length === 0 ? documentSchema() : schemaAt(path)
  const isSection = schema?.type === 'object' && unitOf(schema) === undefined
  if (!isMap(node) || !isSection || isRelative(node) || isParameter(node)) return [[path, node]]
  return [...node.content].flatMap(([name, child]) => changesIn(child, [...path, name]))
}
