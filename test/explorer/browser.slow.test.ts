import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../../src/digest.ts'
import { compare } from '../../src/experiments/replications/replicate.ts'
import { toAddress } from '../../src/explorer/address.ts'
import { commandLine, questionOf } from '../../src/explorer/question.ts'
import { firstState, type Shared, type State } from '../../src/explorer/state.ts'
import { explorerPage } from '../../src/explorer/write.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { summaryFile } from '../../src/run-folder/results-csv.ts'
import { call } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { systemProgram } from '../system-package.ts'
import { small, smallHub } from './small.ts'

// On a busy machine a page takes minutes for what takes seconds.
vi.setConfig({ testTimeout: 400_000 })

const folder = temporaryFolder()
const file = join(folder, 'explorer.html')
let browser: Browser
const complaints: string[] = []

beforeAll(async () => {
  writeFileSync(file, explorerPage())
  browser = await chromium.launch({
    executablePath: systemProgram('chromium'),
    // A container has no name space of its own to give.
    args: ['--no-sandbox'],
  })
}, 600_000)
afterAll(() => browser?.close())

const quick: State = { ...smallHub, replications: 1, horizon: 1 / 12 }

/** The page, opened from the disk without a network. */
async function opened(shared?: Partial<Shared> | string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    offline: true,
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  complaints.length = 0
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url())
  })
  const hash = typeof shared === 'string' ? shared : toAddress({ v: 1, now: quick, pins: [], ...shared })
  await page.goto(`${pathToFileURL(file).href}#${hash}`)
  return page
}

const ready = (page: Page) => page.waitForSelector('.answer.final')
const inPage = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T>(expression)

/** What the page says of its answer once there is one of that kind; both are looked at in one moment, as the next run may be through in the next. */
const stateWhen = (page: Page, answer: string): Promise<string> =>
  vi.waitFor(
    async () => {
      const said = `document.querySelector('${answer}') && document.querySelector('.state').textContent`
      const text = await inPage<string | null>(page, said)
      if (text === null) throw new Error(`no ${answer} yet`)
      return text
    },
    { timeout: 60_000, interval: 20 },
  )

/** What is saved by a click. */
async function saved(page: Page, label: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text="${label}"`)])
  return readFileSync(await download.path())
}

/** results/summary.csv of the command line: by the command itself where it draws little, else by what it runs and writes. */
async function summaryOf(state: State, byCommand: boolean): Promise<Buffer> {
  const { words, plan } = questionOf(state)
  if (!byCommand) {
    const { tables } = await compare(plan, { workers: 2, find: findMetric })
    return Buffer.from(summaryFile(tables.summary)[1])
  }
  const out = join(folder, 'command')
  expect((await call(...words, '--out', out, '--quiet')).code).toBe(0)
  return readFileSync(join(out, 'results/summary.csv'))
}

describe('the explorer in a browser gives the bytes of the command line', () => {
  test.each([
    ['faster decisions', { ...quick, scenario: 'faster-decisions', settings: [...small], seed: 11 }, true],
    ['a hub, with a deterrent effect', { ...smallHub, deterrence: 'illustrative-high' }, false],
    [
      'several hubs',
      { ...quick, replications: 2, scenario: 'return-hubs-several', settings: [...small] },
      false,
    ],
  ] satisfies readonly [string, State, boolean][])('%s', async (_, state, byCommand) => {
    const page = await opened({ now: state })
    await ready(page)
    expect(await page.textContent('#command')).toBe(commandLine(questionOf(state)))
    const summary = await summaryOf(state, byCommand)
    expect(await page.textContent('#digest')).toBe(sha256(summary))
    expect(Buffer.compare(await saved(page, 'Summary (CSV)'), summary)).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the explorer in a browser', () => {
  test('tells what is partial from what is final, and goes back at once', async () => {
    const page = await opened({ now: { ...quick, replications: 3 } })
    expect(await stateWhen(page, '.answer.partial, .answer.final')).toMatch(
      /^(\d of 3 runs so far\. These figures will change\.|Complete: 3 of 3 runs\.)/,
    )
    await ready(page)
    expect(await page.textContent('.state')).toBe('Complete: 3 of 3 runs.')
    const digest = await page.textContent('#digest')
    const places = page.locator('#lever-schemes-hub-capacity-full_places')
    await places.fill('1000')
    await places.blur()
    expect(await stateWhen(page, '.answer.stale')).toContain('the answer before your last change')
    await page.goBack()
    await page.waitForSelector('.answer.final', { timeout: 15_000 })
    expect(await page.textContent('#digest')).toBe(digest)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('keeps options side by side, warns beyond the plausible range, and restores all from its address', async () => {
    const page = await opened()
    await ready(page)
    await page.click('text="Keep this option beside the next"')
    const places = page.locator('#lever-schemes-hub-capacity-full_places')
    await places.fill('2000')
    await places.blur()
    await ready(page)
    expect(await page.locator('.lever.set .beyond').first().textContent()).toContain('48 to 880 places')
    expect(await page.textContent('.differing')).toContain(
      'Places when complete: 400 places in place of 2000',
    )
    const address = page.url().split('#')[1]!
    await page.context().close()
    const again = await opened(address)
    await ready(again)
    await again.waitForSelector('.pins')
    expect(await again.inputValue('#lever-schemes-hub-capacity-full_places')).toBe('2000')
    await again.context().close()
  })

  test('gives pictures, tables and the scenario away', async () => {
    const page = await opened()
    await ready(page)
    expect((await saved(page, 'Spreadsheet (XLSX)')).subarray(0, 2).toString()).toBe('PK')
    expect((await saved(page, 'All tables (ZIP)')).subarray(0, 2).toString()).toBe('PK')
    expect((await saved(page, 'Scenario (YAML)')).toString()).toContain('title: Return hubs')
    await page.click('#summary-charts')
    await page.locator('#picture-backlog-decision').scrollIntoViewIfNeeded()
    await page.waitForSelector('#picture-backlog-decision svg')
    const figure = page.locator('#chart-backlog-decision')
    const of = async (name: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name }).click(),
      ])
      return readFileSync(await download.path())
    }
    expect((await of(/SVG/)).toString()).toMatch(/^<svg role="img" aria-labelledby="backlog-decision-title/)
    const png = await of(/PNG/)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('opens a file that is dropped, with the messages of the command line where it is wrong', async () => {
    const page = await opened()
    await ready(page)
    const drop = (name: string, text: string) =>
      inPage(
        page,
        `{ const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))
           dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true })) }`,
      )
    await drop('mine.yaml', 'name: mine\nextends: return-hubs\ntitle: My hub\nbogus: 1\n')
    await page.waitForSelector('.problems')
    expect(await page.textContent('.problems')).toMatch(/^mine\.yaml:4:1: unknown key "bogus"/)
    await drop('evil.html', '<script>alert(1)</script>')
    expect(await page.textContent('.notice')).toContain('now.file.name')
    await drop('mine.yaml', 'name: mine\nextends: return-hubs\ntitle: <img src=x onerror=alert(1)>\n')
    await page.locator('#scenario option[value="file:mine.yaml"]').waitFor({ state: 'attached' })
    await page.locator('#command', { hasText: 'mine.yaml' }).waitFor()
    expect(await page.locator('main img').count()).toBe(0)
    await page.context().close()
  })

  test.each(['#no', '#AAAA', toAddress({ v: 1, now: { ...quick, settings: ['a.b=1'] }, pins: [] })])(
    'says what is wrong with a hostile address: %s',
    async (hash) => {
      const page = await opened(hash.replace('#', ''))
      await page.waitForSelector('.problems li')
      expect((await page.textContent('.problems'))!.length).toBeGreaterThan(10)
      await page.context().close()
    },
  )

  test.each(['light', 'dark'] as const)(
    'has no fault that axe finds by WCAG 2.2 AA, %s',
    async (colorScheme) => {
      const page = await opened({ pins: [{ ...quick, seed: 8 }] }, { colorScheme })
      await ready(page)
      await inPage(page, "document.querySelectorAll('details').forEach((each) => { each.open = true })")
      await page.locator('.picture').first().scrollIntoViewIfNeeded()
      await page.waitForSelector('.picture svg')
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([])
      await page.context().close()
    },
  )

  test('is used by the keyboard alone, and fits a phone', async () => {
    const page = await opened(undefined, { viewport: { width: 320, height: 700 } })
    await ready(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await inPage(page, 'document.activeElement.id')).toBe('answer')
    expect(await inPage(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.focus('#scenario')
    await page.keyboard.press('Tab')
    expect(await inPage(page, 'document.activeElement.id')).toBe('hypothesis')
    expect(await page.locator('[role=status]').first().textContent()).toContain('The answer is ready')
    await page.context().close()
  })

  test('shows its first question where the address is empty', async () => {
    const page = await opened('')
    await page.locator('#command', { hasText: 'return-hubs' }).waitFor()
    expect(await page.textContent('#command')).toBe(commandLine(questionOf(firstState)))
    await page.context().close()
  })
})
