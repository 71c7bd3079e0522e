import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { conflicts } from '../../src/evidence/conflicts.ts'
import { evidence, seriesFiles, sources } from '../../src/evidence/load.ts'
import { checkPage, copyForPages } from './check-page.ts'

const check = (cwd: string) => checkPage('evidence', cwd)

describe('docs/evidence.md and the register', () => {
  const folder = mkdtempSync(join(tmpdir(), 'return-hubs-register-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('are as npm run register makes them', () => {
    const { status, stderr } = check('.')
    expect([status, stderr]).toEqual([0, ''])
  })

  test('are found stale when a figure, or the page, is changed by hand', () => {
    copyForPages(folder, 'docs')
    const change = (file: string, from: string, to: string) => {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      expect(text).toContain(from)
      writeFileSync(path, text.replace(from, to))
    }
    expect(check(folder).status).toBe(0)
    change('docs/evidence.md', 'Withheld figures', 'Held figures')
    expect(check(folder)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/: docs\/evidence\.md\./),
    })
    change('docs/evidence.md', 'Held figures', 'Withheld figures')
    change('src/evidence/uk/detention.csv', '3982', '3983')
    expect(check(folder)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/: src\/evidence\/register\.json, docs\/evidence\.md\./),
    })
  })
})

describe('docs/evidence.md', () => {
  const text = readFileSync('docs/evidence.md', 'utf8')
  test('shows every series file, source, withheld row and rule', () => {
    for (const file of seriesFiles()) expect(text).toContain(`\`uk/${file}\``)
    for (const id of sources().keys()) expect(text).toContain(`| \`${id}\` |`)
    for (const { id, withheld } of evidence().values()) if (withheld) expect(text).toContain(`| \`${id}\` |`)
    for (const { id, rule } of conflicts) {
      expect(text).toContain(`\`${id}\``)
      expect(text).toContain(rule)
    }
  })
})
