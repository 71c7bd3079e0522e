/** Counts transitions and stages by nationality group, where a replication is asked to: totals over the run, not months. */
import { Stage, stageIds } from '../declaration/stages.ts'
import { transitionIds } from '../declaration/transitions.ts'
import type { Roll } from '../ended-parties.ts'
import type { Parties } from '../parties.ts'
import { isOutsidePathway } from '../subjects.ts'
import type { Counts } from './metric-series.ts'

const S = stageIds.length
const T = transitionIds.length

/** What one group comes to: transitions over the run by transition number, and those in each stage at its end by stage number. */
export interface GroupCounts {
  readonly flows: Counts
  readonly present: Counts
}

export class GroupCounter {
  readonly #parties: Parties
  readonly #groups: number
  readonly #lastMonth: number
  /** Index group × transitions + transition; the last group is that of people outside the asylum pathway, who have none. */
  readonly #people: Float64Array
  readonly #counted: Float64Array
  #month = 0
  #closed: readonly GroupCounts[] = []

  /** @param groups nationality groups; @param lastMonth number of the month at whose end the run ends, 0 being the opening */
  constructor(parties: Parties, groups: number, lastMonth: number) {
    this.#parties = parties
    this.#groups = groups
    this.#lastMonth = lastMonth
    this.#people = new Float64Array((groups + 1) * T)
    this.#counted = new Float64Array((groups + 1) * T)
  }

  /** Counts a transition of `party`. */
  count(transition: number, party: number): void {
    const at = this.#groupOf(this.#parties, party) * T + transition
    this.#people[at]! += this.#parties.people(party)
    this.#counted[at]! += 1
  }

  /** Closes a month: what came before the opening census is no flow, and the last month’s end is that of the run. */
  closeMonth(): void {
    if (this.#month === 0) {
      this.#people.fill(0)
      this.#counted.fill(0)
    }
    if (this.#month === this.#lastMonth) this.#close()
    this.#month++
  }

  /** The counts of each group, in the scenario’s order, and last those of people outside the asylum pathway; of a finished run. */
  get counts(): readonly GroupCounts[] {
    return this.#closed
  }

  #close(): void {
    const groups = Array.from({ length: this.#groups + 1 }, (_, group) => ({
      flows: {
        people: this.#people.slice(group * T, (group + 1) * T),
        parties: this.#counted.slice(group * T, (group + 1) * T),
      },
      present: { people: new Float64Array(S), parties: new Float64Array(S) },
    }))
    const parties = this.#parties
    for (const roll of [parties, parties.ended]) {
      for (let i = 0; i < roll.count; i++) {
        if (roll.stage(i) === Stage.outside) continue
        const { present } = groups[this.#groupOf(roll, i)]!
        present.people[roll.stage(i)]! += roll.people(i)
        present.parties[roll.stage(i)]! += 1
      }
    }
    this.#closed = groups
  }

  #groupOf(roll: Roll, i: number): number {
    return isOutsidePathway(roll.subject(i)) ? this.#groups : roll.group(i)
  }
}
