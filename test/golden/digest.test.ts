import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': '84f99a5c31c2fe4933d2b85fb15c673b8c8de5985bf4a9de32db9d0290eadf20',
  combined: 'c62419012e53519d18a5b2147f4783cff9c1355a270ad87e6ac50a0a83ecaf73',
  'current-policy': '5a25f042a842b70b3678472b90b39b6aecf856b41239df48bb83104ced756cbb',
  'faster-decisions': '209ece47c9f845eb3632bce65e58fecb88b99ae3577b1332e9d427e72beafe85',
  'gang-disruption': '1203eac52a4fa701dfd2a48aa75005052bbbe1f0e61027d7337f72e439bfdf02',
  'italy-albania-style': '7f588d8119a1b594e2ed28926dd6372bf4b1cbd9136707b26ca99a24df1e420b',
  'more-tribunal-capacity': '13200c34f65e8c26e88ef4606a756e752ffb71f032027068bfc34d35cce54954',
  'one-in-one-out': '7f3284cb635994e54780bd4263a7e88dd35d2c39a7f9a9338b4069390c9117ac',
  'return-hubs': '84f99a5c31c2fe4933d2b85fb15c673b8c8de5985bf4a9de32db9d0290eadf20',
  'return-hubs-late': 'ef4a966f220c85e070fa483c5822fa4ef18f10629c27e7ec0d4ffa4a8d8211b1',
  'return-hubs-no-agreement': 'ef4a966f220c85e070fa483c5822fa4ef18f10629c27e7ec0d4ffa4a8d8211b1',
  'return-hubs-several': '8d20da76b2f36ca74964bb7a6f1a701df60886e369c182471d0f2700d46b993e',
  'return-hubs-struck-down': '571aea2786d9f48ac9ad9a2bfac0a7ffdcb88aec56478a444f99131a132c9a85',
  'returns-cooperation': 'b0961f9aaa1f0eb660c88d5f100f54c2da4256d1104d606894fc27459d6e6e6f',
  'rwanda-style': '2395617b579aba12cb49581693fc0998849ef712175f7f99d7bb2730a94e4758',
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
