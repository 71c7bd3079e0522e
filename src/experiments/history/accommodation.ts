/** Support by type of accommodation as published: what an opening has of each, and the places that dispersal accommodation had afterwards. */
import { lastDayOf, quartersBetween } from '../../calendar/periods.ts'
import type { Setting } from '../../scenarios/document/settings.ts'
import { allOf, type Figure, lastKnownBy } from './last-published.ts'
import type { InputRow } from './observed.ts'
import type { Published } from './published.ts'
import { setting } from './setting.ts'

/** What the editions call each type: the same people, spelt in two ways. */
export const accommodationTypes = {
  dispersal: ['accommodation|Dispersal Accommodation', 'accommodation|Dispersal accommodation'],
  subsistenceOnly: ['accommodation|Subsistence only'],
} as const

/** People in dispersal accommodation by quarter, from the first published on: a quarter without a figure has the last one before it. */
export function dispersalByQuarter(published: Published): ReadonlyMap<string, number> {
  const known = peopleIn(published, 'dispersal')
  const quarters = [...known.keys()].sort()
  if (quarters.length === 0) return known
  let last = 0
  return new Map(
    quartersBetween(quarters[0]!, quarters.at(-1)!).map((quarter) => {
      last = known.get(quarter) ?? last
      return [quarter, last]
    }),
  )
}

/** Settings of an opening: dispersal accommodation is taken to be full, as people are in hotels for want of places. None before any is published. */
export function accommodationSettings(published: Published, quarter: string): Setting[] {
  const [dispersal, subsistence] = [
    lastOf(published, 'dispersal', quarter),
    lastOf(published, 'subsistenceOnly', quarter),
  ]
  const set = (path: string, found: Figure | undefined) =>
    found === undefined ? [] : [setting(path, found.value, found.sources, found.note, found.confidence)]
  return [
    ...set('stocks.dispersal', dispersal),
    ...set('support.dispersal_places', dispersal),
    ...set('support.subsistence_only', subsistence),
  ]
}

/**
 * Places in dispersal accommodation in the quarters after an opening: the people in it, as published. A quarter without a figure has the last one
 * published before it, and never a later one. None where the opening has none.
 */
export function observedPlaces(
  published: Published,
  quarters: readonly string[],
  origin: string,
): InputRow[] {
  if (lastOf(published, 'dispersal', origin) === undefined) return []
  return quarters.map((period) => {
    const { value } = lastOf(published, 'dispersal', period)!
    return { period, series: 'dispersal_places', value, unit: 'people' }
  })
}

/** The sources of those places. */
export const sourcesOfPlaces = (published: Published, quarters: readonly string[]): readonly string[] =>
  allOf(...quarters.map((quarter) => lastOf(published, 'dispersal', quarter)?.sources ?? []))

function peopleIn(published: Published, type: keyof typeof accommodationTypes): Map<string, number> {
  return new Map(accommodationTypes[type].flatMap((name) => [...published.quarterly(name)]))
}

/** The last figure published by a quarter. */
function lastOf(
  published: Published,
  type: keyof typeof accommodationTypes,
  quarter: string,
): Figure | undefined {
  const known = peopleIn(published, type)
  const last = lastKnownBy(known, quarter)
  if (last === undefined) return undefined
  const date = lastDayOf(last)
  return {
    value: known.get(last)!,
    sources: allOf(...accommodationTypes[type].map((name) => published.sourcesOf(name, [last]))),
    note: last === quarter ? date : `${date}, the last published by ${lastDayOf(quarter)}`,
    confidence: last === quarter ? 'published' : 'derived',
  }
}
