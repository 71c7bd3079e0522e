import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { Chart } from '../../src/charts/kit/chart.ts'
import { writeCharts } from '../../src/charts/kit/write.ts'

const folder = mkdtempSync(join(tmpdir(), 'charts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const chart = { id: 'one', title: '', description: '', spec: {} } as unknown as Chart
const worker = join(folder, 'worker.mjs')
writeFileSync(worker, "throw new Error('no drawing library here')\n")

test.each([
  ['with a chart to draw', () => Promise.resolve([chart])],
  ['before there is a chart', () => sleep(60_000, [chart], { ref: false })],
])('a thread that fails %s fails the charts', async (_, made) => {
  await expect(writeCharts(made(), folder, pathToFileURL(worker))).rejects.toThrow('no drawing library here')
  expect(readdirSync(folder)).toEqual(['worker.mjs'])
})
