/** The typeface of the charts in the form that pages embed: Latin letters alone, packed. */
import { fileURLToPath } from 'node:url'

const asset = (file: string) => fileURLToPath(new URL(`../../../assets/fonts/${file}`, import.meta.url))

/** Files by weight, as style sheets name it. */
export const fontFiles: Readonly<Record<400 | 700, string>> = {
  400: asset('source-sans-3-latin-400-normal.woff2'),
  700: asset('source-sans-3-latin-700-normal.woff2'),
}
