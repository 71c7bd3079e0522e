/** Checking a merged tree against the schema, and reporting in our own words at the place where the fault stands. */
import type { z } from 'zod'
import { InputError, type Problem, type Wording } from '../../input-error.ts'
import { isPlain } from '../../words/visible.ts'
import { bareSchemes } from '../document/bare-schemes.ts'
import { describeFound } from '../document/found.ts'
import { toldOnce } from '../document/told-once.ts'
import { isMap, nodeAt, type Path, plain, positionOf, problemAt, type TreeNode } from '../document/tree.ts'
import { messages } from '../messages/messages.ts'
import {
  describeAllowed,
  documentSchema,
  type JsonSchema,
  jsonSchemaOf,
  schemaAt,
  unitOf,
} from '../schema/allowed.ts'
import { type ScenarioDocument, scenarioSchema } from '../schema/schema.ts'
import { parsedBy } from './parsed.ts'
import { type BrokenRule, brokenRules } from './rules.ts'

/** The problems behind one issue that the schema library found; its own wording is not used. */
function problemsOf(issue: z.core.$ZodIssue, root: TreeNode, document: JsonSchema): readonly Problem[] {
  const path = issue.path as Path
  const node = nodeAt(root, path)
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schemaAt(path, document)?.properties ?? {})
    return issue.keys.map((key) => {
      const child = isMap(node) ? node.content.get(key) : undefined
      const wording = isOpeningDate(path, key) ? messages.noOpeningDate(key) : messages.unknownKey(key, known)
      return problemAt(child?.keyAt ?? positionOf(root, path), path, wording)
    })
  }
  if (issue.code === 'invalid_key') {
    const at = node?.keyAt ?? positionOf(root, path)
    return [problemAt(at, path.slice(0, -1), messages.wrongName(String(path.at(-1))))]
  }
  return [problemAt(positionOf(root, path), path, wordingAt(path, root, document))]
}

/** Whether a key of a scheme, or of its agreement, is meant to be the date on which it opens. */
const isOpeningDate = ([section, scheme, part, ...rest]: Path, key: string): boolean =>
  section === 'schemes' &&
  scheme !== undefined &&
  (part === undefined || part === 'agreement') &&
  rest.length === 0 &&
  /^open(s|ed|ing)?(_(on|at|from|date|day))?$/.test(key)

/** What to say of the value at a path that is missing or not as the schema wants it. */
function wordingAt(path: Path, root: TreeNode, document: JsonSchema): Wording {
  const node = nodeAt(root, path)
  const schema = schemaAt(path, document) ?? {}
  const [found, allowed] = [describeFound(node), describeAllowed(schema)]
  const unit = unitOf(schema)
  if (unit !== undefined && node === undefined)
    return messages.missingParameter(String(path.at(-1)), unit, schema.description ?? '')
  if (unit !== undefined) return messages.notAParameter(found, unit)
  const parentUnit = unitOf(schemaAt(path.slice(0, -1), document))
  if (typeof node?.content === 'string' && !isPlain(node.content)) return messages.hidden(node.content)
  if (path.at(-1) === 'source' && parentUnit !== undefined) return messages.noSource(found)
  if (node) return wordingOfValue(path, node, root, schema, parentUnit)
  return path.length === 1 && path[0] !== 'name' && document === documentSchema()
    ? messages.missingSection(allowed)
    : messages.missing(allowed)
}

/** What to say of a value. @param unit of the parameter that it is part of, if it is */
function wordingOfValue(
  path: Path,
  node: TreeNode,
  root: TreeNode,
  schema: JsonSchema,
  unit: string | undefined,
): Wording {
  const [found, allowed] = [describeFound(node), describeAllowed(schema)]
  const { content: text } = node
  if (typeof text !== 'string') return messages.wrong(found, allowed)
  if (schema.enum) return messages.wrongChoice(text, found, schema.enum)
  if (schema.type === 'number' || schema.type === 'integer')
    return messages.textForNumber(text, found, allowed, unit)
  if (schema.format === 'date') return messages.wrongDate(text, found, allowed)
  if (path.at(-1) === 'unit' && unit !== undefined) {
    const [value, low, high] = ['value', 'low', 'high'].map((field) =>
      nodeAt(root, [...path.slice(0, -1), field]),
    )
    return messages.wrongUnit(text, found, unit, value?.content, low !== undefined || high !== undefined)
  }
  return schema.pattern === undefined
    ? messages.wrong(found, allowed)
    : messages.wrongForm(text, found, allowed)
}

/** The tree as a scenario document. Throws InputError with every problem of shape or, if there is none, of rules. */
export function validate(root: TreeNode): ScenarioDocument {
  return validateAs(root, scenarioSchema, brokenRules)
}

/** The tree as a document of another schema, with the rules that go across its fields. Throws InputError likewise. */
export function validateAs<T>(
  root: TreeNode,
  schema: z.ZodType<T>,
  rules: (document: T) => readonly BrokenRule[],
): T {
  const parsed = parsedBy(root, schema)
  const result =
    parsed === undefined ? schema.safeParse(plain(root)) : { success: true as const, data: parsed }
  if (!result.success) {
    const { issues } = result.error
    const document = jsonSchemaOf(schema)
    const isMissing = ({ path }: z.core.$ZodIssue) => nodeAt(root, path as Path) === undefined
    const missing = issues.filter(isMissing).map(({ path }) => path as Path)
    const bare = bareSchemes(root, missing)
    const others = issues.filter((issue) => !isMissing(issue) || !bare.covers(issue.path as Path))
    throw new InputError([
      ...bare.problems,
      ...toldOnce(
        root,
        others.flatMap((issue) => problemsOf(issue, root, document)),
      ),
    ])
  }
  const problems = rules(result.data).map(({ path, wording }) =>
    problemAt(positionOf(root, path), path, wording),
  )
  if (problems.length > 0) throw new InputError(toldOnce(root, problems))
  return result.data
}
