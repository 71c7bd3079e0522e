import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../src/commands/handlers/report.ts'
import { verify } from '../../src/commands/handlers/verify.ts'
import { json } from '../../src/run-folder/folder.ts'
import { digestsBesideResults } from '../../src/run-folder/folder-files.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { sealed } from '../../src/run-folder/seal.ts'
import { call, compareWithStandIn, keptOutput } from '../commands/fixtures.ts'
import { standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import { figuresIn, halfPlace, numberIn, ownWords, pageIn } from './page.ts'

const hostile = `<img src=x onerror="alert()"> & '</style>`
const written = join(temporaryFolder(), 'run')
const titles = [`hub:title=${hostile}`, `hub:schemes.hub.label=<script>alert()</script>`]
const argv = { replications: '20', horizon: '1' }
beforeAll(async () => {
  expect(await compareWithStandIn({ ...argv, out: written }, { titles })).toBe(0)
})
const copy = () => {
  const folder = join(temporaryFolder(), 'run')
  cpSync(written, folder, { recursive: true })
  return folder
}
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest

describe('the page', () => {
  test('keeps every hostile word text, in sentences, tables and pictures', () => {
    const page = pageIn(written)
    expect(page).toContain('&lt;img src=x onerror=')
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<script>alert')
    expect(page.match(/<\/style>/g)).toHaveLength(1)
  })

  test('asks for nothing from elsewhere and allows no script but its own', () => {
    const page = pageIn(written)
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
    expect(policy).toContain('default-src &#39;none&#39;')
    const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(
      ([, script]) => `&#39;sha256-${createHash('sha256').update(script!).digest('base64')}&#39;`,
    )
    expect(scripts).toHaveLength(1)
    expect(policy).toContain(`script-src ${scripts[0]};`)
    expect(policy).not.toContain('unsafe')
    expect(page.replace(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(/(src|href)="?https?:|url\(https?:/)
    expect(page.replace(/<img|&lt;.*?&gt;/g, '')).not.toMatch(/ style="/)
  })

  test('has its headings in order, from one of the first level', () => {
    const levels = [...pageIn(written).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    const steps = levels.slice(1).map((level, i) => level - levels[i]!)
    expect(Math.max(...steps)).toBeLessThanOrEqual(1)
  })

  test('names its language, has a way past the contents, and no name twice', () => {
    const page = pageIn(written)
    expect(page).toContain('<html lang="en-GB">')
    expect(page).toContain('<a class="skip" href="#main">')
    const names = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(names).size).toBe(names.length)
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(names).toContain(target)
  })

  test('has every chart of the run, with words for those who do not see it and the figures behind it', () => {
    const page = pageIn(written)
    const charts = readdirSync(join(written, 'charts')).filter((file) => file.endsWith('.vl.json'))
    const figures = [...page.matchAll(/<figure id="chart-([^"]*)">(.*?)<\/figure>/gs)]
    expect(figures.map(([, id]) => `${id}.vl.json`).sort()).toEqual(charts.sort())
    for (const [, id, figure] of figures) {
      expect(/<desc id="[^"]*">([^<]+)<\/desc>/.exec(figure!)?.[1]?.length, id).toBeGreaterThan(40)
      expect(figure, id).toContain('<table class="behind">')
    }
  })
})

type Row = Readonly<Record<string, string>>
const rowsOf = (file: string): Row[] => parse(readFileSync(join(written, file), 'utf8'), { columns: true })
const files: Readonly<Record<string, string>> = {
  differences: 'results/differences.csv',
  summary: 'results/summary.csv',
  'if-open': 'results/if-open.csv',
}

/** A number of the run folder by its place, and how wide the interval of its row is. */
function stored(id: string): { readonly value: number; readonly width: number } {
  const [table, ...key] = id.split('|')
  if (files[table!] !== undefined) {
    const [scenario, baseline, deterrence, metric, scheme, countedIn, column] = key
    const row = rowsOf(files[table!]!).find(
      (each) =>
        each['scenario'] === scenario &&
        (each['baseline'] ?? '') === baseline &&
        each['deterrence'] === deterrence &&
        each['metric'] === metric &&
        each['scheme'] === scheme &&
        each['counted_in'] === countedIn,
    )!
    const width = Number(row['ci_high']) - Number(row['ci_low'])
    if (column !== 'if_not_open') return { value: Number(row[column!]), width }
    const [all, open, opened, count] = ['mean_of_all', 'mean', 'opened', 'replications'].map((name) =>
      Number(row[name]),
    )
    return { value: (all! * count! - open! * opened!) / (count! - opened!), width }
  }
  if (table === 'monthly') {
    const [scenario, less, , metric, scheme, months, is] = key
    const [from, to] = months!.split('..') as [string, string]
    const sumOf = (name: string) =>
      rowsOf('results/monthly.csv')
        .filter(
          (row) =>
            row['scenario'] === name &&
            row['metric'] === metric &&
            row['scheme'] === scheme &&
            row['counted_in'] !== 'parties' &&
            row['month']! >= (is === 'stock' ? to : from) &&
            row['month']! <= to,
        )
        .reduce((sum, row) => sum + Number(row['mean']), 0)
    return { value: sumOf(scenario!) - (less === '' ? 0 : sumOf(less!)), width: 0 }
  }
  if (table === 'past-errors') {
    const [mode, series, ahead, what] = key
    const sizes = (
      parse(readFileSync('src/experiments/history/past-errors.csv', 'utf8'), { columns: true }) as Row[]
    )
      .filter((row) => row['mode'] === mode && row['series'] === series && row['ahead'] === ahead)
      .map((row) => Math.exp(Math.abs(Number(row['error']))) - 1)
      .sort((a, b) => a - b)
    const middle =
      (sizes[Math.floor((sizes.length - 1) / 2)]! + sizes[Math.ceil((sizes.length - 1) / 2)]!) / 2
    return { value: what === 'origins' ? sizes.length : middle, width: 0 }
  }
  const manifest = manifestOf(written)
  const known: Readonly<Record<string, number>> = {
    'manifest|replications': manifest.replications,
    'manifest|horizon_years': manifest.horizon_years,
    'manifest|seed': manifest.seed,
  }
  if (known[id] !== undefined) return { value: known[id], width: 0 }
  if (table === 'assumptions') {
    const own = rowsOf('assumptions.csv')
    const [name, what] = key as [string, string]
    const row = own.find((each) => each['id'] === name)
    if (row !== undefined) return { value: Number(row[what]), width: 0 }
    const mine = own.filter((each) => each['id']!.startsWith(`${name}:`))
    return { value: mine.filter((each) => what === 'all' || each['confidence'] === what).length, width: 0 }
  }
  throw new Error(`no table has ${id}`)
}

/** Places whose text stands as it is. */
const verbatim: Readonly<Record<string, (manifest: Manifest) => string>> = {
  'manifest|results.sha256': ({ results }) => results.sha256,
  'manifest|inputs.sha256': ({ inputs }) => inputs.sha256,
}

describe('figures of the page', () => {
  test('are those of the results, to what their intervals support', () => {
    const figures = figuresIn(pageIn(written))
    expect(figures.length).toBeGreaterThan(60)
    for (const { id, text } of figures) {
      if (verbatim[id]) {
        expect(verbatim[id](manifestOf(written)), id).toContain(text)
        continue
      }
      if (id === 'scenario|start') continue
      const { value, width } = stored(id)
      const printed = numberIn(text)
      const off = Math.min(Math.abs(printed - value), Math.abs(printed - Math.abs(value)))
      const rounding = width > 0 ? width / 20 : 0.005 * Math.abs(value)
      expect(off, `${id}: ${text}, stored ${value}`).toBeLessThanOrEqual(
        Math.max(halfPlace(text), rounding) * 1.001,
      )
    }
  })

  test('are all the numbers that it says in its own words', () => {
    const words = ownWords(pageIn(written))
      .replaceAll('95% interval', '')
      .replaceAll('95% of such intervals', '')
      .replaceAll('SHA-256', '')
      .replaceAll('results/', '')
    expect(words.match(/.{0,40}\d.{0,40}/g) ?? []).toEqual([])
  })

  test('say in how many of ten runs a difference lies where, and which change is clear', () => {
    const page = pageIn(written)
    expect(page).toContain('In nine out of ten runs the change is between')
    expect(page).toMatch(/more people are returned/)
  })
})

describe('report', () => {
  test('writes the same bytes again, and the folder stays that of its manifest', async () => {
    const folder = copy()
    const before = [pageIn(folder), readFileSync(join(folder, 'manifest.json'), 'utf8')]
    expect(await call('report', folder)).toMatchObject({
      code: 0,
      printed: ['report.html', 'report.docx', 'briefing.pptx']
        .map((file) => `Report: ${join(folder, file)}\n`)
        .join(''),
    })
    expect([pageIn(folder), readFileSync(join(folder, 'manifest.json'), 'utf8')]).toEqual(before)
  })

  test('makes charts, tables and documentation again to the same bytes', async () => {
    const folder = copy()
    const { files } = manifestOf(folder)
    const removed = files.filter(({ path }) => /^(charts\/|tables\.|stress-des)/.test(path))
    expect(removed.length).toBeGreaterThan(40)
    for (const { path } of removed) rmSync(join(folder, path))
    expect((await call('report', folder)).code).toBe(0)
    expect(manifestOf(folder).files).toEqual(files)
  })

  test('is the same for any number of workers and any folder', async () => {
    const folder = join(temporaryFolder(), 'elsewhere')
    await compareWithStandIn({ ...argv, out: folder, workers: '1' }, { titles })
    expect(pageIn(folder)).toBe(pageIn(written))
  })

  test('mends a page that was changed, and refuses results that were', async () => {
    const folder = copy()
    const page = pageIn(folder)
    writeFileSync(join(folder, 'report.html'), page.replace('more people', 'fewer people'))
    expect((await call('verify', folder, '--stored')).printed).toContain('report.html: altered')
    expect((await call('report', folder)).code).toBe(0)
    expect(pageIn(folder)).toBe(page)
    const summary = join(folder, 'results/summary.csv')
    writeFileSync(summary, readFileSync(summary, 'utf8').replace(/(\d),/, '0$1,'))
    const { code, told } = await call('report', folder)
    expect(code).toBe(3)
    expect(told).toContain('results/summary.csv: altered')
  })

  test('is made again by verify, which notices a changed page under a manifest that agrees with it', async () => {
    const folder = copy()
    writeFileSync(join(folder, 'report.html'), pageIn(folder).replace('more people', 'fewer people'))
    const { sha256: _, ...manifest } = manifestOf(folder)
    const agreeing = sealed({ ...manifest, files: digestsBesideResults(folder) })
    writeFileSync(join(folder, 'manifest.json'), json(agreeing))
    const output = keptOutput()
    expect(await verify({ folder, worker: standInWorker, workers: '1' }, output)).toBe(3)
    expect(output.printed).toContain('report.html: not as when run again')
    expect(output.printed).not.toContain('results/')
  })

  test('names who signed it off, and says in the browser alone that its review is due', async () => {
    const folder = copy()
    const file = join(temporaryFolder(), 'sign-off.yaml')
    const names = 'commissioner: A <b>\nanalyst: B\nassurer: C\napprover: D\n'
    writeFileSync(file, `${names}review_date: 2027-06-30\n`)
    expect((await call('report', folder, '--sign-off', file)).code).toBe(0)
    const page = pageIn(folder)
    expect(page).toContain('<dd>A &lt;b&gt;</dd>')
    expect(page).not.toContain('Not signed off')
    expect(page).toMatch(/id="review" data-review="2027-06-30" hidden/)
    expect(page.match(/<script>/g)).toHaveLength(2)
    expect(page).toMatch(/script-src &#39;sha256-[^ ]* &#39;sha256-/)
    expect((await call('verify', folder, '--stored')).code).toBe(0)
    // It stays until another one is given.
    await report({ folder }, keptOutput())
    expect(pageIn(folder)).toBe(page)
  })

  test('says where a sign-off is wrong', async () => {
    const file = join(temporaryFolder(), 'sign-off.yaml')
    writeFileSync(file, 'commissioner: A\nanalyst: B\nassurer: b\napprover: D\nreview_date: 2027-06-30\n')
    const same = await call('report', copy(), '--sign-off', file)
    expect(same).toMatchObject({ code: 2, told: expect.stringContaining(`${file}:3:10 assurer: found "b"`) })
    writeFileSync(file, 'commissioner: A\nanalyst: B\nassurer: C\napprover: D\nreview_date: soon\n')
    expect((await call('report', copy(), '--sign-off', file)).told).toContain('review_date')
  })

  test('refuses a folder of another kind, and a sensitivity analysis that is none', async () => {
    const none = await call('report', join(temporaryFolder(), 'nothing'))
    expect(none).toMatchObject({ code: 2, told: expect.stringContaining('there is no such folder') })
    const other = await call('report', copy(), '--sensitivity', written)
    expect(other).toMatchObject({ code: 2, told: expect.stringContaining('found a comparison') })
  })
})
