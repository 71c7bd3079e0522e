/** Page tools as a command, here or in a copy of what they need. */
import { spawnSync } from 'node:child_process'
import { cpSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Compares a page with what its tool would write: `npm run pages -- NAME --check` without the build, which the tests have made. */
export const checkPage = (name: string, cwd = '.') =>
  spawnSync(process.execPath, ['--import', './tools/compiled.js', 'tools/pages.ts', name, '--check'], {
    cwd,
    encoding: 'utf8',
  })

/** Copies into a folder what page tools run on, and the parts of `docs` that they read. */
export function copyForPages(folder: string, ...docs: readonly string[]): void {
  for (const part of ['src', 'dist', 'tools', 'package.json', 'tsconfig.json', ...docs])
    cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
}
