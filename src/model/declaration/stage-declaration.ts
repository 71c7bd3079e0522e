/** What a stage says of itself: where its people are, what they wait for, and what of them is counted. */

/** How a stage entitles a party to asylum support. */
export type SupportRule = 'none' | 'claim' | 'appeal' | 'exhausted' | 'scheme'

/** Whose detention it is: for removal in the asylum pathway, for transfer, or outside the pathway. */
export type DetentionUser = 'asylum' | 'scheme' | 'other'

/**
 * The wait that is measured while a party is in the stage, and cut short if it is still open at the horizon. A `return` is waited for
 * since rights were exhausted; with a scheme, those whose claim is open wait for a decision and the others for a return.
 */
export type OpenWait = 'none' | 'decision' | 'appeal' | 'return' | 'decision or return'

/** Which of the counts of person-days in the UK and out of detention has those in the stage: of claims and appeals, or of rights exhausted. */
export type DaysOf = 'waiting' | 'exhausted' | 'none'

interface StageBase {
  readonly label: string
  /** What ends the stay, in words. Empty for an end state. */
  readonly waitsFor: string
  readonly support: SupportRule
  readonly wait: OpenWait
  /** Whether a party in it is with a transfer scheme. */
  readonly withScheme?: true
  /** Whether people in it have left the UK in the run and not set out for it again. Those in a facility may still be brought back. */
  readonly hasLeftUk?: true
  /** Whether a case ends in it in a way of its own: a transition to it has an outcome. */
  readonly ends?: true
}

/** A stage, and where the party is while in it. */
export type StageDeclaration = StageBase &
  (
    | { readonly place: 'uk'; readonly daysOf: DaysOf; readonly detains?: never; readonly ends?: never }
    | (Elsewhere & { readonly place: 'abroad' | 'host'; readonly ends?: never })
    | (Elsewhere & { readonly place: 'gone'; readonly hasLeftUk?: never })
    // Who is gone from the UK has left by an outcome.
    | (Elsewhere & { readonly place: 'gone'; readonly hasLeftUk: true; readonly ends: true })
    | { readonly place: 'detention'; readonly daysOf?: never; readonly detains: DetentionUser }
  )

interface Elsewhere {
  readonly daysOf?: never
  readonly detains?: never
}
