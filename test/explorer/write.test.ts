import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { firstState } from '../../src/explorer/state.ts'
import { explorerPage } from '../../src/explorer/write.ts'
import { call } from '../commands/fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'return-hubs-explorer-'))
const at = (name: string) => join(folder, name)
const page = explorerPage()

describe('the page', () => {
  test('is one file of less than 4 MB, with the same bytes every time', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(4_000_000)
    expect(explorerPage()).toBe(page)
  })

  test('allows no code but its own and no request', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+' blob:; worker-src blob:; style-src 'sha256-/,
    )
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed)\b|<script[^>]*\ssrc=/i)
  })

  test('brings the licences of what it holds', () => {
    for (const name of ['vega', 'zod', 'yaml', 'simjs', 'seedrandom', 'fflate', '@noble/hashes'])
      expect(page).toMatch(new RegExp(`(?:^|>)${name} \\d`, 'm'))
  })

  test('opens with what it is given, as text', () => {
    const { scenario: _, ...rest } = firstState
    const text = '</script><script>alert(1)</script>'
    const own = explorerPage({ v: 1, now: { ...rest, file: { name: 'a.yaml', text } }, pins: [] })
    expect(own).not.toContain('<script>alert')
  })
})

describe('explore', () => {
  test('writes the page, and does not write over a file unless it is told to', async () => {
    const out = at('page.html')
    expect(await call('explore', 'faster-decisions', 'return-hubs', '--out', out)).toMatchObject({ code: 0 })
    expect(readFileSync(out, 'utf8')).toContain(
      '"now":{"scenario":"faster-decisions","settings":[],"seed":2025',
    )
    const again = await call('explore', '--out', out)
    expect(again).toMatchObject({ code: 2 })
    expect(again.told).toContain('found a file there')
    const forced = await call('explore', '--out', out, '--force', '--json')
    expect(JSON.parse(forced.printed)).toMatchObject({ page: out })
  })

  test('takes a file of one’s own', async () => {
    writeFileSync(at('mine.yaml'), 'name: mine\nextends: return-hubs\ntitle: My hub\n')
    expect(await call('explore', at('mine.yaml'), '--out', at('mine.html'))).toMatchObject({ code: 0 })
    expect(readFileSync(at('mine.html'), 'utf8')).toContain('"name":"mine.yaml"')
  })

  test.each([
    [['no-such-scenario'], /no-such-scenario/],
    [['a', 'b', 'c', 'd', 'e'], /found 5; allowed: at most 4/],
    [['--port', 'x'], /--port: found "x"/],
  ] as const)('refuses what it cannot do: %o', async (words, message) => {
    const answer = await call('explore', ...words, '--out', at('none.html'))
    expect(answer.code).toBe(2)
    expect(answer.told).toMatch(message)
    expect(existsSync(at('none.html'))).toBe(false)
  })

  test('refuses a file that is wrong with its line, and one that extends another file', async () => {
    writeFileSync(at('wrong.yaml'), 'name: wrong\nextends: return-hubs\ntitle: T\nbogus: 1\n')
    expect((await call('explore', at('wrong.yaml'), '--out', at('w.html'))).told).toMatch(/wrong\.yaml:4:1/)
    writeFileSync(at('child.yaml'), 'name: child\nextends: ./mine.yaml\ntitle: T\n')
    expect((await call('explore', at('child.yaml'), '--out', at('c.html'))).told).toContain(
      'extends another file',
    )
  })
})
