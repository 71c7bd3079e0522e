/** Names that are often written for something the scenarios have under another name, or do not have: what to write instead. */

const meanings: readonly (readonly [RegExp, string])[] = [
  [
    /^(eligib(le|ility)_(share|rate|proportion|probability)|share_eligible)$/,
    'the share of those who fulfil a scheme’s rules whom it may take is eligibility.eligible_share; reasons, families and groups are the rules',
  ],
  [
    /^(max(imum)?_stay|stay_(days|weeks|months|limit)|length_of_stay|time_limit)(_(days|weeks|months))?$/,
    'the longest stay of a scheme is at_limit.days, and what follows it at_limit.action',
  ],
  [
    /^(judges|sitting_days|tribunal_capacity|hearings(_per_\w+)?)$/,
    'the capacity of the tribunal is appeals.disposals_per_quarter',
  ],
  [/^(staff|decision_makers|caseworker_fte)$/, 'the staff who decide claims are decisions.caseworkers'],
]

/** What to write for a key that there is not, as a sentence without full stop; undefined where that is not known. */
export const meaningOf = (key: string): string | undefined =>
  meanings.find(([pattern]) => pattern.test(key))?.[1]
