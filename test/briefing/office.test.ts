/** The Word document and the slides of a run: what they hold, read from their parts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { call, compareWithStandIn } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { figuresIn, pageIn } from './page.ts'

const hostile = `</a:t><a:t>"&'=1+1`
const folder = join(temporaryFolder(), 'run')
beforeAll(async () => {
  const titles = [`hub:title=${hostile}`]
  expect(await compareWithStandIn({ out: folder, replications: '20', horizon: '1' }, { titles })).toBe(0)
})

/** Parts of an office file by path. */
function partsOf(file: string): ReadonlyMap<string, string> {
  const entries = Object.entries(unzipSync(readFileSync(join(folder, file))))
  return new Map(entries.map(([path, content]) => [path, strFromU8(content)]))
}

const textOf = (xml: string) =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim()

/** Text of every paragraph of a style. */
const styled = (xml: string, style: string) =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)]
    .filter(([, inner]) => inner!.includes(`<w:pStyle w:val="${style}"/>`))
    .map(([, inner]) => textOf(inner!))

const headingsOf = (page: string, level: number) =>
  [...page.matchAll(new RegExp(`<h${level}[^>]*>(.*?)</h${level}>`, 'gs'))].map(([, inner]) =>
    textOf(inner!).replaceAll('&#39;', "'"),
  )

describe('report.docx', () => {
  const xml = () => partsOf('report.docx').get('word/document.xml')!

  test('has the headings of the page as headings, in their order', () => {
    const page = headingsOf(pageIn(folder), 2)
    const own = styled(xml(), 'Heading1')
    const shared = page.filter((heading) => own.includes(heading))
    expect(own.filter((heading) => page.includes(heading))).toEqual(shared)
    expect(shared.length).toBeGreaterThan(7)
    expect(styled(xml(), 'Title')).toEqual(headingsOf(pageIn(folder), 1))
  })

  test('says the findings with the figures of the page', () => {
    const words = textOf(xml())
    const page = pageIn(folder)
    const answer = page.slice(page.indexOf('<ol class="findings">'), page.indexOf('</ol>'))
    const figures = figuresIn(answer)
    expect(figures.length).toBeGreaterThan(8)
    for (const { text } of figures) expect(words).toContain(text)
  })

  test('has tables with a heading row, and captions that are counted', () => {
    const tables = [...xml().matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)]
    expect(tables.length).toBeGreaterThan(3)
    for (const [, table] of tables) expect(table).toContain('<w:tblHeader/>')
    expect(xml().match(/SEQ Table/g)).toHaveLength(tables.length)
    expect(styled(xml(), 'Caption').length).toBe(tables.length + xml().match(/SEQ Figure/g)!.length)
  })

  test('has pictures with a text alternative each, and its language', () => {
    const pictures = [...xml().matchAll(/<wp:docPr ([^>]*)\/>/g)].map(([, attributes]) => attributes!)
    expect(pictures.length).toBeGreaterThan(4)
    for (const attributes of pictures) expect(/descr="([^"]{40,})"/.test(attributes), attributes).toBe(true)
    expect(partsOf('report.docx').get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  })

  test('keeps hostile words text', () => expect(textOf(xml())).toContain(hostile))
})

describe('briefing.pptx', () => {
  const slides = () =>
    [...partsOf('briefing.pptx')].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path))

  test('is 16:9, each slide with one title that no other text overlaps in name', () => {
    const size = /<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(partsOf('briefing.pptx').get('ppt/presentation.xml')!)
    expect(Number(size![1]) / Number(size![2])).toBeCloseTo(16 / 9, 3)
    for (const [path, xml] of slides()) {
      const titles = [...xml.matchAll(/<p:sp>(?:(?!<\/p:sp>).)*?type="title".*?<\/p:sp>/gs)]
      expect(titles, path).toHaveLength(1)
      expect(textOf(titles[0]![0]).length, path).toBeGreaterThan(8)
    }
  })

  test('has notes for every slide and a text alternative for every picture', () => {
    const parts = partsOf('briefing.pptx')
    expect(slides().length).toBeGreaterThan(12)
    for (const [path] of slides()) {
      const notes = parts.get(path.replace('slides/slide', 'notesSlides/notesSlide'))!
      expect(textOf(notes).trim().length, path).toBeGreaterThan(30)
    }
    const pictures = slides().flatMap(([, xml]) => [...xml.matchAll(/<p:pic>.*?<\/p:pic>/gs)])
    expect(pictures.length).toBeGreaterThan(4)
    for (const [picture] of pictures) expect(picture).toMatch(/ descr="[^"]{40,}"/)
  })

  test('has the findings as titles', () => {
    const page = pageIn(folder)
    const answer = page.slice(page.indexOf('<ol class="findings">'), page.indexOf('</ol>'))
    const words = slides().map(([, xml]) => textOf(xml))
    for (const heading of headingsOf(answer, 3))
      expect(
        words.some((text) => text.startsWith(heading)),
        heading,
      ).toBe(true)
  })

  test('says what the figures may and may not be used for on slides of their own', () => {
    const of = (title: string) =>
      slides()
        .map(([, xml]) => textOf(xml))
        .find((text) => text.startsWith(title))!
    expect(of('The figures may be used')).toContain('to compare options')
    expect(of('The figures may be used')).not.toContain('to forecast arrivals')
    expect(of('The figures may not be used')).toContain('to forecast arrivals')
  })

  test('keeps hostile words text', () => expect(textOf(slides()[0]![1])).toContain(hostile))
})

test('both are the same each time they are made, and say no time', async () => {
  const files = ['report.docx', 'briefing.pptx']
  const before = files.map((file) => readFileSync(join(folder, file)))
  expect((await call('report', folder)).code).toBe(0)
  for (const [i, file] of files.entries()) {
    expect(Buffer.compare(readFileSync(join(folder, file)), before[i]!), file).toBe(0)
    expect(partsOf(file).get('docProps/core.xml')).not.toContain('dcterms:created')
  }
  expect((await call('verify', folder, '--stored')).code).toBe(0)
})
