/** What resources and schemes have done by a month end. */
import type { Resource } from '../engine/resource.ts'
import { eachResource, type ResourceId } from '../resources.ts'
import type { World } from '../world.ts'
import { toThousandths } from './census.ts'

/** Unit-days of a resource since the start. */
export interface Usage {
  /** Units that exist now. */
  readonly units: number
  /** Unit-days in use, those beyond capacity included. */
  readonly busy: number
  /** Unit-days that existed and were not in use. */
  readonly idle: number
  /** Unit-days in use beyond capacity, after it fell under people in service. */
  readonly overrun: number
  /** Unit-days that existed. */
  readonly capacity: number
}

/** A scheme at a month end; days and counts are cumulative. */
export interface SchemeUsage {
  readonly facility: Usage
  /** Days by what limited the scheme, in the order of `limits`. */
  readonly limitDays: Float64Array
  readonly placesBuilt: number
  readonly blocked: number
  readonly challenges: number
  readonly missedVulnerable: number
  readonly families: number
  readonly openDays: number
  readonly flown: number
  readonly transferred: number
  readonly suspended: number
  /** 1 once it has opened, else 0. */
  readonly opened: number
}

/** Resources and schemes at a month end; days and counts are cumulative. */
export interface ResourceMonth {
  readonly shared: Readonly<Record<ResourceId, Usage>>
  readonly schemes: readonly SchemeUsage[]
  /** Pounds paid to people who left on an offer, since the start. */
  readonly paidOnOffers: number
}

const usage = (resource: Resource): Usage => ({
  units: resource.capacity,
  busy: toThousandths(resource.busyTime()),
  idle: toThousandths(resource.idleTime()),
  overrun: toThousandths(resource.overrunTime()),
  capacity: toThousandths(resource.capacityTime()),
})

/** Reads resources and schemes at the month end that is now. */
export function resourceMonth({ resources, schemes, offer, now }: World): ResourceMonth {
  return {
    paidOnOffers: offer?.paid ?? 0,
    shared: eachResource((id) => usage(resources[id])),
    schemes: schemes.map((scheme) => ({
      facility: usage(scheme.facility),
      limitDays: scheme.limited.daysTo(now).map(toThousandths),
      placesBuilt: scheme.placesBuilt,
      blocked: scheme.blocked,
      challenges: scheme.challenges,
      missedVulnerable: scheme.missedVulnerable,
      families: scheme.families,
      openDays: scheme.openDays,
      flown: scheme.flown,
      transferred: scheme.transferred,
      suspended: scheme.suspended ? 1 : 0,
      // Of openings on the first day too, the opening census knows nothing yet.
      opened: Math.max(0, scheme.opensAt) < Math.min(now, scheme.endsAt) ? 1 : 0,
    })),
  }
}
