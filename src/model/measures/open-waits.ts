/** Waits that are still open at the horizon: they are censored, not dropped. */
import type { OpenWait } from '../declaration/stage-declaration.ts'
import { stageIds, stageOf } from '../declaration/stages.ts'
import { isClaimant } from '../pathway/schemes/lines.ts'
import type { Step, World } from '../world.ts'

/** How each wait is cut short. */
const cut: Readonly<Record<OpenWait, Step>> = {
  none: () => {},
  decision: cutDecision,
  appeal: ({ parties, now, appealWait }, party) => {
    const since = parties.waitSince(party)
    if (since >= 0) appealWait.cutShort(now - since)
  },
  return: (world, party) => {
    if (!isClaimant(world, party)) cutReturn(world, party)
  },
  'decision or return': (world, party) => {
    if (isClaimant(world, party)) cutDecision(world, party)
    else cutReturn(world, party)
  },
}

/** Cuts short every wait that is open now. */
export function closeOpenWaits(world: World): void {
  const cuts = stageIds.map((id) => cut[stageOf(id).wait])
  const inFacility = stageIds.map((id) => stageOf(id).place === 'host')
  const { parties, now } = world
  for (let party = 0; party < parties.count; party++) {
    const stage = parties.stage(party)
    cuts[stage]!(world, party)
    if (!inFacility[stage]) continue
    const stay = now - parties.admittedAt(party)
    world.facilityStay[parties.scheme(party)]!.cutShort(stay)
    world.anyFacilityStay.cutShort(stay)
  }
}

/** Of claims that were open before the start, no wait is measured. */
function cutDecision({ parties, now, decisionWait }: World, party: number): void {
  const since = parties.waitSince(party)
  if (since >= 0) decisionWait.cutShort(now - since)
}

function cutReturn({ parties, now, incidence, returnWait }: World, party: number): void {
  const since = parties.exhaustedAt(party)
  if (since < 0) return
  incidence.openAtHorizon(now - since)
  returnWait.cutShort(now - since)
}
