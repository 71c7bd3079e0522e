/**
 * Which parameters the past is made of. A comparison has one past, its baseline's: the people in the system at the start, and those who
 * will set out for the UK whatever is done.
 */

/** What the opening alone is made of: no option can differ from its baseline in it. */
const past = [/^start$/, /^stocks\./, /^groups\.[^.]+\.share_opening_stocks$/]

/** What describes the world after the start and no policy: an option that differs in it is compared across two worlds. */
const world = [
  /^arrivals\./,
  /^crossing\.(month_shares|crossable_after_)/,
  /^groups\.[^.]+\.share_(small_boat|other_routes)$/,
]

/** What acts after the start and has also made the past: varied in a baseline, it makes another past. */
export const pastShapers: readonly RegExp[] = [
  /^groups\.[^.]+\.(grant_rate|appeal_allowed_rate)$/,
  /^groups\.[^.]+\.(undocumented_share|never_documented_share|document_days)$/,
  /^groups\.[^.]+\.(voluntary_departure_rate|enforcement_rate|reentry_probability)$/,
  /^crossing\.(leaving_share|least_leaving_share|interception_share|retry_probability|retry_days)$/,
  /^decisions\.withdrawal_(rate|ends\.(lost_contact|removable|claims_again))$/,
  /^decisions\.claims_again_days$/,
  /^appeals\.(lodged_share|lodging_days|withdrawn_share|onward_days)$/,
  /^appeals\.(home_office|appellant)_onward_(share|success)$/,
  /^exhausted\.(contact_share|barriers\.(preset|incidence_five_years|decision_days))$/,
  /^removals\.(located_share|cancelled_share|directions_days)$/,
  /^reentry\.(delay_days|small_boat_share)$/,
  /^support\.(entitled_share|appeal_share|move_on_days|leaving_days|non_hotel_places)$/,
]

const isAmong = (patterns: readonly RegExp[], path: string) => patterns.some((pattern) => pattern.test(path))

/** Whether a parameter describes the opening and nothing else. @param path dotted, as in `stocks.supported` */
export const describesThePast = (path: string): boolean => isAmong(past, path)

/** Whether a parameter describes how many and who come, whatever is done. */
export const describesTheWorld = (path: string): boolean => isAmong(world, path)

/** Whether a lever has also made the past: a run of its own opens otherwise, an option does not. */
export const shapesThePast = (path: string): boolean => isAmong(pastShapers, path)
