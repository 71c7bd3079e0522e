import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commands } from '../../src/cli.ts'
import { nameOf } from '../../src/commands/command.ts'

/** What commands share. */
const shared = ['command.ts', 'defaults.ts', 'shared-options.ts']

test('every command that has a file is in the list, under its name', () => {
  const files = readdirSync('src/commands').filter((file) => file.endsWith('.ts') && !shared.includes(file))
  expect(commands.map((command) => `${nameOf(command)}.ts`).sort()).toEqual(files.sort())
})

test.each(commands.map(nameOf))('%s is named in the README', (name) => {
  const readme = readFileSync('README.md', 'utf8')
  expect(readme.includes(`return-hubs ${name} `) || readme.includes(`\`${name}\``)).toBe(true)
})
