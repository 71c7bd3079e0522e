/** The examples of docs/engine.md: run as they stand, against the compiled package by its own `exports`. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** An example: the heading it stands under, its code, and what is said to be printed. */
export interface Example {
  readonly title: string
  readonly code: string
  readonly output: string
}

/** The examples with an output, in order. */
export function guideExamples(): Example[] {
  const text = readFileSync('docs/engine.md', 'utf8')
  return [...text.matchAll(/```js\n([^`]*(?:`[^`]+`[^`]*)*?)```\n\n```text\n([^`]*)```/g)].map((match) => ({
    title: text
      .slice(0, match.index)
      .match(/^#+ (.*)$/gm)!
      .at(-1)!
      .replace(/^#+ /, ''),
    code: match[1]!,
    output: match[2]!.trimEnd(),
  }))
}

/** Runs an example and returns what it prints. */
export async function printed({ code, title }: Example): Promise<string> {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, string> }
  const lines: string[] = []
  const log = console.log
  console.log = (...values: unknown[]) => lines.push(values.join(' '))
  const linked = code.replace(/'return-hubs(\/\w+)?'/g, (_, part: string | undefined) => {
    const file = exports[part === undefined ? '.' : `.${part}`]
    return JSON.stringify(pathToFileURL(resolve(file!)).href)
  })
  try {
    await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(`${linked}\n// ${title}`)}`)
  } finally {
    console.log = log
  }
  return lines.join('\n')
}
