/** Lines that an option’s fan is read against. */
import type { Layer } from './fan.ts'
import { ink, mutedInk, textSize } from './theme.ts'

/** Values of the shared data `published`. */
export const publishedLine: Layer = {
  data: { name: 'published' },
  mark: { type: 'line', color: ink, strokeWidth: 2 },
  encoding: { y: { field: 'value', type: 'quantitative' } },
}

/** A vertical line at the start, with words right of it and, where there is room, left of it. */
export function startMark(start: string, height: number, roomBefore: boolean): Layer[] {
  const data = { values: [{ date: start }] }
  const words = (text: string, align: 'left' | 'right', dx: number): Layer => ({
    data,
    mark: { type: 'text', text, align, dx, baseline: 'top', fontSize: textSize.label, color: mutedInk },
    encoding: { y: { value: 0 } },
  })
  return [
    { data, mark: { type: 'rule', color: mutedInk }, encoding: { y: { value: 0 }, y2: { value: height } } },
    ...(roomBefore ? [words('published', 'right', -5)] : []),
    words('model starts', 'left', 5),
  ]
}
