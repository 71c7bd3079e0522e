/** What findings hold on, and how well that is known: conditions, and the confidence of what was put in. */
import { type Assumption, type Compared, type Material, optionsOf } from './material.ts'
import { count, figure, quoted, say, type Text, verbatim } from './text.ts'

/** How the note of a parameter begins that the findings hold on. */
const conditional = /^Results are conditional on /

/** The parameters in which an option differs from the other scenarios of its run. */
export const ownParameters = ({ assumptions }: Material, { name }: Compared): readonly Assumption[] =>
  assumptions.filter(({ id }) => id.startsWith(`${name}:`))

/** What the findings hold on: as the scenarios say, once each, and which option says it. */
export function conditionsOf(material: Material): Text[] {
  const said = new Map<string, { readonly row: Assumption; readonly options: Compared[] }>()
  for (const option of optionsOf(material))
    for (const row of ownParameters(material, option)) {
      if (!conditional.test(row.note)) continue
      const key = `${row.note}\t${row.value}`
      const before = said.get(key)
      if (before === undefined) said.set(key, { row, options: [option] })
      else if (!before.options.includes(option)) before.options.push(option)
    }
  return [...said.values()].map(({ row, options }) => {
    const which = options.length === optionsOf(material).length ? [] : say` in ${titles(options)}`
    return say`${quoted(row.note.replace(conditional, ''))} (set to ${settingOf(row)}${which})`
  })
}

/** The value of a parameter with its unit: a share in per cent. */
function settingOf({ id, value, unit }: Assumption): Text {
  const place = `assumptions|${id}|value`
  return unit === 'share' && value !== ''
    ? [figure({ id: place, value: Number(value), unit })]
    : say`${verbatim(place, value)} ${quoted(unit)}`
}

const titles = (options: readonly Compared[]): Text =>
  options.flatMap(({ values }, i) => [...(i === 0 ? [] : [', ']), quoted(values.title)])

/** How many of the values that set an option apart are assumptions. */
export function confidenceOf(material: Material, option: Compared): Text {
  const own = ownParameters(material, option)
  if (own.length === 0) return []
  const by = (confidence: string) =>
    count(
      `assumptions|${option.name}|${confidence}`,
      own.filter((row) => row.confidence === confidence).length,
    )
  return say`‘${quoted(option.values.title)}’ sets ${count(`assumptions|${option.name}|all`, own.length)} values of its own. Published: ${by('published')}. Derived from published figures: ${by('derived')}. Assumptions: ${by('assumption')}.`
}
