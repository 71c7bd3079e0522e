import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': 'aeb3066eb3d500f34f41111d624519a45dbe8d9f24bc5be50bcb6c721c8e2337',
  combined: '2b3bbda6a66512ae76dfb1c119797f52cbc24c3e590d5c2b15604d2382cafd58',
  'current-policy': '5767bc49f16810e22eaea9ce10cb89fe3624fb4761cc85f35a0f18cc72035ba2',
  'faster-decisions': '82745f4b33dd59c63678f1b9fc5738a272244985c4a36df93e4e4d56e54a9d55',
  'gang-disruption': '4850d7be92bb8480ac7128c3ce210b09c48f7313c654cdc4928fcad8d2e1bf15',
  'historic-2018-2024': 'fb7e5d510af4dab3df1d4cb676ed960d0060b82d661093e77bb99f308aec9794',
  'italy-albania-style': '8e4eb73c7f9b24a39afc0b19d5cd344910f48f876603bcf8c832cbca14eb81fc',
  'more-tribunal-capacity': '6a5077bd38e427a9e94a168ac80977a0268c949b0132144d49f783aa3dc5e3da',
  'one-in-one-out': '116c568a41da9a61cabfe93ae950bc27a2c8b1605d2498c9c772f778b9f201bc',
  'return-hubs': 'aeb3066eb3d500f34f41111d624519a45dbe8d9f24bc5be50bcb6c721c8e2337',
  'return-hubs-late': 'cada396346d9a80e65f40f5679edf74629c1b55a30634eba14f9bc57d65ce186',
  'return-hubs-no-agreement': 'cada396346d9a80e65f40f5679edf74629c1b55a30634eba14f9bc57d65ce186',
  'return-hubs-several': '13136d0dced3ecbeb61e0b2635f248087350b7b95ee9717c969c60c88dc4bfaf',
  'return-hubs-struck-down': '930880228a1e9a0724650a18550d26fec7b88bbbeaf7cec54f28722c180fc856',
  'returns-cooperation': 'fcf0113e06b814f03022e6ecfc540b8d6eaae94e63525a2e22e43567946fe003',
  'rwanda-style': 'e0bdc13ce53912cf93f5007448025ab2ac77d24cbee7191690ceb9f2e0c479fb',
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
