/** What a parameter is called in a chart or a sentence: a few words, and in brackets where it belongs. */
import type { Scenario } from '../../scenarios/schema/schema.ts'

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
  'stocks.rights_exhausted': 'people whose rights are exhausted',
  'stocks.contact_share': 'share of them in contact',
  'renewals.share': 'share of grants renewed',
  'barriers.incidence_five_years': 'share who raise a barrier',
  'barriers.decision_days': 'days to decide a barrier',
  'barriers.granted_share': 'share of barriers granted leave',
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

/** The name of a parameter by its path, as in `Pace of returns (Return hub)`. */
export function labelOf(id: string, { groups, schemes }: Pick<Scenario, 'groups' | 'schemes'>): string {
  const path = id.split('.')
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
  const whole = place === undefined ? name : `${name} (${place})`
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}
