/**
 * What a random draw is for. The number is part of a draw's address, so an entry is never renumbered or
 * reused: append only. A draw is u(seed, replication, party, episode, purpose, n).
 */
export const Purpose = {
  // Who the party is (episode 0).
  group: 1,
  family: 2,
  dependants: 3,
  entitled: 4,
  section4: 5,
  // Crossing.
  retry: 10,
  retryDelay: 11,
  claims: 12,
  claimDelay: 13,
  // Decision.
  decisionEffort: 20,
  withdrawal: 21,
  closure: 22,
  withdrawalEnd: 23,
  granted: 24,
  claimsAgainDelay: 25,
  // Appeal.
  appeals: 30,
  lodging: 31,
  hearing: 32,
  appealWithdrawn: 33,
  appealAllowed: 34,
  onward: 35,
  onwardSuccess: 36,
  onwardDays: 37,
  // Rights exhausted.
  contact: 40,
  undocumented: 41,
  neverDocumented: 42,
  document: 43,
  departure: 44,
  losesContact: 45,
  regainsContact: 46,
  frailty: 47,
  barrier: 48,
  barrierDecision: 49,
  barrierGranted: 50,
  // Removal.
  selection: 60,
  directions: 61,
  cancelled: 62,
  located: 63,
  // Re-entry.
  reentry: 70,
  reentryDelay: 71,
  reentryRoute: 72,
  // Detention outside the pathway.
  otherStay: 80,
  otherReturned: 81,
  otherArrival: 82,
  // Opening stocks.
  openingRemaining: 90,
  openingContact: 91,
  openingBarrier: 92,
  openingAllowed: 93,
  // Transfer schemes: drawn from the scheme's own key.
  vulnerable: 100,
  screeningMiss: 101,
  challenge: 103,
  challengeDays: 104,
  challengeSuccess: 105,
  release: 106,
  releaseDays: 107,
  returnCancelled: 108,
  returnAttempt: 109,
  // The calendar: subject is the day.
  weather: 120,
  boatSupply: 121,
  interception: 123,
  intentions: 124,
  otherClaims: 125,
  otherClaimTime: 126,
  otherUsers: 127,
  // The replication as a whole.
  levelSmallBoat: 140,
  levelOtherRoutes: 141,
  openingExhausted: 142,
  openingContactShare: 143,
  productivity: 144,
  disposals: 145,
  openingWeather: 146,
  agreement: 150,
  openingDelay: 151,
} as const
