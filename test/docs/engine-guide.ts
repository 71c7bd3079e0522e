/** The examples of docs/engine.md: run as they stand, against the compiled package by its own `exports`. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** An example: the heading it stands under, its code, and what is said to be printed. */
export interface Example {
  readonly title: string
  readonly language: 'js' | 'ts'
  readonly code: string
  readonly output: string
}

/** The examples with an output, in order. */
export function guideExamples(): Example[] {
  const text = readFileSync('docs/engine.md', 'utf8')
  return [...text.matchAll(/```(js|ts)\n([^`]*(?:`[^`]+`[^`]*)*?)```\n\n```text\n([^`]*)```/g)].map(
    (match) => ({
      title: text
        .slice(0, match.index)
        .match(/^#+ (.*)$/gm)!
        .at(-1)!
        .replace(/^#+ /, ''),
      language: match[1] as 'js' | 'ts',
      code: match[2]!,
      output: match[3]!.trimEnd(),
    }),
  )
}

/** Runs an example of JavaScript and returns what it prints. */
export async function printed({ code, title }: Pick<Example, 'code' | 'title'>): Promise<string> {
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

/**
 * Compiles examples as a project that has installed the package does, with `--strict`; those of JavaScript may leave types out. Returns what the compiler reports, and
 * the JavaScript of each example.
 */
export function compiled(examples: readonly Example[]): { report: string; code: string[] } {
  const project = mkdtempSync(join(tmpdir(), 'engine-guide-'))
  try {
    mkdirSync(join(project, 'node_modules'))
    symlinkSync(resolve('.'), join(project, 'node_modules/return-hubs'), 'dir')
    const options = {
      strict: true,
      skipLibCheck: true,
      target: 'ES2023',
      module: 'NodeNext',
      types: ['node'],
    }
    const typeRoots = [resolve('node_modules/@types')]
    const reports = (['js', 'ts'] as const).map((language) => {
      const files = examples.flatMap((example, number) => {
        if (example.language !== language) return []
        writeFileSync(join(project, `${number}.m${language}`), example.code)
        return [`${number}.m${language}`]
      })
      const untyped = language === 'js' ? { allowJs: true, checkJs: true, noImplicitAny: false } : {}
      const compilerOptions = { ...options, ...untyped, typeRoots, rootDir: '.', outDir: 'out' }
      writeFileSync(join(project, `${language}.json`), JSON.stringify({ compilerOptions, files }))
      return spawnSync(
        process.execPath,
        [resolve('node_modules/typescript/bin/tsc'), '-p', `${language}.json`],
        {
          cwd: project,
          encoding: 'utf8',
        },
      ).stdout
    })
    const code = examples.map((_, number) => readFileSync(join(project, `out/${number}.mjs`), 'utf8'))
    return { report: reports.join('').trim(), code }
  } finally {
    rmSync(project, { recursive: true })
  }
}
