/**
 * Words of an SVG picture as outlines. A picture whose words name a font is cut, or runs over itself, wherever that font
 * is missing; word processors and most viewers ignore a font that is embedded. Outlines look the same everywhere.
 */
import { escaped } from '../../words/markup.ts'
import { hasLetters, outlineOf, type Weight, widthOf } from './fonts.ts'

/**
 * The picture with every `<text>` that Vega wrote as a path, which keeps its words as `aria-label`. Words with a letter
 * that the package's typeface does not have stay text: a reader's own font may have it.
 */
export function withOutlines(svg: string): string {
  return svg.replace(/<text ([^>]*?)(?:\/>|>(.*?)<\/text>)/gs, (whole, attributes: string, content = '') => {
    const values = new Map(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    const lines = linesOf(content)
    const words = lines
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' ')
    if (values.get('opacity') === '0' || words.trim() === '') return ''
    const weight: Weight = values.get('font-weight') === 'bold' ? 'bold' : 'normal'
    if (!hasLetters(words, weight)) return whole
    const size = Number.parseFloat(values.get('font-size') ?? '')
    const anchor = values.get('text-anchor') ?? 'start'
    const shapes = lines.map(({ text, dy }) => {
      const width = anchor === 'start' ? 0 : widthOf(text, size, weight)
      return outlineOf(text, size, weight, anchor === 'end' ? -width : -width / 2, dy)
    })
    const kept = ['transform', 'font-size', 'fill', 'opacity'].flatMap((name) => {
      const own = values.get(name)
      return own === undefined ? [] : [`${name}="${own}"`]
    })
    return `<path role="img" aria-label="${escaped(words)}" ${kept.join(' ')} d="${shapes.join('')}"/>`
  })
}

/** The lines of a text element, with how far each lies below the first. */
function linesOf(content: string): { readonly text: string; readonly dy: number }[] {
  // A blank line is an element that closes itself.
  const spans = [...content.matchAll(/<tspan([^>]*?)(?:\/>|>(.*?)<\/tspan>)/gs)]
  if (spans.length === 0) return [{ text: unescaped(content), dy: 0 }]
  let dy = 0
  return spans.map(([, attributes = '', text = '']) => {
    dy += Number(/ dy="([^"]*)"/.exec(attributes)?.[1] ?? 0)
    return { text: unescaped(text), dy }
  })
}

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
