/** The visible words of an SVG picture with the boxes they cover, measured in the theme’s own typeface. */
import { createCanvas } from 'canvas'
import '../../src/charts/render.ts'

export interface TextBox {
  readonly text: string
  readonly size: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const context = createCanvas(10, 10).getContext('2d')
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** Shift of a `translate(x,y)`; the pictures have no other transform on words that are upright. */
function shift(tag: string): [number, number] {
  const found = /translate\(([-\d.]+),([-\d.]+)\)/.exec(attribute(tag, 'transform') ?? '')
  return found ? [Number(found[1]), Number(found[2])] : [0, 0]
}

/** Boxes of all words that are drawn; lines of a paragraph are boxes of their own. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = []
  const stack: [number, number][] = [[0, 0]]
  let open = ''
  let line = 0
  for (const [, tag, content] of svg.matchAll(/<([^>]+)>([^<]*)/g) as Iterable<[string, string, string]>) {
    const [x, y] = stack.at(-1) as [number, number]
    if (/^g[ >]|^g$/.test(tag) && !tag.endsWith('/')) {
      const [dx, dy] = shift(tag)
      stack.push([x + dx, y + dy])
    } else if (tag === '/g') stack.pop()
    else if (tag.startsWith('text ')) {
      open = tag
      line = 0
    }
    if (tag.startsWith('tspan')) line += Number(attribute(tag, 'dy') ?? 0)
    if (content.trim() === '' || !/^t(ext |span)/.test(tag) || attribute(open, 'opacity') === '0') continue
    const size = Number.parseFloat(attribute(open, 'font-size') ?? '0')
    const bold = attribute(open, 'font-weight') === 'bold' ? 'bold ' : ''
    context.font = `${bold}${size}px "Source Sans 3"`
    const width = context.measureText(unescaped(content)).width
    const anchor = attribute(open, 'text-anchor') ?? 'start'
    const [dx, dy] = shift(open)
    const left = x + dx - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    const baseline = y + dy + line
    boxes.push({
      text: unescaped(content),
      size,
      left,
      right: left + width,
      top: baseline - 0.7 * size,
      bottom: baseline + 0.2 * size,
    })
  }
  return boxes
}

/** Pairs of words whose boxes cover one another. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `"${a.text}" and "${b.text}"`),
  )
}
