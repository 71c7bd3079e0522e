import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCanvas } from 'canvas'
import { afterAll, describe, expect, test } from 'vitest'
import { differences } from '../../src/charts/differences.ts'
import { chartsOf } from '../../src/charts/index.ts'
import type { Chart, ChartInput } from '../../src/charts/kit/chart.ts'
import { widthOf } from '../../src/charts/kit/fonts.ts'
import { withOutlines } from '../../src/charts/kit/outlines.ts'
import { renderChart, renderSvg } from '../../src/charts/kit/render.ts'
import { writeCharts } from '../../src/charts/kit/write.ts'
import { uncertainty } from '../../src/charts/uncertainty.ts'
import { costing, currentPolicy, everyOption, fixture, returnHubs, withEnsemble } from './fixture.ts'
import { everyBuiltIn, realRun } from './real-run.ts'
import { overlaps, textBoxes } from './svg-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'charts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const runs: readonly (readonly [string, ChartInput])[] = [
  ['two options', fixture()],
  ['every option', fixture(everyOption)],
  [
    'costs per return',
    costing({ 'return-hubs': [380, 100], combined: [1900, 100], 'returns-cooperation': [-9, 50] }),
  ],
  ['8 replications', fixture(undefined, 8)],
  ['one replication', fixture(undefined, 1)],
  ['a scheme that never opens', fixture([currentPolicy, { ...returnHubs, effect: 0, opens: 0 }])],
  ['two presets', fixture([currentPolicy, returnHubs], 100, ['none', 'exponential'])],
  ['an ensemble', withEnsemble(fixture())],
  ['an ensemble, every option', withEnsemble(fixture(everyOption))],
  ['a late start', { ...fixture(), history: [] }],
  ['a real run', realRun(20)],
  ['a short real run', realRun(2, 0.5)],
  ['every built-in option', everyBuiltIn(2)],
]
/** How many charts the fixture has data for. */
const made = chartsOf(fixture()).length
const pictures = runs.flatMap(([name, input]) =>
  (name.startsWith('an ensemble') ? [uncertainty(input)!] : chartsOf(input)).map(
    (chart) => [name, chart.id, chart] as const,
  ),
)

describe.each(pictures)('%s: %s', (name, _, chart) => {
  test('no words cover other words or leave the picture, and all are 14 pixels or more', async () => {
    const { svg, slide } = await renderSvg(chart)
    const boxes = textBoxes(svg)
    const [width, height] = [/ width="(\d+)"/, / height="(\d+)"/].map((each) =>
      Number(each.exec(svg)?.[1]),
    ) as [number, number]
    expect(boxes.length).toBeGreaterThan(10)
    expect(overlaps(boxes)).toEqual([])
    expect(
      boxes.filter((box) => box.left < 0 || box.right > width || box.top < 0 || box.bottom > height),
    ).toEqual([])
    expect(Math.min(...boxes.map((box) => box.size))).toBeGreaterThanOrEqual(14)
    expect(width).toBeLessThanOrEqual(960)
    // No word depends on a font that another machine may not have.
    expect(svg).not.toMatch(/<text|font-family|@font-face/)
    const words = textBoxes(slide)
    expect(slide).not.toMatch(/<text|font-family/)
    expect(slide).toContain('width="1920" height="1080" viewBox="0 0 1920 1080"')
    expect(overlaps(words)).toEqual([])
    expect(
      words.filter(({ left, right, top, bottom }) => left < 0 || right > 1920 || top < 0 || bottom > 1080),
    ).toEqual([])
    if (chart.id.startsWith('options-')) expect(height).toBeLessThanOrEqual(width)
    if (chart.id === 'differences' && name === 'every built-in option')
      expect(height).toBeLessThanOrEqual(1.6 * width)
  })
})

describe('the check for covered words', () => {
  const words = (y: number) =>
    withOutlines(`<text transform="translate(0,${y})" font-size="16px" opacity="1">words</text>`)
  test('finds words that are 5 pixels apart, and not those 30 apart', () => {
    expect(
      overlaps(textBoxes(`<svg><g transform="translate(5,5)">${words(20)}${words(25)}</g></svg>`)),
    ).toHaveLength(1)
    expect(
      overlaps(textBoxes(`<svg><g transform="translate(5,5)">${words(20)}${words(50)}</g></svg>`)),
    ).toEqual([])
  })
})

describe('words as outlines', () => {
  const box = (attributes: string, text: string) =>
    textBoxes(`<svg>${withOutlines(`<text ${attributes} font-size="20px">${text}</text>`)}</svg>`)

  test('are as wide as the typeface sets them, and stand where their anchor says', () => {
    const context = createCanvas(10, 10).getContext('2d')
    context.font = 'bold 20px "Source Sans 3"'
    const { width } = context.measureText('AVAILABLE −£7.5m')
    expect(widthOf('AVAILABLE −£7.5m', 20, 'bold')).toBeCloseTo(width, 1)
    const at = 'font-weight="bold" transform="translate(300,50)"'
    const [start, middle, end] = ['start', 'middle', 'end'].map(
      (anchor) => box(`text-anchor="${anchor}" ${at}`, 'AVAILABLE −£7.5m')[0]!,
    )
    expect(start!.left).toBeGreaterThanOrEqual(299)
    expect(start!.left - middle!.left).toBeCloseTo(width / 2, 0)
    expect(start!.left - end!.left).toBeCloseTo(width, 0)
    expect(end!.right).toBeLessThanOrEqual(301)
  })

  test('are set line by line, keep their words for readers that do not see, and are left out where invisible', () => {
    const two = '<tspan>R&amp;D</tspan><tspan x="0" dy="24">below</tspan>'
    expect(box('transform="translate(0,30)"', two).map(({ text }) => text)).toEqual([
      'R&D below',
      'R&D below',
    ])
    expect(withOutlines('<text font-size="20px" opacity="0">gone</text>')).toBe('')
    expect(withOutlines('<text font-size="20px"/><text font-size="20px">a</text>')).toMatch(/^<path[^>]*>$/)
  })

  test('stay text where the typeface does not have a letter', () => {
    const foreign = '<text font-size="20px">難民</text>'
    expect(withOutlines(foreign)).toBe(foreign)
  })
})

describe('rendering', () => {
  const chart = differences(fixture())
  if (chart === undefined) throw new Error('the fixture has no chart of differences')

  test('the picture has a name, a role and nothing from elsewhere', async () => {
    const { svg, json, png } = await renderChart({ ...chart, title: 'Costs $& <more> & more' })
    expect(svg).toContain('<title id="differences-title">Costs $&amp; &lt;more&gt; &amp; more</title>')
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="differences-title differences-description" /)
    expect(svg).toContain(`<desc id="differences-description">${chart.description}</desc>`)
    expect(svg).not.toMatch(/href=|<image|<script|@import|url\((?!#)/)
    expect(Object.keys(JSON.parse(json))).toEqual(
      expect.arrayContaining(['$schema', 'description', 'usermeta']),
    )
    expect(json).not.toContain('"url"')
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
  })

  test('the same chart gives the same bytes again', async () => {
    const [first, second] = [await renderChart(chart), await renderChart(chart)]
    expect(second.svg).toBe(first.svg)
    expect(second.json).toBe(first.json)
    expect(Buffer.compare(second.png, first.png)).toBe(0)
    expect(second.slide.svg).toBe(first.slide.svg)
    expect(Buffer.compare(second.slide.png, first.slide.png)).toBe(0)
    const size = (at: number) => Buffer.from(first.slide.png).readUInt32BE(at)
    expect([size(16), size(20)]).toEqual([1920, 1080])
  })

  test('a picture that cuts marks off at its frame does not depend on what was drawn before it', async () => {
    const cut = (id: string): Chart => ({
      ...chart,
      id,
      spec: {
        title: { text: 'Cut', subtitle: [] },
        data: { values: [{ x: 0 }, { x: 9 }] },
        mark: { type: 'line', clip: true },
        encoding: { x: { field: 'x', type: 'quantitative', scale: { domain: [2, 5] } } },
      },
    })
    const first = await renderChart(cut('first'))
    const second = await renderChart(cut('second'))
    expect(await renderChart(cut('first'))).toEqual(first)
    for (const form of ['svg', 'panels'] as const) {
      expect(first[form]).toMatch(/<clipPath id="first-clip-1">/)
      expect(first[form]).toMatch(/clip-path="url\(#first-clip-1\)"/)
      expect(second[form].replaceAll('second-', 'first-')).toBe(first[form])
    }
  })

  test('time zone and language of the machine change nothing', () => {
    const script = fileURLToPath(new URL('./print-digests.ts', import.meta.url))
    const digests = (TZ: string, LC_ALL: string) =>
      execFileSync(process.execPath, ['--import', './tools/compiled.js', script], {
        env: { ...process.env, TZ, LC_ALL },
        encoding: 'utf8',
      })
    const here = digests('UTC', 'C')
    expect(here.trim().split('\n')).toHaveLength(made)
    expect(digests('America/New_York', 'de_DE.UTF-8')).toBe(here)
    expect(digests('Pacific/Kiritimati', 'ar_EG.UTF-8')).toBe(here)
  })

  test('seven files are written for each chart, complete, and none besides', async () => {
    const names = await writeCharts(Promise.resolve(chartsOf(fixture())), join(folder, 'charts'))
    expect(names).toHaveLength(7 * made)
    expect(readdirSync(join(folder, 'charts')).sort()).toEqual([...names].sort())
    expect(readFileSync(join(folder, 'charts', 'differences.svg'), 'utf8')).toBe(
      (await renderChart(chart)).svg,
    )
  })
})
