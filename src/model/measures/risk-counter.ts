/** Counts what observers could know of how likely a transfer or a return is: see deterrence.ts. */

import { exhaustedInUk, Stage, stageIds } from '../declaration/stages.ts'
import { declarationOf, transitionIds } from '../declaration/transitions.ts'
import { RiskRecord, riskCounts } from '../deterrence.ts'
import { Flag } from '../flags.ts'
import type { Parties } from '../parties.ts'

/** By transition number, what it counts as, or -1. */
const kindOf = Int8Array.from(transitionIds, (id) => {
  const { counts } = declarationOf(id)
  return counts === undefined ? -1 : riskCounts.indexOf(counts)
})
/** Kinds that are ends of claims. What comes of a renewal is none. */
const isOfClaims = Uint8Array.from(riskCounts, (kind) => (kind === 'granted' || kind === 'exhausted' ? 1 : 0))
const transferredClaimants = riskCounts.indexOf('transferred_claimants')
const transferredExhausted = riskCounts.indexOf('transferred_exhausted')
const stockKind = riskCounts.indexOf('stock_exhausted')
const inStock = Uint8Array.from(stageIds, (id) => (exhaustedInUk.includes(id) ? 1 : 0))
const K = riskCounts.length
/** 1 for transitions that change a count. */
const counted = Uint8Array.from(transitionIds, (id, transition) => {
  const { from, to } = declarationOf(id)
  const changesStock = from.some((stage) => inStock[Stage[stage]] !== inStock[Stage[to]])
  return kindOf[transition]! >= 0 || changesStock ? 1 : 0
})

export class RiskCounter {
  readonly record: RiskRecord
  /** Months closed. */
  months = 0
  /** People transferred in the month that is being counted. */
  transferred = 0
  readonly #parties: Parties
  /** Of the month that is being counted: index group × kinds + kind. The stock is carried over. */
  readonly #now: Float64Array

  constructor(parties: Parties, months: number, groups: number) {
    this.#parties = parties
    this.record = new RiskRecord(months, groups)
    this.#now = new Float64Array(groups * K)
  }

  /** Puts a party into a stage at the opening. */
  place(party: number, stage: number): void {
    const parties = this.#parties
    if (inStock[stage] === 1) this.#now[parties.group(party) * K + stockKind]! += parties.people(party)
  }

  /** Counts a transition of `party` from stage to stage. */
  count(transition: number, party: number, from: number, to: number): void {
    if (counted[transition] === 0) return
    const parties = this.#parties
    const at = parties.group(party) * K
    let kind = kindOf[transition]!
    if (kind >= 0 && (isOfClaims[kind] === 0 || !parties.has(party, Flag.onRenewal))) {
      if (kind === transferredExhausted || kind === transferredClaimants) {
        kind = !parties.has(party, Flag.claimant) ? transferredExhausted : transferredClaimants
        this.transferred += parties.people(party)
      }
      this.#now[at + kind]! += parties.people(party)
    }
    const change = inStock[to]! - inStock[from]!
    if (change !== 0) this.#now[at + stockKind]! += change * parties.people(party)
  }

  closeMonth(): void {
    const { groups } = this.record
    for (let group = 0; group < groups; group++) {
      for (let kind = 0; kind < K; kind++) {
        const at = group * K + kind
        this.record.set(this.months, group, kind, this.#now[at]!)
        if (kind !== stockKind) this.#now[at] = 0
      }
    }
    this.transferred = 0
    this.months++
  }
}
