/** An offer of money to people who leave, as the model holds it: who has it, from when, and what has been paid. */
import { daysBetween } from '../calendar/days.ts'
import { groupsCovered } from '../closed-form/groups.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { stageIds } from './declaration/stages.ts'

/** The offer of a scenario. */
export class DepartureOffer {
  /** Day from which it stands; never before the start. */
  readonly from: number
  /** By stage number, 1 where it can be taken up. */
  readonly stages: Uint8Array
  readonly values: Scenario['departure_offer']
  /** Pounds paid since the start. */
  paid = 0
  /** Numbers of the groups that have it. */
  readonly #groups: ReadonlySet<number>

  constructor({ departure_offer: values, groups, start }: Scenario) {
    this.values = values
    this.from = Math.max(0, daysBetween(start, values.from))
    this.stages = Uint8Array.from(stageIds, (id) => (values.stages.some((named) => named === id) ? 1 : 0))
    this.#groups = groupsCovered(values.groups, Object.keys(groups))
  }

  /** Whether it is for a party of that group and size. */
  isFor(group: number, people: number): boolean {
    if (!this.#groups.has(group)) return false
    const { families } = this.values
    return families === 'included' || people > 1 === (families === 'only')
  }

  /** Pays a party of so many people who leave. */
  pay(people: number): void {
    this.paid += Math.min(people * this.values.per_person, this.values.most_per_party)
  }
}

/** The offer of a scenario; undefined where it is made to nobody. */
export const offerOf = (scenario: Scenario): DepartureOffer | undefined =>
  scenario.departure_offer.offered_share > 0 ? new DepartureOffer(scenario) : undefined
