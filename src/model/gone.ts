/** Parties that are gone for good, from the event that sees them go to its end: until then its steps may look at them. */
import { stageFlags } from './declaration/stages.ts'
import type { Resource } from './engine/resource.ts'
import type { Parties } from './parties.ts'
import { heldLonger, type ResourceId } from './resources.ts'
import type { Response } from './response.ts'

const isGone = stageFlags(({ place }) => place === 'gone')

export class GoneParties {
  readonly #parties: Parties
  readonly #response: Response | undefined
  /** What a party may hold when it has moved on. */
  readonly #held: readonly Resource[]
  readonly #noted: number[] = []

  constructor(
    parties: Parties,
    resources: Readonly<Record<ResourceId, Resource>>,
    response: Response | undefined,
  ) {
    this.#parties = parties
    this.#response = response
    this.#held = heldLonger.map((id) => resources[id])
  }

  /** Notes the party if it is gone and nothing is to come for it. */
  note(party: number): void {
    const parties = this.#parties
    if (isGone[parties.stage(party)] === 1 && parties.clock(party) === -1) this.#noted.push(party)
  }

  /** Frees the slots of those noted. Whoever still holds a unit has to be noted again when it is back. */
  free(): void {
    while (this.#noted.length > 0) {
      const party = this.#noted.pop()!
      if (this.#holds(party)) continue
      this.#response?.forget(party)
      this.#parties.end(party)
    }
  }

  #holds(party: number): boolean {
    for (const resource of this.#held) if (resource.isServing(party)) return true
    return false
  }
}
