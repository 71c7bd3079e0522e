import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Record<string, string> = {
  'current-policy': '9646f1f93014b61e8ecea7900b77e7b0f7ea81ff245761f03981846983fda009',
  'return-hubs': '4a141be00086a3a4acbce5fa58ba134b5fb52d64ed0edb14f90271084215d93a',
}

describe('golden digests', () => {
  for (const [name, digest] of Object.entries(pinned)) {
    it(name, () => {
      const result = runOnce(smallScenario(name), 1, 3)
      expect(createHash('sha256').update(JSON.stringify(result)).digest('hex')).toBe(digest)
    })
  }
})
