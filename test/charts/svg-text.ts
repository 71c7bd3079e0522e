/** The visible words of an SVG picture with the boxes that their outlines cover. */
import '../../src/charts/kit/render.ts'

export interface TextBox {
  readonly text: string
  readonly size: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** A shift and a scale, or a turn to the left by a right angle; the pictures have no other transforms on words. */
interface Placed {
  readonly x: number
  readonly y: number
  readonly scale: number
}

function placed(at: Placed, tag: string): Placed {
  const transform = attribute(tag, 'transform') ?? ''
  const shift = /translate\(([-\d.]+)[, ]+([-\d.]+)\)/.exec(transform)
  const scale = Number(/scale\(([-\d.]+)/.exec(transform)?.[1] ?? 1)
  return {
    x: at.x + at.scale * Number(shift?.[1] ?? 0),
    y: at.y + at.scale * Number(shift?.[2] ?? 0),
    scale: at.scale * scale,
  }
}

/** The points of an outline, control points of its curves included, shape by shape. */
const pointsOf = (shape: string) =>
  [...shape.matchAll(/(-?[\d.]+(?:e-?\d+)?) (-?[\d.]+(?:e-?\d+)?)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  )

/** Boxes of all words that are drawn; lines of a paragraph are boxes of their own. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = []
  const stack: Placed[] = [{ x: 0, y: 0, scale: 1 }]
  for (const [, tag] of svg.matchAll(/<([^>]+)>/g) as Iterable<[string, string]>) {
    const at = stack.at(-1) as Placed
    if (/^g[ >]|^g$/.test(tag) && !tag.endsWith('/')) stack.push(placed(at, tag))
    else if (tag === '/g') stack.pop()
    if (!tag.startsWith('path role="img" aria-label=')) continue
    const size = Number.parseFloat(attribute(tag, 'font-size') ?? '0')
    const here = placed(at, tag)
    const isTurned = (attribute(tag, 'transform') ?? '').includes('rotate(-90)')
    // Shapes of a line lie less than a line's height apart.
    const lines: (readonly [number, number])[][] = []
    for (const shape of (attribute(tag, 'd') ?? '').split(/(?=M)/).filter((part) => part !== '')) {
      const own = pointsOf(shape)
      const middle = (points: typeof own) => {
        const ys = points.map(([, y]) => y)
        return (Math.min(...ys) + Math.max(...ys)) / 2
      }
      const line = lines.find((each) => Math.abs(middle(each) - middle(own)) < 0.6 * size)
      if (line === undefined) lines.push([...own])
      else line.push(...own)
    }
    for (const points of lines) {
      const turned = points.map(([x, y]) => (isTurned ? ([y, -x] as const) : ([x, y] as const)))
      const xs = turned.map(([x]) => here.x + here.scale * x)
      const ys = turned.map(([, y]) => here.y + here.scale * y)
      boxes.push({
        text: unescaped(attribute(tag, 'aria-label') ?? ''),
        size: size * here.scale,
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      })
    }
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
