/** The sample that the README shows is of the report as it is now. */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { tool } from '../../src/run-folder/tool.ts'

const sample = (file: string) => readFileSync(`outputs/sample/${file}`)
const asset = (file: string) => readFileSync(`assets/report/${file}`, 'utf8')
const again = 'run npm run sample'

describe('outputs/sample', () => {
  const page = sample('report.html').toString()

  test('has the page with today’s style and script', () => {
    expect(page.includes(asset('report.css')), again).toBe(true)
    expect(page.includes(asset('months.js')), again).toBe(true)
    expect(page).toContain(`${tool.name} ${tool.version}`)
  })

  test('has a document and slides that say the same findings', () => {
    const answer = page.slice(page.indexOf('<ol class="findings">'), page.indexOf('</ol>'))
    const figures = [...answer.matchAll(/<span data-figure="[^"]*">([^<]*)<\/span>/g)].map(
      ([, text]) => text!,
    )
    expect(figures.length).toBeGreaterThan(8)
    const partsOf = (file: string, path: RegExp) =>
      Object.entries(unzipSync(sample(file)))
        .filter(([name]) => path.test(name))
        .map(([, content]) => strFromU8(content).replace(/<[^>]+>/g, ''))
        .join(' ')
    const document = partsOf('report.docx', /^word\/document\.xml$/)
    const slides = partsOf('briefing.pptx', /^ppt\/slides\/slide\d+\.xml$/)
    for (const figure of figures) {
      expect(document, again).toContain(figure)
      expect(slides, again).toContain(figure)
    }
  })
})
