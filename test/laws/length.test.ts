import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const longest = 400

test.each(['src', 'test', 'tools', 'bench'])(`no file of %s has more than ${longest} lines`, (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(files.length).toBeGreaterThan(9)
  const long = files.filter(
    (file) => readFileSync(join(folder, file), 'utf8').split('\n').length - 1 > longest,
  )
  expect(long).toEqual([])
})
