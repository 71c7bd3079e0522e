/** A box drawn as ranges: of each restricted parameter the whole range, and what the box leaves of it. */
import { percentage } from '../../words/numbers.ts'
import { fitTitle, inSentence, wrap } from '../../words/text.ts'
import type { Chart } from '../kit/chart.ts'
import { widthOf } from '../kit/fonts.ts'
import { framed } from '../kit/frame.ts'
import { chartWidth, ink, mutedInk, palette, textSize } from '../kit/theme.ts'
import { type BoxChartInput, type RangeRow, scopeText, sourceOf } from './input.ts'

const step = 62
const pale = '#D5DCE2'

/** The chart; undefined where the box restricts nothing. */
export function rangesChart(input: BoxChartInput): Chart | undefined {
  const { ranges, option, quality } = input
  if (ranges.length === 0) return undefined
  const [coverage, density] = [percentage(quality.coverage), percentage(quality.density)]
  const what = ranges.map(({ label, text }) => `${inSentence(label)} ${text}`)
  const title = input.describes
    ? fitTitle([
        `${density}% of points meet the condition with ${what.join(' and ')}; of all ${percentage(input.base)}%`,
        `${what.join(' and ')}: ${density}% of points meet the condition`,
        `${density}% of points meet the condition where ${ranges.map(({ label }) => inSentence(label)).join(' and ')} ${ranges.length === 1 ? 'is' : 'are'} in range; of all ${percentage(input.base)}%`,
        `${density}% of points meet the condition in ${ranges.length === 1 ? 'one range' : `${ranges.length} ranges together`}; of all ${percentage(input.base)}%`,
      ])
    : fitTitle([
        `${option.title}: no box describes well where the condition is met`,
        'No box describes well where the condition is met',
      ])
  return framed({
    id: `robust-box-${option.name}`,
    title,
    subtitle: `Condition: ${input.condition}. ${scopeText(input)} Of the points that meet it ${coverage}% lie in the box; of the box’s points ${density}% meet it, of all points ${percentage(input.base)}%.`,
    description: `Ranges of ${ranges.length} parameters. ${ranges.map(({ label, text, whole, quasiP, resamples }) => `${label}: ${text}${whole.length === 2 ? ` of ${whole[0]} to ${whole[1]}` : ''}, quasi-p ${quasiP}, restricted in ${resamples} of the resamples.`).join(' ')} Coverage ${coverage}%, density ${density}%.`,
    source: sourceOf(input),
    note: 'Pale: the range that the sweep tried. Dark: what the box leaves. Quasi-p: how likely so many or more points would meet the condition if this range picked points at random. In resamples: how often points drawn again restrict the parameter.',
    panels: viewOf(ranges),
  })
}

/** A row in words: what stands right of its bar. */
const wordsOf = ({ text, quasiP, resamples }: RangeRow): string[] => [
  text,
  `quasi-p ${quasiP}, in ${resamples} of resamples`,
]

function viewOf(ranges: readonly RangeRow[]) {
  const labels = ranges.map(({ label }) => wrap(label, 36))
  const pixels = (texts: readonly string[]) =>
    14 + Math.ceil(Math.max(...texts.map((text) => widthOf(text, textSize.label))))
  const [left, right] = [pixels(labels.flat()), pixels(ranges.flatMap(wordsOf))]
  const width = Math.max(220, chartWidth - left - right)
  const lines = (text: readonly string[]) => (text.length === 1 ? text[0]! : [...text])
  const at = (share: number) => ({ value: share * width })
  return {
    width,
    height: ranges.length * step,
    data: { values: [{}] },
    layer: ranges.flatMap(({ spans, whole, ...row }, index) => {
      const y = { value: (index + 0.4) * step }
      const bar = (from: number, to: number, color: string, strokeWidth: number) => ({
        mark: { type: 'rule' as const, color, strokeWidth },
        encoding: { x: at(from), x2: at(to), y },
      })
      const words = (
        text: string | string[],
        x: number,
        align: 'left' | 'right' | 'center',
        fontSize: number,
        below = 0,
      ) => ({
        mark: { type: 'text' as const, text, align, baseline: 'middle' as const, fontSize, lineHeight: 18 },
        encoding: {
          x: { value: x },
          y: { value: y.value + below - (Array.isArray(text) ? 9 * (text.length - 1) : 0) },
          color: { value: below > 0 ? mutedInk : ink },
        },
      })
      return [
        bar(0, 1, pale, 12),
        ...spans.map(({ from, to }) => bar(from, to, palette[0], 12)),
        words(lines(labels[index]!), -10, 'right', textSize.label),
        words(wordsOf({ spans, whole, ...row }), width + 10, 'left', textSize.label),
        ...(whole.length === 2
          ? [
              words(whole[0]!, 0, 'left', textSize.caption, 20),
              words(whole[1]!, width, 'right', textSize.caption, 20),
            ]
          : []),
      ]
    }),
  }
}
