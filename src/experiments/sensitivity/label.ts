/** What a parameter is called in a chart or a sentence: a few words, and in brackets where it belongs. */
import type { Scenario } from '../../scenarios/schema/schema.ts'
import { capitalised } from '../../words/text.ts'

/** Endings of paths that say too little by themselves. */
const plain: Readonly<Record<string, string>> = {
  'agreement.probability': 'chance that a host agrees',
  'agreement.opening_median_days': 'days until it opens',
  'agreement.opening_spread': 'spread of the opening day',
  'agreement.early_end_rate': 'chance of an early end',
  'referral.per_week': 'referrals per week',
  'challenge.probability': 'share who bring a challenge',
  'challenge.days': 'length of a challenge',
  'challenge.success': 'share of challenges won',
  'capacity.full_places': 'places when complete',
  'stay.return_pace': 'pace of returns',
  'stay.onward_share': 'share who move on',
  'at_limit.days': 'longest stay',
  'cost.set_up': 'cost of preparations',
  'cost.committed': 'fixed payments agreed',
  'cost.per_year': 'fixed cost per year',
  'cost.step': 'payment at a number of transfers',
  'cost.per_place_built': 'cost of building a place',
  'cost.per_place_year': 'cost of a place per year',
  'cost.per_person_day': 'cost of a person per day',
  'cost.per_person': 'payment per person',
  'cost.per_flight': 'cost of a flight',
  'cost.flight_per_person': 'flight cost per person',
  'cost.per_settled': 'payment per person who settles',
  'cost.per_challenge': 'cost of a challenge',
  'cost.brought_back': 'cost of bringing a person back',
  'cost.enforced_return': 'cost of an enforced return',
  'cost.on_exit': 'payment for a voluntary return',
  'cost.on_moving_on': 'payment for moving on',
  'costs.hotel_night': 'cost of a hotel night',
  'costs.dispersal_night': 'cost of a night in other housing',
  'costs.detention_day': 'cost of a day in detention',
  'costs.caseworker_year': 'cost of a caseworker',
  'costs.appeal': 'cost of an appeal',
  'costs.enforced_return': 'cost of an enforced return',
  'costs.voluntary_return': 'cost of a voluntary return',
  'stocks.rights_exhausted': 'people whose rights are exhausted',
  'stocks.contact_share': 'share of them in contact',
  'renewals.share': 'share of grants renewed',
  'barriers.incidence_five_years': 'share who raise a barrier',
  'barriers.decision_days': 'days to decide a barrier',
  'barriers.granted_share': 'share of barriers granted leave',
}

/** Groups of parameters as people name them: whole sections, what parameters rest on, and who decides them. */
const groupsOfParameters: Readonly<Record<string, string>> = {
  groups: 'who comes, and from where',
  arrivals: 'how many come',
  crossing: 'crossings and patrols',
  decisions: 'initial decisions',
  renewals: 'renewals of leave',
  appeals: 'appeals',
  exhausted: 'people whose rights are exhausted',
  departure_offer: 'payments to leave',
  removals: 'detention and removals',
  cooperation: 'cooperation of other countries',
  support: 'support and housing',
  reentry: 'people who come again',
  stocks: 'who is there at the start',
  cleared: 'how long a queue has been cleared',
  costs: 'prices',
  assumption: 'assumptions',
  press: 'press reports',
  published: 'published figures',
  lever: 'what policy sets',
  uncertainty: 'what nobody controls',
}

/** Sections as people name them. */
const sections: Readonly<Record<string, string>> = {
  exhausted: 'rights exhausted',
  stocks: 'at the start',
  cleared: 'cleared backlog',
  reentry: 're-entry',
}

const words = (key: string) => key.replaceAll(/[_-]/g, ' ')

/** The first words of a group's label: `Albania`, `More often refused`. */
const inBrief = (label: string) => label.split(/[,(]/)[0]!.trim()

/** The name of a parameter by its path, as in `Pace of returns (Return hub)`, or of a group of parameters. */
export function labelOf(id: string, { groups, schemes }: Pick<Scenario, 'groups' | 'schemes'>): string {
  const path = id.split('.')
  const group =
    groupsOfParameters[id] ??
    (path.length === 2 && path[0] === 'schemes' ? schemes[path[1]!]?.label : undefined)
  if (group !== undefined) return capitalised(group)
  const [section, second] = path as [string, string]
  const last = path.at(-1)!
  const isCost = path.includes('cost') || section === 'costs'
  const name = plain[path.slice(-2).join('.')] ?? (isCost ? `cost: ${words(last)}` : words(last))
  const place =
    section === 'groups'
      ? inBrief(groups[second]?.label ?? words(second))
      : section === 'schemes'
        ? (schemes[second]?.label ?? words(second))
        : isCost
          ? undefined
          : (sections[section] ?? words(section))
  return capitalised(place === undefined ? name : `${name} (${place})`)
}
