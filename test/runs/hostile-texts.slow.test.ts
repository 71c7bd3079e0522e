/** Hostile text in every field that takes text, through every output there is, read back by the programs that people read it with. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { read } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { isPlain } from '../../src/words/visible.ts'
import { call, compareWithStandIn, keptOutput } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../scenarios/files.ts'
import { systemProgram } from '../system-package.ts'
import { refusedTexts, takenTexts } from './hostile-texts.ts'

const folder = temporaryFolder()
const out = join(folder, 'run')

/** Fields that take text, and the lines that give each a text. */
const fields = {
  title: (text: string) => `title: ${JSON.stringify(text)}`,
  summary: (text: string) => `summary: ${JSON.stringify(text)}`,
  label: (text: string) => `schemes: { hub: { label: ${JSON.stringify(text)} } }`,
  note: (text: string) => `appeals: { lodged_share: { value: 0.5, note: ${JSON.stringify(text)} } }`,
  source: (text: string) => `removals: { located_share: { value: 0.5, source: ${JSON.stringify(text)} } }`,
} as const
const names = Object.keys(fields) as (keyof typeof fields)[]

function scenario(name: string, lines: readonly string[]): string {
  const file = join(folder, `${name}.yaml`)
  writeFileSync(file, `name: ${name}\nextends: ${hub}\n${lines.join('\n')}\n`)
  return file
}

test('there are forty', () => expect(takenTexts.length + refusedTexts.length).toBeGreaterThanOrEqual(40))

test.each(refusedTexts.map((text) => [JSON.stringify(text), text]))('no field takes %s', (_, text) => {
  for (const field of names) {
    const file = scenario('refused', [fields[field](text)])
    expect(() => loadScenario(file), field).toThrow(/a character that is not seen|text of/)
    try {
      loadScenario(file)
    } catch (error) {
      expect(isPlain((error as Error).message), field).toBe(true)
    }
  }
})

describe('text that is taken', () => {
  const output = keptOutput()
  const options = 5
  const references = Array.from({ length: options }, (_, i) =>
    scenario(
      `option-${i}`,
      names.map((field, f) => fields[field](takenTexts[(i + f * options) % takenTexts.length]!)),
    ),
  )
  let browser: Browser
  beforeAll(async () => {
    const layer = join(folder, '=w<img src=x onerror=alert(1)>`.yaml')
    writeFileSync(layer, 'removals: { beds: { times: 0.9 } }\n')
    const argv = { out, replications: '3', with: layer }
    expect(
      await compareWithStandIn(argv, { references: ['current-policy-2024', ...references], output }),
    ).toBe(0)
    browser = await chromium.launch({ executablePath: systemProgram('chromium'), args: ['--no-sandbox'] })
  }, 300_000)
  afterAll(() => browser?.close())

  const filesOf = (ending: string) =>
    readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending))
  const text = (file: string) => readFileSync(join(out, file), 'utf8')

  test('is verified like any other', async () => {
    expect((await call('verify', out, '--stored')).code).toBe(0)
  })

  test('is no formula in any table, and comes back as it was', () => {
    for (const file of filesOf('.csv')) {
      const rows = parse(text(file)) as string[][]
      const formulas = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))
      expect(formulas, file).toEqual([])
    }
    const workbook = read(readFileSync(join(out, 'tables.xlsx')))
    for (const sheet of Object.values(workbook.Sheets))
      for (const cell of Object.values(sheet as Record<string, { f?: string }>))
        expect(cell?.f).toBeUndefined()
    const ods = unzipSync(readFileSync(join(out, 'tables.ods')))
    expect(strFromU8(ods['content.xml']!)).not.toContain('table:formula')
  })

  test('leaves pictures that a browser reads', async () => {
    const page = await browser.newPage()
    for (const file of filesOf('.svg')) {
      const fault = await page.evaluate(
        `new DOMParser().parseFromString(${JSON.stringify(text(file))}, 'image/svg+xml').querySelector('parsererror')?.textContent ?? [...new DOMParser().parseFromString(${JSON.stringify(text(file))}, 'image/svg+xml').querySelectorAll('script, foreignObject, [onload], [onerror]')].map((each) => each.tagName).join()`,
      )
      expect(fault, file).toBe('')
    }
    for (const file of filesOf('.png')) {
      const data = `data:image/png;base64,${readFileSync(join(out, file)).toString('base64')}`
      const width = await page.evaluate(
        `new Promise((done) => { const image = new Image(); image.onload = () => done(image.width); image.onerror = () => done(0); image.src = ${JSON.stringify(data)} })`,
      )
      expect(width, file).toBeGreaterThan(100)
    }
    await page.close()
  })

  test('is text in the report, which runs nothing of it', async () => {
    const page = await browser.newPage()
    const happened: string[] = []
    page.on('dialog', (dialog) => {
      happened.push(dialog.message())
      dialog.dismiss()
    })
    page.on('console', (message) => happened.push(message.text()))
    page.on('pageerror', (error) => happened.push(String(error)))
    await page.goto(pathToFileURL(join(out, 'report.html')).href)
    const said = await page.evaluate<string>('document.body.textContent')
    for (const title of takenTexts.slice(0, options)) expect(said).toContain(title)
    expect(await page.evaluate('document.querySelectorAll("img[src=x]").length')).toBe(0)
    expect(happened).toEqual([])
    await page.close()
  })

  test.each(['report.docx', 'briefing.pptx'])('is text in %s, in which every part is XML', async (file) => {
    const parts = Object.entries(unzipSync(readFileSync(join(out, file)))).filter(([name]) =>
      /\.(xml|rels)$/.test(name),
    )
    const page = await browser.newPage()
    const texts: string[] = []
    for (const [name, content] of parts) {
      const [fault, said, outside] = await page.evaluate<[string, string, string]>(
        `(() => { const read = new DOMParser().parseFromString(${JSON.stringify(strFromU8(content))}, 'application/xml'); return [read.querySelector('parsererror')?.textContent ?? '', read.documentElement.textContent, [...read.querySelectorAll('[TargetMode=External]')].map((each) => each.getAttribute('Target')).join(' ')] })()`,
      )
      expect(fault, name).toBe('')
      expect(outside, name).not.toMatch(/javascript:|evil|x\.example/)
      texts.push(said)
    }
    for (const title of takenTexts.slice(0, options))
      expect(texts.join('').replaceAll(/\s+/g, ' ')).toContain(title.replaceAll(/\s+/g, ' '))
    await page.close()
  })

  test('is text in the explorer, which runs nothing of it', async () => {
    // The page carries one file that extends a built-in scenario.
    const [mine, file] = [join(folder, 'mine.yaml'), join(folder, 'explorer.html')]
    const lines = names.map((field, f) => fields[field](takenTexts[f]!))
    writeFileSync(mine, `name: mine\nextends: return-hubs\n${lines.join('\n')}\n`)
    const written = await call('explore', mine, '--out', file)
    expect(written.code, written.told).toBe(0)
    const page = await browser.newPage()
    const happened: string[] = []
    page.on('dialog', (dialog) => {
      happened.push(dialog.message())
      dialog.dismiss()
    })
    page.on('pageerror', (error) => happened.push(String(error)))
    await page.goto(pathToFileURL(file).href)
    await page.getByText(takenTexts[0]!).first().waitFor({ state: 'attached', timeout: 60_000 })
    expect(await page.locator('img[src=x]').count()).toBe(0)
    expect(happened).toEqual([])
    await page.close()
  })

  test('is no mark-up in the documentation', () => {
    expect(text('stress-des.md')).not.toMatch(/(?<!\\)(<script|<img|\]\(javascript:)/)
  })

  test('is said on a terminal without a command to it', () => {
    expect(isPlain(output.printed)).toBe(true)
    expect(isPlain(output.told)).toBe(true)
  })
})
