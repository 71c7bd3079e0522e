/** Titles of panels, broken where they would run into the next panel. */
import { wrap } from '../../words/text.ts'
import { widthOf } from './fonts.ts'
import { textSize } from './theme.ts'

/** A panel's title in lines of at most `pixels`, as the typeface sets them. */
export const titleLines = (title: string, pixels: number): string[] =>
  wrap(title, pixels, (words) => widthOf(words, textSize.panel, 'bold'))
