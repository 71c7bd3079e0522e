/** The law of a finished folder: no change of a file that a person reads goes unnoticed. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { verify } from '../../src/commands/handlers/verify.ts'
import { keptOutput } from '../commands/fixtures.ts'

/**
 * Flips a byte of every file of a folder in turn, takes the file away, and puts another beside it; each is undone.
 * @returns what `verify --stored` did not find with exit code 3 and the file's name; empty if the law holds
 */
export async function unnoticedChanges(folder: string): Promise<string[]> {
  const unnoticed: string[] = []
  const check = async (change: string, path: string) => {
    const output = keptOutput()
    const code = await verify({ folder, stored: true }, output)
    if (code !== 3 || !output.printed.includes(`  ${path}: `))
      unnoticed.push(`${change} ${path}: ${code} ${output.printed}`)
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  for (const path of files) {
    const file = join(folder, path)
    const content = readFileSync(file)
    const changed = Buffer.from(content)
    const middle = content.length >> 1
    changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle)
    writeFileSync(file, changed)
    await check('altered', path)
    if (path !== 'manifest.json') {
      rmSync(file)
      await check('removed', path)
    }
    writeFileSync(file, content)
  }
  for (const directory of new Set(files.map((path) => dirname(path)).filter((path) => path !== '.'))) {
    const path = join(directory, 'added')
    writeFileSync(join(folder, path), '')
    await check('added', path)
    rmSync(join(folder, path))
  }
  return unnoticed
}
