/** Words beside the rows of a chart that is laid out by hand. */
import type { Layer } from './fan.ts'
import { ink, textSize } from './theme.ts'

/** Lines of words whose middle is `middle` pixels below the panel's upper edge, from or up to `x` pixels from its left edge. */
export const wordsBeside = (
  lines: readonly string[],
  align: 'left' | 'right',
  x: number,
  middle: number,
  color: string = ink,
): Layer => ({
  mark: {
    type: 'text',
    text: lines.length === 1 ? lines[0]! : [...lines],
    ...{ align, baseline: 'middle', fontSize: textSize.label, lineHeight: 18, color },
  },
  encoding: { x: { value: x }, y: { value: middle - 9 * (lines.length - 1) } },
})
