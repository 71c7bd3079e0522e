import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { differences } from '../../src/charts/differences.ts'
import { chartsOf } from '../../src/charts/index.ts'
import { renderChart, writeCharts } from '../../src/charts/render.ts'
import type { ChartInput } from '../../src/charts/results.ts'
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
    const { svg } = await renderChart(chart)
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
    if (chart.id.startsWith('options-')) expect(height).toBeLessThanOrEqual(width)
    if (chart.id === 'differences' && name === 'every built-in option')
      expect(height).toBeLessThanOrEqual(1.6 * width)
  })
})

describe('the check for covered words', () => {
  const words = (y: number) => `<text transform="translate(0,${y})" font-size="16px" opacity="1">words</text>`
  test('finds words that are 5 pixels apart, and not those 30 apart', () => {
    expect(
      overlaps(textBoxes(`<svg><g transform="translate(5,5)">${words(20)}${words(25)}</g></svg>`)),
    ).toHaveLength(1)
    expect(
      overlaps(textBoxes(`<svg><g transform="translate(5,5)">${words(20)}${words(50)}</g></svg>`)),
    ).toEqual([])
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

  test('the typeface is the one in the package', async () => {
    const { svg } = await renderChart(chart)
    expect(svg).toContain('font-family="&quot;Source Sans 3&quot;, Arial, sans-serif"')
    expect(svg).not.toMatch(/font-family="sans-serif"/)
  })

  test('the same chart gives the same bytes again', async () => {
    const [first, second] = [await renderChart(chart), await renderChart(chart)]
    expect(second.svg).toBe(first.svg)
    expect(second.json).toBe(first.json)
    expect(Buffer.compare(second.png, first.png)).toBe(0)
  })

  test('time zone and language of the machine change nothing', () => {
    const script = fileURLToPath(new URL('./print-digests.ts', import.meta.url))
    const digests = (TZ: string, LC_ALL: string) =>
      execFileSync(process.execPath, ['--import', 'tsx', script], {
        env: { ...process.env, TZ, LC_ALL },
        encoding: 'utf8',
      })
    const here = digests('UTC', 'C')
    expect(here.trim().split('\n')).toHaveLength(made)
    expect(digests('America/New_York', 'de_DE.UTF-8')).toBe(here)
    expect(digests('Pacific/Kiritimati', 'ar_EG.UTF-8')).toBe(here)
  })

  test('three files are written for each chart, complete, and none besides', async () => {
    const names = await writeCharts(fixture(), join(folder, 'charts'))
    expect(names).toHaveLength(3 * made)
    expect(readdirSync(join(folder, 'charts')).sort()).toEqual([...names].sort())
    expect(readFileSync(join(folder, 'charts', 'differences.svg'), 'utf8')).toBe(
      (await renderChart(chart)).svg,
    )
  })
})
