/** A fault that schemes have by `like` is told once: of the scheme in which it stands. */
import type { Problem } from '../../input-error.ts'
import { nodeAt, type TreeNode } from './tree.ts'

/** The problems, without those that a scheme only has because it is like another that is told of the same. */
export function toldOnce(root: TreeNode, problems: readonly Problem[]): Problem[] {
  const told = new Map(problems.map((problem) => [keyOf(problem.path, problem), problem]))
  return problems.filter((problem) => {
    const [, scheme, rest] = /^schemes\.([^.]+)(.*)$/.exec(problem.path) ?? []
    const like = scheme === undefined ? undefined : nodeAt(root, ['schemes', scheme])?.like
    if (like === undefined) return true
    const other = told.get(keyOf(`schemes.${like}${rest}`, problem))
    const isMissing = nodeAt(root, problem.path.split('.')) === undefined
    return other === undefined || !(isMissing || placeOf(other) === placeOf(problem))
  })
}

const keyOf = (path: string, { found, allowed, nearest, remedy }: Problem) =>
  JSON.stringify([path, found, allowed, nearest, remedy])

const placeOf = ({ file, line, column }: Problem) => JSON.stringify([file, line, column])
