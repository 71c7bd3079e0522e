import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': '563d6b78c30ab2b0172deb9c4f2104e920ce3061cf0f37e173add7297904561e',
  combined: '229a32a1820062fe7f3f4f5233e5da8b9166d12d8cbb02f9b683a22c545b4ddb',
  'current-policy': '3f8563e73b875fcb3b629b11266f058bf6747bdc4a0af19661f382dfd414dbf3',
  'faster-decisions': '2930f88cb1371d19c8096e8a1932c78a22da53377fdc6c3ff3ccad2b8484350a',
  'gang-disruption': '86b3d8b6ee65e1211ea880f9c967945c92dcd29fc9327c39da23e0595538cca2',
  'historic-2018-2024': '72718236f5177892f9d63cf66c44753b25939503c9d4b3702354f072fa572771',
  'italy-albania-style': '491fde95e34584888e75d251fb2ab19553ce7ef1a2e5a5512922ef33e0ac4741',
  'more-tribunal-capacity': '45b67de9e2cfbe0dc021d62486150cc53adf1a0cf9e67ecf64c1cbfa6b621275',
  'one-in-one-out': '5f074a803b13a1e60c1c3ec1983c69e6739ee44348b40925d3848d8f15f62fb7',
  'return-hubs': '9c961ae04f2d45673526fe6852672c2c6f0a19c2de47b69579cf8e9df2116ebf',
  'return-hubs-late': '194e52d74d4c3c6997f43afbe6b35d5de5c6a8d86d0a00f31ecc50ca5a0fb9e2',
  'return-hubs-no-agreement': '194e52d74d4c3c6997f43afbe6b35d5de5c6a8d86d0a00f31ecc50ca5a0fb9e2',
  'return-hubs-several': '652430d1d6104595ae92573f0bfa9fe9804fedbc9d16465cc711c8a5045ce31f',
  'return-hubs-struck-down': 'edc369475e168ce7d18ce469909bf1659636f4832993766f9fdc701f0634d456',
  'returns-cooperation': '1c49238dd4b72c45fd304eb96465bcc4b96e0c6245195beafb00dd3333a71fd3',
  'rwanda-style': 'c42e57790fd7e3c930b6de89b25e59bbdfbcca20ed6f42ae3c278e3d51da3d81',
}

const digestOf = (reference: string) =>
  createHash('sha256')
    .update(JSON.stringify(runOnce(smallScenario(reference), 1, 3)))
    .digest('hex')

describe('golden digests', () => {
  test.each([hub, ...builtInNames()])('%s', (reference) => {
    expect(digestOf(reference)).toBe(pinned[reference])
  })
})
