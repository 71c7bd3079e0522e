/**
 * Who responds to a transfer scheme, and what comes of it. Somebody responds who could be sent by a scheme that was not open before the start:
 * from its opening on those who stand in its line, from the referral on those who were referred. It is settled when a party enters a
 * stage, so that clocks are as before pure functions of the party’s draws.
 */
import { Stage } from '../declaration/stages.ts'
import { Flag } from '../flags.ts'
import type { Response } from '../response.ts'
import type { World } from '../world.ts'
import { documentAt } from './latent.ts'
import { mayTake } from './schemes/eligibility.ts'
import { schemeOf } from './schemes/lines.ts'
import type { SchemeState } from './schemes/scheme-state.ts'

/** Settles whether a party that has just entered a stage responds there, and until when. */
export function beginResponse(world: World, party: number): void {
  const { response, parties, now } = world
  if (response === undefined) return
  response.clear(party)
  const stage = parties.stage(party)
  if (stage === Stage.scheme_referred || stage === Stage.scheme_awaiting_bed) {
    const scheme = schemeOf(world, party)
    if (scheme.wasOpen) return
    response.refer(party, parties.episode(party))
    response.set(party, true, now, scheme.endsAt)
  } else if (stage === Stage.rights_exhausted || stage === Stage.awaiting_decision) {
    respondInLine(world, response, party)
  }
}

/** Of the schemes that could take a party of a line, from the first opening to the last day on which one could. */
function respondInLine(world: World, response: Response, party: number): void {
  const { parties, now } = world
  const exhausted = parties.stage(party) === Stage.rights_exhausted
  if (!exhausted && !parties.has(party, Flag.byBoat)) return
  const referred = response.isReferred(party, parties.episode(party))
  let from = Number.POSITIVE_INFINITY
  let until = Number.NEGATIVE_INFINITY
  for (const scheme of world.schemes) {
    const takes = scheme.values.stage === (exhausted ? 'rights_exhausted' : 'on_arrival')
    if (!takes || scheme.wasOpen || scheme.endsAt <= now || !mayTake(world, scheme, party)) continue
    const begins = referred ? now : Math.max(now, scheme.opensAt)
    const ends = couldTakeUntil(world, response, scheme, party, begins, referred)
    if (ends <= begins) continue
    from = Math.min(from, begins)
    until = Math.max(until, ends)
  }
  response.set(party, referred, from, until)
}

/** Until when a scheme’s conditions hold that change with time. */
function couldTakeUntil(
  world: World,
  response: Response,
  scheme: SchemeState,
  party: number,
  begins: number,
  referred: boolean,
): number {
  const { reasons, within_days } = scheme.values.eligibility
  if (scheme.values.stage === 'on_arrival')
    return Math.min(scheme.endsAt, world.parties.waitSince(party) + within_days)
  const cancelled = world.parties.has(party, Flag.cancelled)
  if (reasons.length === 0 || (cancelled && reasons.includes('removal_cancelled'))) return scheme.endsAt
  if (!reasons.includes('undocumented')) return Number.NEGATIVE_INFINITY
  // The document itself comes at the pace of the response.
  response.set(party, referred, begins, scheme.endsAt)
  const documented = documentAt(world, party)
  response.clear(party)
  return Math.min(scheme.endsAt, documented)
}

/** Keeps what a party’s latent clocks have gained on the calendar in the stage that it is about to leave. */
export function endResponse(world: World, party: number): void {
  const { response, parties, now } = world
  if (response === undefined || parties.stage(party) === Stage.awaiting_decision) return
  if (parties.has(party, Flag.claimant)) return
  const documents = response.ahead(party, 'documents', now)
  if (documents !== 0)
    parties.addDocumentAhead(
      party,
      response.ahead(party, 'documents', Math.min(now, documentAt(world, party))),
    )
  parties.addDepartureAhead(party, response.ahead(party, 'departures', now))
  response.clear(party)
}
