/**
 * What parameters are for: the policy question that each section answers, where it acts in the model, and what a parameter is
 * not. Meaning, unit and limits are the schema's own. `docs/parameters.md` and `scenarios show` are made from both.
 */
import { schemaAt, unitOf } from './allowed.ts'

/** A policy question, and the sections of a scenario that answer it; `*` stands for any name. */
export interface PolicyQuestion {
  readonly question: string
  readonly sections: readonly string[]
  /** Where in the model the sections act. */
  readonly acts: string
}

/** The questions, in the order of the pathway. */
export const policyQuestions: readonly PolicyQuestion[] = [
  {
    question: 'How many people come, and by which route?',
    sections: ['arrivals'],
    acts: 'intentions to cross, and claims by other routes',
  },
  {
    question: 'What does action against crossings change?',
    sections: ['crossing'],
    acts: 'the French coast, day by day, before anybody arrives',
  },
  {
    question: 'Are people deterred?',
    sections: ['deterrence.*'],
    acts: 'intentions to cross, under this hypothesis alone',
  },
  {
    question: 'How fast are claims decided, and how?',
    sections: ['decisions'],
    acts: 'the queue for an initial decision',
  },
  {
    question: 'Is leave granted for a time, and decided again?',
    sections: ['renewals'],
    acts: 'people granted leave, when it ends, and the caseworkers who decide on its renewal',
  },
  { question: 'How fast are appeals heard?', sections: ['appeals'], acts: 'appeals against a refusal' },
  {
    question: 'Who is housed, and where?',
    sections: ['support'],
    acts: 'support and accommodation, from the claim to the end of a case',
  },
  {
    question: 'What happens when rights are exhausted?',
    sections: ['exhausted'],
    acts: 'people who are refused and have no appeal left',
  },
  {
    question: 'Are people paid to leave?',
    sections: ['departure_offer'],
    acts: 'people whose rights are exhausted, in the stages and groups named, from the date named',
  },
  {
    question: 'How many people can be removed from the UK?',
    sections: ['removals'],
    acts: 'detention, removal directions and escorts',
  },
  {
    question: 'How long does it take until more capacity is there?',
    sections: ['lags.*'],
    acts: 'rises of caseworkers, disposals, beds and escort teams, from the date of each on',
  },
  {
    question: 'What do people in the country do who could be sent?',
    sections: ['response', 'response.hypotheses.*', 'response.hypotheses.*.*'],
    acts: 'people in the line of a scheme that was not open before the start, and people referred to one',
  },
  {
    question: 'What do countries of origin agree to?',
    sections: ['cooperation'],
    acts: 'documents, removals and re-entry of the groups named, from the date named',
  },
  {
    question: 'Do people who were returned come again?',
    sections: ['reentry'],
    acts: 'people who have been returned',
  },
  {
    question: 'Whom does a scheme take?',
    sections: ['schemes.*', 'schemes.*.eligibility'],
    acts: 'the scheme’s line of eligible people',
  },
  {
    question: 'When does a scheme open, and how long does it last?',
    sections: ['schemes.*.agreement'],
    acts: 'the days on which the scheme is open, drawn once a replication',
  },
  {
    question: 'Does a court stop a whole scheme?',
    sections: ['schemes.*.court'],
    acts: 'everybody in the scheme at once',
  },
  {
    question: 'How fast are people referred?',
    sections: ['schemes.*.referral'],
    acts: 'referral to the scheme',
  },
  {
    question: 'Does a court stop one transfer?',
    sections: ['schemes.*.challenge'],
    acts: 'one referred party',
  },
  {
    question: 'How many places and seats has a scheme?',
    sections: ['schemes.*.capacity'],
    acts: 'detention before transfer, flights, and places in the facility',
  },
  {
    question: 'Is the claim decided in the facility?',
    sections: ['schemes.*.processing'],
    acts: 'people transferred before a decision',
  },
  { question: 'What happens during the stay?', sections: ['schemes.*.stay'], acts: 'people in the facility' },
  {
    question: 'What happens to people who cannot be returned?',
    sections: ['schemes.*.at_limit'],
    acts: 'people in the facility at the end of the longest stay',
  },
  {
    question: 'Who is admitted in exchange?',
    sections: ['schemes.*.exchange'],
    acts: 'new claims in the UK after transfers',
  },
  {
    question: 'What does a scheme cost?',
    sections: ['schemes.*.cost'],
    acts: 'the cost lines of the scheme; no person’s path',
  },
  { question: 'What does the rest cost?', sections: ['costs'], acts: 'the cost lines; no person’s path' },
  {
    question: 'Who are the people?',
    sections: ['groups.*'],
    acts: 'people of this nationality group, all along the pathway',
  },
  {
    question: 'When is a queue cleared?',
    sections: ['cleared'],
    acts: 'the metrics that say when, and nothing else',
  },
  {
    question: 'How does the system stand at the start?',
    sections: ['stocks'],
    acts: 'the opening, and nothing after it: another value is another past',
  },
]

/** What a parameter is easily taken for and is not. */
const isNot: Readonly<Record<string, string>> = {
  'arrivals.small_boat.central':
    'arrivals: intentions, which weather, boats and interceptions turn into arrivals',
  'arrivals.level_variation': 'a trend, or the spread from month to month',
  'arrivals.claim_share': 'the share granted',
  'crossing.interception_share': 'the share of people who give up: most try again (retry_probability)',
  'crossing.retry_probability': 'an effect of deterrence',
  'crossing.supply_response': 'the number of boats: how much of a shortage is made good',
  'decisions.caseworkers': 'all staff: only those who take decisions',
  'decisions.productivity': 'an output that staff make alone: without cases waiting there are no decisions',
  'decisions.grant_odds': 'the grant rate: 1 leaves each group’s own',
  'decisions.withdrawal_rate':
    'the share of claims withdrawn: a hazard while waiting, so longer waits mean more',
  'decisions.withdrawn_share': 'a share of the people who wait: only cases that are taken up count',
  'exhausted.unrecorded_departure_rate':
    'the rate of voluntary returns, which are recorded and go by voluntary_departure_rate',
  'support.marginal_hotel_share': 'the share of supported people in hotels',
  'appeals.disposals_per_quarter':
    'appeals lodged, sitting days or decided cases: disposals include withdrawn appeals, and are a ceiling, not a target',
  'appeals.lodged_share': 'the share of people with a right of appeal',
  'exhausted.contact_share': 'the share of the opening stock in contact, which is stocks.contact_share',
  'exhausted.barriers.incidence_five_years':
    'the share who stay for good: only granted_share of barriers end in leave',
  'appeals.onward_per_quarter': 'a target: fewer are decided where fewer are ready',
  'costs.added_bed_day': 'costs.detention_day, which is of a person detained: an added bed in use costs both',
  'removals.beds':
    'beds for people in the asylum pathway alone: others are detained in them too (other_users_per_day)',
  'removals.escort_teams':
    'enforced removals a day: each holds a team for escort_days, and transfers use the same teams',
  'removals.located_share': 'the share in contact: of those in contact, the share found when selected',
  'support.entitled_share': 'the share in hotels',
  'support.supported_share':
    'the share of all people in the UK who are supported, nor a share of section 4 support, which it leaves alone',
  'support.appeal_share':
    'the share who appeal, which is appeals.lodged_share, nor the share of appeals that are allowed',
  'support.leaving_days': 'the move-on period, which is support.move_on_days: it comes on top',
  'departure_offer.taken_share':
    'the share who leave in all: those who would have left anyway leave besides, and are paid too',
  'departure_offer.per_person': 'the cost of the return itself, which is costs.voluntary_return',
  'renewals.share': 'the share renewed: of those that come up, refused_share are refused',
  'cooperation.covered_share': 'the share who are returned: of those covered, some leave and some do not',
  'support.non_hotel_places': 'hotel places, which have no limit in the model',
  'support.dispersal_places':
    'the places that are taken: people fill them before hotels, as far as there are people',
  'support.dispersal_growth': 'a target: it goes on until a date in its changes says otherwise',
  'cleared.awaiting_decision': 'a target that anything steers to: a yardstick',
  'stocks.awaiting_decision': 'cases: people, with dependants',
  'stocks.appeals_open': 'people: appeals, which may be for a family',
  'groups.*.grant_rate': 'the share of all outcomes: withdrawn claims are left out',
  'groups.*.enforcement_rate':
    'the rate of returns: of selection, after which beds, directions and escorts may fail',
  'groups.*.reentry_probability': 'the share who arrive again: they set out again, and may be stopped',
  'schemes.*.agreement.probability': 'the probability that it opens within the run',
  'schemes.*.agreement.opens':
    'a promise that people are there: nobody is before referral and a flight; a host may still never agree (probability)',
  'schemes.*.agreement.opening_median_days': 'a date: half of the replications open later',
  'schemes.*.agreement.runs_for_days': 'the longest stay of a person, which is at_limit.days',
  'schemes.*.eligibility.eligible_share':
    'a share of all people: of those who fulfil the rules (reasons, families, groups), before screening',
  'schemes.*.eligibility.vulnerable_share':
    'the share that screening finds: it misses screening_miss_share of them',
  'schemes.*.referral.per_week': 'transfers a week: challenges, flights and places come between',
  'schemes.*.challenge.success':
    'the chance that a court ends the scheme, or brings somebody back: see court and stay',
  'schemes.*.challenge.probability': 'the share who stay: only success of challenges stop a transfer',
  'schemes.*.capacity.full_places': 'people: places that pace, flights and stays may leave empty',
  'schemes.*.capacity.opening_places': 'a limit for good: places grow to full_places over ramp_days',
  'schemes.*.stay.host_effect': 'the pace of enforced returns, which is return_pace',
  'schemes.*.stay.return_pace':
    'a share returned, or a length of stay: nobody without a document is returned at any pace',
  'schemes.*.stay.judicial_release_share':
    'a challenge before transfer: people are brought back from the facility',
  'schemes.*.at_limit.days': 'the mean stay, or the days from opening to the end of the scheme',
  'schemes.*.cost.sunk': 'part of any total',
  'schemes.*.cost.set_up': 'a cost of opening: it is due at announcement',
  'costs.discount_rate': 'an interest rate or inflation: prices are real',
  'deterrence.*.strength': 'a share deterred',
  'response.hypotheses.*.strength': 'a share of people: everybody who could be sent responds alike',
  'response.hypotheses.*.when_open.withdrawals':
    'a rate for people whose rights are exhausted: they have no claim to withdraw',
}

const fits = (pattern: string, path: readonly string[]) => {
  const parts = pattern.split('.')
  return parts.length === path.length && parts.every((part, i) => part === '*' || part === path[i])
}

/** What is said of a parameter or choice. */
export interface Meaning {
  readonly about: string
  /** Undefined for a choice. */
  readonly unit?: string
  readonly acts: string
  readonly isNot?: string
}

/** The question that a path belongs to: that of the deepest section that it lies in. */
export function questionOf(path: readonly string[]): PolicyQuestion | undefined {
  for (let depth = path.length - 1; depth > 0; depth--) {
    const found = policyQuestions.find(({ sections }) =>
      sections.some((section) => fits(section, path.slice(0, depth))),
    )
    if (found) return found
  }
  return undefined
}

/** What is said of the parameter or choice at a path; undefined where there is none, or the schema says nothing of it. */
export function meaningAt(path: readonly string[]): Meaning | undefined {
  const schema = schemaAt(path)
  const question = questionOf(path)
  const unit = unitOf(schema)
  const isSection = schema?.type === 'object' && unit === undefined
  if (schema?.description === undefined || question === undefined || isSection) return undefined
  const not = Object.entries(isNot).find(([pattern]) => fits(pattern, path))?.[1]
  return {
    about: schema.description,
    acts: question.acts,
    ...(unit !== undefined && { unit }),
    ...(not !== undefined && { isNot: not }),
  }
}

/** The same in a line. */
export function meaningOf(path: readonly string[]): string | undefined {
  const meaning = meaningAt(path)
  if (meaning === undefined) return undefined
  const { about, acts, isNot: not } = meaning
  return [about, `Acts on ${acts}.`, ...(not === undefined ? [] : [`Not ${not}.`])].join(' ')
}

/** Patterns of the table of what parameters are not: for a test that each is a parameter. */
export const isNotPatterns = Object.keys(isNot)
