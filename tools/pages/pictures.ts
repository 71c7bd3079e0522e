/** The charts of a page: their files beside it, and for each the Markdown with one sentence for those who do not see it, and its figures as a table. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresBehind } from './figures-behind.ts'

/** What of a chart's specification a page needs. */
interface Specification {
  readonly title: string
  readonly subtitle: string
}

/** A picture's content and the table of its figures, as CSV. */
export interface Picture extends Specification {
  readonly id: string
  readonly png: Uint8Array
  readonly figures: string
}

/** Gathers the pictures of a page. */
export class Pictures {
  /** Content by path. */
  readonly files = new Map<string, string | Uint8Array>()
  readonly folder: string

  /** @param name of the folder in docs/ that they stand in */
  constructor(name: string) {
    this.folder = `docs/${name}`
  }

  /** A chart of a run folder. @param id what the picture is called: as the chart unless given */
  of = (run: string, chart: string, id = chart): string => {
    const file = join(run, 'charts', chart)
    return this.show({
      id,
      ...wordsOf(`${file}.vl.json`),
      png: readFileSync(`${file}.png`),
      figures: figuresBehind(run, chart),
    })
  }

  /** A picture as Markdown: the finding and the measure in one sentence, and a link to the figures. */
  show({ id, title, subtitle, png, figures }: Picture): string {
    const path = `${this.folder}/${id}`
    this.files.set(`${path}.png`, png)
    this.files.set(`${path}.csv`, figures)
    const link = path.replace('docs/', '')
    return `![${alternative(title, subtitle)}](${link}.png)\n\n[The figures of this chart](${link}.csv)`
  }
}

/** Title and subtitle of a chart from its specification. */
export function wordsOf(file: string): Specification {
  const { usermeta, title } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly usermeta: { readonly title: string }
    readonly title: { readonly subtitle: readonly string[] }
  }
  return { title: usermeta.title, subtitle: title.subtitle.join(' ') }
}

/** One sentence: the finding, and the measure that the first sentence of the subtitle tells. */
function alternative(title: string, subtitle: string): string {
  const [measure] = subtitle.split(/\.(?= |$)/)
  return `${title} – ${measure!.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}.`.replaceAll(
    /[[\]]/g,
    '',
  )
}
