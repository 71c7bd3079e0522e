/** Charts as files, drawn on worker threads: the drawing library takes a while to load and to draw, and nobody else needs it. */
import { join } from 'node:path'
import { writeAtomically } from '../../execution/files.ts'
import { openPool, workerBeside } from '../../execution/pool.ts'
import type { Chart } from './chart.ts'
import type { Rendered } from './render.ts'

/** Charts a thread: with fewer, it would take longer to load the drawing library than to draw. */
const chartsPerThread = 4

/**
 * Writes charts as `<id>.vl.json`, `<id>.svg` and `<id>.png`, and as the slides `<id>.slide.svg` and `<id>.slide.png`.
 * @param threads at most so many are started
 * @returns the names written
 * @throws the file system’s error, and what is wrong with a specification that cannot be drawn
 */
export async function writeCharts(
  charts: readonly Chart[],
  directory: string,
  threads: number,
): Promise<string[]> {
  if (charts.length === 0) return []
  const enough = Math.min(threads, Math.ceil(charts.length / chartsPerThread))
  const pool = openPool<Chart, Rendered>(enough, workerBeside(import.meta.url, 'draw-worker'))
  try {
    const written = charts.map(async (chart) => writeForms(chart.id, await pool.run(chart), directory))
    return (await Promise.all(written)).flat()
  } finally {
    await pool.destroy()
  }
}

function writeForms(id: string, { json, svg, png, slide }: Rendered, directory: string): string[] {
  const forms = [
    ['vl.json', json],
    ['svg', svg],
    ['png', png],
    ['slide.svg', slide.svg],
    ['slide.png', slide.png],
  ] as const
  return forms.map(([ending, content]) => {
    const name = `${id}.${ending}`
    writeAtomically(join(directory, name), content)
    return name
  })
}
