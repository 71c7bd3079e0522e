import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': '43aa7470f74dd9c9d76957eb1932a6b45aebbed378cff399eba98d2a02e46dc3',
  combined: 'ce2684a96e17ffb697506464c68fe6ade9cc52d46a81cbfde9253ca692a97b2e',
  'current-policy': 'bdd82de364051f5c81715942acb700e8863072d0b2289fc97907de9a4c15f2bb',
  'faster-decisions': 'c10103f865b95abe37ce0f2619fdb1360d21e4c58e18206714add352027b8fc1',
  'gang-disruption': '1ef6b3bc52472a948f940dcf1d4fbb6a2dd91d646a2e37fd394ae21c1b63e367',
  'italy-albania-style': '53fccd917e9603830e06cd229814d3dfc368ca8e3fbc6969b8b7b3b7429cc9ca',
  'more-tribunal-capacity': '14f6e103cfe3e09b004e512ee9cfc44c278a97f65516943adbe1775bff527aea',
  'one-in-one-out': '39f54ab4f0cfaac4f929256a88dfcb91fec3da4f0d5e914b027942924832b8fd',
  'return-hubs': '43aa7470f74dd9c9d76957eb1932a6b45aebbed378cff399eba98d2a02e46dc3',
  'return-hubs-late': '237422f4ecd55a8973ff7d6796e8f9639ad2a2349e0fb6b26ede3ece443c1b2f',
  'return-hubs-no-agreement': '237422f4ecd55a8973ff7d6796e8f9639ad2a2349e0fb6b26ede3ece443c1b2f',
  'return-hubs-several': '318abe5b3573d29eb56ba82bf6ec127fe97ea9afbdc7a60c0c2914f54ba0b383',
  'return-hubs-struck-down': '777183fe069fe2b062723778b438a62a2e219149cc7fb37032a93c54e5481d15',
  'returns-cooperation': '7407928cbe91d7f56724454f0b0e691f2222d22cb13c81280742a3e269c15a35',
  'rwanda-style': '1c39574bd48b5ed098bd4f51b17c0bdfda974657f7815d73389f73b93fcebc58',
}

const digestOf = (reference: string) =>
  createHash('sha256')
    .update(JSON.stringify(runOnce(smallScenario(reference), 1, 3)))
    .digest('hex')

describe('golden digests', () => {
  it.each([hub, ...builtInNames()])('%s', (reference) => {
    expect(digestOf(reference)).toBe(pinned[reference])
  })
})
