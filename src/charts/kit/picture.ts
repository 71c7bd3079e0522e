/** A drawn picture as text: its size, its own ids, and what it says to those who do not see it. */

import { escaped } from '../../words/markup.ts'
import type { Chart } from './chart.ts'

/** Width and height of a picture in pixels, as its first tag has them. */
export const sizeOf = (svg: string) =>
  ['width', 'height'].map((name) => Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1])) as [
    number,
    number,
  ]

/**
 * Names the picture for screen readers: an image with its title and description.
 *
 * Its clip paths get ids of the chart. Vega counts them over all pictures that a thread has drawn, so the same chart
 * would differ by what was drawn before it, and two on a page could share one.
 */
export function withTextAlternative(svg: string, { id, title, description }: Chart): string {
  const own = new Map<string, string>()
  return svg
    .replace(/(?<= id="|="url\(#)clip\d+(?="|\)")/g, (found) => {
      if (!own.has(found)) own.set(found, `${id}-clip-${own.size + 1}`)
      return own.get(found)!
    })
    .replace(/^<svg /, `<svg role="img" aria-labelledby="${id}-title ${id}-description" `)
    .replace(
      '>',
      () =>
        `><title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>`,
    )
}
