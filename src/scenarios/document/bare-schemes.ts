/** Schemes without most of their sections: `like` was forgotten, and one line says more than one a section. */
import type { Problem } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import { isMap, type MapNode, nodeAt, type Path, problemAt, type TreeNode } from './tree.ts'

/** Missing sections from which on they are told in one line. */
const fewest = 4

/** The problems of schemes that are bare, and whether a path where something is missing is told by them. */
export interface BareSchemes {
  readonly problems: readonly Problem[]
  readonly covers: (missing: Path) => boolean
}

/** The schemes that lack so many sections. @param missing paths at which something is missing */
export function bareSchemes(root: TreeNode, missing: readonly Path[]): BareSchemes {
  const schemes = nodeAt(root, ['schemes'])
  const isOf = (id: string) => (path: Path) => path[0] === 'schemes' && path[1] === id
  const lacks = (id: string) => missing.filter((path) => path.length === 3 && isOf(id)(path)).length
  const all = isMap(schemes) ? [...schemes.content].filter(([, node]) => isMap(node)) : []
  const bare = all.filter(([id]) => lacks(id) >= fewest)
  const [whole] = all.filter(([id]) => lacks(id) === 0)
  return {
    // One that is like another is bare because that is.
    problems: bare
      .filter(([, { like }]) => like === undefined)
      .map(([id, node]) =>
        problemAt(
          (node as MapNode).keyAt ?? node.at,
          ['schemes', id],
          messages.bareScheme(lacks(id), whole?.[0]),
        ),
      ),
    covers: (path) => bare.some(([id]) => isOf(id)(path)),
  }
}
