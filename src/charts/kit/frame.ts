/** What every chart has around its panels: title, subtitle, caption, text alternative and theme. */
import type { TopLevelSpec } from 'vega-lite'
import { listed, wrap, wrapTitle } from '../../words/text.ts'
import type { Chart, ChartInput } from './chart.ts'
import { leftOut } from './options.ts'
import { background, ink, mutedInk, textSize, themeConfig } from './theme.ts'

/** A panel or an arrangement of panels. */
export type View = Extract<TopLevelSpec, { vconcat: unknown }>['vconcat'][number]

/** Rows as a specification holds them. */
export type Data = Record<string, string | number | boolean | null>[]

/** What a chart file decides; the frame does the rest. */
export interface Framed extends Omit<Chart, 'spec'> {
  /** What is measured, where and when: printed under the title, after the condition that the finding rests on. */
  readonly subtitle: string
  readonly panels: View
  /** Data that several panels share, by name. */
  readonly datasets?: Record<string, Data>
}

/** Characters that fit across the chart: bold title, regular text at subtitle size and at caption size. */
const charactersAcross = { title: 78, subtitle: 122, caption: 138 } as const

/** The chart with its words drawn into the picture, so that the picture can be used alone. */
export function framed({ panels, subtitle, datasets, ...chart }: Framed): Chart {
  const { title, description, source, note } = chart
  const caption = [...wrap(note, charactersAcross.caption), ...wrap(source, charactersAcross.caption)]
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    usermeta: { title, source, note },
    background,
    padding: { left: 20, top: 20, right: 32, bottom: 20 },
    config: themeConfig,
    title: {
      text: wrapTitle(title, charactersAcross.title),
      subtitle: wrap(subtitle, charactersAcross.subtitle),
      anchor: 'start',
      frame: 'bounds',
      color: ink,
      fontSize: textSize.title,
      subtitleColor: ink,
      subtitleFontSize: textSize.subtitle,
      subtitleLineHeight: 21,
      subtitlePadding: 8,
      offset: 20,
    },
    ...(datasets === undefined ? {} : { datasets }),
    vconcat: [{ ...panels, title: captionTitle(caption) }],
  }
  return { ...chart, spec }
}

/** Lines of small text under the panels, from the chart’s left edge. */
const captionTitle = (text: string[]) =>
  ({
    text,
    orient: 'bottom',
    anchor: 'start',
    frame: 'bounds',
    fontWeight: 'normal',
    fontSize: textSize.caption,
    lineHeight: 19,
    color: mutedInk,
    offset: 14,
  }) as const

/** The condition every finding rests on: which deterrent effect is assumed. `headline` is short enough for a title. */
export function condition(input: ChartInput): { readonly headline: string; readonly sentence: string } {
  const hidden = leftOut(input)
  const assumed = hidden > 0 ? [] : input.deterrence.filter((hypothesis) => hypothesis !== 'none')
  const more = hidden > 0 ? ` ${hidden} more combinations of option and deterrence are in the tables.` : ''
  return {
    headline: 'no deterrent effect assumed',
    sentence:
      assumed.length === 0
        ? `No deterrent effect is assumed.${more}`
        : `The title assumes no deterrent effect; results with ${listed(assumed)} deterrence are shown too.`,
  }
}

/**
 * Candidates for a title, longest first: each finding with the condition it rests on where both fit one line, else
 * without, since the subtitle says it too.
 */
export function withCondition(input: ChartInput, findings: readonly string[]): readonly string[] {
  return findings.flatMap((finding) => {
    const long = `${finding}; ${condition(input).headline}`
    return long.length <= charactersAcross.title ? [long, finding] : [finding]
  })
}

/** Where the modelled figures come from: enough to run them again. */
export function modelSource(input: ChartInput): string {
  return `return-hubs ${input.toolVersion}, seed ${input.seed}, ${input.replications} replication${input.replications === 1 ? '' : 's'}${input.layer === undefined ? '' : `, changes of ${input.layer} in every scenario`}`
}
