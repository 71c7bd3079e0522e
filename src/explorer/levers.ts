/**
 * The levers of the page, by the question that they answer: which parameters, and what each is called in a few words. Everything else
 * that is said of one (value, range, unit, limits, meaning, source, confidence) is read from the scenario and the schema.
 */

/** A lever: a parameter or a choice. `*` stands for a scheme that the option adds, and `?` for the deterrence hypothesis that is run. */
export interface Lever {
  readonly path: string
  readonly label: string
}

/** Levers that answer one question. */
export interface LeverGroup {
  readonly id: string
  readonly heading: string
  /** What moving one of them means. */
  readonly about: string
  readonly levers: readonly Lever[]
}

const ofScheme = (field: string, label: string): Lever => ({ path: `schemes.*.${field}`, label })

/** The groups, in their order. */
export const leverGroups: readonly LeverGroup[] = [
  {
    id: 'hub',
    heading: 'The scheme',
    about: 'These change the option alone. The baseline stays as it is.',
    levers: [
      ofScheme('capacity.full_places', 'Places when complete'),
      ofScheme('agreement.opens', 'Opening day, if a host agrees'),
      ofScheme('agreement.probability', 'Chance that a host agrees'),
      ofScheme('referral.per_week', 'Referrals a week'),
      ofScheme('capacity.flights_per_week', 'Flights a week'),
      ofScheme('at_limit.days', 'Longest stay'),
      ofScheme('stay.return_pace', 'Pace of attempted returns from there'),
      ofScheme('stay.judicial_release_share', 'Share released by courts'),
      ofScheme('court.suspension_rate', 'How often a court suspends it'),
      ofScheme('cost.per_person', 'Payment to the host for each person'),
      ofScheme('cost.per_place_built', 'Building, for each place'),
      ofScheme('cost.per_person_day', 'Running cost of a day for each person'),
    ],
  },
  {
    id: 'system',
    heading: 'The rest of the system',
    about: 'These change the baseline and the option alike: they ask what the option does in another system.',
    levers: [
      { path: 'arrivals.path', label: 'Future arrivals' },
      { path: 'appeals.disposals_per_quarter', label: 'Appeals the tribunal can close' },
      { path: 'decisions.caseworkers', label: 'Caseworkers' },
      { path: 'removals.beds', label: 'Detention beds' },
      { path: 'removals.escort_teams', label: 'Escort teams' },
      { path: 'cooperation.groups', label: 'Nationalities whose countries cooperate on returns' },
      { path: 'cooperation.document_speed', label: 'Speed of travel documents for these' },
      { path: 'cooperation.enforcement_speed', label: 'Speed of selection for enforced return of these' },
    ],
  },
  {
    id: 'unknown',
    heading: 'What nobody knows',
    about: 'No published figure settles these. They change the baseline and the option alike.',
    levers: [
      { path: 'deterrence.?.strength', label: 'Strength of the assumed deterrence' },
      { path: 'deterrence.?.displaced_share', label: 'Share of those deterred who come by another route' },
      { path: 'exhausted.barriers.preset', label: 'Why barriers to removal arise' },
      { path: 'response.in_force', label: 'What people in the country do once they could be sent' },
    ],
  },
]

/** The paths that a lever stands for. @param schemes ids that the option adds @param hypothesis that is run besides none */
export function pathsOf(
  { path }: Lever,
  schemes: readonly string[],
  hypothesis: string | undefined,
): string[] {
  if (path.includes('*')) return schemes.map((scheme) => path.replace('*', scheme))
  if (!path.includes('?')) return [path]
  return hypothesis === undefined ? [] : [path.replace('?', hypothesis)]
}

/** What a path is called in a few words, if a lever stands for it. */
export function labelAt(path: string): string | undefined {
  const parts = path.split('.')
  const fits = ({ path: pattern }: Lever) => {
    const wanted = pattern.split('.')
    return (
      wanted.length === parts.length && wanted.every((part, i) => '*?'.includes(part) || part === parts[i])
    )
  }
  return leverGroups.flatMap(({ levers }) => levers).find(fits)?.label
}
