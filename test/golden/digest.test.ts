import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': '16cc4759a7cd4abf548b4dd82e5a8f306ab6aba8cf839c61ece1de6e7a39b3ee',
  combined: 'f7b7a04e5a357aa48740307969636ab5fb0dbbf953fb957c7c021b2770a49df2',
  'current-policy': '9d5cc6ce4a0ee0a9d183f12e1e3ecfb2801a17ffcafe10681902979bab851b96',
  'faster-decisions': '6cf3e532c82d7be36abd987209035b4832ea16539493f11632c70f93f6b4d050',
  'gang-disruption': '28581398c5f656eb4dc29caa21987577b4a15abf308c1968ab9d04a2d7d33a29',
  'historic-2018-2024': '2e879910cad5231d036f9d578ff97b7c864041a9519ad3ccde9dfe40d18e8894',
  'italy-albania-style': 'd9a6444f80be71b8d323501d148efcf026daf860f47eade193d11dc6f943e4a6',
  'more-tribunal-capacity': 'fccc80d3d5d56798d8b8954c104f5006efa773a1159b5a75ae36ff572c4576d6',
  'one-in-one-out': '0d0ed10631be4615d296e8e29c67b03ed3e6ac263879b202d7d5fb0f6fb9c0e5',
  'return-hubs': '16cc4759a7cd4abf548b4dd82e5a8f306ab6aba8cf839c61ece1de6e7a39b3ee',
  'return-hubs-late': 'a00c9f6aa6cebf60d5695a9df327afb04dfa73776b300983abdf41229782ba54',
  'return-hubs-no-agreement': 'a00c9f6aa6cebf60d5695a9df327afb04dfa73776b300983abdf41229782ba54',
  'return-hubs-several': '71788a18936d5c92aa2329765b18745d5888176ed679f63d405c40a2eaa87aa9',
  'return-hubs-struck-down': '4130fca426c38d6e1e6aa6591c8b90724e8f12a3daa19b17b6dc9549e4c0e1b5',
  'returns-cooperation': 'e54c04ad6582e6e752e65ce5dedcb9b6ec98e38d1db2e88b8b156da8cbf94328',
  'rwanda-style': '8db75e7d7487f734941c72da9e177d740e60705bb873792269ccb85e1c70d341',
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
