import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': '7881f681b2e17d02a178eaac20bda6095759d07ee50a7a2f82400eb13b58d92f',
  combined: 'a4bb94217c93be8f5c9582d1d140f4039de5d1a4fbee028cabfc49cdc0554ce7',
  'current-policy': 'd86de9b1ce45bee00f755634c944838e60f03c0cb0e3f3a1e985e1912219cf09',
  'faster-decisions': '4d7166f013acab5b9c58a1dc8e6b14baaa251b996cd1bf99a9ea09258600b4a4',
  'gang-disruption': 'ed49586d77c8587834d329a84109680bf63117ef75575353a5f954e483e803d5',
  'italy-albania-style': '61dd3fc4f788ea11dddf391d7d6124319764680b020cfdb0216f16da9902c7a1',
  'more-tribunal-capacity': '83613ed152f18a23a8796382486936a67536888c78b696636088581c1464521a',
  'one-in-one-out': 'debb0f3e8b535a0795140ced6f9f0ae9592af40f1283358986fd605147d3e6cc',
  'return-hubs': '7881f681b2e17d02a178eaac20bda6095759d07ee50a7a2f82400eb13b58d92f',
  'return-hubs-late': '6d364fc8ac8c760b468bbfc71f21d6e84e47e4d890196491d5432fe96ad10fc7',
  'return-hubs-no-agreement': '6d364fc8ac8c760b468bbfc71f21d6e84e47e4d890196491d5432fe96ad10fc7',
  'return-hubs-several': '4f24004908e7a10e15f36f7d9a078fb17cc2afdeb9966cabc8b9ef69be9b4975',
  'return-hubs-struck-down': '19f350d31f138b4e1439188d47d6ea1c03827057e3880e53c6cacf757f63bbee',
  'returns-cooperation': 'e32b6d1214726ac87b45af939df7928f4692777ee0fa3d93b6899ff27cf587d3',
  'rwanda-style': 'cbc928c86b7faf16be79a9cc2186d1da197462df2467e0c71e2fd867fd6976eb',
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
