/**
 * What a random draw is for. The number is part of a draw's address, so an entry is never renumbered or
 * reused: append only. A draw is u(seed, replication, party, episode, purpose, n).
 *
 * Being touched by a scheme uses up nobody's luck. So beside each draw stands what advances it: nothing (once a person, or once an
 * episode: a claim or a journey), or the count that is its n. A clock marked *goes on* keeps what it has used up while the party is with
 * a scheme or in detention (hazards.ts, latent.ts); it is drawn again only after it has struck.
 */
export const Purpose = {
  // Who the party is (episode 0).
  group: 1, // once a person
  family: 2, // once a person
  dependants: 3, // once a person
  entitled: 4, // once a person
  section4: 5, // once a person
  supported: 6, // once a person
  supportedOnAppeal: 7, // once a person
  // Crossing.
  retry: 10, // n: times stopped in the episode
  retryDelay: 11, // n: times stopped in the episode
  claims: 12, // once an episode; landed from a scheme’s ship or by boat, it is the same
  claimDelay: 13, // once an episode; likewise
  // Decision.
  decisionEffort: 20, // once an episode
  withdrawal: 21, // once an episode; goes on, with a scheme too
  closure: 22, // once an episode; goes on
  withdrawalEnd: 23, // once an episode
  granted: 24, // once an episode, whether decided here or in a facility
  claimsAgainDelay: 25, // once an episode
  comesUpForRenewal: 26, // once an episode: each renewal begins another
  renewalEffort: 27, // once an episode
  renewalRefused: 28, // once an episode
  foundWithdrawn: 29, // once an episode
  // Appeal.
  appeals: 30, // once an episode
  lodging: 31, // once an episode
  hearing: 32, // once an episode
  appealWithdrawn: 33, // once an episode
  appealAllowed: 34, // once an episode
  onward: 35, // once an episode
  onwardSuccess: 36, // once an episode
  onwardDays: 37, // once an episode
  // Rights exhausted.
  contact: 40, // once an episode
  undocumented: 41, // once an episode
  neverDocumented: 42, // once an episode
  document: 43, // once an episode; goes on, abroad at the host’s speed
  departure: 44, // once an episode; goes on, abroad at the host’s speed
  losesContact: 45, // n: times out of contact; goes on
  regainsContact: 46, // n: times out of contact; no scheme takes anybody meanwhile
  frailty: 47, // once an episode
  barrier: 48, // n: further submissions decided; goes on
  barrierDecision: 49, // n: further submissions decided
  barrierGranted: 50, // n: further submissions decided
  leavesUnrecorded: 51, // n: times out of contact; no scheme takes anybody meanwhile
  // Removal.
  selection: 60, // n: times selected; goes on
  directions: 61, // n: removals attempted in the UK
  cancelled: 62, // n: removals attempted in the UK
  located: 63, // n: times out of contact, so a removal and every scheme find the same people
  cooperation: 64, // once an episode
  cooperationDays: 65, // once an episode
  cooperatingCountry: 66, // once a person
  offered: 67, // once an episode
  offerTaken: 68, // once an episode
  offerDeparture: 69, // once an episode
  // Re-entry.
  reentry: 70, // once an episode
  reentryDelay: 71, // once an episode
  reentryRoute: 72, // once an episode
  // Deterrence.
  deterred: 75, // once an episode; before any scheme
  displaced: 76, // once an episode; before any scheme
  // Detention outside the pathway.
  otherStay: 80, // once a person; no scheme takes them
  otherReturned: 81, // once a person
  otherArrival: 82, // once a person
  // Opening stocks.
  openingRemaining: 90, // once a person, before the start
  openingContact: 91, // once a person, before the start
  openingBarrier: 92, // once a person, before the start
  openingAllowed: 93, // once a person, before the start
  // Transfer schemes: drawn from the scheme's own key, unless said otherwise. Another scheme shifts none of them.
  vulnerable: 100, // the person’s own key, once a person: the same in every scheme
  screeningMiss: 101, // once a scheme and episode
  challenge: 103, // once a scheme and episode: another referral meets the same challenge
  challengeDays: 104, // once a scheme and episode
  challengeSuccess: 105, // once a scheme and episode
  release: 106, // once a scheme and episode
  releaseDays: 107, // once a scheme and episode
  returnCancelled: 108, // n: returns attempted from a host
  returnAttempt: 109, // the person’s own key; n: returns attempted from a host
  processingDays: 110, // once a scheme and episode
  setsOutAgain: 111, // the person’s own key; once an episode
  exchangeDelay: 112, // once a person
  eligible: 113, // the person’s own key, once a person: the same in every scheme
  // The calendar: subject is the day, so that no person's draws are in it.
  weather: 120,
  boatSupply: 121,
  partOfBoat: 119,
  leavingShare: 122,
  interception: 123,
  intentions: 124,
  otherClaims: 125,
  otherClaimTime: 126,
  otherUsers: 127,
  deflected: 128,
  // The replication as a whole, and the events of a whole scheme (from a key of its id).
  levelSmallBoat: 140,
  levelOtherRoutes: 141,
  openingExhausted: 142,
  openingContactShare: 143,
  productivity: 144,
  disposals: 145,
  openingWeather: 146,
  agreement: 150,
  openingDelay: 151,
  earlyEnd: 152,
  suspensionStart: 153,
  suspensionDays: 154,
  contested: 155,
  deterrenceZero: 160,
  deterrenceStrength: 161,
  responseStrength: 162,
} as const
