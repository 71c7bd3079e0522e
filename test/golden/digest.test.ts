import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Record<string, string> = {
  'current-policy': '103ef660dbcb73dbd8f44264a2b03d6c829a802e42a38be5e356527f0e591bef',
  'return-hubs': '36e666fc235a945d54886dbde796d7fb1db1bb40cb1958ef14475a9a3d8b1594',
}

describe('golden digests', () => {
  for (const [name, digest] of Object.entries(pinned)) {
    it(name, () => {
      const result = runOnce(smallScenario(name), 1, 3)
      expect(createHash('sha256').update(JSON.stringify(result)).digest('hex')).toBe(digest)
    })
  }
})
