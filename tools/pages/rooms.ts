/** docs/architecture/rooms.svg: the rooms of `src`, and which imports from which, drawn by Graphviz. */
import { instance } from '@viz-js/viz'
import { type Room, roomOf, rooms, sourceFiles, sourceImports } from '../rooms.ts'
import type { Page } from './page.ts'

/** What a room of several files is, in a few words: these are drawn. */
const contents: Readonly<Record<Exclude<Room, `${string}.ts`>, string>> = {
  commands: 'positions, options and help of each command',
  explorer: 'the model in a web page',
  runs: 'one kind of run a file',
  terminal: 'output, progress, wrong usage',
  briefing: 'what a run found, in words, as a page',
  charts: 'tables in, Vega-Lite out',
  'run-folder': 'what is stored of a run',
  experiments: 'questions by kind',
  execution: 'jobs on workers',
  scenarios: 'reading, checks, designs, library',
  model: 'pathway, opening, measures',
  'closed-form': 'what follows without a simulation',
  'scenarios/schema': 'what a scenario is',
  evidence: 'published figures and sources',
  'model/engine': 'time, event list, resources, draws',
  statistics: 'intervals, what is clear',
  calendar: 'days, periods, dated values',
  words: 'numbers, sentences, nearest name',
  portable: 'functions of Math, alike everywhere',
}

/** Rooms that a room imports from by way of none that is drawn already: all other imports follow these arrows. */
function arrows(imports: ReadonlyMap<Room, ReadonlySet<Room>>): [from: Room, to: Room][] {
  const reached = (from: Room): Set<Room> => {
    const found = new Set<Room>()
    for (const to of imports.get(from) ?? []) for (const each of [to, ...reached(to)]) found.add(each)
    return found
  }
  return [...imports].flatMap(([from, direct]) =>
    [...direct]
      .filter((to) => ![...direct].some((other) => other !== to && reached(other).has(to)))
      .map((to): [Room, Room] => [from, to]),
  )
}

/** The picture. */
export async function roomsPage(): Promise<Page> {
  const drawn = rooms.filter((room) => room in contents).toReversed() as (keyof typeof contents)[]
  const files = sourceFiles().map(roomOf)
  const imports = new Map<Room, Set<Room>>(drawn.map((room) => [room, new Set()]))
  for (const { from, to } of sourceImports()) {
    const [above, below] = [roomOf(from), roomOf(to)]
    if (above !== below && imports.has(below)) imports.get(above)?.add(below)
  }
  const text = 'fontname="Arial, Liberation Sans, DejaVu Sans, sans-serif"'
  const boxes = drawn.map((room) => {
    const count = files.filter((each) => each === room).length
    const words = contents[room]
    // Wide enough for the widest of the typefaces, whichever the reader has: 0.6 em a letter.
    const width = (0.6 * Math.max(11 * words.length, 14 * room.length) + 16) / 72
    return `"${room}" [width=${width.toFixed(2)}, label=<<b>${room}</b><br/><font point-size="11">${words}<br/>${count} files</font>>]`
  })
  const lines = arrows(imports).map(([from, to]) => `"${from}" -> "${to}"`)
  const graph = `digraph {
    graph [ranksep=0.35, nodesep=0.25, bgcolor="white", pad=0.2]
    node [shape=box, style="rounded,filled", fillcolor="#EEF3F9", color="#12436D", ${text}, fontsize=14, margin="0.15,0.08"]
    edge [color="#3D3D3D", arrowsize=0.7]
    ${[...boxes, ...lines].join('\n    ')}
  }`
  const svg = (await instance()).renderString(graph, { format: 'svg' })
  return { texts: new Map([['docs/architecture/rooms.svg', svg]]) }
}
