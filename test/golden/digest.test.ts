import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Record<string, string> = {
  'current-policy': '087f022264eafe345a69047e941cc3d113b3732ea606a6598cdb1aca01e009be',
  'return-hubs': '8020b6c5020f8d0f907cff6ac2eb9c116436f000d1d73df8b31a1d82b9b4a56c',
}

describe('golden digests', () => {
  for (const [name, digest] of Object.entries(pinned)) {
    it(name, () => {
      const result = runOnce(smallScenario(name), 1, 3)
      expect(createHash('sha256').update(JSON.stringify(result)).digest('hex')).toBe(digest)
    })
  }
})
