import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, compareWithStandIn } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { systemProgram } from '../system-package.ts'

const folder = join(temporaryFolder(), 'run')
const signOff = join(temporaryFolder(), 'sign-off.yaml')
let browser: Browser
const complaints: string[] = []

beforeAll(async () => {
  await compareWithStandIn({ out: folder, replications: '20', horizon: '1' })
  writeFileSync(signOff, 'commissioner: A\nanalyst: B\nassurer: C\napprover: D\nreview_date: 2026-01-31\n')
  expect((await call('report', folder, '--sign-off', signOff)).code).toBe(0)
  browser = await chromium.launch({
    executablePath: systemProgram('chromium'),
    // A container has no name space of its own to give.
    args: ['--no-sandbox'],
  })
}, 600_000)
afterAll(() => browser?.close())

/** What an expression comes to in the page. */
const inPage = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T>(expression)

/** The page, opened from the disk without a network. */
async function opened(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    offline: true,
    ...options,
  })
  const page = await context.newPage()
  complaints.length = 0
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(request.url())
  })
  await page.goto(pathToFileURL(join(folder, 'report.html')).href)
  await inPage(page, 'document.fonts.ready.then(() => true)')
  return page
}

describe('the report in a browser', () => {
  test.each(['light', 'dark'] as const)(
    'has no fault that axe finds by WCAG 2.2 AA, %s',
    async (colorScheme) => {
      const page = await opened({ colorScheme })
      await inPage(page, "document.querySelectorAll('details').forEach((each) => { each.open = true })")
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([])
      await page.context().close()
    },
  )

  test('opens from the disk with the network off, without a complaint, with its own typeface', async () => {
    const page = await opened()
    expect(complaints).toEqual([])
    expect(await page.title()).toContain('what the model says')
    const faces = "[...document.fonts].map(({ status, weight }) => status + ' ' + weight)"
    expect(await inPage(page, faces)).toEqual(['loaded 400', 'loaded 700'])
    await page.context().close()
  })

  test('says that its review is due, as the date is past', async () => {
    const page = await opened()
    expect(await page.locator('#review').isVisible()).toBe(true)
    await page.context().close()
  })

  test('runs no script that somebody puts into it', async () => {
    const page = await opened()
    await inPage(
      page,
      `const script = document.createElement('script')
       script.textContent = 'document.title = "taken"'
       document.body.append(script)`,
    )
    expect(await page.title()).not.toBe('taken')
    expect(complaints.join()).toContain('Content Security Policy')
    await page.context().close()
  })

  test('is read by the keyboard alone', async () => {
    const page = await opened()
    const focused = () =>
      inPage<{ tag: string; text: string }>(
        page,
        '({ tag: document.activeElement.tagName, text: document.activeElement.textContent.trim() })',
      )
    await page.keyboard.press('Tab')
    expect(await focused()).toEqual({ tag: 'A', text: 'Skip to the findings' })
    const left = "document.querySelector('.skip').getBoundingClientRect().left"
    expect(await inPage<number>(page, left)).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect((await focused()).tag).toBe('MAIN')
    // Everything that can be used follows, one after the other, but for the link that was used.
    const usable = `[...document.querySelectorAll('main a, summary, select, button, input:checked, [tabindex="0"]')].filter((each) => each.checkVisibility()).length`
    const count = await inPage<number>(page, usable)
    const reached: string[] = []
    for (let i = 0; i < count; i++) {
      await page.keyboard.press('Tab')
      reached.push((await focused()).tag)
    }
    expect([...new Set(reached)].sort()).toEqual(['A', 'BUTTON', 'DIV', 'INPUT', 'SELECT', 'SUMMARY', 'svg'])
    await page.locator('figure summary').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('figure table').first().isVisible()).toBe(true)
    expect(await inPage(page, 'getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.context().close()
  })

  test('has every chart and table without scripts, and the chart that needs them hidden', async () => {
    const page = await opened({ javaScriptEnabled: false })
    expect(await page.locator('#months').isVisible()).toBe(false)
    const charts = page.locator('figure .picture > svg')
    expect(await charts.count()).toBeGreaterThan(5)
    for (const chart of await charts.all()) expect(await chart.isVisible()).toBe(true)
    expect(await page.locator('section > .scroll table.figures').first().isVisible()).toBe(true)
    await page.context().close()
  })

  test('shows any figure by month: of one scenario alone, as a change, read by the keyboard', async () => {
    const page = await opened()
    const lines = page.locator('#months-picture polyline')
    const reading = page.locator('#months-reading')
    expect(await lines.count()).toBe(2)
    await page.locator('#months-key button').nth(1).click()
    expect(await lines.count()).toBe(1)
    expect(await page.locator('#months-key button').nth(1).getAttribute('aria-pressed')).toBe('true')
    await page.locator('#months-key button').nth(1).click()
    await page.locator('#months-measure').selectOption({ label: 'Awaiting an initial decision' })
    // Counts of people alone leave nothing to choose.
    expect(await page.locator('#months-counted').isVisible()).toBe(false)
    await page.locator('#months-picture svg').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    expect(await reading.textContent()).toMatch(/^January 2025: .+ [\d,]+ \(/)
    await page.locator('#months-shown input').nth(1).check()
    expect(await lines.count()).toBe(1)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each([320, 390, 1280])(
    'fits a window of %d pixels: only tables and charts move sideways',
    async (width) => {
      const page = await opened({ viewport: { width, height: 800 } })
      expect(await inPage(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await page.context().close()
    },
  )

  test('is printed in ink on white, without what cannot be clicked on paper', async () => {
    const page = await opened({ colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await page.locator('.skip').isVisible()).toBe(false)
    const style = (of: string, name: string) =>
      inPage(page, `getComputedStyle(document.querySelector('${of}')).${name}`)
    expect(await style('h1', 'color')).toBe('rgb(0, 0, 0)')
    expect(await style('body', 'backgroundColor')).toBe('rgb(255, 255, 255)')
    expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF')
    await page.context().close()
  })
})
