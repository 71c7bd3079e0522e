/** A scheme that is like another of the same document: `like:` names it, and its fields lie under the scheme's own. */
import { InputError, type Wording } from '../../input-error.ts'
import { messages } from '../messages/messages.ts'
import { describeFound } from './found.ts'
import { merge } from './merge.ts'
import { isMap, type MapNode, nodeAt, problemAt, type TreeNode, withNode } from './tree.ts'

/** The document with every `like` of a scheme resolved. Throws InputError. */
export function withLikenesses(root: TreeNode): TreeNode {
  const schemes = nodeAt(root, ['schemes'])
  if (!isMap(schemes)) return root
  const resolved = new Map([...schemes.content].map(([id]) => [id, likeness(schemes, id, [])]))
  return withNode(root, ['schemes'], { ...schemes, content: resolved })
}

function likeness(schemes: MapNode, id: string, chain: readonly string[]): TreeNode {
  const scheme = schemes.content.get(id)!
  const like = isMap(scheme) ? scheme.content.get('like') : undefined
  if (!isMap(scheme) || like === undefined) return scheme
  const fail = (wording: Wording): never => {
    throw new InputError([problemAt(like.at, ['schemes', id, 'like'], wording)])
  }
  const others = [...schemes.content.keys()].filter((other) => other !== id)
  const { content: name } = like
  if (typeof name !== 'string') return fail(messages.wrong(describeFound(like), 'the name of another scheme'))
  if ([...chain, id].includes(name)) return fail(messages.likeCycle([...chain, id, name]))
  if (!schemes.content.has(name)) return fail(messages.unknownScheme(name, others))
  const own = new Map(scheme.content)
  own.delete('like')
  return merge(likeness(schemes, name, [...chain, id]), { ...scheme, content: own, like: name }, [
    'schemes',
    id,
  ])
}
