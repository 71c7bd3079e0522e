import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../src/scenarios/load.ts'
import { hub, runOnce, smallScenario } from '../model/model.ts'

/**
 * Pinned digests of whole results at 2 % of national volume. They change whenever the model, a default or a draw
 * changes: then re-pin them in the same commit and say in the changelog what changed and why.
 */
const pinned: Readonly<Record<string, string>> = {
  'test/model/hub.yaml': '03fdfee497f81b507bf8f57b36e54f29233ad732b6e3391189c0c9e615d52397',
  combined: '252c2758986887af698de51ebe9d1533691c7914cbcfe512df31e279e45d6b0c',
  'current-policy': '63e6ece6ee690f8206ec098249fc17344fa0a734229a9d0e7a07515f69f64009',
  'faster-decisions': '30e591c9929a8f658bfa0e0dffe0af0ef96044f7fcc85e0744de74c2cb740f86',
  'gang-disruption': '09d353d67cab3d9eafcffc75108374e1249f2c9ef09a52308f70a8f7755d7ecd',
  'italy-albania-style': '161e7f759930ccf5c62b167b282b8caff3d11ab0948f97a5f0f6ea1ef7e5c6ca',
  'more-tribunal-capacity': '1802d72a2dd010a72b224a5d6393f69f00fec15f444cf646aa374d82535c76c5',
  'one-in-one-out': '0eece100aa0059a3a6f3bf2446205fb8ea887b45ac1eff14bc01199fc07bb7ea',
  'return-hubs': '03fdfee497f81b507bf8f57b36e54f29233ad732b6e3391189c0c9e615d52397',
  'return-hubs-late': 'f3f97757a834740475feb71847c70028a286007474c6fac841dd1e5c7fdf4ff6',
  'return-hubs-no-agreement': 'f3f97757a834740475feb71847c70028a286007474c6fac841dd1e5c7fdf4ff6',
  'return-hubs-several': 'dd8b9017fecb4dc7758ef14922a673762766c11570bb4e6f914d62f33eb4c4b1',
  'return-hubs-struck-down': 'f97d325c8415738a56e96b87b900487a1705b89d77c77c2af77ae67e69cc8f50',
  'returns-cooperation': 'fd3bda8d05a86b97fe36fd6201a50955ccb503defdb4a8bc755ca02f180bebe6',
  'rwanda-style': '3d2451cd2c1b1c95b5a3b4979714c9dc1b68f0ce24cfbef2dcbf5c962a96057a',
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
