/** The main outcomes of an option beside its baseline, for options side by side. */
import { difference, level, schemeOf, withInterval } from '../briefing/find.ts'
import { baselineOf, type Material, optionsOf } from '../briefing/material.ts'
import { type Outcome, outcomes, verdictIn } from '../briefing/outcomes.ts'
import { plain } from '../briefing/text.ts'
import type { Verdict } from '../statistics/verdict.ts'

/** One outcome under one hypothesis, in words. */
export interface OutcomeRow {
  readonly head: string
  readonly deterrence: string
  /** Of the baseline. */
  readonly level: string
  /** Of the option less the baseline, with its interval; '' where the option is the baseline. */
  readonly difference: string
  /** What may be said of the difference; '' where it is clear, or there is none to speak of. */
  readonly verdict: string
}

const verdicts: Readonly<Record<Verdict, string>> = {
  more: '',
  fewer: '',
  none: 'no change',
  unclear: 'no clear change',
  unknown: 'too few runs to tell it from chance',
}

/** The outcomes of a question, in the order of the report. */
export type Outcomes = readonly OutcomeRow[]

/** The main outcomes of the option, under each hypothesis. */
export function outcomesOf(material: Material): Outcomes {
  const [option] = optionsOf(material)
  return material.about.deterrence.flatMap((deterrence) =>
    Object.values<Outcome>(outcomes).flatMap((outcome) => {
      const scheme = outcome.ofScheme && option ? schemeOf(option) : ''
      const key = { deterrence, metric: outcome.metric, scheme }
      const before = level(material, { scenario: baselineOf(material).name, ...key })
      const found = option && difference(material, { scenario: option.name, ...key })
      if (before === undefined && found === undefined) return []
      const verdict = found && verdictIn(found)
      return [
        {
          head: outcome.head,
          deterrence,
          level: before === undefined ? 'none' : plain(withInterval(before)),
          difference: found === undefined ? '' : plain(withInterval(found, 'signed')),
          verdict: verdict === undefined ? '' : verdicts[verdict],
        },
      ]
    }),
  )
}
