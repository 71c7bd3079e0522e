/** The text that documents may hold: names of things, lines and prose, none with characters that are not seen. */
import { z } from 'zod'
import { isPlain } from '../../words/visible.ts'

/** Names that Windows keeps for itself: no file can be called so there. */
const kept = '(con|prn|aux|nul|com\\d|lpt\\d|none)'

/** A name that files, tables and settings use: lower-case words joined by hyphens. `none` is the hypothesis that is always there. */
export const name = z
  .string()
  .max(64)
  .regex(new RegExp(`^(?!${kept}$)[a-z0-9]+(-[a-z0-9]+)*$`), 'lower-case words joined by hyphens')

/** A line of text. @param most characters */
export const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => isPlain(text) && !/[\n\t]/.test(text))

/** Text that may have several lines. @param most characters */
export const prose = (most: number) => z.string().min(1).max(most).refine(isPlain)
