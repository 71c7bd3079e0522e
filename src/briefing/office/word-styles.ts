/** How a Word document looks: A4, a typeface that every office program has, sizes and space. */
import { type IPropertiesOptions, LineRuleType } from 'docx'
import { ink, mutedInk, palette } from '../../charts/kit/theme.ts'

/** Typeface, which need not be installed with the document. */
export const typeface = 'Arial'

/** Twentieths of a point in a point, and half points in one: the units of the format. */
const [twips, halves] = [20, 2]

/** A4 with margins of 20 mm, in twentieths of a point. */
export const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
} as const

/** Width between the margins. */
export const textWidth = page.size.width - page.margin.left - page.margin.right

const colour = (hex: string) => hex.slice(1)

const style = (size: number, before: number, after: number, more: { bold?: true; color?: string } = {}) => ({
  run: { font: typeface, size: size * halves, color: colour(ink), italics: false, ...more },
  paragraph: {
    spacing: { before: before * twips, after: after * twips, line: 264, lineRule: LineRuleType.AUTO },
  },
})

const kept = <T extends { paragraph: object }>({ paragraph, ...rest }: T) => ({
  ...rest,
  paragraph: { ...paragraph, keepNext: true, keepLines: true },
})

const named = (id: string, of: ReturnType<typeof style>) => ({
  id,
  name: id,
  basedOn: 'Normal',
  quickFormat: true,
  ...of,
})

/** Styles of the document. */
export const documentStyles: Pick<IPropertiesOptions, 'styles'> = {
  styles: {
    default: {
      document: {
        ...style(10, 0, 5),
        run: { ...style(10, 0, 5).run, language: { value: 'en-GB' } },
      },
      title: kept(style(22, 0, 8, { bold: true })),
      heading1: kept(style(15, 16, 6, { bold: true, color: colour(palette[0]) })),
      heading2: kept(style(11.5, 8, 3, { bold: true })),
      caption: kept(style(9.5, 8, 3, { bold: true })),
      listParagraph: style(10, 0, 3),
    },
    paragraphStyles: [
      named('Lead', style(13, 0, 8)),
      named('Note', style(8.5, 2, 6, { color: colour(mutedInk) })),
      named('Cell', style(8.5, 1, 1)),
      named('CellHead', style(8.5, 1, 1, { bold: true })),
      {
        ...named('Command', style(8.5, 2, 6)),
        run: { ...style(8.5, 2, 6).run, font: 'Courier New' },
      },
      {
        ...named('Warning', style(10, 4, 6)),
        paragraph: {
          ...style(10, 4, 6).paragraph,
          indent: { left: 160 },
          border: { left: { style: 'single', size: 36, space: 6, color: colour(palette[0]) } },
        },
      },
    ],
  },
}
