/** The outcomes that a briefing tells, in the words of a sentence and of a table, and what may be said of a difference in one. */
import { type Verdict, verdictOf } from '../statistics/verdict.ts'
import { type Found, interval, number, shown } from './find.ts'
import { type Figure, figure, say, type Text } from './text.ts'

/** An outcome in words. The size of a difference stands between the two parts of `more` and `fewer`. */
export interface Outcome {
  readonly metric: string
  /** Head of its column. */
  readonly head: string
  /** Within a sentence: ‘no clear change in …’. */
  readonly what: string
  readonly more: readonly [string, string]
  readonly fewer: readonly [string, string]
  /** Rows of schemes tell it: it is theirs where an option adds a single one. */
  readonly ofScheme?: true
}

const people = (
  metric: string,
  head: string,
  what: string,
  rest: string,
  more?: Pick<Outcome, 'ofScheme'>,
): Outcome => ({
  metric,
  head,
  what,
  more: ['', ` more ${rest}`],
  fewer: ['', ` fewer ${rest}`],
  ...more,
})

/** Every outcome that sentences and tables tell. */
export const outcomes = {
  returns: people('returns.total', 'People returned', 'people returned', 'people are returned'),
  arrivals: people(
    'arrivals.small_boat',
    'Small-boat arrivals',
    'small-boat arrivals',
    'people arrive by small boat',
  ),
  transferred: people(
    'scheme.transferred',
    'People transferred',
    'people transferred',
    'people are transferred',
    { ofScheme: true },
  ),
  broughtBack: people(
    'scheme.brought_back',
    'People brought back',
    'people brought back',
    'people are brought back',
    { ofScheme: true },
  ),
  waiting: people(
    'backlog.decision',
    'Waiting for a first decision at the end',
    'people waiting for a first decision at the end',
    'people wait for a first decision at the end',
  ),
  exhausted: people(
    'stock.rights_exhausted',
    'Rights exhausted and in the UK at the end',
    'people in the UK at the end whose rights are exhausted',
    'people are in the UK at the end whose rights are exhausted',
  ),
  supported: people(
    'support.supported',
    'Supported at the end',
    'people supported at the end',
    'people are supported at the end',
  ),
  detained: people(
    'days.detained',
    'Days in detention, all people',
    'days in detention, all people together',
    'days are spent in detention, all people together',
  ),
  wait: {
    metric: 'wait.decision.median',
    head: 'Median wait for a first decision, days',
    what: 'the median wait for a first decision',
    more: ['the median wait for a first decision is ', ' days longer'],
    fewer: ['the median wait for a first decision is ', ' days shorter'],
  },
  cost: {
    metric: 'cost.total',
    head: 'Public cost',
    what: 'public cost',
    more: ['public cost is ', ' higher'],
    fewer: ['public cost is ', ' lower'],
  },
} as const satisfies Readonly<Record<string, Outcome>>

/** What may be said of a difference: the table's word where it has one. */
export const verdictIn = ({ row }: Found): Verdict =>
  'verdict' in row && row.verdict !== '' ? row.verdict : verdictOf(row)

/** What a difference comes to, as the rest of a sentence: ‘37 fewer people are returned (18 to 57)’. */
export function statement(found: Found | undefined, { what, more, fewer }: Outcome): Text {
  if (found === undefined) return say`nothing can be said of ${what}`
  const verdict = verdictIn(found)
  switch (verdict) {
    case 'none':
      return say`no change in ${what}`
    case 'more':
    case 'fewer': {
      const [before, after] = verdict === 'more' ? more : fewer
      return say`${before}${shown(found, 'size')}${after} ${sizes(found)}`
    }
    case 'unclear':
      return say`no clear change in ${what}: ${shown(found, 'signed')} ${interval(found, 'signed')}`
    case 'unknown':
      return interval(found).length === 0
        ? say`${shown(found, 'signed')} in ${what}, from a single run, so it may be chance`
        : say`${shown(found, 'signed')} ${interval(found, 'signed')} in ${what}, from too few runs to rule out chance`
  }
}

/** The interval of a clear difference in sizes, the smaller first. */
function sizes(found: Found): Text {
  const ends = [number(found, 'ci_low'), number(found, 'ci_high')].filter((end) => end !== undefined)
  const [small, large] = ends.toSorted((a, b) => Math.abs(a.value) - Math.abs(b.value))
  return small === undefined || large === undefined
    ? []
    : say`(${figure(small, 'size')} to ${figure(large, 'size')})`
}

/** The range in which nine of ten runs lie, as a sentence; none where there are too few runs to say. */
export function nineInTen(found: Found | undefined): Text {
  const [low, high] = [found && number(found, 'p05'), found && number(found, 'p95')]
  return low === undefined || high === undefined
    ? []
    : say`In nine out of ten runs the change is between ${figure(low, 'signed')} and ${figure(high, 'signed')}.`
}

/** A verdict as the beginning of a heading. */
export function headline(found: Found | undefined, { what, more, fewer }: Outcome): Text {
  const verdict = found === undefined ? 'unknown' : verdictIn(found)
  if (found === undefined || verdict === 'unknown') return say`too few runs to say whether ${what} changes`
  if (verdict === 'none') return say`no change in ${what}`
  if (verdict === 'unclear') return say`no clear change in ${what}`
  const [before, after] = verdict === 'more' ? more : fewer
  const size: Figure | string = shown(found, 'size')
  return say`${before}${size}${after}`
}
