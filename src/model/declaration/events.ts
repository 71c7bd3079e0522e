/** The kinds of event on the future event list. Those up to `capacityChanges` are a party's own clock. */
export const eventKinds = [
  // A party's one pending event: the target is the party.
  'triesAgain',
  'claims',
  'withdraws',
  'closes',
  'decided',
  'lodgesAppeal',
  'disposed',
  'onwardReady',
  'onwardDecided',
  'moveOnEnds',
  'renewalDue',
  'renewalDecided',
  'departs',
  'departsOnOffer',
  'raisesBarrier',
  'barrierDecided',
  'losesContact',
  'regainsContact',
  'leavesUnrecorded',
  'selected',
  'directionsDue',
  'removed',
  'challengeEnds',
  'noticeEnds',
  'holdExpires',
  'facilityRelease',
  'facilityDeparture',
  'facilityAttempt',
  'facilityBarrier',
  'facilityLimit',
  'facilityDecided',
  'admittedInExchange',
  'reenters',
  'otherArrives',
  'otherEnds',
  // The system's own: the target says which resource, scheme or party.
  'capacityChanges',
  'day',
  'census',
  'schemeAnnounced',
  'schemeDay',
  'flight',
  'escortBack',
] as const

export type EventKind = (typeof eventKinds)[number]
export const Event = Object.freeze(Object.fromEntries(eventKinds.map((kind, i) => [kind, i]))) as Readonly<
  Record<EventKind, number>
>

/** Kinds below this number are a party's own clock. */
export const firstSystemEvent = Event.capacityChanges
