import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { number, percent, pounds, signed, table } from '../../tools/pages/formats.ts'
import { Pictures } from '../../tools/pages/pictures.ts'
import { filled } from '../../tools/pages/template.ts'

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))

describe('a page', () => {
  test('is refused where a figure is not there, or a name is not known', () => {
    const figures = { replications: 6, paces: ['1'], presets: ['none'], returned: () => '1' }
    expect(filled('readme-sensitivity', { ...figures, returnedShare: () => 0.5 })).toContain('| 0.50 |')
    expect(() => filled('readme-sensitivity', { ...figures, returnedShare: () => Number.NaN })).toThrow(
      'a figure that is not there',
    )
    expect(() => filled('readme-sensitivity', figures)).toThrow('returnedShare')
  })

  test('shows a chart with one sentence and a table of its figures', () => {
    const pictures = new Pictures('options')
    const subtitle = 'People waiting, UK, at the end of each month. No deterrent effect is assumed.'
    const shown = pictures.show({
      ...{ id: 'waits', title: 'Half wait [long]', subtitle, figures: 'a\n1\n' },
      png: new Uint8Array(),
    })
    expect(shown).toBe(
      '![Half wait long – people waiting, UK, at the end of each month.](options/waits.png)\n\n[The figures of this chart](options/waits.csv)',
    )
    expect([...pictures.files.keys()]).toEqual(['docs/options/waits.png', 'docs/options/waits.csv'])
  })

  test('takes nothing from the tests', () => {
    for (const file of files('tools').filter((name) => name.endsWith('.ts')))
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/from '.*\/test\//)
  })
})

describe('formats', () => {
  test('have true minus signs, signs only where asked, and a dash for what is not there', () => {
    expect([number(-1234.4), number(-0.4), number(0.256, 2), number(null)]).toEqual([
      '−1,234',
      '0',
      '0.26',
      '–',
    ])
    expect([signed(12), signed(-12), signed(0.2)]).toEqual(['+12', '−12', '0'])
    expect([percent(0.123, 1), pounds(-178.4e6), pounds(null)]).toEqual(['12.3%', '−£178m', '–'])
  })
  test('set figures in a table to the right, and escape what divides cells', () => {
    expect(table(['a', 'b'], [['x|y', '1']], 1)).toBe('| a | b |\n| --- | ---: |\n| x\\|y | 1 |')
  })
})
