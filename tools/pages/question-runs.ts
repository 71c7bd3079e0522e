/** The commands of docs/templates/questions.md, each with the folder that it writes. */
import { readFileSync } from 'node:fs'

/** A command of the page. */
interface QuestionRun {
  /** In outputs/. */
  readonly folder: string
  /** What stands behind `npx return-hubs`. */
  readonly words: readonly string[]
}

/** In the order of the page. */
export const questionRuns = (): QuestionRun[] =>
  [...readFileSync('docs/templates/questions.md', 'utf8').matchAll(/^npx return-hubs (.*)$/gm)].map(
    ([, command]) => {
      const words = command!.replaceAll("'", '').split(' ')
      return { folder: words[words.indexOf('--out') + 1]!.replace('outputs/', ''), words }
    },
  )
