import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Record<string, string> = {
  'current-policy': '087f022264eafe345a69047e941cc3d113b3732ea606a6598cdb1aca01e009be',
  'return-hubs': '697cda164688738ca08c73af4748596a67a22ed28dc9724c91b7b713eb7dd48e',
}

describe('golden digests', () => {
  for (const [name, digest] of Object.entries(pinned)) {
    it(name, () => {
      const result = runOnce(smallScenario(name), 1, 3)
      expect(createHash('sha256').update(JSON.stringify(result)).digest('hex')).toBe(digest)
    })
  }
})
