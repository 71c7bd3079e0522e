/** Documents of a run in a real office program: they open, and nothing that they say is lost. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { compareWithStandIn } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { systemProgram } from '../system-package.ts'

const folder = join(temporaryFolder(), 'run')
const converted = join(temporaryFolder(), 'converted')
const files = ['report.docx', 'briefing.pptx', 'tables.ods', 'tables.xlsx'] as const
/** Files that are converted at once, by folder: no two of them have the same name but for the ending. */
const batches = [
  ['first', files.slice(0, 3)],
  ['second', files.slice(3)],
] as const
let said = ''

beforeAll(async () => {
  await compareWithStandIn({ out: folder, replications: '20', horizon: '1' })
  const office = systemProgram('soffice', 'libreoffice-writer libreoffice-calc libreoffice-impress')
  systemProgram('pdftotext', 'poppler-utils')
  // A profile of its own, so that no other office program that runs is asked to do it.
  const profile = `-env:UserInstallation=file://${join(temporaryFolder(), 'profile')}`
  for (const [out, together] of batches) {
    const paths = together.map((file) => join(folder, file))
    const words = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(converted, out), ...paths]
    const { stdout, stderr } = spawnSync(office, words, { encoding: 'utf8' })
    said += stdout + stderr
  }
}, 600_000)

const pdfOf = (file: string) =>
  join(converted, file === files[3] ? 'second' : 'first', file.replace(/\.[a-z]+$/, '.pdf'))
/** Words without blanks, as lines and columns break where they like. */
const packed = (text: string) => text.replace(/\s+/g, '')
const wordsIn = (file: string) =>
  packed(spawnSync('pdftotext', ['-layout', pdfOf(file), '-'], { encoding: 'utf8' }).stdout)
const pagesOf = (file: string) =>
  Number(/^Pages:\s+(\d+)$/m.exec(spawnSync('pdfinfo', [pdfOf(file)], { encoding: 'utf8' }).stdout)?.[1])
const part = (file: string, path: string) => strFromU8(unzipSync(readFileSync(join(folder, file)))[path]!)
const texts = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, text]) =>
    text!.replaceAll('&amp;', '&').replaceAll('&apos;', "'"),
  )

describe('in LibreOffice', () => {
  test.each(files)('%s opens without being mended', (file) => {
    expect(existsSync(pdfOf(file)), said).toBe(true)
    expect(said).not.toMatch(/repair|corrupt|error/i)
  })

  test('the document has under 12 pages and every cell of its tables', () => {
    expect(pagesOf('report.docx')).toBeLessThan(12)
    const words = wordsIn('report.docx')
    const tables = part('report.docx', 'word/document.xml').match(/<w:tbl>.*?<\/w:tbl>/gs)!
    const rows = tables.flatMap((table) => table.match(/<w:tr>.*?<\/w:tr>/gs)!)
    for (const row of rows) expect(words).toContain(packed(texts(row, 'w:t')[0]!).slice(0, 12))
  })

  test('every slide is a page', () => {
    const count = part('briefing.pptx', 'ppt/presentation.xml').match(/<p:sldId /g)!.length
    expect(pagesOf('briefing.pptx')).toBe(count)
  })

  test.each(['tables.ods', 'tables.xlsx'])('%s has its cover and main results', (file) => {
    const words = wordsIn(file)
    expect(words).toContain('Contents')
    expect(words).toContain(packed('Main results'))
  })
})
