/** Options beside each other, and what each does if its scheme opens and if it does not. */
import type { Block } from './briefing.ts'
import { difference, ifOpens, level, number, placeOf, schemeOf, withInterval } from './find.ts'
import { nameOf, openingOf } from './findings.ts'
import { baselineOf, type Compared, type Material, optionsOf } from './material.ts'
import { type Outcome, outcomes } from './outcomes.ts'
import { count, figure, heads, quoted, say, type Text } from './text.ts'

const told: readonly Outcome[] = [
  outcomes.returns,
  outcomes.transferred,
  outcomes.broughtBack,
  outcomes.waiting,
  outcomes.exhausted,
  outcomes.supported,
  outcomes.detained,
  outcomes.cost,
]

/** Most columns of options beside which outcomes stand in rows; where there are more, options stand in rows. */
const mostColumns = 3

/** An option under a hypothesis. */
interface Variant {
  readonly option: Compared
  readonly deterrence: string
  readonly head: string
}

const variantsOf = (material: Material): Variant[] =>
  optionsOf(material).flatMap((option) =>
    material.about.deterrence.map((deterrence) => ({
      option,
      deterrence,
      head: `${option.values.title}, ${deterrence === 'none' ? 'no deterrent effect' : `deterrence as in ‘${deterrence}’`}`,
    })),
  )

/** The table of levels of the baseline and differences of each option. */
export function sideBySide(material: Material): Block[] {
  const variants = variantsOf(material)
  const baseline = baselineOf(material)
  const levelOf = ({ metric }: Outcome): Text =>
    withInterval(level(material, { scenario: baseline.name, deterrence: 'none', metric }))
  const cell = ({ option, deterrence }: Variant, { metric, ofScheme }: Outcome): Text =>
    withInterval(
      difference(material, {
        scenario: option.name,
        deterrence,
        metric,
        scheme: ofScheme ? schemeOf(option) : '',
      }),
      'signed',
    )
  const caption = say`Levels under ${nameOf(baseline)}, and the change that each option makes. Brackets show the 95% interval of the average. A change is not clear if its interval includes zero.`
  if (variants.length === 0)
    return [
      {
        kind: 'table',
        caption: say`Levels under ${nameOf(baseline)}. Brackets show the 95% interval of the average.`,
        head: heads('Outcome', [quoted(baseline.values.title)]),
        rows: told.map((outcome) => [[outcome.head], levelOf(outcome)]),
      },
    ]
  if (variants.length <= mostColumns)
    return [
      {
        kind: 'table',
        caption,
        head: heads(
          'Outcome',
          say`Level: ${quoted(baseline.values.title)}`,
          ...variants.map(({ head }) => say`Change: ${quoted(head)}`),
        ),
        rows: told.map((outcome) => [
          [outcome.head],
          outcome.ofScheme ? ['–'] : levelOf(outcome),
          ...variants.map((variant) => cell(variant, outcome)),
        ]),
      },
    ]
  return [
    {
      kind: 'table',
      caption,
      head: heads('Option', ...told.map(({ head }) => head)),
      rows: [
        [
          say`Level: ${quoted(baseline.values.title)}`,
          ...told.map((each) => (each.ofScheme ? ['–'] : levelOf(each))),
        ],
        ...variants.map((variant) => [
          [quoted(variant.head)],
          ...told.map((outcome) => cell(variant, outcome)),
        ]),
      ],
    },
  ]
}

/** If schemes open, and if they do not; none where no option has one, or all open from the start. */
export function openingsOf(material: Material): Block[] {
  return optionsOf(material)
    .filter(({ schemes }) => schemes.length > 0)
    .flatMap((option): Block[] => {
      const said = option.schemes
        .map((scheme) => openingOf(material, option, scheme))
        .filter((text) => text.length > 0)
      if (said.length === 0) return []
      return [...said.map((text): Block => ({ kind: 'paragraph', text })), ...ifOpenTable(material, option)]
    })
}

const conditionalOutcomes: readonly Outcome[] = [
  outcomes.returns,
  outcomes.transferred,
  outcomes.broughtBack,
  outcomes.detained,
  outcomes.cost,
]

/** Differences in runs in which it opens, in those in which it does not, and in all. */
function ifOpenTable(material: Material, option: Compared): Block[] {
  const key = ({ metric, ofScheme }: Outcome) => ({
    scenario: option.name,
    deterrence: 'none',
    metric,
    scheme: ofScheme ? schemeOf(option) : '',
  })
  const [first] = conditionalOutcomes.flatMap((outcome) => {
    const found = ifOpens(material, key(outcome), material.about.baseline)
    return found === undefined || !('opened' in found.row) ? [] : [{ found, row: found.row }]
  })
  if (first === undefined || first.row.opened === 0 || first.row.opened === first.row.replications) return []
  const { opened, replications } = first.row
  const rows = conditionalOutcomes.flatMap((outcome): Text[][] => {
    const found = ifOpens(material, key(outcome), material.about.baseline)
    if (found === undefined || !('opened' in found.row)) return []
    const all = found.row.mean_of_all
    const value = number(found)
    const closed =
      all === null || value === undefined
        ? undefined
        : (all * replications - value.value * opened) / (replications - opened)
    return [
      [
        [outcome.head],
        withInterval(found, 'signed'),
        closed === undefined
          ? ['–']
          : [figure({ ...value!, id: placeOf(found, 'if_not_open'), value: closed }, 'signed')],
        [all === null ? '–' : figure({ ...value!, id: placeOf(found, 'mean_of_all'), value: all }, 'signed')],
      ],
    ]
  })
  const place = (column: string) => placeOf(first.found, column)
  return [
    {
      kind: 'table',
      caption: say`The change that ${nameOf(option)} makes, with no deterrent effect assumed: in the ${count(place('opened'), opened)} runs in which a scheme of its own opens, in the runs in which none does, and in all ${count(place('replications'), replications)}.`,
      head: heads('Outcome', 'If it opens', 'If it does not', 'All runs'),
      rows,
    },
  ]
}
