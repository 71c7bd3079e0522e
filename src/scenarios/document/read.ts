/** Reading YAML or JSON into a tree with positions. Every failure is an `InputError` in our own words. */
import {
  type Document,
  isAlias,
  isScalar,
  isSeq,
  isMap as isYamlMap,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { InputError, type Wording } from '../../input-error.ts'
import { readRegularFile, type Unread } from '../../regular-file.ts'
import { messages } from '../messages/messages.ts'
import { describeFound } from './found.ts'
import { tooDeepAt } from './nesting.ts'
import { similarFiles } from './similar-files.ts'
import { isMap, type MapNode, type Position, problemAt, type Scalar, type TreeNode } from './tree.ts'

const maximumBytes = 1_000_000
const maximumDepth = 50
const maximumValues = 100_000
/** Numbers closer to 0 lose digits, and their reciprocals are no numbers. */
const leastNumber = 1e-300

const fail = (at: Position, wording: Wording): never => {
  throw new InputError([problemAt(at, [], wording)])
}

/** The text of a UTF-8 file, without a byte order mark; `name` is what errors call it, and `kind` what it should be. */
export function readText(path: string, name: string, kind = 'YAML or JSON'): string {
  const at = { file: name }
  const bytes = readRegularFile(path, maximumBytes)
  if (!Buffer.isBuffer(bytes)) return fail(at, unreadWording(bytes, name, kind))
  if (bytes.includes(0)) return fail(at, messages.notText(kind))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail(at, messages.notText(kind))
  }
}

function unreadWording(why: Unread, name: string, kind: string): Wording {
  switch (why.unread) {
    case 'missing':
      return messages.noSuchFile(kind, name, similarFiles(name))
    case 'no file':
      return messages.notAFile(kind)
    case 'too large':
      return messages.tooLarge(why.bytes, maximumBytes)
    case 'refused':
      return messages.unreadable(why.code)
  }
}

const isPlainScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** What each alias (*name) stands for: the last node before it with that anchor. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>()
  const targets = new Map<Node, Node>()
  visit(document, {
    Alias: (_key, alias) => {
      const target = anchors.get(alias.source)
      if (target) targets.set(alias, target)
    },
    Value: (_key, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  return targets
}

/** Turns the YAML library's nodes into ours, following aliases within limits of depth and number. */
function convert(document: Document.Parsed, positionAt: (offset: number) => Position): TreeNode {
  const targets = aliasTargets(document)
  let values = 0
  const convertNode = (node: Node | null, depth: number, fallback: Position): TreeNode => {
    const at = node?.range ? positionAt(node.range[0]) : fallback
    values += 1
    if (values > maximumValues) return fail(at, messages.tooMany(maximumValues))
    if (depth > maximumDepth) return fail(at, messages.tooDeep(maximumDepth))
    if (isAlias(node)) {
      const target = targets.get(node)
      return target
        ? { ...convertNode(target, depth + 1, at), at }
        : fail(at, messages.unknownAlias(node.source))
    }
    if (isYamlMap(node)) {
      const content = new Map<string, TreeNode>()
      for (const { key, value } of node.items as readonly { key: Node | null; value: Node | null }[]) {
        const keyAt = key?.range ? positionAt(key.range[0]) : at
        if (!isScalar(key) || key.value === null) return fail(keyAt, messages.keyNotText())
        // A number as it is written: the 000 of 30,000 tells what is wrong, a 0 does not.
        const name = (typeof key.value === 'number' && key.source) || String(key.value)
        if (content.has(name)) return fail(keyAt, messages.syntax('DUPLICATE_KEY'))
        if (name === '__proto__') return fail(keyAt, messages.keyNotUsable(name))
        content.set(name, { ...convertNode(value, depth + 1, keyAt), keyAt })
      }
      return { content, at }
    }
    if (isSeq(node)) {
      return { content: node.items.map((item) => convertNode(item as Node | null, depth + 1, at)), at }
    }
    const value = isScalar(node) ? node.value : null
    if (!isPlainScalar(value)) return fail(at, messages.syntax('TAG_RESOLVE_FAILED'))
    if (typeof value !== 'number') return { content: value, at }
    if (value !== 0 && Math.abs(value) < leastNumber)
      return fail(at, messages.tooNearZero(value, leastNumber))
    // Zero has no sign.
    return { content: value === 0 ? 0 : value, at }
  }
  return convertNode(document.contents, 0, positionAt(0))
}

/** YAML or JSON text as a tree. `file` is what positions call it; without `lines`, positions have no line. */
export function parseTree(written: string, file: string, { lines = true } = {}): TreeNode {
  const text = written.replaceAll(/\r\n?/g, '\n')
  const counter = new LineCounter()
  const positionAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset)
    return lines ? { file, line, column: col } : { file }
  }
  const deep = tooDeepAt(text)
  if (deep !== undefined) {
    const line = text.slice(0, deep).split('\n').length
    const at = { file, line, column: deep - text.lastIndexOf('\n', deep) }
    return fail(lines ? at : { file }, messages.tooDeep(maximumDepth))
  }
  try {
    const document = parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: false, // checked below, in time that does not grow with the square of their number
    })
    const [fault] = [...document.errors, ...document.warnings]
    if (fault) return fail(positionAt(fault.pos[0]), messages.syntax(fault.code))
    return convert(document, positionAt)
  } catch (error) {
    if (error instanceof RangeError) return fail({ file }, messages.tooDeep(maximumDepth))
    throw error
  }
}

/** Documents read, by the name of their file, with the text they came from: a parent of many scenarios is parsed once. */
const alreadyParsed = new Map<string, { readonly text: string; readonly document: MapNode }>()

/** The document in a file, which must be a map. `name` is what positions call the file. */
export function readDocument(path: string, name: string): MapNode {
  const text = readText(path, name)
  const before = alreadyParsed.get(name)
  if (before?.text === text) return before.document
  const tree = parseTree(text, name)
  if (!isMap(tree))
    return fail(tree.at, tree.content === null ? messages.empty() : messages.notAMap(describeFound(tree)))
  alreadyParsed.set(name, { text, document: tree })
  return tree
}
