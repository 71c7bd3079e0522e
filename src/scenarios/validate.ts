/** Checking a merged tree against the schema, and reporting in our own words at the place where the fault stands. */
import type { z } from 'zod'
import { InputError, type Problem } from '../input-error.ts'
import {
  describeAllowed,
  describeFound,
  documentSchema,
  type JsonSchema,
  schemaAt,
  unitOf,
} from './allowed.ts'
import { messages } from './messages.ts'
import { type BrokenRule, brokenRules } from './rules.ts'
import { type ScenarioDocument, scenarioSchema } from './schema.ts'
import { isMap, nodeAt, type Path, plain, positionOf, problemAt, type TreeNode } from './tree.ts'

/** The problems behind one issue that the schema library found; its own wording is not used. */
function problemsOf(issue: z.core.$ZodIssue, root: TreeNode, document: JsonSchema): readonly Problem[] {
  const path = issue.path as Path
  const node = nodeAt(root, path)
  const schema = schemaAt(path, document) ?? {}
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schema.properties ?? {})
    return issue.keys.map((key) => {
      const child = isMap(node) ? node.content.get(key) : undefined
      return problemAt(child?.keyAt ?? positionOf(root, path), path, messages.unknownKey(key, known))
    })
  }
  if (issue.code === 'invalid_key') {
    const at = node?.keyAt ?? positionOf(root, path)
    return [problemAt(at, path.slice(0, -1), messages.wrongName(String(path.at(-1))))]
  }
  const unit = unitOf(schema)
  const wording =
    unit !== undefined
      ? messages.notAParameter(describeFound(node), unit)
      : node
        ? messages.wrong(describeFound(node), describeAllowed(schema))
        : path.length === 1 && path[0] !== 'name' && document === documentSchema
          ? messages.missingSection(describeAllowed(schema))
          : messages.missing(describeAllowed(schema))
  return [problemAt(positionOf(root, path), path, wording)]
}

/** The tree as a scenario document. Throws InputError with every problem of shape or, if there is none, of rules. */
export function validate(root: TreeNode): ScenarioDocument {
  return validateAs(root, scenarioSchema, documentSchema, brokenRules)
}

/** The tree as a document of another schema, with the rules that go across its fields. Throws InputError likewise. */
export function validateAs<T>(
  root: TreeNode,
  schema: z.ZodType<T>,
  jsonSchema: JsonSchema,
  rules: (document: T) => readonly BrokenRule[],
): T {
  const result = schema.safeParse(plain(root))
  if (!result.success) {
    throw new InputError(result.error.issues.flatMap((issue) => problemsOf(issue, root, jsonSchema)))
  }
  const problems = rules(result.data).map(({ path, wording }) =>
    problemAt(positionOf(root, path), path, wording),
  )
  if (problems.length > 0) throw new InputError(problems)
  return result.data
}
