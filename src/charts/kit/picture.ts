/** A drawn picture as text: its size, and what it says to those who do not see it. */

import { escaped } from '../../words/markup.ts'
import type { Chart } from './chart.ts'

/** Width and height of a picture in pixels, as its first tag has them. */
export const sizeOf = (svg: string) =>
  ['width', 'height'].map((name) => Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1])) as [
    number,
    number,
  ]

/** Names the picture for screen readers: an image with its title and description. */
export function withTextAlternative(svg: string, { id, title, description }: Chart): string {
  return svg
    .replace(/^<svg /, `<svg role="img" aria-labelledby="${id}-title ${id}-description" `)
    .replace(
      '>',
      () =>
        `><title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>`,
    )
}
