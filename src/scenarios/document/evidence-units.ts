/** Which spellings of a unit in the evidence mean the unit of the schema. Nothing is ever converted. */
import type { EvidenceRow } from '../../evidence/load.ts'

/** Schema unit → spellings in the evidence files, where they differ from the schema's own. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  share: [
    'fraction',
    'fraction of allowed',
    'fraction of determined',
    'fraction of leavers',
    'fraction of withdrawals',
    'share of attempts',
    'share of boats',
    'share of crossings',
  ],
  'people per year': ['people/year'],
  'people per week': ['people/week'],
  'people per case': ['people/case'],
  'people per boat': ['people/boat'],
  'dependants per main applicant': ['ratio'],
  'appeals per quarter': ['appeals/quarter'],
  appeals: ['appeals/quarter'],
  places: ['beds'],
  seats: ['people', 'people/flight'],
  'GBP per person': ['GBP/person', 'GBP/return', 'GBP/removal'],
  'GBP per person per day': ['GBP/person/day'],
  'GBP per person per night': ['GBP/person/night'],
  'GBP per person per week': ['GBP/person/week'],
  'GBP per appeal': ['GBP/appeal'],
}

/** Rows whose unit column leaves out what the description says the cost is counted by. */
const fullUnits: Readonly<Record<string, string>> = {
  cost_hotel_night_mar2025: 'GBP/person/night',
  cost_hotel_night_nao: 'GBP/person/night',
  cost_hotel_night_top_down: 'GBP/person/night',
  cost_dispersal_night: 'GBP/person/night',
  cost_subsistence_week_selfcatered: 'GBP/person/week',
  cost_subsistence_week_catered: 'GBP/person/week',
  cost_detention_day: 'GBP/person/day',
  cost_enforced_return_2005: 'GBP/person',
  cost_voluntary_return_2004: 'GBP/person',
  voluntary_return_incentive: 'GBP/person',
  cost_assisted_return_avg: 'GBP/person',
  cost_charter_per_person: 'GBP/person',
  rwanda_flight_per_person: 'GBP/person',
}

/** Whether an evidence row's figure is in a unit of the schema. */
export function hasUnit(row: EvidenceRow, unit: string): boolean {
  const own = fullUnits[row.id] ?? row.unit
  return own === unit || (spellings[unit] ?? []).includes(own)
}
