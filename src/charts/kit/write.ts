/**
 * Charts as files, drawn on another thread: the drawing library takes a while to load and to draw, and nobody else needs it.
 * It is one thread, since a second would take longer to load the library than to draw the charts of a run.
 */
import { join } from 'node:path'
import { writeAtomically } from '../../execution/files.ts'
import { openPool, workerBeside } from '../../execution/pool.ts'
import { type Chart, specificationText } from './chart.ts'
import type { Rendered } from './render.ts'

/** Charts that the thread has at a time, so that it need not wait for this one. */
const atATime = 3

const drawWorker = workerBeside(import.meta.url, 'draw-worker')

/**
 * Writes charts as `<id>.vl.json`, `<id>.svg` and `<id>.png`, its panels alone as `<id>.panels.svg` and `.panels.png`,
 * and the slides `<id>.slide.svg` and `<id>.slide.png`.
 * @param made while they are made, the thread loads the drawing library
 * @param worker module that draws a chart; the drawing library unless given
 * @returns the names written
 * @throws the file system’s error, what is wrong with a specification that cannot be drawn, and what the thread failed by
 */
export async function writeCharts(
  made: Promise<readonly Chart[]>,
  directory: string,
  worker: URL = drawWorker,
): Promise<string[]> {
  const pool = openPool<Chart, Rendered>(1, worker, atATime)
  // A thread that fails before it has a chart to draw tells nobody else; the one that takes its place may fail as well.
  const failed = new Promise<never>((_, reject) => pool.onFault(reject))
  const written = made.then((charts) =>
    Promise.all(charts.map(async (chart) => writeForms(chart.id, await pool.run(chart), directory))),
  )
  try {
    return (await Promise.race([written, failed])).flat()
  } finally {
    await pool.close()
  }
}

/** Writes the specifications of charts that are drawn already. */
export async function writeSpecifications(made: Promise<readonly Chart[]>, directory: string): Promise<void> {
  for (const chart of await made)
    writeAtomically(join(directory, `${chart.id}.vl.json`), specificationText(chart))
}

function writeForms(
  id: string,
  { json, svg, png, panels, panelsPng, slide }: Rendered,
  directory: string,
): string[] {
  const forms = [
    ['vl.json', json],
    ['svg', svg],
    ['png', png],
    ['panels.svg', panels],
    ['panels.png', panelsPng],
    ['slide.svg', slide.svg],
    ['slide.png', slide.png],
  ] as const
  return forms.map(([ending, content]) => {
    const name = `${id}.${ending}`
    writeAtomically(join(directory, name), content)
    return name
  })
}
