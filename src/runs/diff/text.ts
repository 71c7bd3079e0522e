/** What differs between two runs, as text of at most 80 columns. */

import { headlines } from '../../experiments/headlines.ts'
import { shortLabelOf } from '../../experiments/metric-label.ts'
import type { CountedIn } from '../../model/result.ts'
import { confidence } from '../../statistics/interval.ts'
import { fewestForVerdict, isClear } from '../../statistics/verdict.ts'
import { plural } from '../../words/numbers.ts'
import { shortened, wrap } from '../../words/text.ts'
import { amount } from '../key-figures.ts'
import type { Method, Results } from './results.ts'
import { areSweeps, type Side, type Sides } from './side.ts'
import type { InputChange, ResultChange } from './tables.ts'

/** What `diff` found. */
export interface Found {
  readonly sides: Sides
  /** What is not compared, and why. */
  readonly notes: readonly string[]
  readonly inputs: readonly InputChange[]
  readonly results: Results
}

const columns = 80
/** Inputs and points beyond which no more are printed; the files have all. */
const mostListed = 20

/** The text. @param out folder that the tables were written to, if they were */
export function diffText(found: Found, out: string | undefined): string {
  const { sides, notes, inputs, results } = found
  const lines = [
    ...sideLines('From', sides.from),
    ...sideLines('To', sides.to),
    '',
    ...inputLines(inputs),
    '',
    ...(results.refused === undefined ? resultLines(found) : wrap(results.refused, columns)),
    ...notes.flatMap((note) => wrap(note, columns)),
    ...(out === undefined ? [] : [`Files: ${out}/inputs.csv, ${out}/results.csv`]),
  ]
  return `${lines.join('\n')}\n`
}

function sideLines(word: string, { folder, manifest }: Side): string[] {
  const { tool, seed, replications, horizon_years } = manifest
  const years = `${horizon_years} ${horizon_years === 1 ? 'year' : 'years'}`
  return [
    `${`${word}:`.padEnd(6)}${folder}`,
    `      version ${tool.version}, seed ${seed}, ${plural(replications, 'replication')}, ${years}`,
  ]
}

/** The inputs, each on two lines or more. Where a value differs its line names the source, and that needs no line of its own. */
function inputLines(changes: readonly InputChange[]): string[] {
  const hasValue = ({ input, scenario }: InputChange) =>
    changes.some((row) => row.input === input && row.scenario === scenario && row.aspect === 'value')
  const inputs = changes.filter(
    (row) => !((row.aspect === 'source' || row.aspect === 'confidence') && hasValue(row)),
  )
  if (inputs.length === 0) return ['No input differs.']
  const one = ({ input, aspect, scenario, from, to, unit, source, confidence: trust }: InputChange) => {
    const change =
      from === ''
        ? `new: ${shortened(to)}`
        : to === ''
          ? `gone (was ${shortened(from)})`
          : `${shortened(from)} → ${shortened(to)}`
    const of = aspect === 'run' || aspect === 'value' ? '' : `, ${aspect}`
    const where = scenario === '' ? '' : ` (${scenario})`
    const inUnit =
      unit === '' || unit === 'choice' || aspect === 'source' || aspect === 'confidence' ? '' : ` ${unit}`
    const known =
      aspect === 'run' ? '' : `  [${trust === source ? source : `${trust}: ${shortened(source)}`}]`
    return [
      `${input}${of}${where}`,
      ...wrap(`${change}${inUnit}${known}`, columns - 4).map((line) => `    ${line}`),
    ]
  }
  const count = new Set(inputs.map(({ input }) => input)).size
  const heading = count === 1 ? '1 input differs:' : `${count} inputs differ:`
  return [
    heading,
    ...inputs.slice(0, mostListed).flatMap((row) => one(row).map((line) => `  ${line}`)),
    ...(inputs.length > mostListed
      ? [`  … and ${inputs.length - mostListed} more: see inputs.csv (--out) or --json.`]
      : []),
  ]
}

function resultLines({ sides, results }: Found): string[] {
  const { rows, unmatched } = results
  if (rows.every(({ verdict, change }) => verdict === 'none' || change === 0))
    return [`No result differs: ${plural(rows.length, 'figure')} compared.`]
  return [
    ...methodLines(results.method, sides),
    '',
    ...(areSweeps(sides) ? pointLines(rows) : figureBlocks(rows)),
    ...wrap(multiplicityText(rows), columns),
    ...(rows.some(isTooFew)
      ? [`* Too few replications to tell from chance: ${fewestForVerdict} are needed at least.`]
      : []),
    ...(unmatched > 0
      ? wrap(
          `${plural(unmatched, 'point')} of one sweep that the other does not have: not compared.`,
          columns,
        )
      : []),
  ]
}

/** How changes are judged, in words. */
const methodTexts: Readonly<Record<Method, string>> = {
  paired:
    'Paired: the seed is the same, so replications of one number have the same luck. A change is the mean of their differences, with its 95% interval (Student’s t).',
  welch:
    'Not paired, as seed or parameter sets differ: each run has luck of its own. A change is the difference of two means, with its 95% interval (Welch’s t).',
}

function methodLines(method: Method, { from, to }: Sides): string[] {
  const [ours, theirs] = [from.manifest.replications, to.manifest.replications]
  const common =
    method === 'paired' && ours !== theirs
      ? ` Only the ${plural(Math.min(ours, theirs), 'replication')} that both have are compared.`
      : ''
  return wrap(`${methodTexts[method]}${common}`, columns)
}

/** Of how many figures some look clear by chance alone. */
function multiplicityText(rows: readonly ResultChange[]): string {
  const judged = rows.filter(({ verdict }) => verdict !== 'none' && verdict !== 'unknown')
  const same = rows.filter(({ verdict }) => verdict === 'none').length
  const clear = judged.filter(({ verdict }) => isClear(verdict)).length
  const start = `Of ${plural(rows.length, 'figure')} compared, ${same} ${same === 1 ? 'is' : 'are'} the same in every replication and ${clear} ${clear === 1 ? 'changes' : 'change'} clearly.`
  if (judged.length === 0) return start
  const expected = Math.round((1 - confidence) * judged.length)
  return `${start} Each is judged by itself: had nothing changed, about ${expected < 1 ? 'one in twenty' : expected} of ${judged.length} would look clear by chance alone.`
}

const isTooFew = ({ verdict, ci_low }: ResultChange) => verdict === 'unknown' && ci_low !== null

/** The headlines of each scenario and of each difference from the baseline. */
function figureBlocks(rows: readonly ResultChange[]): string[] {
  const blocks = grouped(rows)
  return [...blocks.values()].flatMap((own) => {
    const { scenario, baseline, deterrence } = own[0]!
    const lines = headlines.flatMap((metric) => {
      const row = own.find(
        (each) =>
          each.metric === metric &&
          each.scheme === '' &&
          each.counted_in === (metric === 'cost.total' ? '' : 'people'),
      )
      return row === undefined || row.from === null ? [] : [figureLine(row)]
    })
    const title = baseline === '' ? scenario : `${scenario} less ${baseline}`
    return [`${title} (deterrence: ${deterrence})`, head, ...lines, '']
  })
}

function grouped(rows: readonly ResultChange[]): Map<string, ResultChange[]> {
  const blocks = new Map<string, ResultChange[]>()
  for (const row of rows) {
    const key = `${row.scenario}\t${row.baseline}\t${row.deterrence}`
    blocks.set(key, [...(blocks.get(key) ?? []), row])
  }
  return blocks
}

const label = 30
const head = `${''.padEnd(label)}${'from'.padStart(9)}${'to'.padStart(9)}${'change'.padStart(10)}  95% interval`

function figureLine(row: ResultChange): string {
  const { metric, counted_in, unit, from, to, change, ci_low, ci_high, verdict, baseline } = row
  const isDifference = baseline !== ''
  const interval =
    verdict === 'none'
      ? 'the same'
      : ci_low === null || ci_high === null
        ? 'no interval'
        : `${amount(ci_low, unit, true)} to ${amount(ci_high, unit, true)}`
  const columnsOf = [
    amount(from, unit, isDifference).padStart(9),
    amount(to, unit, isDifference).padStart(9),
    amount(change, unit, true).padStart(10),
  ]
  const name = shortLabelOf(metric, counted_in as CountedIn)
  return `${`  ${name}`.padEnd(label)}${columnsOf.join('')}  ${interval}${isTooFew(row) ? ' *' : ''}`
}

/** How many figures change at each point of a sweep. */
function pointLines(rows: readonly ResultChange[]): string[] {
  const points = [...new Set(rows.map(({ point }) => point))].map((point) => {
    const own = rows.filter((row) => row.point === point)
    const differ = own.filter(({ verdict, change }) => verdict !== 'none' && change !== null && change !== 0)
    return {
      point,
      all: own.length,
      differ: differ.length,
      clear: own.filter(({ verdict }) => isClear(verdict)).length,
    }
  })
  const changed = points.filter(({ differ }) => differ > 0)
  return [
    `${changed.length} of ${plural(points.length, 'point')} differ; figures that differ, and clearly, at each:`,
    ...changed
      .slice(0, mostListed)
      .flatMap(({ point, all, differ, clear }) =>
        wrap(`${point}: ${differ} of ${all}, ${clear} clearly`, columns - 2).map((line) => `  ${line}`),
      ),
    ...(changed.length > mostListed ? [`  … and ${changed.length - mostListed} more.`] : []),
    'Every figure is in results.csv (--out) and in --json.',
    '',
  ]
}
