import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': '027d8a336d5d3920bcde940bd5d0d03e956ca39c2405903f99d698479c481ceb',
  combined: 'c2081433c87482059d5f332e5de905a5154713e6eff8b9da96d3cfa82cc341fe',
  'current-policy': 'b15d24717d09c6b1bfda3ecb2cb61933e6ac0ecc74b8e68f40a70c153b3e7baa',
  'faster-decisions': '8e3ad28894b6acb2b1a0ec8a2cd46727742a485b7d5eec33712940651e66d7b1',
  'gang-disruption': '9ca3ff4aef8aaf30c45555db03230749ac4c44081ff7bcebcdb0e9437cea8c09',
  'historic-2018-2024': '75710352f303151b5928f20b05d044d3c92eab085696ab1572e6b02a5eee25fa',
  'italy-albania-style': '8412dc6d4a8202daff8df806d4a0eb4d7a08908ca851883dea56299b92f38385',
  'more-tribunal-capacity': 'fd4ef16ede2743008ae35f1ec21e67a47c441384cff9c24bf473b3170ad8aef9',
  'one-in-one-out': '3aca87f36349a9eedb8cd105e854039d9fe85808162bf024864f50f71f0e9ed6',
  'return-hubs': '027d8a336d5d3920bcde940bd5d0d03e956ca39c2405903f99d698479c481ceb',
  'return-hubs-late': 'd152eabea5a417f873affafca708d00aed26479f5b5d3010ca800df5ca5f9ec9',
  'return-hubs-no-agreement': 'd152eabea5a417f873affafca708d00aed26479f5b5d3010ca800df5ca5f9ec9',
  'return-hubs-several': 'adb9ef0de794c03b306392f5d0d8b9ee89f32d1b791567662d27838db46d35c1',
  'return-hubs-struck-down': '3cdd50c09c2bd37f6e208dda69a79dc8d5c2feee5fa04b1ff93f84a46d783e58',
  'returns-cooperation': 'b964db6ac39b98cbf7cb085f2bf6a434f9d939d0937212d027051986ca21675a',
  'rwanda-style': 'c7fcd7732ef82c8926a1a6e036ae38ac1e3d266cc7afbd6fe7fc7fb1135b05e4',
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
