/** What is true or not of a party. */

/** Bits of `Parties.flags`. */
export const Flag = {
  /** Supported while a claim or appeal lasts. */
  entitled: 1,
  /** Supported under section 4 once rights are exhausted. */
  section4: 2,
  /** In the system at the start. */
  opening: 4,
  /** The first-tier appeal was allowed and is under onward appeal. */
  allowed: 8,
  /** Has been returned before. */
  reentered: 16,
  /** Has had removal directions cancelled in this episode. */
  cancelled: 32,
  /** Has been referred to a scheme in this episode. */
  referred: 64,
  /** With a scheme that took the party before a decision on its claim, which is still open. */
  claimant: 128,
  /** Arrived by small boat in this episode. */
  byBoat: 256,
  /** Will make no claim. */
  avoidsClaim: 512,
  /** A scheme has looked for the party in vain since it was last out of contact. */
  sought: 1024,
  /** Entitled to support and not supported, as support is no duty. */
  unsupported: 2048,
  /** The episode began as leave came up for renewal: it is about no claim. */
  onRenewal: 4096,
  /** Not supported while an appeal lasts. */
  unsupportedOnAppeal: 8192,
} as const
